package io.yizhan.core.projection;

import io.yizhan.core.projection.RenderedSelects.Made;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
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

/** Follows the links of many entries at once, in either direction, and takes the page of each. */
final class LinkSelect {
    static final Name LINK = DSL.name("link");
    private static final Name RANKED = DSL.name("ranked");
    private static final Name MAIN = DSL.name("main");
    private static final Field<Integer> RANK = DSL.field(DSL.name("rank_in_source"), SQLDataType.INTEGER);
    private static final Field<UUID> START = DSL.field(DSL.name("source_id"), ProjectionTables.ENTRY_ID.getDataType());
    private static final Field<UUID> END = DSL.field(DSL.name("target"), ProjectionTables.ENTRY_ID.getDataType());
    private static final List<Field<?>> LINK_KEY = List.of(
            ProjectionTables.ENTRY_ID,
            ProjectionTables.FIELD_PATH,
            ProjectionTables.ROW_ORDINAL,
            ProjectionTables.ORDINAL);

    private final Stage stage;

    LinkSelect(Stage stage) {
        this.stage = stage;
    }

    /** @param whole whether all rows are wanted as they come: no start has more links than a page, or there is but one */
    Made pages(CompiledAsk asked, LinkWay way, List<UUID> starts, Page page, boolean whole) {
        CompiledAsk compiled = way.back() ? asked : asked.withOrder(orderOfLinks(asked));
        org.jooq.Condition where = from(way, starts)
                .and(compiled.where())
                .and(page.place()
                        .map(place -> new Keyset(compiled.order(), page.backwards()).beyond(place))
                        .orElse(DSL.noCondition()));
        List<SortField<?>> sorted = new ArrayList<>();
        if (whole && starts.size() > 1) {
            // links lie in this order: nothing is sorted where none is asked
            sorted.add(way.start().asc());
        }
        compiled.order().forEach(one -> sorted.add(one.sort(page.backwards())));
        Table<?> from = compiled.scope().joinTo(links(way, starts), way.end());
        if (!whole) {
            return new Made(numbered(compiled, way, from, where, sorted, page), compiled.rows(true));
        }
        var ordered = DSL.select(compiled.columns())
                .select(way.start().as(START), way.attributes())
                .from(from)
                .where(where)
                .orderBy(sorted);
        return new Made(
                starts.size() == 1 ? ordered.limit(page.size()).offset(page.offset()) : ordered, compiled.rows(true));
    }

    /** As asked, and among equals as they stand: several links to one entry have a place each. {@link LinkOrder} is the same. */
    private static List<OrderColumn> orderOfLinks(CompiledAsk asked) {
        List<OrderColumn> order = new ArrayList<>(asked.ordered() ? asked.order() : List.of());
        order.add(new OrderColumn(ProjectionTables.in(LINK, ProjectionTables.ROW_ORDINAL), false));
        order.add(new OrderColumn(ProjectionTables.in(LINK, ProjectionTables.ORDINAL), false));
        return order;
    }

    /**
     * Rows are numbered by their keys alone, and the pages of them joined to what else is answered: with documents or
     * attributes among the numbered columns the database would write them all to a temporary table.
     */
    private Select<?> numbered(
            CompiledAsk asked,
            LinkWay way,
            Table<?> from,
            org.jooq.Condition where,
            List<SortField<?>> sorted,
            Page page) {
        List<SelectField<?>> keys = new ArrayList<>();
        keys.add(way.start().as(START));
        keys.addAll(asked.asked());
        keys.add(asked.scope().id().as(END));
        keys.add(DSL.rowNumber()
                .over(DSL.partitionBy(way.start()).orderBy(sorted))
                .as(RANK));
        if (way.attributed()) {
            LINK_KEY.forEach(
                    column -> keys.add(ProjectionTables.in(LINK, column).as(column)));
        }
        List<SelectField<?>> columns = new ArrayList<>();
        asked.mainColumns()
                .forEach(column -> columns.add(
                        asked.reading().wide()
                                ? ProjectionTables.in(MAIN, column)
                                : ranked(END).as(column)));
        asked.asked().forEach(column -> columns.add(ranked(column)));
        columns.add(ranked(START));
        columns.add(way.attributes());
        Table<?> pages = DSL.select(keys).from(from).where(where).asTable(RANKED);
        Table<?> tables = way.attributed() ? pages.join(links()).on(sameLink()) : pages;
        return DSL.select(columns)
                .from(
                        asked.reading().wide()
                                ? tables.join(asked.scope().table().as(MAIN))
                                        .on(ProjectionTables.in(MAIN, ProjectionTables.ENTRY_ID)
                                                .eq(ranked(END)))
                                : tables)
                .where(ranked(RANK).le(page.offset() + page.size()))
                .and(page.offset() == 0 ? DSL.noCondition() : ranked(RANK).gt(page.offset()))
                .orderBy(ranked(RANK));
    }

    private static <T> Field<T> ranked(Field<T> column) {
        return DSL.field(RANKED.append(column.getUnqualifiedName()), column.getDataType());
    }

    private static org.jooq.Condition sameLink() {
        return LINK_KEY.stream().map(LinkSelect::same).reduce(DSL.noCondition(), org.jooq.Condition::and);
    }

    private static <T> org.jooq.Condition same(Field<T> column) {
        return ranked(column).eq(ProjectionTables.in(LINK, column));
    }

    private Table<Record> links() {
        return ProjectionTables.table(stage.table("reference")).as(LINK);
    }

    /** The links of a way; where several may lead back to one entry, one of them. */
    Table<?> links(LinkWay way, Collection<UUID> starts) {
        if (!way.once()) {
            return links();
        }
        return DSL.selectDistinct(ProjectionTables.TARGET_ID, ProjectionTables.ENTRY_ID)
                .from(ProjectionTables.table(stage.table("reference")))
                .where(way.startColumn().in(starts))
                .and(ProjectionTables.FIELD_PATH.eq(way.path()))
                .asTable(LINK);
    }

    static org.jooq.Condition from(LinkWay way, Collection<UUID> starts) {
        return way.once()
                ? DSL.noCondition()
                : way.start()
                        .in(starts)
                        .and(ProjectionTables.in(LINK, ProjectionTables.FIELD_PATH)
                                .eq(way.path()));
    }

    /** How many entries links lead to from each start; starts from which none does are not in the map. */
    Map<UUID, Integer> count(DSLContext sql, CompiledAsk asked, LinkWay way, Collection<UUID> starts) {
        Map<UUID, Integer> counts = new TreeMap<>();
        sql.select(way.start(), DSL.count())
                .from(asked.scope().joinTo(links(way, starts), way.end()))
                .where(from(way, starts))
                .and(asked.where())
                .groupBy(way.start())
                .forEach(row -> counts.put(row.value1(), row.value2()));
        return counts;
    }
}
