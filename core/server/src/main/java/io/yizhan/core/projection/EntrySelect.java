package io.yizhan.core.projection;

import io.yizhan.core.database.DatabaseDialect;
import io.yizhan.core.model.Condition;
import io.yizhan.core.model.FieldKey;
import io.yizhan.core.model.SearchKeys;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SelectField;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/**
 * Reads entries of one type from the tables of a stage: a page of a list, by id, or the first of each parent's references;
 * one statement each.
 */
public final class EntrySelect {
    private static final Field<Integer> RANK = DSL.field(DSL.name("rank_in_source"), SQLDataType.INTEGER);
    private static final Field<UUID> SOURCE = DSL.field(DSL.name("source_id"), ProjectionTables.ENTRY_ID.getDataType());

    private final ModelLayout layout;
    private final DatabaseDialect dialect;
    private final SearchKeys keys;
    private final String type;
    private final Stage stage;

    public EntrySelect(ModelLayout layout, DatabaseDialect dialect, SearchKeys keys, String type, Stage stage) {
        this.layout = layout;
        this.dialect = dialect;
        this.keys = keys;
        this.type = type;
        this.stage = stage;
    }

    /**
     * Which entries, in which order.
     *
     * @param locale entries not meant for readers of this locale are left out
     * @param search folded text to find in the search keys; drafts only
     * @param trashed whether the trash is meant; empty for both
     * @param guards conditions answered per row, in order
     * @param longTexts whether long texts are read too
     * @param states words of the states wanted; empty for all
     */
    public record Ask(
            String locale,
            Condition where,
            List<OrderKey> order,
            Optional<String> search,
            Optional<Boolean> trashed,
            List<Condition> guards,
            boolean longTexts,
            Set<String> states) {
        public Ask {
            order = List.copyOf(order);
            guards = List.copyOf(guards);
            states = Set.copyOf(states);
        }

        /** Of any state. */
        public Ask(
                String locale,
                Condition where,
                List<OrderKey> order,
                Optional<String> search,
                Optional<Boolean> trashed,
                List<Condition> guards,
                boolean longTexts) {
            this(locale, where, order, search, trashed, guards, longTexts, Set.of());
        }

        public static Ask of(String locale, Condition where) {
            return new Ask(locale, where, List.of(), Optional.empty(), Optional.of(false), List.of(), false);
        }
    }

    /** A page of the list. */
    public List<EntryRow> page(DSLContext sql, Ask ask, Page page) {
        Compiled compiled = compile(ask);
        List<OrderColumn> order = compiled.order();
        return sql.select(compiled.columns())
                .from(compiled.scope().from())
                .where(compiled.where())
                .and(page.place()
                        .map(place -> Keyset.beyond(order, place, page.backwards()))
                        .orElse(DSL.noCondition()))
                .orderBy(order.stream().map(one -> one.sort(page.backwards())).toList())
                .limit(page.size())
                .offset(page.offset())
                .fetch(row -> read(row, compiled, null));
    }

    /** How many there are, of all pages. */
    public int count(DSLContext sql, Ask ask) {
        Compiled compiled = compile(ask);
        return sql.selectCount()
                .from(compiled.scope().from())
                .where(compiled.where())
                .fetchSingle()
                .value1();
    }

    /** Entries by id, in no order. */
    public List<EntryRow> byIds(DSLContext sql, Ask ask, Collection<UUID> ids) {
        Compiled compiled = compile(ask);
        return sql.select(compiled.columns())
                .from(compiled.scope().from())
                .where(compiled.where())
                .and(compiled.scope().id().in(ids))
                .fetch(row -> read(row, compiled, null));
    }

    /**
     * For each source the page of entries its reference leads to, in the order asked or else that of the links.
     *
     * @param path of the reference field, from the source's type
     */
    public List<EntryRow> linked(DSLContext sql, Ask ask, List<FieldKey> path, Collection<UUID> sources, Page page) {
        Compiled compiled = compile(ask);
        var link = DSL.name("link");
        Field<UUID> source = ProjectionTables.in(link, ProjectionTables.ENTRY_ID);
        List<OrderColumn> order = new ArrayList<>(ask.order().isEmpty() ? List.of() : compiled.order());
        if (ask.order().isEmpty()) {
            order.add(new OrderColumn(ProjectionTables.in(link, ProjectionTables.ROW_ORDINAL), false));
            order.add(new OrderColumn(ProjectionTables.in(link, ProjectionTables.ORDINAL), false));
        }
        List<SelectField<?>> columns = new ArrayList<>(compiled.columns(order));
        columns.add(source.as(SOURCE));
        columns.add(ProjectionTables.in(link, ProjectionTables.ATTRIBUTES).as(ProjectionTables.ATTRIBUTES));
        columns.add(DSL.rowNumber()
                .over(DSL.partitionBy(source)
                        .orderBy(order.stream()
                                .map(one -> one.sort(page.backwards()))
                                .toList()))
                .as(RANK));
        var links = ProjectionTables.table(stage.table("reference")).as(link);
        var ranked = DSL.select(columns)
                .from(compiled.scope().joinTo(links, ProjectionTables.in(link, ProjectionTables.TARGET_ID)))
                .where(source.in(sources))
                .and(ProjectionTables.in(link, ProjectionTables.FIELD_PATH).eq(Names.path(path)))
                .and(compiled.where())
                .and(page.place()
                        .map(place -> Keyset.beyond(order, place, page.backwards()))
                        .orElse(DSL.noCondition()))
                .asTable("ranked");
        return sql.selectFrom(ranked)
                .where(RANK.le(page.size()))
                .orderBy(SOURCE, RANK)
                .fetch(row -> read(row, compiled.withOrder(order), row.get(SOURCE)));
    }

