package io.yizhan.core.plugins;

import io.yizhan.core.database.Database;
import io.yizhan.core.model.ContentModel;
import io.yizhan.core.model.ModelParts;
import io.yizhan.core.model.ModelReader;
import io.yizhan.core.model.ModelRejected;
import io.yizhan.core.model.ModelSource;
import io.yizhan.core.plugins.PluginStore.Row;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** From the bytes of a package to a started plugin that is not in force yet. */
@Singleton
final class PluginInstaller {
    private final PluginFolders folders;
    private final PluginStore store;
    private final Database database;
    private final CallLimit limit;

    PluginInstaller(PluginFolders folders, PluginStore store, Database database, CallLimit limit) {
        this.folders = folders;
        this.store = store;
        this.database = database;
        this.limit = limit;
    }

    /** At most one byte more than a package may have. */
    static byte[] read(InputStream in) throws IOException {
        return in.readNBytes(PackageChecks.MAX_PACKAGE_BYTES + 1);
    }

    static byte[] read(Path jar) throws IOException {
        try (InputStream in = Files.newInputStream(jar)) {
            return read(in);
        }
    }

    /**
     * Checks a package and its model against the model in force, and unpacks it.
     *
     * @throws io.yizhan.core.problem.ProblemException PLUGIN_REJECTED with all reasons
     */
    PluginPackage take(byte[] archive, ContentModel model, List<Row> rows) {
        PackageChecks checks = new PackageChecks();
        List<ZipFileReader.Entry> entries = checks.check(archive);
        List<PluginReason> reasons = new ArrayList<>(checks.reasons());
        Optional<PluginManifest> manifest = checks.manifest().filter(found -> PluginManifest.isId(found.id()));
        if (manifest.isPresent()) {
            reasons.addAll(modelReasons(model, new ModelSource(manifest.get().id(), checks.modelFiles())));
        }
        if (reasons.isEmpty() && manifest.isPresent()) {
            reasons.addAll(downgrade(manifest.get(), rows));
        }
        if (!reasons.isEmpty() || manifest.isEmpty()) {
            throw PluginReason.rejected(reasons);
        }
        try {
            return PluginPackage.unpack(archive, manifest.get(), entries, folders.root());
        } catch (IOException e) {
            throw new UncheckedIOException("the package cannot be unpacked", e);
        }
    }

    private static List<PluginReason> modelReasons(ContentModel model, ModelSource source) {
        try {
            ModelReader.extend(model, source);
            return List.of();
        } catch (ModelRejected e) {
            return PluginReason.of(e);
        }
    }

    private static List<PluginReason> downgrade(PluginManifest manifest, List<Row> rows) {
        return rows.stream()
                .filter(row -> row.id().equals(manifest.id()) && row.state() != PluginState.REMOVED)
                .filter(row -> PluginManifest.compareVersions(manifest.version(), row.version()) < 0)
                .map(row -> PluginReason.of(
                        PluginReasonCode.DOWNGRADE, "installed", row.version(), "version", manifest.version()))
                .toList();
    }

    /** The package of a row, checked again as the database has it; unpacked unless it lies there. */
    PluginPackage open(Row row) {
        try {
            byte[] archive = database.read(sql -> store.packageBytes(sql, row.sha256()));
            if (!PluginPackage.sha256(archive).equals(row.sha256())) {
                throw PluginReason.rejected(List.of(PluginReason.of(PluginReasonCode.PACKAGE_LOST)));
            }
            PackageChecks checks = new PackageChecks();
            List<ZipFileReader.Entry> entries = checks.check(archive);
            if (!checks.reasons().isEmpty() || checks.manifest().isEmpty()) {
                throw PluginReason.rejected(checks.reasons());
            }
            return PluginPackage.unpack(archive, checks.manifest().get(), entries, folders.root());
        } catch (IOException e) {
            throw new UncheckedIOException("the package of plugin " + row.id() + " cannot be unpacked", e);
        }
    }

    /**
     * Reads what the plugin contributes and starts its code.
     *
     * @throws io.yizhan.core.problem.ProblemException PLUGIN_REJECTED with all reasons
     */
    RunningPlugin start(PluginPackage pack) {
        ModelParts model;
        try {
            model = ModelReader.readParts(pack.model());
        } catch (ModelRejected e) {
            throw PluginReason.rejected(PluginReason.of(e));
        }
        return PluginRuntime.start(pack, model, limit);
    }
}
