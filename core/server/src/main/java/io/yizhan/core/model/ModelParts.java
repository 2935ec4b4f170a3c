package io.yizhan.core.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What owners bring to a model, before it is put together: may hold clashes and dangling references.
 *
 * @param types without groups of other owners
 * @param locations where each part stands, for problems
 */
public record ModelParts(
        List<ContentType> types,
        List<FieldGroup> groups,
        List<ContentComponent> components,
        List<Vocabulary> vocabularies,
        ModelLocations locations) {
    public ModelParts {
        types = List.copyOf(types);
        groups = List.copyOf(groups);
        components = List.copyOf(components);
        vocabularies = List.copyOf(vocabularies);
    }

    /** The parts of an assembled model, e.g. to add a plugin's. */
    public static ModelParts of(ContentModel model) {
        List<FieldGroup> groups = model.types().values().stream()
                .flatMap(type -> type.groups().stream())
                .toList();
        List<ContentType> types = model.types().values().stream()
                .map(type -> type.withGroups(List.of()))
                .toList();
        return new ModelParts(
                types,
                groups,
                List.copyOf(model.components().values()),
                List.copyOf(model.vocabularies().values()),
                new ModelLocations());
    }

    /** These parts and then the others. */
    public ModelParts plus(ModelParts more) {
        ModelLocations both = new ModelLocations();
        both.putAll(locations);
        both.putAll(more.locations);
        return new ModelParts(
                concat(types, more.types),
                concat(groups, more.groups),
                concat(components, more.components),
                concat(vocabularies, more.vocabularies),
                both);
    }

    /** These parts without those of one owner: what stays when a plugin goes. */
    public ModelParts without(String owner) {
        return new ModelParts(
                types.stream().filter(type -> !type.owner().equals(owner)).toList(),
                groups.stream().filter(group -> !group.owner().equals(owner)).toList(),
                components.stream()
                        .filter(component -> !component.owner().equals(owner))
                        .toList(),
                vocabularies.stream()
                        .filter(vocabulary -> !vocabulary.owner().equals(owner))
                        .toList(),
                locations);
    }

    /** With the builds of plugins' code in their computed fields; locations are lost. */
    ModelParts computedBy(Map<String, String> versions) {
        List<ContentType> marked = types.stream()
                .map(type -> type.withFields(computedBy(versions, type.fields())))
                .toList();
        List<FieldGroup> markedGroups = groups.stream()
                .map(group -> group.withFields(computedBy(versions, group.fields())))
                .toList();
        return new ModelParts(marked, markedGroups, components, vocabularies, new ModelLocations());
    }

    private static List<Field> computedBy(Map<String, String> versions, List<Field> fields) {
        return fields.stream()
                .map(field -> field.computedBy(versions.getOrDefault(field.key().owner(), "")))
                .toList();
    }

    /**
     * Checks everything as a whole and puts it together.
     *
     * @throws ModelRejected with all problems
     */
    public ContentModel assemble() {
        List<ModelProblem> problems = ModelChecks.check(this);
        if (!problems.isEmpty()) {
            throw new ModelRejected(problems);
        }
        return ModelAssembly.unchecked(this);
    }

    private static <T> List<T> concat(List<T> first, List<T> second) {
        List<T> all = new ArrayList<>(first);
        all.addAll(second);
        return all;
    }
}
