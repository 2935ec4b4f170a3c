package io.yizhan.core.projection;

import io.yizhan.core.database.DatabaseDialect;
import io.yizhan.core.model.Condition;
import io.yizhan.core.model.FieldKey;
import io.yizhan.core.model.FieldPath;
import io.yizhan.core.model.Operator;
import io.yizhan.core.model.SearchKeys;
import io.yizhan.core.model.Value;
import io.yizhan.core.projection.RenderedSelects.Made;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Name;
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.SelectField;
import org.jooq.SortField;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/**
 * Reads entries of one type from the tables of a stage: a page of a list, by id, or the first of each parent's references;
 * one statement each.
 */
public final class EntrySelect {
    private static final Field<Integer> RANK = DSL.field(DSL.name("rank_in_source"), SQLDataType.INTEGER);
    static final Field<UUID> TARGET = DSL.field(DSL.name("target"), ProjectionTables.ENTRY_ID.getDataType());
    private static final List<Field<?>> LINK_KEY = List.of(
            ProjectionTables.ENTRY_ID,
            ProjectionTables.FIELD_PATH,
            ProjectionTables.ROW_ORDINAL,
            ProjectionTables.ORDINAL);
    private static final Field<UUID> SOURCE = DSL.field(DSL.name("source_id"), ProjectionTables.ENTRY_ID.getDataType());

    private final ModelLayout layout;
    private final DatabaseDialect dialect;
    private final SearchKeys keys;
    private final String type;
    private final Stage stage;
    private final @Nullable RenderedSelects rendered;

    public EntrySelect(ModelLayout layout, DatabaseDialect dialect, SearchKeys keys, String type, Stage stage) {
        this(layout, dialect, keys, type, stage, null);
    }

    /** @param rendered those of this layout and stage; null where each is rendered anew */
    public EntrySelect(
            ModelLayout layout,
            DatabaseDialect dialect,
            SearchKeys keys,
            String type,
            Stage stage,
            @Nullable RenderedSelects rendered) {
        this.layout = layout;
        this.dialect = dialect;
        this.keys = keys;
        this.type = type;
        this.stage = stage;
        this.rendered = rendered;
    }

