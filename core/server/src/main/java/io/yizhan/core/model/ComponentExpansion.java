package io.yizhan.core.model;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Puts components in where fields name them. Of what is unknown or holds itself nothing is put in; {@link ComponentChecks}
 * tells of it. Parts that are put in already are put in anew.
 */
@SuppressWarnings("ReferenceEquality") // parts that are equal may stand in several places
final class ComponentExpansion {
    private final ModelLocations locations;
    private final Map<String, ContentComponent> known = new HashMap<>();
    private final Map<String, ContentComponent> done = new HashMap<>();
    private final Deque<String> around = new ArrayDeque<>();

    private ComponentExpansion(ModelParts parts) {
        locations = parts.locations();
        parts.components().forEach(component -> known.putIfAbsent(component.id(), component));
    }

    static ModelParts of(ModelParts parts) {
        ComponentExpansion expansion = new ComponentExpansion(parts);
        List<ContentComponent> components = parts.components().stream()
                .map(component -> expansion
                        .expanded(component.id())
                        .filter(one -> one.owner().equals(component.owner()))
                        .orElse(component))
                .toList();
        List<ContentType> types = parts.types().stream()
                .map(type -> {
                    List<Field> fields = expansion.fields(type.fields());
                    return same(fields, type.fields())
                            ? type
                            : expansion.locations.moved(type, type.withFields(fields));
                })
                .toList();
        List<FieldGroup> groups = parts.groups().stream()
                .map(group -> {
                    List<Field> fields = expansion.fields(group.fields());
                    return same(fields, group.fields())
                            ? group
                            : expansion.locations.moved(group, group.withFields(fields));
                })
                .toList();
        return new ModelParts(types, groups, components, parts.vocabularies(), parts.locations());
    }

    private static boolean same(List<Field> some, List<Field> others) {
        for (int i = 0; i < some.size(); i++) {
            if (some.get(i) != others.get(i)) {
                return false;
            }
        }
        return true;
    }

    private Optional<ContentComponent> expanded(String id) {
        ContentComponent read = known.get(id);
        if (read == null || around.contains(id)) {
            return Optional.empty();
        }
        ContentComponent before = done.get(id);
        if (before != null) {
            return Optional.of(before);
        }
        around.push(id);
        List<Field> fields = fields(read.fields());
        around.pop();
        ContentComponent made = same(fields, read.fields()) ? read : locations.moved(read, read.withFields(fields));
        done.put(id, made);
        return Optional.of(made);
    }

    private List<Field> fields(List<Field> fields) {
        List<Field> made = new ArrayList<>();
        for (Field field : fields) {
            FieldType type = type(field.type());
            made.add(type == field.type() ? field : locations.moved(field, field.with(type)));
        }
        return made;
    }

    private FieldType type(FieldType type) {
        return switch (type) {
            case FieldType.Group group -> {
                List<Field> fields = group.component().isEmpty()
                        ? fields(group.fields())
                        : expanded(group.component().get())
                                .map(ContentComponent::fields)
                                .orElse(List.of());
                boolean unchanged = fields.size() == group.fields().size() && same(fields, group.fields());
                yield unchanged
                        ? group
                        : new FieldType.Group(group.repeatable(), group.maxRows(), fields, group.component());
            }
            case FieldType.Blocks blocks -> {
                List<ContentComponent> components = blocks.allowed().stream()
                        .distinct()
                        .flatMap(id -> expanded(id).stream())
                        .toList();
                yield components.equals(blocks.components())
                        ? blocks
                        : new FieldType.Blocks(blocks.allowed(), blocks.maxRows(), components);
            }
            default -> type;
        };
    }
}
