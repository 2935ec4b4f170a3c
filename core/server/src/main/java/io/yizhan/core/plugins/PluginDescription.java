package io.yizhan.core.plugins;

import io.yizhan.core.model.ContentType;
import io.yizhan.core.model.Labels;
import io.yizhan.core.model.ModelParts;
import io.yizhan.core.model.ModelReader;
import io.yizhan.core.model.ModelRejected;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a plugin says of itself, whether it runs or only lies there. */
record PluginDescription(
        Labels label,
        Labels description,
        List<String> types,
        List<String> fieldGroups,
        List<String> provides,
        String requires,
        String provider) {

    static PluginDescription of(RunningPlugin plugin) {
        List<String> provides = new ArrayList<>();
        plugin.validators().forEach(validator -> provides.add("EntryValidator"));
        plugin.computed().forEach(field -> provides.add("ComputedField"));
        return of(
                plugin.pack().manifest(),
                plugin.model(),
                provides.stream().distinct().sorted().toList());
    }

    /** Empty if there is nothing readable. */
    static Optional<PluginDescription> ofFolder(String id, Path folder) {
        try {
            byte[] properties = Files.readAllBytes(folder.resolve(PluginManifest.FILE));
            return PluginManifest.read(properties, new ArrayList<>()).map(manifest -> {
                PluginPackage pack = new PluginPackage(manifest, "", folder);
                return of(manifest, ModelReader.readParts(pack.model()), List.of());
            });
        } catch (IOException | ModelRejected e) {
            return Optional.empty();
        }
    }

    static PluginDescription unknown(String id) {
        return new PluginDescription(Labels.of(id, id), Labels.of("—", "—"), List.of(), List.of(), List.of(), "", "");
    }

    private static PluginDescription of(PluginManifest manifest, ModelParts model, List<String> provides) {
        return new PluginDescription(
                manifest.label(),
                manifest.description(),
                model.types().stream().map(ContentType::id).toList(),
                model.groups().stream()
                        .map(group -> group.type() + "." + group.name())
                        .toList(),
                provides,
                manifest.requires(),
                manifest.provider());
    }
}
