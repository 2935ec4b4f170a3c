package io.yizhan.core.model;

import io.yizhan.core.model.ModelLocations.Location;
import java.util.List;

/**
 * Estimates columns and indexes of the derived tables and refuses types that come near the limits of MySQL (64 keys,
 * some 64 kB a row). Shared and localised values lie in tables of their own, as does each field group and each
 * repeatable group.
 */
final class ProjectionBudget {
    private static final int MAX_COLUMNS = 80;
    private static final int MAX_INDEXES = 40;

    private final boolean localized;
    private int columns;
    private int indexes;

    private ProjectionBudget(boolean localized) {
        this.localized = localized;
    }

    static void check(ModelParts parts, Problems problems) {
        for (ContentType type : parts.types()) {
            Location at = parts.locations().locate(type, "fields", type.owner(), type.id());
            check(type.fields(), type.id(), at, problems);
        }
        for (FieldGroup group : parts.groups()) {
            String name = group.type() + "." + group.name();
            Location at = parts.locations().locate(group, "fields", group.owner(), name);
            check(group.fields(), name, at, problems);
        }
    }

    private static void check(List<Field> fields, String table, Location at, Problems problems) {
        for (boolean localized : new boolean[] {false, true}) {
            ProjectionBudget budget = new ProjectionBudget(localized);
            fields.forEach(budget::add);
            String limit = Integer.toString(MAX_COLUMNS);
            if (budget.columns > MAX_COLUMNS) {
                String count = Integer.toString(budget.columns);
                ModelProblemCode code = ModelProblemCode.TOO_MANY_COLUMNS;
                problems.add(at, code, "table", table, "count", count, "limit", limit);
            }
            if (budget.indexes > MAX_INDEXES) {
                String count = Integer.toString(budget.indexes);
                ModelProblemCode code = ModelProblemCode.TOO_MANY_INDEXES;
                problems.add(at, code, "table", table, "count", count, "limit", Integer.toString(MAX_INDEXES));
            }
        }
        for (Field field : fields) {
            if (field.type() instanceof FieldType.Group group && group.repeatable()) {
                check(group.fields(), table + "." + field.id(), at, problems);
            }
        }
    }

    private void add(Field field) {
        if (field.type() instanceof FieldType.Group group) {
            if (!group.repeatable()) {
                group.fields().forEach(this::add);
            }
            return;
        }
        // of several files of a locale one column says whether there are any
        boolean several = field.many() && !(field.localized() && field.type() instanceof FieldType.Asset);
        boolean apart = several || field.localized() != localized;
        if (apart || !(field.filterable() || field.sortable())) {
            return;
        }
        columns += columns(field);
        // of what is only there or not, and of files, nothing is indexed
        boolean indexed = field.filterable() && field.type().compared() && !(field.type() instanceof FieldType.Asset);
        indexes += (indexed ? 1 : 0) + (text(field) ? (field.filterable() ? 1 : 0) + (field.sortable() ? 1 : 0) : 0);
    }

    /** The value, its folded form for search, its key for sorting; both ends of a span. */
    private static int columns(Field field) {
        if (text(field)) {
            return 1 + (field.filterable() ? 1 : 0) + (field.sortable() ? 1 : 0);
        }
        return switch (field.type()) {
            case FieldType.UncertainDate _, FieldType.Money _ -> 2;
            default -> 1;
        };
    }

    private static boolean text(Field field) {
        return field.type() instanceof FieldType.Text;
    }
}
