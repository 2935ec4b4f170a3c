package io.yizhan.core.plugins;

import io.micronaut.context.annotation.Property;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Folders of plugins on this server's disk. */
@Singleton
final class PluginFolders {
    private final Path folder;
    private final Path bundled;

    PluginFolders(
            PluginsConfig config,
            @Property(name = "yizhan.data-folder", defaultValue = "data") String dataFolder,
            @Property(name = "yizhan.home", defaultValue = ".") String home) {
        this.folder =
                Optional.ofNullable(config.folder()).map(Path::of).orElseGet(() -> Path.of(dataFolder, "plugins"));
        this.bundled = Optional.ofNullable(config.bundled()).map(Path::of).orElseGet(() -> Path.of(home, "plugins"));
    }

    /** Where packages lie unpacked. */
    Path root() throws IOException {
        return Files.createDirectories(folder);
    }

    /** Where this package lies or would lie. */
    Path of(String sha256) {
        return folder.resolve(sha256);
    }

    /** Deletes all that is not one of these packages: what a broken-off installation left, and what somebody put there. */
    void keepOnly(Set<String> sha256) throws IOException {
        try (DirectoryStream<Path> found = Files.newDirectoryStream(root())) {
            for (Path path : found) {
                if (!sha256.contains(path.getFileName().toString())) {
                    PluginPackage.delete(path);
                }
            }
        }
    }

    /** Jars of the plugins that come with the server, as built or as shipped, in order of name. */
    List<Path> bundledJars() throws IOException {
        List<Path> jars = new ArrayList<>();
        if (Files.isDirectory(bundled)) {
            addJars(jars, bundled);
            try (DirectoryStream<Path> modules = Files.newDirectoryStream(bundled, Files::isDirectory)) {
                for (Path module : modules) {
                    if (Files.isDirectory(module.resolve("target"))) {
                        addJars(jars, module.resolve("target"));
                    }
                }
            }
        }
        return jars.stream().sorted().toList();
    }

    private static void addJars(List<Path> jars, Path from) throws IOException {
        try (DirectoryStream<Path> found = Files.newDirectoryStream(from, "*.jar")) {
            for (Path jar : found) {
                String name = jar.getFileName().toString();
                if (!name.endsWith("-sources.jar") && !name.endsWith("-javadoc.jar") && !name.endsWith("-tests.jar")) {
                    jars.add(jar);
                }
            }
        }
    }
}