    /** For each source how many entries its reference leads to; sources without any are not in the map. */
    public Map<UUID, Integer> countLinked(DSLContext sql, Ask ask, List<FieldKey> path, Collection<UUID> sources) {
        Compiled compiled = compile(ask);
        var link = DSL.name("link");
        Field<UUID> source = ProjectionTables.in(link, ProjectionTables.ENTRY_ID);
        var links = ProjectionTables.table(stage.table("reference")).as(link);
        Map<UUID, Integer> counts = new TreeMap<>();
        sql.select(source, DSL.count())
                .from(compiled.scope().joinTo(links, ProjectionTables.in(link, ProjectionTables.TARGET_ID)))
                .where(source.in(sources))
                .and(ProjectionTables.in(link, ProjectionTables.FIELD_PATH).eq(Names.path(path)))
                .and(compiled.where())
                .groupBy(source)
                .forEach(row -> counts.put(row.value1(), row.value2()));
        return counts;
    }

    private record Compiled(
            EntryScope scope,
            org.jooq.Condition where,
            List<OrderColumn> order,
            List<org.jooq.Condition> guards,
            boolean longTexts) {

        List<SelectField<?>> columns() {
            return columns(order);
        }

        List<SelectField<?>> columns(List<OrderColumn> ordered) {
            List<SelectField<?>> columns = new ArrayList<>();
            for (Field<?> column : EntryRow.COLUMNS) {
                columns.add(scope.main(column).as(column));
            }
            if (longTexts) {
                columns.add(scope.main(ProjectionTables.LONG_DOCUMENT).as(ProjectionTables.LONG_DOCUMENT));
            }
            for (int i = 0; i < ordered.size(); i++) {
                columns.add(ordered.get(i).column().as("o" + i));
            }
            for (int i = 0; i < guards.size(); i++) {
                columns.add(DSL.field(guards.get(i)).as("g" + i));
            }
            return columns;
        }

        Compiled withOrder(List<OrderColumn> other) {
            return new Compiled(scope, where, other, guards, longTexts);
        }
    }

    private Compiled compile(Ask ask) {
        ConditionSql conditions = new ConditionSql(layout, stage, ask.locale(), dialect, keys);
        EntryScope scope = conditions.entryScope(type);
        if (scope.layout().type().localized()) {
            scope.requireLocale();
        }
        org.jooq.Condition where = conditions.compile(ask.where(), scope);
        if (ask.trashed().isPresent()) {
            where = where.and(
                    scope.main(ProjectionTables.TRASHED).eq(ask.trashed().get()));
        }
        if (ask.search().isPresent()) {
            where = where.and(scope.text(ProjectionTables.SEARCH_KEY)
                    .contains(ask.search().get()));
        }
        if (!ask.states().isEmpty()) {
            where = where.and(scope.main(ProjectionTables.STATE).in(ask.states()));
        }
        List<OrderColumn> order = new ArrayList<>();
        ask.order().forEach(key -> order.add(OrderColumn.of(key, scope)));
        order.add(
                new OrderColumn(scope.id(), !order.isEmpty() && order.getFirst().descending()));
        List<org.jooq.Condition> guards = ask.guards().stream()
                .map(guard -> conditions.compile(guard, scope))
                .toList();
        return new Compiled(scope, where, order, guards, ask.longTexts());
    }

    private static EntryRow read(Record row, Compiled compiled, @Nullable UUID source) {
        List<@Nullable Object> place = new ArrayList<>();
        for (int i = 0; i < compiled.order().size(); i++) {
            place.add(OrderColumn.portable(row.get("o" + i)));
        }
        List<Boolean> guards = new ArrayList<>();
        for (int i = 0; i < compiled.guards().size(); i++) {
            guards.add(Boolean.TRUE.equals(row.get("g" + i, Boolean.class)));
        }
        return EntryRow.of(row, compiled.longTexts(), place, guards, source);
    }
}
