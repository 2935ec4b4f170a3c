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
        PluginDescription description = plugin.description();
        json.put("sha256", plugin.sha256());
        json.put("label", description.label().texts());
        json.put("description", description.description().texts());
        json.put("state", plugin.state().name());
        json.put("enabled", plugin.enabled());
        json.put("problem", plugin.problem().map(Labels::texts).orElse(null));
        json.put("failures", plugin.failures());
        json.put("lastFailure", plugin.lastFailure().map(PluginJson::failure).orElse(null));
        json.put("types", description.types());
        json.put("fieldGroups", description.fieldGroups());
        json.put(
                "contributions",
                description.contributions().stream()
                        .map(PluginJson::contribution)
                        .toList());
        json.put("provides", description.provides());
        json.put("requires", description.requires());
        json.put("provider", description.provider());
        json.put("installedAt", plugin.installedAt());
        return json;
    }

    private static Map<String, Object> failure(PluginFailure failure) {
        return Map.of("message", failure.message().texts(), "at", failure.at());
    }

    private static Map<String, @Nullable Object> contribution(Contribution one) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("kind", one.kind().name());
        json.put("id", one.id());
        json.put("type", one.type().orElse(null));
        json.put("label", one.label().texts());
        json.put("fields", one.fields().stream().map(Labels::texts).toList());
        json.put("terms", one.terms());
        return json;
    }
}
