package io.yizhan.core.model;

import io.yizhan.core.model.ModelLocations.Location;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Rules of components: their ids, what may stand inside them, and that none holds itself. */
final class ComponentChecks {
    /** Groups, components and blocks inside one another, that around them counted, where blocks are among them. */
    static final int MAX_DEPTH = 4;

    private static final Set<String> TITLES = Set.of("text", "longText", "richText", "url");

    private final ModelParts parts;
    private final Problems problems;
    private final Map<String, ContentComponent> known = new HashMap<>();

    ComponentChecks(ModelParts parts, Problems problems) {
        this.parts = parts;
        this.problems = problems;
    }

    void check() {
        Map<String, ContentComponent> ids = new HashMap<>();
        for (ContentComponent component : parts.components()) {
            ContentComponent first = ids.putIfAbsent(component.id().toLowerCase(Locale.ROOT), component);
            if (first != null) {
                Location other = parts.locations().locate(first, "id", first.owner(), first.id());
                problems.add(
                        locate(component, "id"),
                        ModelProblemCode.COMPONENT_CLASH,
                        "id",
                        component.id(),
                        "owner",
                        first.owner(),
                        "file",
                        other.file());
            }
            known.putIfAbsent(component.id(), component);
        }
        Set<String> inCircle = new HashSet<>();
        for (ContentComponent component : parts.components()) {
            List<String> circle = circle(component.id(), component.fields(), List.of(component.id()));
            if (circle.isEmpty()) {
                check(component);
            } else if (inCircle.addAll(circle)) {
                String route = String.join(" → ", circle);
                problems.add(
                        locate(component, "fields"),
                        ModelProblemCode.COMPONENT_CYCLE,
                        "id",
                        component.id(),
                        "path",
                        route);
            }
        }
    }

    private void check(ContentComponent component) {
        if (!component.icon().isEmpty() && !component.icon().matches("[a-z][a-z0-9-]{0,47}")) {
            problems.add(locate(component, "icon"), ModelProblemCode.BAD_ICON, "icon", component.icon());
        }
        component.titleField().ifPresent(title -> {
            Set<String> ids = component.fields().stream().map(Field::id).collect(Collectors.toCollection(TreeSet::new));
            if (!ids.contains(title)) {
                problems.addUnknown(
                        locate(component, "titleField"), ModelProblemCode.UNKNOWN_FIELD, "field", title, ids);
            } else if (component.fields().stream()
                    .noneMatch(field -> field.id().equals(title)
                            && TITLES.contains(field.type().word()))) {
                problems.add(locate(component, "titleField"), ModelProblemCode.COMPONENT_TITLE_KIND, "field", title);
            }
        });
        new FieldChecks(parts, problems, component.id())
                .check(component.fields(), FieldChecks.Place.COMPONENT, component, component.owner());
    }

    /** The components from one back to itself; empty if none of the ways through its fields leads there. */
    private List<String> circle(String start, List<Field> fields, List<String> route) {
        for (Field field : fields) {
            for (String id : named(field.type())) {
                List<String> further = new ArrayList<>(route);
                further.add(id);
                if (id.equals(start)) {
                    return further;
                }
                ContentComponent next = known.get(id);
                if (next != null && !route.contains(id)) {
                    List<String> circle = circle(start, next.fields(), further);
                    if (!circle.isEmpty()) {
                        return circle;
                    }
                }
            }
            if (field.type() instanceof FieldType.Group group
                    && group.component().isEmpty()) {
                List<String> circle = circle(start, group.fields(), route);
                if (!circle.isEmpty()) {
                    return circle;
                }
            }
        }
        return List.of();
    }

    private static List<String> named(FieldType type) {
        return switch (type) {
            case FieldType.Group group -> group.component().stream().toList();
            case FieldType.Blocks blocks -> blocks.allowed();
            default -> List.of();
        };
    }

    /** How many groups, components and blocks stand inside one another, from this type of field downwards. */
    static int height(FieldType type) {
        return switch (type) {
            case FieldType.Group group -> 1 + height(group.fields());
            case FieldType.Blocks blocks ->
                1
                        + blocks.components().stream()
                                .mapToInt(component -> height(component.fields()))
                                .max()
                                .orElse(0);
            default -> 0;
        };
    }

    private static int height(List<Field> fields) {
        return fields.stream().mapToInt(field -> height(field.type())).max().orElse(0);
    }

    /** The longest way down to a field, as it is kept beside links: {@code core.body/worksBlock/works}. */
    static String longestPath(Field field, String path) {
        List<String> paths = new ArrayList<>(List.of(path));
        switch (field.type()) {
            case FieldType.Group group ->
                group.fields().forEach(inner -> paths.add(longestPath(inner, path + "/" + inner.id())));
            case FieldType.Blocks blocks ->
                blocks.components()
                        .forEach(component -> component
                                .fields()
                                .forEach(inner ->
                                        paths.add(longestPath(inner, path + "/" + component.id() + "/" + inner.id()))));
            default -> {
                // nothing stands inside
            }
        }
        return paths.stream()
                .max((some, other) -> Integer.compare(some.length(), other.length()))
                .orElse(path);
    }

    private Location locate(ContentComponent component, String key) {
        return parts.locations().locate(component, key, component.owner(), component.id() + "/" + key);
    }
}
