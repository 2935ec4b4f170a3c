package io.yizhan.core.projection;

import io.yizhan.core.database.PlainSelect;
import io.yizhan.core.database.PlainSelect.ColumnReading;
import io.yizhan.core.database.PlainSelect.RowReading;
import io.yizhan.core.model.ContentType;
import io.yizhan.core.model.FieldKey;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.SelectField;
import org.jspecify.annotations.Nullable;

/** An ask over its tables: which rows, which columns of them, and how a row is read. */
record CompiledAsk(
        EntryScope scope,
        Condition where,
        List<OrderColumn> order,
        boolean ordered,
        List<Condition> guards,
        EntryReading reading,
        List<Field<?>> values) {

    /** @param also another condition that must hold */
    static CompiledAsk of(
            ConditionSql conditions, String type, EntrySelect.Ask ask, io.yizhan.core.model.Condition also) {
        EntryScope scope = conditions.entryScope(type);
        if (scope.layout().type().localized()) {
            scope.requireLocale();
        }
        List<Field<?>> values = values(ask.reading(), scope);
        Condition where = conditions.compile(ask.where(), scope);
        if (ask.trashed().isPresent()) {
            where = where.and(
                    scope.main(ProjectionTables.TRASHED).eq(ask.trashed().get()));
        }
        if (ask.search().isPresent()) {
            where = where.and(ask.search().get().in(scope.text(ProjectionTables.SEARCH_KEY)));
        }
        if (!ask.states().isEmpty()) {
            where = where.and(scope.main(ProjectionTables.STATE).in(ask.states()));
        }
        if (!also.equals(io.yizhan.core.model.Condition.always())) {
            where = where.and(conditions.compile(also, scope));
        }
        List<OrderColumn> order = order(conditions, ask, scope);
        List<Condition> guards = ask.guards().stream()
                .map(guard -> conditions.compile(guard, scope))
                .toList();
        return new CompiledAsk(scope, where, order, !ask.order().isEmpty(), guards, ask.reading(), values);
    }

    private static List<OrderColumn> order(ConditionSql conditions, EntrySelect.Ask ask, EntryScope scope) {
        List<OrderColumn> order = new ArrayList<>();
        ask.order().forEach(key -> order.add(conditions.order(key, scope)));
        boolean own = !order.isEmpty() && ask.order().getFirst().through().isEmpty();
        // The id of the table that orders: of another's, equal by the join, no database makes use in an index.
        Field<UUID> id = own ? ProjectionTables.in(order.getFirst().table(), ProjectionTables.ENTRY_ID) : scope.id();
        order.add(new OrderColumn(id, !order.isEmpty() && order.getFirst().descending()));
        return order;
    }

    CompiledAsk withOrder(List<OrderColumn> other) {
        return new CompiledAsk(scope, where, other, ordered, guards, reading, values);
    }

    /** The columns of the values to be read; joins the tables they lie in. */
    static List<Field<?>> values(EntryReading reading, EntryScope scope) {
        List<Field<?>> values = new ArrayList<>();
        if (reading instanceof EntryReading.Columns columns) {
            ContentType type = scope.layout().type();
            for (FieldKey key : columns.fields()) {
                values.add(scope.findColumn(List.of(type.findField(key).orElseThrow()), ColumnRole.VALUE)
                        .orElseThrow());
            }
        }
        return values;
    }

    /** What is read, in this order: {@link #mainColumns}, then {@link #asked}. */
    List<SelectField<?>> columns() {
        List<SelectField<?>> columns = new ArrayList<>();
        mainColumns().forEach(column -> columns.add(scope.main(column).as(column)));
        columns.addAll(asked());
        return columns;
    }

    /** Columns of the main table: the id alone, or with the links, where columns are read in place of documents. */
    List<Field<?>> mainColumns() {
        return switch (reading) {
            case EntryReading.Columns columns ->
                columns.links()
                        ? List.of(ProjectionTables.ENTRY_ID, ProjectionTables.LINKS)
                        : List.of(ProjectionTables.ENTRY_ID);
            case EntryReading.Documents(boolean longTexts) -> {
                List<Field<?>> documents = new ArrayList<>(EntryRow.COLUMNS);
                if (longTexts) {
                    documents.add(ProjectionTables.LONG_DOCUMENT);
                }
                yield documents;
            }
        };
    }

    /** The columns that order, if their values are read. */
    private List<OrderColumn> places() {
        return reading instanceof EntryReading.Columns columns && !columns.placed() ? List.of() : order;
    }

    /** Values, then order values, then answers of guards. */
    List<Field<?>> asked() {
        List<Field<?>> asked = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            asked.add(values.get(i).as("v" + i));
        }
        for (int i = 0; i < places().size(); i++) {
            asked.add(places().get(i).column().as("o" + i));
        }
        for (int i = 0; i < guards.size(); i++) {
            asked.add(org.jooq.impl.DSL.field(guards.get(i)).as("g" + i));
        }
        return asked;
    }

    /**
     * Reads rows of {@link #columns}.
     *
     * @param linked whether the link's source and attributes follow
     */
    RowReading<EntryRow> rows(boolean linked) {
        boolean documents = reading instanceof EntryReading.Documents;
        boolean links = reading instanceof EntryReading.Columns columns && columns.links();
        boolean longTexts = reading instanceof EntryReading.Documents(boolean read) && read;
        int first = mainColumns().size() + 1;
        List<ColumnReading> valueCells = cells(values);
        List<ColumnReading> orderCells =
                cells(places().stream().<Field<?>>map(OrderColumn::column).toList());
        int guardsAt = first + valueCells.size() + orderCells.size();
        int count = guards.size();
        int sourceAt = guardsAt + count;
        ColumnReading id = PlainSelect.of(ProjectionTables.ENTRY_ID.getDataType());
        return row -> new EntryRow(
                EntryRow.id(row),
                documents ? Optional.of(EntryRow.head(row, longTexts ? first - 1 : 0)) : Optional.empty(),
                links ? Optional.ofNullable(row.getString(2)) : Optional.empty(),
                read(row, first, valueCells),
                read(row, first + valueCells.size(), orderCells),
                answers(row, guardsAt, count),
                linked ? Optional.ofNullable((UUID) id.read(row, sourceAt)) : Optional.empty(),
                linked ? Optional.ofNullable(row.getString(sourceAt + 1)) : Optional.empty());
    }

    private static List<ColumnReading> cells(List<Field<?>> columns) {
        return columns.stream()
                .map(column -> PlainSelect.of(column.getDataType()))
                .toList();
    }

    private static List<@Nullable Object> read(ResultSet row, int first, List<ColumnReading> cells)
            throws SQLException {
        List<@Nullable Object> values = new ArrayList<>(cells.size());
        for (int i = 0; i < cells.size(); i++) {
            values.add(cells.get(i).read(row, first + i));
        }
        return Collections.unmodifiableList(values);
    }

    private static List<Boolean> answers(ResultSet row, int first, int count) throws SQLException {
        List<Boolean> answers = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            answers.add(row.getBoolean(first + i));
        }
        return answers;
    }
}
