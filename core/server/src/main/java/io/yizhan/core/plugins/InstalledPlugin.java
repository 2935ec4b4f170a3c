package io.yizhan.core.plugins;

import io.yizhan.core.model.Labels;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A plugin as operators see it.
 *
 * @param enabled whether it is meant to run
 * @param problem why it does not run although it should, in both languages
 * @param types ids of the content types it brings
 * @param fieldGroups field groups it brings, {@code type.group}
 * @param provides its extensions by kind, e.g. {@code EntryValidator}; only while it runs
 * @param requires range of the plugin API
 */
public record InstalledPlugin(
        String id,
        String version,
        Labels label,
        Labels description,
        PluginState state,
        boolean enabled,
        Optional<Labels> problem,
        List<String> types,
        List<String> fieldGroups,
        List<String> provides,
        String requires,
        String provider,
        Instant installedAt) {
    public InstalledPlugin {
        types = List.copyOf(types);
        fieldGroups = List.copyOf(fieldGroups);
        provides = List.copyOf(provides);
    }
}
