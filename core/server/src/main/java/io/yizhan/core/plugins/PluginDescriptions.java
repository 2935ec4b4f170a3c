package io.yizhan.core.plugins;

import io.yizhan.core.model.Labels;
import io.yizhan.core.plugins.PluginStore.Row;
import io.yizhan.core.problem.ProblemException;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Rows of plugins as operators see them: with what the package says of itself and how it fares on this server. */
@Singleton
final class PluginDescriptions {
    private final PluginsInForce inForce;
    private final PluginCatchUp catchUp;
    private final PluginInstaller installer;
    private final PluginFolders folders;

    PluginDescriptions(
            PluginsInForce inForce, PluginCatchUp catchUp, PluginInstaller installer, PluginFolders folders) {
        this.inForce = inForce;
        this.catchUp = catchUp;
        this.installer = installer;
        this.folders = folders;
    }

    InstalledPlugin of(Row row) {
        Optional<RunningPlugin> running = inForce.find(row.id());
        PluginDescription description = running.map(PluginDescription::of)
                .or(() -> PluginDescription.ofFolder(row.id(), folders.of(row.sha256())))
                .or(() -> unpacked(row))
                .orElseGet(() -> PluginDescription.unknown(row.id()));
        Optional<Labels> problemHere = catchUp.findProblem(row.id());
        return new InstalledPlugin(
                row.id(),
                row.version(),
                row.sha256(),
                description,
                state(row, running, problemHere.isPresent()),
                row.enabled(),
                problemHere.or(row::problem),
                running.map(RunningPlugin::failures).orElse(0),
                running.flatMap(RunningPlugin::lastFailure),
                row.installedAt());
    }

    private static PluginState state(Row row, Optional<RunningPlugin> running, boolean failedHere) {
        if (failedHere) {
            return PluginState.FAILED;
        }
        boolean slow = running.flatMap(RunningPlugin::lastFailure)
                .filter(PluginFailure::slow)
                .isPresent();
        return slow ? PluginState.SLOW : row.state();
    }

    /** One that is switched off may never have been unpacked on this server. */
    private Optional<PluginDescription> unpacked(Row row) {
        try {
            return PluginDescription.ofFolder(row.id(), installer.open(row).folder());
        } catch (ProblemException e) {
            return Optional.empty();
        }
    }
}
