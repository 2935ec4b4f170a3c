package io.yizhan.core.projection;

import io.yizhan.core.database.ColumnTypes;
import io.yizhan.core.model.ContentModel;
import io.yizhan.core.model.ContentType;
import io.yizhan.core.model.Field;
import io.yizhan.core.model.FieldGroup;
import io.yizhan.core.model.FieldKey;
import io.yizhan.core.model.FieldType;
import io.yizhan.core.model.Locales;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jooq.DataType;
import org.jooq.impl.SQLDataType;

/** Draws the layout of projections from a content model. */
public final class LayoutPlanner {
    /** Keeps columns of fields apart from those every table has. */
    private static final String FIELD = "f_";

    private LayoutPlanner() {}

    public static ModelLayout plan(ContentModel model, Locales locales, ColumnGenerations generations) {
        Map<String, TypeLayout> types = new LinkedHashMap<>();
        model.types().values().forEach(type -> types.put(type.id(), new TypePlan(type, generations).layout()));
        return new ModelLayout(0, model, locales, types);
    }

    /** How a field's values are stored; another text means another column. Kept in {@code content_model}. */
    static String signature(Field field) {
        String storage = switch (field.type()) {
            case FieldType.DecimalNumber decimal -> "decimal:" + decimal.scale();
            case FieldType.Term term -> term.many() ? "terms" : "term";
            default -> field.type().word();
        };
        return storage + (field.localized() ? "/localized" : "");
    }

    private static final class TypePlan {
        private final ContentType type;
        private final ColumnGenerations generations;
        private final List<RowTable> rows = new ArrayList<>();

        TypePlan(ContentType type, ColumnGenerations generations) {
            this.type = type;
            this.generations = generations;
        }

        TypeLayout layout() {
            String base = Names.table(type.id());
            Segment main = segment(base, type.fields());
            List<Segment> groups = type.groups().stream()
                    .map(group -> segment(groupBase(base, group), group.fields()))
                    .toList();
            return new TypeLayout(type, main, groups, rows);
        }

        private String groupBase(String base, FieldGroup group) {
            return Names.table(base + "__" + group.owner() + "_" + group.id());
        }

        private Segment segment(String base, List<Field> fields) {
            List<ValueColumn> shared = new ArrayList<>();
            List<ValueColumn> localized = new ArrayList<>();
            for (Field field : fields) {
                if (field.type() instanceof FieldType.Group group && group.repeatable()) {
                    rows.add(rowTable(base, field, group));
                } else if (field.type() instanceof FieldType.Group group) {
                    group.fields().stream()
                            .filter(inner -> !inner.localized())
                            .forEach(inner -> shared.addAll(columns(List.of(field, inner))));
                } else {
                    (field.localized() ? localized : shared).addAll(columns(List.of(field)));
                }
            }
            return new Segment(base, shared, localized);
        }

        private RowTable rowTable(String base, Field field, FieldType.Group group) {
            List<ValueColumn> columns = new ArrayList<>();
            group.fields().stream()
                    .filter(inner -> !inner.localized())
                    .forEach(inner -> columns.addAll(columns(List.of(field, inner)).stream()
                            .map(column -> new ValueColumn(
                                    column.name(),
                                    List.of(inner.key()),
                                    column.role(),
                                    column.dataType(),
                                    column.indexed()))
                            .toList()));
            return new RowTable(Names.table(base + "_" + Names.column(field.id())), field.key(), columns);
        }

        private List<ValueColumn> columns(List<Field> path) {
            Field field = path.getLast();
            if (!field.filterable() && !field.sortable() && !field.facet() && !field.unique()) {
                return List.of();
            }
            List<FieldKey> keys = path.stream().map(Field::key).toList();
            int generation = generations.of(type.id(), Names.path(keys));
            String stem = FIELD
                    + Names.column(String.join("_", path.stream().map(Field::id).toList()))
                    + (generation == 1 ? "" : "_g" + generation);
            return roles(field).entrySet().stream()
                    .map(role -> new ValueColumn(
                            Names.limit(stem + role.getKey().suffix()),
                            keys,
                            role.getKey(),
                            role.getValue(),
                            role.getKey().indexed()))
                    .toList();
        }

        private static Map<ColumnRole, DataType<?>> roles(Field field) {
            Map<ColumnRole, DataType<?>> roles = new LinkedHashMap<>();
            switch (field.type()) {
                case FieldType.Text _,
                        FieldType.Url _,
                        FieldType.Email _,
                        FieldType.Phone _,
                        FieldType.Slug _,
                        FieldType.Identifier _ -> {
                    roles.put(ColumnRole.VALUE, SQLDataType.VARCHAR(FieldType.INDEXABLE_LENGTH));
                    roles.put(ColumnRole.FOLD, SQLDataType.VARCHAR(FieldType.INDEXABLE_LENGTH));
                    if (field.sortable()) {
                        roles.put(ColumnRole.SORT, SQLDataType.VARBINARY(FieldType.INDEXABLE_LENGTH));
                    }
                }
                case FieldType.WholeNumber _ -> roles.put(ColumnRole.VALUE, SQLDataType.BIGINT);
                case FieldType.DecimalNumber decimal ->
                    roles.put(ColumnRole.VALUE, SQLDataType.DECIMAL(30, decimal.scale()));
                case FieldType.TrueFalse _ -> roles.put(ColumnRole.VALUE, SQLDataType.BOOLEAN);
                case FieldType.Day _ -> roles.put(ColumnRole.VALUE, SQLDataType.LOCALDATE);
                case FieldType.Moment _ -> roles.put(ColumnRole.VALUE, ColumnTypes.INSTANT);
                case FieldType.UncertainDate _ -> {
                    roles.put(ColumnRole.EARLIEST, SQLDataType.INTEGER);
                    roles.put(ColumnRole.LATEST, SQLDataType.INTEGER);
                }
                case FieldType.Money _ -> {
                    roles.put(ColumnRole.AMOUNT, SQLDataType.DECIMAL(19, 4));
                    roles.put(ColumnRole.CURRENCY, SQLDataType.VARCHAR(3));
                }
                case FieldType.Measure _ -> roles.put(ColumnRole.NORMALIZED, SQLDataType.DECIMAL(30, 9));
                case FieldType.Term term -> {
                    if (!term.many()) {
                        roles.put(ColumnRole.VALUE, SQLDataType.VARCHAR(64));
                    }
                }
                case FieldType.LongText _, FieldType.RichText _, FieldType.Json _ ->
                    roles.put(ColumnRole.PRESENT, SQLDataType.BOOLEAN);
                case FieldType.Asset _ -> {
                    // links do not tell the locale they stand in
                    if (field.localized()) {
                        roles.put(ColumnRole.PRESENT, SQLDataType.BOOLEAN);
                    }
                }
                case FieldType.Group _, FieldType.Blocks _, FieldType.Reference _ -> {}
            }
            return roles;
        }
    }
}
