package io.yizhan.core.projection;

import io.yizhan.core.database.DatabaseDialect;
import io.yizhan.core.database.PlainSelect;
import io.yizhan.core.model.Condition;
import io.yizhan.core.model.Field;
import io.yizhan.core.model.FieldPath;
import io.yizhan.core.model.FieldType;
import io.yizhan.core.model.SearchKeys;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.SelectField;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** Counts the entries of a list by the values of one field; one statement each. The commonest value comes first. */
public final class FacetSelect {
    private static final org.jooq.Field<String> VALUE = DSL.field(DSL.name("facet_value"), SQLDataType.VARCHAR);
    private static final org.jooq.Field<Integer> COUNT = DSL.field(DSL.name("facet_count"), SQLDataType.INTEGER);
    private static final org.jooq.Name COUNTED = DSL.name("counted");
    private static final org.jooq.Name LINK = DSL.name("link");

    private final ModelLayout layout;
    private final DatabaseDialect dialect;
    private final SearchKeys keys;
    private final Stage stage;

    public FacetSelect(ModelLayout layout, DatabaseDialect dialect, SearchKeys keys, Stage stage) {
        this.layout = layout;
        this.dialect = dialect;
        this.keys = keys;
        this.stage = stage;
    }

    /**
     * The list that is counted.
     *
     * @param type id of the content type
     * @param locale entries not meant for readers of this locale are left out
     * @param where conditions of the list
     */
    public record Counting(String type, String locale, Condition where) {}

    /** How many entries of the list have the value. */
    public record Counted(String value, int count) {}

    /** How many entries of the list lead to the entry. */
    public record CountedEntry(EntryRow entry, int count) {}

    /**
     * Counts by a term, several terms, a truth, a number or a short text.
     *
     * @param path of the field, from the type; through groups that do not repeat
     * @param size at most so many values
     */
    public List<Counted> values(DSLContext sql, Counting counting, FieldPath path, int size) {
        ConditionSql conditions = conditions(counting);
        EntryScope scope = conditions.entryScope(counting.type());
        org.jooq.Condition where = compile(conditions, scope, counting.where());
        List<Field> fields = scope.find(path);
        if (fields.getLast().type() instanceof FieldType.Term term && term.many()) {
            return terms(sql, scope, where, scope.fieldPath(fields), size);
        }
        org.jooq.Field<?> column = scope.findColumn(fields, ColumnRole.VALUE)
                .orElseThrow(() -> new IllegalArgumentException(path + " has no column to count by"));
        var count = DSL.count().as(COUNT);
        return sql.select(column.as(VALUE), count)
                .from(scope.from())
                .where(where)
                .and(column.isNotNull())
                .groupBy(column)
                .orderBy(count.desc(), column)
                .limit(size)
                .fetch(row -> new Counted(String.valueOf(row.get(0)), row.get(COUNT)));
    }

    /** A term that stands twice on an entry, in two locales say, counts once. */
    private List<Counted> terms(
            DSLContext sql, EntryScope scope, org.jooq.Condition where, String fieldPath, int size) {
        org.jooq.Field<String> term = ProjectionTables.in(LINK, ProjectionTables.TERM);
        var count = DSL.countDistinct(scope.id()).as(COUNT);
        return sql.select(term.as(VALUE), count)
                .from(links(scope, "term"))
                .where(holds(
                        fieldPath,
                        ProjectionTables.ENTRY_TYPE,
                        scope.layout().type().id()))
                .and(where)
                .groupBy(term)
                .orderBy(count.desc(), term)
                .limit(size)
                .fetch(row -> new Counted(row.value1(), row.get(COUNT)));
    }

    /**
     * Counts by the entries of one type that a reference leads to.
     *
     * @param path of the field, from the type; through groups that do not repeat
     * @param target id of the content type at the end
     * @param visible entries of the target that may be named
     * @param size at most so many entries
     */
    public List<CountedEntry> targets(
            DSLContext sql, Counting counting, FieldPath path, String target, Condition visible, int size) {
        ConditionSql conditions = conditions(counting);
        EntryScope from = conditions.entryScope(counting.type());
        org.jooq.Condition where = compile(conditions, from, counting.where());
        String fieldPath = from.fieldPath(from.find(path));
        org.jooq.Field<UUID> id = ProjectionTables.in(LINK, ProjectionTables.TARGET_ID);
        var counted = DSL.select(id, DSL.countDistinct(from.id()).as(COUNT))
                .from(links(from, "reference"))
                .where(holds(fieldPath, ProjectionTables.TARGET_TYPE, target))
                .and(where)
                .groupBy(id)
                .asTable(DSL.table(COUNTED));

        EntryScope to = conditions.entryScope(target);
        org.jooq.Condition named = compile(conditions, to, visible);
        org.jooq.Field<Integer> count = ProjectionTables.in(COUNTED, COUNT);
        List<SelectField<?>> columns = new java.util.ArrayList<>();
        EntryRow.COLUMNS.forEach(column -> columns.add(to.main(column).as(column)));
        columns.add(count);
        var select = DSL.select(columns)
                .from(to.joinTo(counted, ProjectionTables.in(COUNTED, ProjectionTables.TARGET_ID)))
                .where(named)
                .orderBy(count.desc(), to.id())
                .limit(size);
        int counts = columns.size();
        return PlainSelect.fetch(
                sql,
                sql.render(select),
                sql.extractBindValues(select),
                row -> new CountedEntry(
                        new EntryRow(
                                EntryRow.id(row),
                                Optional.of(EntryRow.head(row, 0)),
                                Optional.empty(),
                                List.of(),
                                List.of(),
                                List.of(),
                                Optional.empty(),
                                Optional.empty()),
                        row.getInt(counts)));
    }

    private org.jooq.Table<?> links(EntryScope scope, String table) {
        var links = ProjectionTables.table(stage.table(table)).as(LINK);
        return scope.joinTo(links, ProjectionTables.in(LINK, ProjectionTables.ENTRY_ID));
    }

    private static org.jooq.Condition holds(String fieldPath, org.jooq.Field<String> typeColumn, String type) {
        return ProjectionTables.in(LINK, ProjectionTables.FIELD_PATH)
                .eq(fieldPath)
                .and(ProjectionTables.in(LINK, typeColumn).eq(type));
    }

    private ConditionSql conditions(Counting counting) {
        return new ConditionSql(layout, stage, counting.locale(), dialect, keys);
    }

    private static org.jooq.Condition compile(ConditionSql conditions, EntryScope scope, Condition where) {
        if (scope.layout().type().localized()) {
            scope.requireLocale();
        }
        return conditions
                .compile(where, scope)
                .and(scope.main(ProjectionTables.TRASHED).eq(false));
    }
}
