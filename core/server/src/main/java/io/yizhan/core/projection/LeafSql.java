package io.yizhan.core.projection;

import io.yizhan.core.database.DatabaseDialect;
import io.yizhan.core.model.Condition;
import io.yizhan.core.model.Condition.Compare;
import io.yizhan.core.model.ContentModel;
import io.yizhan.core.model.Field;
import io.yizhan.core.model.FieldPath;
import io.yizhan.core.model.FieldPath.Component;
import io.yizhan.core.model.FieldPath.SystemProperty;
import io.yizhan.core.model.FieldType;
import io.yizhan.core.model.Operator;
import io.yizhan.core.model.SearchKeys;
import io.yizhan.core.model.Value;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DatePart;
import org.jooq.Name;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** Compiles single comparisons. */
final class LeafSql {
    private final ContentModel model;
    private final Stage stage;
    private final DatabaseDialect dialect;
    private final SearchKeys keys;
    private int aliases;

    LeafSql(ContentModel model, Stage stage, DatabaseDialect dialect, SearchKeys keys) {
        this.model = model;
        this.stage = stage;
        this.dialect = dialect;
        this.keys = keys;
    }

    org.jooq.Condition compile(Compare compare, SqlScope scope) {
        switch (compare.operator()) {
            case NE -> {
                return DSL.not(compile(new Compare(compare.path(), Operator.EQ, compare.values()), scope));
            }
            case NOT_IN -> {
                return DSL.not(compile(new Compare(compare.path(), Operator.IN, compare.values()), scope));
            }
            default -> {}
        }
        if (compare.path().steps().getFirst() instanceof SystemProperty property) {
            return system(property, compare, scope.entry());
        }
        if (scope instanceof LinkScope link && LinkScope.ofLink(compare.path())) {
            return attribute(compare, link);
        }
        List<Field> path = scope.find(compare.path());
        if (path.isEmpty()) {
            return DSL.condition(compare.operator() == Operator.IS_NULL);
        }
        return field(compare, path, scope);
    }

    private org.jooq.Condition field(Compare compare, List<Field> path, SqlScope scope) {
        FieldType type = path.getLast().type();
        if (type instanceof FieldType.Term term && term.many()) {
            return terms(compare, path, term, scope);
        }
        boolean asksIfThere = compare.operator() == Operator.IS_NULL;
        if (type instanceof FieldType.Reference || type instanceof FieldType.Asset) {
            Optional<org.jooq.Field<?>> present =
                    asksIfThere ? scope.findColumn(path, ColumnRole.PRESENT) : Optional.empty();
            return present.map(org.jooq.Field::isNull).orElseGet(() -> targets(compare, path, scope));
        }
        Optional<ColumnRole> role = role(type, compare);
        if (role.isEmpty()) {
            return DSL.condition(false);
        }
        org.jooq.Field<?> column = scope.findColumn(path, role.get())
                .orElseThrow(() -> new IllegalArgumentException(compare.path() + " is not filterable"));
        if (compare.operator() == Operator.UNDER) {
            return type instanceof FieldType.Term term
                    ? ColumnComparison.under(column, model.requireVocabulary(term.vocabulary()), compare.values())
                    : DSL.falseCondition();
        }
        // codes of currencies are few and short: they have no folded column of their own
        org.jooq.Field<?> compared = role.get() == ColumnRole.CURRENCY && folded(compare.operator())
                ? DSL.lower(column.coerce(String.class))
                : datePart(column, compare.path());
        return ColumnComparison.of(compared, compare.operator(), compare.values(), keys);
    }

    private static Optional<ColumnRole> role(FieldType type, Compare compare) {
        Component component = compare.path().steps().getLast() instanceof Component last ? last : null;
        boolean folded = folded(compare.operator());
        return switch (type) {
            case FieldType.Text _,
                    FieldType.Url _,
                    FieldType.Email _,
                    FieldType.Phone _,
                    FieldType.Slug _,
                    FieldType.Identifier _ -> Optional.of(folded ? ColumnRole.FOLD : ColumnRole.VALUE);
            case FieldType.Money _ ->
                Optional.of(component == Component.CURRENCY ? ColumnRole.CURRENCY : ColumnRole.AMOUNT);
            case FieldType.UncertainDate _ ->
                Optional.of(component == Component.LATEST ? ColumnRole.LATEST : ColumnRole.EARLIEST);
            case FieldType.Measure _ -> Optional.of(ColumnRole.NORMALIZED);
            case FieldType.LongText _, FieldType.RichText _, FieldType.Json _
            when compare.operator() == Operator.IS_NULL -> Optional.of(ColumnRole.PRESENT);
            default -> folded ? Optional.empty() : Optional.of(ColumnRole.VALUE);
        };
    }

