package io.yizhan.core.projection;

import io.yizhan.core.database.DatabaseDialect;
import io.yizhan.core.model.Condition;
import io.yizhan.core.model.FieldPath;
import io.yizhan.core.model.SearchKeys;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.Name;
import org.jooq.Record;
import org.jooq.SelectField;
import org.jooq.SortField;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/**
 * Counts the entries of a list and works out their numbers, of all or group by group; also for the lists of many entries at
 * once. One statement each. An entry counts once in a list, however often it is linked.
 */
public final class AggregateSelect {
    private static final Name RANKED = DSL.name("ranked");
    private static final org.jooq.Field<UUID> START =
            DSL.field(DSL.name("source_id"), ProjectionTables.ENTRY_ID.getDataType());
    private static final org.jooq.Field<Integer> COUNT = DSL.field(DSL.name("entries"), SQLDataType.INTEGER);
    private static final org.jooq.Field<Integer> RANK = DSL.field(DSL.name("rank_in_source"), SQLDataType.INTEGER);

    private final ModelLayout layout;
    private final DatabaseDialect dialect;
    private final SearchKeys keys;
    private final Stage stage;

    public AggregateSelect(ModelLayout layout, DatabaseDialect dialect, SearchKeys keys, Stage stage) {
        this.layout = layout;
        this.dialect = dialect;
        this.keys = keys;
        this.stage = stage;
    }

    /**
     * The lists.
     *
     * @param type id of the content type
     * @param locale entries not meant for readers of this locale are left out
     * @param links how the entries are reached from each start; empty for the one list of all
     */
    public record Over(String type, String locale, Condition where, Optional<Links> links) {}

    /** Entries from which links are followed. */
    public record Links(LinkWay way, List<UUID> starts) {
        public Links {
            starts = List.copyOf(starts);
        }
    }

    /**
     * A field whose values are counted, added and compared.
     *
     * @param currency of money, without which amounts cannot be added
     */
    public record Measured(FieldPath path, Optional<String> currency) {}

    /** What groups have in common. */
    public record GroupKey(FieldPath path, Part part, Optional<OrderKey.Through> target) {}

    /** Which part of a value makes groups. */
    public enum Part {
        VALUE,
        YEAR,
        MONTH
    }

    /**
     * One group, or the whole of a list.
     *
     * @param start where the list starts; empty for the list of all
     * @param keys null where the entries have no value
     */
    public record Group(Optional<UUID> start, List<@Nullable Object> keys, int count, List<Numbers> numbers) {}

    /**
     * Of one field: how many values there are, their sum if they can be added, the least and the most.
     * Without values the others are null.
     */
    public record Numbers(
            int count,
            @Nullable BigDecimal sum,
            @Nullable Object min,
            @Nullable Object max) {}

    /**
     * Groups by the keys, the largest first. Without keys each list is one group, if it has entries.
     *
     * @param size at most so many groups of each list
     * @param without whether entries without a value make a group too
     */
    public List<Group> groups(
            DSLContext sql,
            Over over,
            List<GroupKey> keysOfGroups,
            List<Measured> measured,
            int size,
            boolean without) {
        if (over.links().isPresent() && over.links().get().starts().isEmpty()) {
            return List.of();
        }
        return new Statement(over, keysOfGroups, measured).fetch(sql, size, without);
    }

    private final class Statement {
        private final Over over;
        private final EntryScope scope;
        private final ConditionSql conditions;
        private final org.jooq.Condition where;
        private final List<org.jooq.Field<?>> groups = new ArrayList<>();
        private final List<SelectField<?>> columns = new ArrayList<>();
        private final int measures;

