package io.yizhan.core.projection;

import io.yizhan.core.database.DatabaseDialect;
import io.yizhan.core.model.Condition;
import io.yizhan.core.model.FieldKey;
import io.yizhan.core.model.FieldPath;
import io.yizhan.core.model.Operator;
import io.yizhan.core.model.ReverseReference;
import io.yizhan.core.model.SearchKeys;
import io.yizhan.core.model.Value;
import io.yizhan.core.projection.RenderedSelects.Made;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Select;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * Reads entries of one type from the tables of a stage: a page of a list, by id, or the first of each parent's references;
 * one statement each.
 */
public final class EntrySelect {
    static final Field<UUID> TARGET = DSL.field(DSL.name("target"), ProjectionTables.ENTRY_ID.getDataType());

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
     * @param search what to find in the search keys; drafts only
     * @param trashed whether the trash is meant; empty for both
     * @param guards conditions answered per row, in order
     * @param reading what of them is read
     * @param states words of the states wanted; empty for all
     */
    public record Ask(
            String locale,
            Condition where,
            List<OrderKey> order,
            Optional<SearchText.Sought> search,
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
                Optional<SearchText.Sought> search,
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
                Optional<SearchText.Sought> search,
                Optional<Boolean> trashed,
                List<Condition> guards,
                boolean longTexts) {
            this(locale, where, order, search, trashed, guards, longTexts, Set.of());
        }

        /** The same entries in any order, answered with nothing beside. */
        Ask plain() {
            return new Ask(locale, where, List.of(), search, trashed, List.of(), false, states);
        }

        public static Ask of(String locale, Condition where) {
            return new Ask(locale, where, List.of(), Optional.empty(), Optional.of(false), List.of(), false);
        }
    }

    /** A page of the list. */
    public List<EntryRow> page(DSLContext sql, Ask ask, Page page) {
        List<@Nullable Object> place = page.place().orElse(List.of());
        boolean first = page.place().isEmpty();
        RenderedSelects.Shape shape = shape("page", ask, place, page.fromStart(), first, absent(place));
        return fetch(sql, shape, place, () -> paged(ask, page));
    }

    /** Conditions on what is not there bind no value. */
    private static List<Boolean> absent(List<@Nullable Object> place) {
        return place.stream().map(Objects::isNull).toList();
    }

    private Made paged(Ask ask, Page page) {
        CompiledAsk compiled = compile(ask);
        boolean whole = ask.where().equals(Condition.always())
                && ask.search().isEmpty()
                && ask.states().isEmpty();
        Select<?> select = new PageSelect(compiled, page, whole).select();
        Keyset keyset = new Keyset(compiled.order(), page.backwards());
        return new Made(
                select,
                compiled.rows(false),
                place -> page.place().isEmpty() ? place : keyset.bound(Collections.unmodifiableList(place)));
    }

    /** How many there are, of all pages. */
    public int count(DSLContext sql, Ask ask) {
        CompiledAsk compiled = compile(ask.plain());
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
     * @param way the reference, forward
     * @param few whether there are so few links that the pages are cut from what all of them lead to, unnumbered
     */
    public List<EntryRow> linked(
            DSLContext sql, Ask ask, LinkWay way, Collection<UUID> sources, Page page, boolean few) {
        if (sources.isEmpty()) {
            return List.of();
        }
        List<UUID> some = RenderedSelects.padded(List.copyOf(sources));
        boolean whole = few || some.size() == 1;
        Supplier<Made> making = () -> links().pages(compile(ask), way, some, page, whole);
        List<EntryRow> rows = page.place().isPresent()
                ? making.get().fetch(sql)
                : fetch(sql, shape("links", ask, some, way, page, few), some, making);
        return whole && some.size() > 1 ? cut(rows, page) : rows;
    }

    /** The page of each source. */
    private static List<EntryRow> cut(List<EntryRow> rows, Page page) {
        Map<UUID, Integer> seen = new HashMap<>();
        List<EntryRow> kept = new ArrayList<>();
        for (EntryRow row : rows) {
            int rank = seen.merge(row.source().orElseThrow(), 1, Integer::sum);
            if (rank > page.offset() && rank <= page.offset() + page.size()) {
                kept.add(row);
            }
        }
        return kept;
    }

    private List<EntryRow> fetch(
            DSLContext sql, RenderedSelects.Shape shape, List<?> variables, Supplier<Made> making) {
        return rendered == null ? making.get().fetch(sql) : rendered.fetch(sql, shape, variables, making);
    }

    /** For each source how many entries its reference leads to; sources without any are not in the map. */
    public Map<UUID, Integer> countLinked(DSLContext sql, Ask ask, LinkWay way, Collection<UUID> sources) {
        return links().count(sql, compile(ask.plain()), way, sources);
    }

    /**
     * For each target the page of entries of this type that lead to it, each once, in the order asked or else by id.
     *
     * @param way the reference, from this type
     */
    public List<EntryRow> linking(DSLContext sql, Ask ask, ReverseReference way, Collection<UUID> targets, Page page) {
        if (targets.isEmpty()) {
            return List.of();
        }
        LinkWay back = LinkWay.backward(way);
        List<UUID> some = RenderedSelects.padded(List.copyOf(targets));
        Supplier<Made> making = () -> links().pages(compile(ask), back, some, page, some.size() == 1);
        return page.place().isPresent()
                ? making.get().fetch(sql)
                : fetch(sql, shape("linking", ask, some, back, page), some, making);
    }

    /** For each target how many entries of this type lead to it; targets to which none leads are not in the map. */
    public Map<UUID, Integer> countLinking(DSLContext sql, Ask ask, ReverseReference way, Collection<UUID> targets) {
        return links().count(sql, compile(ask.plain()), LinkWay.backward(way), targets);
    }

    private LinkSelect links() {
        return new LinkSelect(stage);
    }

    private CompiledAsk compile(Ask ask) {
        return compile(ask, Condition.always());
    }

    private CompiledAsk compile(Ask ask, Condition also) {
        return CompiledAsk.of(new ConditionSql(layout, stage, ask.locale(), dialect, keys), type, ask, also);
    }
}
