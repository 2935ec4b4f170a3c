package io.yizhan.core.plugins;

import io.yizhan.core.model.Labels;
import java.time.Instant;
import java.util.Optional;

/**
 * A plugin as operators see it.
 *
 * @param sha256 of the package, hex
 * @param state as this server has it
 * @param enabled whether it is meant to run
 * @param problem why it does not run although it should, in both languages
 * @param failures calls that came to nothing on this server since it was started
 * @param lastFailure the latest of them
 */
public record InstalledPlugin(
        String id,
        String version,
        String sha256,
        PluginDescription description,
        PluginState state,
        boolean enabled,
        Optional<Labels> problem,
        int failures,
        Optional<PluginFailure> lastFailure,
        Instant installedAt) {}