    /**
     * Which entries, in which order.
     *
     * @param locale entries not meant for readers of this locale are left out
     * @param search folded text to find in the search keys; drafts only
     * @param trashed whether the trash is meant; empty for both
     * @param guards conditions answered per row, in order
     * @param reading what of them is read
     * @param states words of the states wanted; empty for all
     */
    public record Ask(
            String locale,
            Condition where,
            List<OrderKey> order,
            Optional<String> search,
            Optional<Boolean> trashed,
            List<Condition> guards,
            EntryReading reading,
            Set<String> states) {
        public Ask {
            order = List.copyOf(order);
            guards = List.copyOf(guards);
            states = Set.copyOf(states);
        }

        /** Documents, with or without long texts. */
        public Ask(
                String locale,
                Condition where,
                List<OrderKey> order,
                Optional<String> search,
                Optional<Boolean> trashed,
                List<Condition> guards,
                boolean longTexts,
                Set<String> states) {
            this(locale, where, order, search, trashed, guards, new EntryReading.Documents(longTexts), states);
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
        return page.place().isPresent()
                ? paged(ask, page).fetch(sql)
                : fetch(sql, shape("page", ask, List.of(), page), List.of(), () -> paged(ask, page));
    }

    private Made paged(Ask ask, Page page) {
        CompiledAsk compiled = compile(ask);
        boolean whole = ask.where().equals(Condition.always())
                && ask.search().isEmpty()
                && ask.states().isEmpty();
        return new Made(new PageSelect(compiled, page, whole).select(), compiled.rows(false));
    }

    /** How many there are, of all pages. */
    public int count(DSLContext sql, Ask ask) {
        CompiledAsk compiled = compile(ask);
        return sql.selectCount()
                .from(compiled.scope().from())
                .where(compiled.where())
                .fetchSingle()
                .value1();
    }

    /** Entries by id, in no order. */
    public List<EntryRow> byIds(DSLContext sql, Ask ask, Collection<UUID> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        List<UUID> some = RenderedSelects.padded(List.copyOf(ids));
        return fetch(sql, shape("ids", ask, some), some, () -> {
            CompiledAsk compiled = compile(ask);
            return new Made(
                    DSL.select(compiled.columns())
                            .from(compiled.scope().from())
                            .where(compiled.where())
                            .and(compiled.scope().id().in(some)),
                    compiled.rows(false));
        });
    }

    /** The first entry whose field has the value. */
    public List<EntryRow> byKey(DSLContext sql, Ask ask, FieldKey field, String value) {
        return fetch(sql, shape("key", ask, List.of(value), field), List.of(value), () -> {
            Condition is = new Condition.Compare(FieldPath.of(field), Operator.EQ, List.of(Value.of(value)));
            CompiledAsk compiled = compile(ask, is);
            return new Made(
                    DSL.select(compiled.columns())
                            .from(compiled.scope().from())
                            .where(compiled.where())
                            .orderBy(compiled.scope().id())
                            .limit(1),
                    compiled.rows(false));
        });
    }

    private RenderedSelects.Shape shape(String kind, Ask ask, List<?> variables, Object... more) {
        List<Object> all = new ArrayList<>(List.of(more));
        all.add(type);
        return new RenderedSelects.Shape(kind, ask, all, variables.size());
    }

    /**
     * For each source the page of entries its reference leads to, in the order asked or else that of the links.
     *
     * @param path of the reference field, from the source's type
     * @param all whether no source has more links than the page: then rows need not be numbered
     */
    public List<EntryRow> linked(
            DSLContext sql, Ask ask, List<FieldKey> path, Collection<UUID> sources, Page page, boolean all) {
        if (sources.isEmpty()) {
            return List.of();
        }
        List<UUID> some = RenderedSelects.padded(List.copyOf(sources));
        return page.place().isPresent()
                ? linked(ask, path, some, page, all).fetch(sql)
                : fetch(
                        sql,
                        shape("links", ask, some, path, page, all),
                        some,
                        () -> linked(ask, path, some, page, all));
    }

    private List<EntryRow> fetch(
            DSLContext sql, RenderedSelects.Shape shape, List<?> variables, Supplier<Made> making) {
        return rendered == null ? making.get().fetch(sql) : rendered.fetch(sql, shape, variables, making);
    }

    private Made linked(Ask ask, List<FieldKey> path, List<UUID> sources, Page page, boolean all) {
        CompiledAsk compiled = compile(ask);
        Name link = DSL.name("link");
        Field<UUID> source = ProjectionTables.in(link, ProjectionTables.ENTRY_ID);
        List<OrderColumn> order = new ArrayList<>(ask.order().isEmpty() ? List.of() : compiled.order());
        if (ask.order().isEmpty()) {
            order.add(new OrderColumn(ProjectionTables.in(link, ProjectionTables.ROW_ORDINAL), false));
            order.add(new OrderColumn(ProjectionTables.in(link, ProjectionTables.ORDINAL), false));
        }
        org.jooq.Condition where = source.in(sources)
                .and(ProjectionTables.in(link, ProjectionTables.FIELD_PATH).eq(Names.path(path)))
                .and(compiled.where())
                .and(page.place()
                        .map(place -> Keyset.beyond(order, place, page.backwards()))
                        .orElse(DSL.noCondition()));
        Table<?> from = compiled.scope().joinTo(links(link), ProjectionTables.in(link, ProjectionTables.TARGET_ID));
        List<SortField<?>> sorted = order.stream()
                .<SortField<?>>map(one -> one.sort(page.backwards()))
                .toList();
        CompiledAsk ordered = compiled.withOrder(order);
        if (!all && sources.size() > 1) {
            return new Made(numbered(ordered, from, where, sorted, page), ordered.rows(true));
        }
        var whole = DSL.select(ordered.columns())
                .select(source.as(SOURCE), ProjectionTables.in(link, ProjectionTables.ATTRIBUTES))
                .from(from)
                .where(where)
                .orderBy(sorted);
        Select<?> select = all ? whole : whole.limit(page.size());
        return new Made(select, ordered.rows(true));
    }

    /**
     * Rows are numbered by their keys alone, and the pages of them joined to what is answered: with documents among the
     * numbered columns the database would write them all to a temporary table.
     */
    private Select<?> numbered(
            CompiledAsk ordered, Table<?> from, org.jooq.Condition where, List<SortField<?>> sorted, Page page) {
        Name link = DSL.name("link");
        Name ranked = DSL.name("ranked");
        List<SelectField<?>> keys = new ArrayList<>();
        LINK_KEY.forEach(column -> keys.add(ProjectionTables.in(link, column).as(column)));
        keys.addAll(ordered.asked());
        keys.add(ordered.scope().id().as(TARGET));
        keys.add(DSL.rowNumber()
                .over(DSL.partitionBy(ProjectionTables.in(link, ProjectionTables.ENTRY_ID))
                        .orderBy(sorted))
                .as(RANK));
        Name main = DSL.name("main");
        List<SelectField<?>> columns = new ArrayList<>();
        ordered.documents().forEach(column -> columns.add(ProjectionTables.in(main, column)));
        ordered.asked()
                .forEach(column -> columns.add(DSL.field(ranked.append(column.getName()), column.getDataType())));
        columns.add(ProjectionTables.in(ranked, ProjectionTables.ENTRY_ID).as(SOURCE));
        columns.add(ProjectionTables.in(link, ProjectionTables.ATTRIBUTES));
        Table<?> pages = DSL.select(keys).from(from).where(where).asTable(ranked);
        org.jooq.Condition sameLink = LINK_KEY.stream()
                .map(column -> same(ranked, link, column))
                .reduce(DSL.noCondition(), org.jooq.Condition::and);
        return DSL.select(columns)
                .from(pages.join(links(link))
                        .on(sameLink)
                        .join(ordered.scope().table().as(main))
                        .on(ProjectionTables.in(main, ProjectionTables.ENTRY_ID)
                                .eq(DSL.field(ranked.append(TARGET.getUnqualifiedName()), TARGET.getDataType()))))
                .where(DSL.field(ranked.append(RANK.getUnqualifiedName()), RANK.getDataType())
                        .le(page.size()))
                .orderBy(DSL.field(ranked.append(RANK.getUnqualifiedName())));
    }

    private static <T> org.jooq.Condition same(Name one, Name other, Field<T> column) {
        return ProjectionTables.in(one, column).eq(ProjectionTables.in(other, column));
    }

    private Table<Record> links(Name alias) {
        return ProjectionTables.table(stage.table("reference")).as(alias);
    }

    /** For each source how many entries its reference leads to; sources without any are not in the map. */
    public Map<UUID, Integer> countLinked(DSLContext sql, Ask ask, List<FieldKey> path, Collection<UUID> sources) {
        CompiledAsk compiled = compile(ask);
        Name link = DSL.name("link");
        Field<UUID> source = ProjectionTables.in(link, ProjectionTables.ENTRY_ID);
        Map<UUID, Integer> counts = new TreeMap<>();
        sql.select(source, DSL.count())
                .from(compiled.scope().joinTo(links(link), ProjectionTables.in(link, ProjectionTables.TARGET_ID)))
                .where(source.in(sources))
                .and(ProjectionTables.in(link, ProjectionTables.FIELD_PATH).eq(Names.path(path)))
                .and(compiled.where())
                .groupBy(source)
                .forEach(row -> counts.put(row.value1(), row.value2()));
        return counts;
    }

    private CompiledAsk compile(Ask ask) {
        return compile(ask, Condition.always());
    }

    private CompiledAsk compile(Ask ask, Condition also) {
        ConditionSql conditions = new ConditionSql(layout, stage, ask.locale(), dialect, keys);
        EntryScope scope = conditions.entryScope(type);
        if (scope.layout().type().localized()) {
            scope.requireLocale();
        }
        List<Field<?>> values = CompiledAsk.values(ask.reading(), scope);
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
        if (!also.equals(Condition.always())) {
            where = where.and(conditions.compile(also, scope));
        }
        List<OrderColumn> order = new ArrayList<>();
        ask.order().forEach(key -> order.add(OrderColumn.of(key, scope)));
        // The id of the table that orders: of another's, equal by the join, no database makes use in an index.
        order.add(
                order.isEmpty()
                        ? new OrderColumn(scope.id(), false)
                        : new OrderColumn(
                                ProjectionTables.in(order.getFirst().table(), ProjectionTables.ENTRY_ID),
                                order.getFirst().descending()));
        List<org.jooq.Condition> guards = ask.guards().stream()
                .map(guard -> conditions.compile(guard, scope))
                .toList();
        return new CompiledAsk(scope, where, order, guards, ask.reading(), values);
    }
}