        Statement(Over over, List<GroupKey> keysOfGroups, List<Measured> measured) {
            this.over = over;
            conditions = new ConditionSql(layout, stage, over.locale(), dialect, keys);
            scope = conditions.entryScope(over.type());
            if (scope.layout().type().localized()) {
                scope.requireLocale();
            }
            where = conditions
                    .compile(over.where(), scope)
                    .and(scope.main(ProjectionTables.TRASHED).isFalse());
            measures = measured.size();
            start().ifPresent(start -> columns.add(start.as(START)));
            for (GroupKey key : keysOfGroups) {
                org.jooq.Field<?> column = conditions.group(key, scope);
                columns.add(column.as("k" + groups.size()));
                groups.add(column);
            }
            columns.add(DSL.count().as(COUNT));
            for (int i = 0; i < measures; i++) {
                measure(measured.get(i), i);
            }
        }

        private Optional<org.jooq.Field<UUID>> start() {
            return over.links().map(links -> links.way().start());
        }

        private void measure(Measured measured, int index) {
            org.jooq.Field<?> column = MeasuredColumn.of(measured, scope);
            columns.add(DSL.count(column).as("n" + index));
            columns.add(
                    Number.class.isAssignableFrom(column.getType())
                            ? DSL.sum(column.coerce(BigDecimal.class)).as("s" + index)
                            : DSL.inline(null, SQLDataType.NUMERIC).as("s" + index));
            columns.add(DSL.min(column).as("l" + index));
            columns.add(DSL.max(column).as("m" + index));
        }

        List<Group> fetch(DSLContext sql, int size, boolean without) {
            List<org.jooq.Field<?>> by = new ArrayList<>(groups);
            start().ifPresent(start -> by.addFirst(start));
            List<SortField<?>> order = new ArrayList<>(List.of(DSL.count().desc()));
            groups.forEach(group -> order.add(group.asc()));
            boolean ranked = over.links().isPresent() && !groups.isEmpty();
            if (ranked) {
                columns.add(DSL.rowNumber()
                        .over(DSL.partitionBy(start().orElseThrow()).orderBy(order))
                        .as(RANK));
            }
            var select = DSL.select(columns).from(from()).where(where).and(linked());
            var known = without
                    ? select
                    : select.and(groups.stream()
                            .map(org.jooq.Field::isNotNull)
                            .reduce(DSL.noCondition(), org.jooq.Condition::and));
            if (by.isEmpty()) {
                return sql.fetch(known).map(this::read);
            }
            if (!ranked) {
                var sorted = known.groupBy(by).orderBy(order);
                return sql.fetch(groups.isEmpty() ? sorted : sorted.limit(size)).map(this::read);
            }
            Table<?> pages = known.groupBy(by).asTable(RANKED);
            return sql.select(Stream.of(pages.fields()).toList())
                    .from(pages)
                    .where(DSL.field(RANKED.append(RANK.getUnqualifiedName()), SQLDataType.INTEGER)
                            .le(size))
                    .orderBy(DSL.field(RANKED.append(RANK.getUnqualifiedName())))
                    .fetch(this::read);
        }

        private Table<?> from() {
            return over.links()
                    .<Table<?>>map(links -> scope.joinTo(
                            new LinkSelect(stage).links(links.way().eachOnce(), links.starts()),
                            links.way().end()))
                    .orElseGet(scope::from);
        }

        private org.jooq.Condition linked() {
            return over.links()
                    .map(links -> LinkSelect.from(links.way().eachOnce(), links.starts()))
                    .orElse(DSL.noCondition());
        }

        private Group read(Record row) {
            int next = 0;
            Optional<UUID> start = over.links().isPresent()
                    ? Optional.of(Objects.requireNonNull((UUID) row.get(next++)))
                    : Optional.empty();
            List<@Nullable Object> values = new ArrayList<>();
            for (int i = 0; i < groups.size(); i++) {
                values.add(row.get(next++));
            }
            int count = row.get(next++, Integer.class);
            List<Numbers> numbers = new ArrayList<>();
            for (int i = 0; i < measures; i++) {
                numbers.add(new Numbers(
                        row.get(next++, Integer.class),
                        row.get(next++, BigDecimal.class),
                        row.get(next++),
                        row.get(next++)));
            }
            return new Group(start, values, count, numbers);
        }
    }
}
