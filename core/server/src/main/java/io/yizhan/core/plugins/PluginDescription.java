package io.yizhan.core.plugins;

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
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What a plugin says of itself, whether it runs or only lies there.
 *
 * @param contributions what it adds to the content model
 * @param provides its extensions by kind, e.g. {@code EntryValidator}; only while it runs
 * @param requires range of the plugin API
 */
public record PluginDescription(
        Labels label,
        Labels description,
        List<Contribution> contributions,
        List<String> provides,
        String requires,
        String provider) {
    public PluginDescription {
        contributions = List.copyOf(contributions);
        provides = List.copyOf(provides);
    }

    /** Ids of the content types it brings. */
    public List<String> types() {
        return contributions.stream()
                .filter(one -> one.kind() == Contribution.Kind.TYPE)
                .map(Contribution::id)
                .toList();
    }

    /** Field groups it brings, {@code type.group}. */
    public List<String> fieldGroups() {
        return contributions.stream()
                .flatMap(one -> one.type().map(type -> type + "." + one.id()).stream())
                .toList();
    }

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
        return new PluginDescription(Labels.of(id, id), Labels.of("—", "—"), List.of(), List.of(), "", "");
    }

    private static PluginDescription of(PluginManifest manifest, ModelParts model, List<String> provides) {
        return new PluginDescription(
                manifest.label(),
                manifest.description(),
                Stream.of(
                                model.types().stream().map(Contribution::of),
                                model.groups().stream().map(Contribution::of),
                                model.components().stream().map(Contribution::of),
                                model.vocabularies().stream().map(Contribution::of))
                        .flatMap(Function.identity())
                        .toList(),
                provides,
                manifest.requires(),
                manifest.provider());
    }
}
