package io.yizhan.core.projection;

import io.yizhan.core.model.Field;
import io.yizhan.core.model.FieldKey;
import io.yizhan.core.model.FieldPath;
import io.yizhan.core.model.FieldType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Name;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;

/**
 * A type's tables under aliases of their own. Which of them are joined shows while conditions and orders are compiled, so
 * the FROM clause is made last.
 */
final class EntryScope implements SqlScope {
    private final TypeLayout layout;
    private final Stage stage;
    private final String locale;
    private final String alias;
    private final Map<String, Join> joins = new LinkedHashMap<>();

    private final List<Outer> outer = new ArrayList<>();
    private boolean localeRequired;

    /** Tables whose rows may be missing. */
    record Outer(Table<?> table, org.jooq.Condition on) {}

    private record Join(String table, String alias, boolean text) {}

    EntryScope(TypeLayout layout, Stage stage, String locale, String alias) {
        this.layout = layout;
        this.stage = stage;
        this.locale = locale;
        this.alias = alias;
    }

    TypeLayout layout() {
        return layout;
    }

    Name alias() {
        return DSL.name(alias);
    }

    org.jooq.Field<UUID> id() {
        return ProjectionTables.in(alias(), ProjectionTables.ENTRY_ID);
    }

    <T> org.jooq.Field<T> main(org.jooq.Field<T> column) {
        return ProjectionTables.in(alias(), column);
    }

    /** Lists of drafts are ordered by the title of whatever type, sortable or not. */
    boolean ordersByTitle(Field field) {
        return stage == Stage.DRAFT && field.equals(layout.type().title());
    }

    /** A column of the main text table, which is joined for it. */
    <T> org.jooq.Field<T> text(org.jooq.Field<T> column) {
        return ProjectionTables.in(join(layout.main().textTable(stage), true), column);
    }

    /** The main table alone is not enough: only entries that readers of the locale are given have a row of texts. */
    void requireLocale() {
        localeRequired = true;
        join(layout.main().textTable(stage), true);
    }

    void leftJoin(Outer join) {
        outer.add(join);
    }

    private Name join(String table, boolean text) {
        Join join = joins.computeIfAbsent(table, _ -> new Join(table, alias + "_" + joins.size(), text));
        return DSL.name(join.alias());
    }

    /** The main table of the type. */
    Table<Record> table() {
        return ProjectionTables.table(layout.main().table(stage));
    }

    /**
     * The tables to select from. Inner joins: every entry has a row in each 1:1 table, and one per locale it is for. Where it need not be
     * for the locale, it may have no texts.
     */
    Table<?> from() {
        return joined(ProjectionTables.table(layout.main().table(stage)).as(alias()));
    }

    /** The same in this order: first the table of this alias or else the main one, then the others. */
    Table<?> from(Name first) {
        Optional<Join> leading = joins.values().stream()
                .filter(join -> join.alias().equals(first.last()))
                .findFirst();
        Table<?> tables = table().as(alias());
        if (leading.isPresent()) {
            Join join = leading.get();
            tables = ProjectionTables.table(join.table())
                    .as(join.alias())
                    .straightJoin(tables)
                    .on(on(join));
        }
        for (Join join : joins.values()) {
            if (!leading.equals(Optional.of(join))) {
                tables = tables.straightJoin(
                                ProjectionTables.table(join.table()).as(join.alias()))
                        .on(on(join));
            }
        }
        return outer(tables);
    }

    /** The same, reached from rows that hold the entry's id. */
    Table<?> joinTo(Table<?> links, org.jooq.Field<UUID> target) {
        Table<Record> main = ProjectionTables.table(layout.main().table(stage)).as(alias());
        return joined(links.join(main).on(id().eq(target)));
    }

    private Table<?> joined(Table<?> start) {
        Table<?> tables = start;
        for (Join join : joins.values()) {
            Table<Record> joined = ProjectionTables.table(join.table()).as(join.alias());
            tables = join.text() && !localeRequired
                    ? tables.leftJoin(joined).on(on(join))
                    : tables.join(joined).on(on(join));
        }
        return outer(tables);
    }

    private Table<?> outer(Table<?> inner) {
        Table<?> tables = inner;
        for (Outer join : outer) {
            tables = tables.leftJoin(join.table()).on(join.on());
        }
        return tables;
    }

    private org.jooq.Condition on(Join join) {
        Name name = DSL.name(join.alias());
        org.jooq.Condition on =
                ProjectionTables.in(name, ProjectionTables.ENTRY_ID).eq(id());
        return join.text()
                ? on.and(ProjectionTables.in(name, ProjectionTables.LOCALE).eq(locale))
                : on;
    }

    @Override
    public List<Field> find(FieldPath path) {
        List<FieldKey> keys = ConditionSql.fieldSteps(path);
        if (keys.isEmpty()) {
            return List.of();
        }
        Optional<Field> outer = layout.type().findField(keys.getFirst());
        if (outer.isEmpty() || keys.size() == 1) {
            return outer.map(List::of).orElse(List.of());
        }
        if (outer.get().type() instanceof FieldType.Group group && !group.repeatable()) {
            return group.fields().stream()
                    .filter(field -> field.key().equals(keys.get(1)))
                    .findFirst()
                    .map(inner -> List.of(outer.get(), inner))
                    .orElse(List.of());
        }
        return List.of();
    }

    @Override
    public Optional<org.jooq.Field<?>> findColumn(List<Field> path, ColumnRole role) {
        return layout.findColumn(new ArrayList<>(ConditionSql.keys(path)), role).map(place -> {
            if (place.localized()) {
                return ProjectionTables.in(join(place.segment().textTable(stage), true), place.column());
            }
            Name table = place.segment().base().equals(layout.main().base())
                    ? alias()
                    : join(place.segment().table(stage), false);
            return ProjectionTables.in(table, place.column());
        });
    }

    @Override
    public org.jooq.Condition holds(String table, String fieldPath) {
        return ProjectionTables.in(DSL.name(table), ProjectionTables.ENTRY_ID)
                .eq(id())
                .and(ProjectionTables.in(DSL.name(table), ProjectionTables.FIELD_PATH)
                        .eq(fieldPath));
    }

    @Override
    public String fieldPath(List<Field> path) {
        return Names.path(ConditionSql.keys(path));
    }

    @Override
    public EntryScope entry() {
        return this;
    }
}
