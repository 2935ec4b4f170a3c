package io.yizhan.core.plugins;

import io.yizhan.core.database.DatabaseUnavailable;
import io.yizhan.core.model.ModelReader;
import io.yizhan.core.model.ModelSource;
import io.yizhan.core.problem.ProblemException;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where a server gets its first content model: core's files, those of all enabled plugins, and the site's own. */
@Singleton
public class ModelStart {
    private static final Logger LOG = LoggerFactory.getLogger(ModelStart.class);

    private final PluginService plugins;
    private final PluginFolders folders;

    ModelStart(PluginService plugins, PluginFolders folders) {
        this.plugins = plugins;
        this.folders = folders;
    }

    /**
     * Puts the model in force; called once, before the server is ready and before any command that touches content.
     * Then installs the plugins that come with the server and are new here. A plugin that cannot be used does not hinder
     * the start: it shows its problem.
     *
     * @throws ServerTooOld if a plugin in force here needs a newer server
     * @throws RuntimeException if core's own model cannot be used
     */
    public void start() {
        startInstalled();
        try {
            for (Path jar : folders.bundledJars()) {
                try {
                    plugins.bundle(PluginInstaller.read(jar));
                } catch (DatabaseUnavailable e) {
                    throw e;
                } catch (ProblemException e) {
                    LOG.error("bundled plugin {} cannot be used: {}", jar, e.getMessage());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the plugins that come with the server cannot be read", e);
        }
    }

    /** Puts the model in force again once the content languages are others, and tells the servers that run. */
    public void again() {
        plugins.refresh();
    }

    /** {@link #start} without those that come with the server: the model as the database names it. */
    public void startInstalled() {
        plugins.begin(ModelReader.readParts(ModelSource.besideClass("core", ModelReader.class, "model")));
    }
}
