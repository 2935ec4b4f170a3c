package io.yizhan.core.search;

import io.yizhan.core.model.ContentType;
import io.yizhan.core.model.Field;
import io.yizhan.core.model.FieldPath;
import io.yizhan.core.model.FieldPath.Component;
import io.yizhan.core.model.FieldPath.FieldStep;
import io.yizhan.core.model.FieldPath.Step;
import io.yizhan.core.model.FieldPath.SystemProperty;
import io.yizhan.core.model.FieldType;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A path whose values conditions compare or miss, lists are ordered by or facets count.
 *
 * @param name the same for every way of writing the path
 * @param type of the field; of properties that every entry has, a moment
 */
record ComparedPath(FieldPath path, String name, FieldType type, boolean localized, boolean sortable, boolean facet) {

    /** All such paths of a type; rows of groups and links are not in the index. */
    static List<ComparedPath> of(ContentType type) {
        List<ComparedPath> paths = new ArrayList<>();
        for (SystemProperty property :
                List.of(SystemProperty.CREATED_AT, SystemProperty.UPDATED_AT, SystemProperty.PUBLISHED_AT)) {
            List<List<Step>> all =
                    List.of(List.of(property), List.of(property, Component.YEAR), List.of(property, Component.MONTH));
            for (List<Step> steps : all) {
                FieldPath path = new FieldPath(steps);
                boolean whole = steps.size() == 1;
                paths.add(new ComparedPath(path, name(path), new FieldType.Moment(), false, whole, false));
            }
        }
        for (Field field : type.allFields()) {
            if (field.type() instanceof FieldType.Group group) {
                if (!group.repeatable()) {
                    group.fields().forEach(inner -> add(List.of(field, inner), paths));
                }
            } else {
                add(List.of(field), paths);
            }
        }
        return paths;
    }

    private static void add(List<Field> fields, List<ComparedPath> into) {
        Field field = fields.getLast();
        boolean links = field.type() instanceof FieldType.Reference || field.type() instanceof FieldType.Asset;
        boolean compared = field.filterable() || field.sortable() || field.facet() || field.unique();
        boolean localizedInside = fields.size() > 1 && field.localized();
        if ((!compared && !links) || localizedInside || field.type() instanceof FieldType.Group) {
            return;
        }
        List<Step> steps = new ArrayList<>();
        fields.forEach(one -> steps.add(new FieldStep(one.key())));
        into.add(path(steps, field));
        switch (field.type()) {
            case FieldType.Money _ -> into.add(path(with(steps, Component.CURRENCY), field));
            case FieldType.UncertainDate _ -> into.add(path(with(steps, Component.LATEST), field));
            case FieldType.Reference _ -> into.add(path(with(steps, Component.TARGET_TYPE), field));
            case FieldType.Day _, FieldType.Moment _ -> {
                into.add(path(with(steps, Component.YEAR), field));
                into.add(path(with(steps, Component.MONTH), field));
            }
            default -> {
                // one value, one path
            }
        }
    }

    private static ComparedPath path(List<Step> steps, Field field) {
        FieldPath path = new FieldPath(steps);
        boolean whole = steps.getLast() instanceof FieldStep;
        return new ComparedPath(
                path, name(path), field.type(), field.localized(), whole && field.sortable(), whole && field.facet());
    }

    private static List<Step> with(List<Step> steps, Component component) {
        List<Step> longer = new ArrayList<>(steps);
        longer.add(component);
        return longer;
    }

    /** The same for paths that mean the same values: the amount of money is its value. */
    static String name(FieldPath path) {
        return path.steps().stream()
                .filter(step -> !(step instanceof Component component) || apart(component))
                .map(Step::word)
                .collect(Collectors.joining("/"));
    }

    private static boolean apart(Component component) {
        return switch (component) {
            case CURRENCY, LATEST, TARGET_TYPE, YEAR, MONTH -> true;
            default -> false;
        };
    }

    /** Whether texts are found in it by a part of theirs. */
    boolean folded() {
        return switch (type) {
            case FieldType.Text _,
                    FieldType.Url _,
                    FieldType.Email _,
                    FieldType.Phone _,
                    FieldType.Slug _,
                    FieldType.Identifier _ -> true;
            case FieldType.Money _ -> path.steps().getLast() == Component.CURRENCY;
            default -> false;
        };
    }

    /** Whether its order is that of an alphabet. */
    boolean alphabetical() {
        return folded() && !(type instanceof FieldType.Money);
    }
}
