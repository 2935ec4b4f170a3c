package io.yizhan.core.plugins;

import io.yizhan.core.model.Labels;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Plugins as the admin API and the upload address answer them. */
final class PluginJson {
    private PluginJson() {}

    static Map<String, @Nullable Object> of(InstalledPlugin plugin) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("id", plugin.id());
        json.put("version", plugin.version());
        json.put("label", plugin.label().texts());
        json.put("description", plugin.description().texts());
        json.put("state", plugin.state().name());
        json.put("enabled", plugin.enabled());
        json.put("problem", plugin.problem().map(Labels::texts).orElse(null));
        json.put("types", plugin.types());
        json.put("fieldGroups", plugin.fieldGroups());
        json.put("provides", plugin.provides());
        json.put("requires", plugin.requires());
        json.put("provider", plugin.provider());
        json.put("installedAt", plugin.installedAt());
        return json;
    }
}