    private static boolean folded(Operator operator) {
        return switch (operator) {
            case CONTAINS, STARTS_WITH, ENDS_WITH, ALIKE -> true;
            default -> false;
        };
    }

    private org.jooq.Condition system(SystemProperty property, Compare compare, EntryScope entry) {
        return switch (property) {
            case ID ->
                compare.operator() == Operator.UNDER
                        ? below(entry, compare.values())
                        : ColumnComparison.ofId(entry.id(), compare.operator(), compare.values());
            case TYPE -> DSL.condition(typeFits(entry.layout().type().id(), compare));
            case CREATED_AT -> time(entry.main(ProjectionTables.CREATED_AT), compare);
            case UPDATED_AT -> time(entry.main(ProjectionTables.UPDATED_AT), compare);
            case PUBLISHED_AT -> time(entry.main(ProjectionTables.PUBLISHED_AT), compare);
        };
    }

    private static boolean typeFits(String type, Compare compare) {
        return switch (compare.operator()) {
            case EQ, IN -> compare.values().contains(new Value.Text(type));
            case OTHER_THAN -> !compare.values().contains(new Value.Text(type));
            default -> false;
        };
    }

    private org.jooq.Condition time(org.jooq.Field<?> column, Compare compare) {
        return ColumnComparison.of(datePart(column, compare.path()), compare.operator(), compare.values(), keys);
    }

    /** The year or month of a column of days or instants, where the path asks for it. */
    private static org.jooq.Field<?> datePart(org.jooq.Field<?> column, FieldPath path) {
        if (column.getType() != LocalDate.class && column.getType() != Instant.class) {
            return column;
        }
        if (path.steps().getLast() == Component.YEAR) {
            return DSL.extract(column, DatePart.YEAR);
        }
        return path.steps().getLast() == Component.MONTH ? DSL.extract(column, DatePart.MONTH) : column;
    }

    org.jooq.Condition near(Condition.Near near, SqlScope scope) {
        List<Field> latitude = scope.find(near.latitude());
        List<Field> longitude = scope.find(near.longitude());
        if (latitude.isEmpty() || longitude.isEmpty()) {
            return DSL.falseCondition();
        }
        org.jooq.Field<BigDecimal> north =
                scope.findColumn(latitude, ColumnRole.VALUE).orElseThrow().coerce(BigDecimal.class);
        org.jooq.Field<BigDecimal> east =
                scope.findColumn(longitude, ColumnRole.VALUE).orElseThrow().coerce(BigDecimal.class);
        return GeoSql.near(near, north, east);
    }

    /** The entries named and all that lead up to them, step by step; circles end since no entry comes twice. */
    private org.jooq.Condition below(EntryScope entry, List<Value> values) {
        List<UUID> ids = ColumnComparison.ids(values);
        Optional<Field> broader = entry.layout().type().findBroader();
        if (ids.isEmpty() || broader.isEmpty()) {
            return ids.isEmpty() ? DSL.falseCondition() : entry.id().in(ids);
        }
        Name tree = DSL.name("tree" + aliases++);
        Name link = DSL.name("up" + aliases++);
        org.jooq.Field<UUID> id = ProjectionTables.in(tree, ProjectionTables.ENTRY_ID);
        Table<Record> links = ProjectionTables.table(stage.table("reference")).as(link);
        Table<Record> main = entry.table();
        return entry.id()
                .in(DSL.withRecursive(tree, ProjectionTables.ENTRY_ID.getUnqualifiedName())
                        .as(DSL.select(ProjectionTables.ENTRY_ID)
                                .from(main)
                                .where(ProjectionTables.ENTRY_ID.in(ids))
                                .union(DSL.select(ProjectionTables.in(link, ProjectionTables.ENTRY_ID))
                                        .from(links)
                                        .join(DSL.table(tree))
                                        .on(ProjectionTables.in(link, ProjectionTables.TARGET_ID)
                                                .eq(id))
                                        .where(ProjectionTables.in(link, ProjectionTables.FIELD_PATH)
                                                .eq(Names.path(
                                                        List.of(broader.get().key()))))))
                        .select(id)
                        .from(DSL.table(tree)));
    }

    private org.jooq.Condition terms(Compare compare, List<Field> path, FieldType.Term term, SqlScope scope) {
        String alias = "t" + aliases++;
        org.jooq.Field<String> code = ProjectionTables.in(DSL.name(alias), ProjectionTables.TERM);
        org.jooq.Condition fits = switch (compare.operator()) {
            case IS_NULL -> DSL.trueCondition();
            case UNDER -> ColumnComparison.under(code, model.requireVocabulary(term.vocabulary()), compare.values());
            case CONTAINS, STARTS_WITH, ENDS_WITH, ALIKE -> DSL.falseCondition();
            default -> ColumnComparison.of(code, compare.operator(), compare.values(), keys);
        };
        Table<Record> table = ProjectionTables.table(stage.table("term")).as(DSL.name(alias));
        org.jooq.Condition exists = DSL.exists(DSL.selectOne()
                .from(table)
                .where(scope.holds(alias, scope.fieldPath(path)))
                // the index of terms begins with it
                .and(ProjectionTables.in(DSL.name(alias), ProjectionTables.ENTRY_TYPE)
                        .eq(scope.entry().layout().type().id()))
                .and(fits));
        return compare.operator() == Operator.IS_NULL ? DSL.not(exists) : exists;
    }

    private org.jooq.Condition targets(Compare compare, List<Field> path, SqlScope scope) {
        String alias = "r" + aliases++;
        boolean byType = compare.path().steps().getLast() == Component.TARGET_TYPE;
        org.jooq.Condition fits;
        if (compare.operator() == Operator.IS_NULL) {
            fits = DSL.trueCondition();
        } else if (byType) {
            fits = ColumnComparison.of(
                    ProjectionTables.in(DSL.name(alias), ProjectionTables.TARGET_TYPE),
                    compare.operator(),
                    compare.values(),
                    keys);
        } else {
            fits = ColumnComparison.ofId(
                    ProjectionTables.in(DSL.name(alias), ProjectionTables.TARGET_ID),
                    compare.operator(),
                    compare.values());
        }
        Table<Record> table = ProjectionTables.table(stage.table("reference")).as(DSL.name(alias));
        org.jooq.Condition exists = DSL.exists(DSL.selectOne()
                .from(table)
                .where(scope.holds(alias, scope.fieldPath(path)))
                .and(fits));
        return compare.operator() == Operator.IS_NULL ? DSL.not(exists) : exists;
    }

    private org.jooq.Condition attribute(Compare compare, LinkScope link) {
        Optional<Field> attribute = link.findAttribute(compare.path());
        if (attribute.isEmpty()) {
            return DSL.condition(compare.operator() == Operator.IS_NULL);
        }
        Field field = attribute.get();
        if (folded(compare.operator())) {
            org.jooq.Field<String> folded = dialect.jsonText(link.folded(), "$." + field.id());
            return ColumnComparison.of(folded, compare.operator(), compare.values(), keys);
        }
        org.jooq.Field<String> text = dialect.jsonText(link.json(), "$." + field.id());
        return switch (field.type()) {
            case FieldType.WholeNumber _, FieldType.DecimalNumber _ ->
                ColumnComparison.of(text.cast(SQLDataType.DECIMAL(30, 9)), compare.operator(), compare.values(), keys);
            case FieldType.Day _
            when compare.path().steps().getLast() == Component.YEAR ->
                ColumnComparison.of(digits(text, 1, 4), compare.operator(), compare.values(), keys);
            case FieldType.Day _
            when compare.path().steps().getLast() == Component.MONTH ->
                ColumnComparison.of(digits(text, 6, 2), compare.operator(), compare.values(), keys);
            case FieldType.TrueFalse _ -> ColumnComparison.of(text, compare.operator(), truths(compare.values()), keys);
            case FieldType.Term term
            when compare.operator() == Operator.UNDER ->
                ColumnComparison.under(text, model.requireVocabulary(term.vocabulary()), compare.values());
            default -> ColumnComparison.of(text, compare.operator(), compare.values(), keys);
        };
    }

    /** The number in a day's text, {@code 2027-08-20}. */
    private static org.jooq.Field<Long> digits(org.jooq.Field<String> day, int from, int length) {
        return DSL.substring(day, from, length).cast(SQLDataType.BIGINT);
    }

    /** JSON_VALUE gives booleans as text. */
    private static List<Value> truths(List<Value> values) {
        List<Value> texts = new ArrayList<>();
        for (Value value : values) {
            texts.add(value instanceof Value.Truth truth ? new Value.Text(Boolean.toString(truth.truth())) : value);
        }
        return texts;
    }
}
