package io.yizhan.core.projection;

import io.yizhan.core.model.Condition;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SelectField;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** What {@link EntrySelect.Ask} means in SQL, and how a row of its answer is read. */
record CompiledAsk(
        EntryScope scope,
        org.jooq.Condition where,
        List<OrderColumn> order,
        boolean ordered,
        List<org.jooq.Condition> guards,
        boolean longTexts) {

    /** @param also another condition that must hold */
    static CompiledAsk of(ConditionSql conditions, String type, EntrySelect.Ask ask, Condition also) {
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
        if (!also.equals(Condition.always())) {
            where = where.and(conditions.compile(also, scope));
        }
        List<OrderColumn> order = new ArrayList<>();
        ask.order().forEach(key -> order.add(conditions.order(key, scope)));
        order.add(
                new OrderColumn(scope.id(), !order.isEmpty() && order.getFirst().descending()));
        List<org.jooq.Condition> guards = ask.guards().stream()
                .map(guard -> conditions.compile(guard, scope))
                .toList();
        return new CompiledAsk(scope, where, order, !ask.order().isEmpty(), guards, ask.longTexts());
    }

    /** What is read, in this order: {@link #documents}, then {@link #asked}. */
    List<SelectField<?>> columns() {
        List<SelectField<?>> columns = new ArrayList<>();
        documents().forEach(column -> columns.add(scope.main(column).as(column)));
        columns.addAll(asked());
        return columns;
    }

    List<Field<?>> documents() {
        List<Field<?>> documents = new ArrayList<>(EntryRow.COLUMNS);
        if (longTexts) {
            documents.add(ProjectionTables.LONG_DOCUMENT);
        }
        return documents;
    }

    /** Order values, then answers of guards. */
    List<Field<?>> asked() {
        List<Field<?>> asked = new ArrayList<>();
        for (int i = 0; i < order.size(); i++) {
            asked.add(order.get(i).column().as("o" + i));
        }
        for (int i = 0; i < guards.size(); i++) {
            asked.add(DSL.field(guards.get(i)).as("g" + i));
        }
        return asked;
    }

    CompiledAsk withOrder(List<OrderColumn> other) {
        return new CompiledAsk(scope, where, other, ordered, guards, longTexts);
    }

    /** @param linked whether the link's source and attributes follow */
    EntryRow read(Record row, boolean linked) {
        int next = EntryRow.COLUMNS.size();
        int longDocument = longTexts ? next++ : -1;
        List<@Nullable Object> place = new ArrayList<>(order.size());
        for (int i = 0; i < order.size(); i++) {
            place.add(OrderColumn.portable(row.get(next++)));
        }
        List<Boolean> answers = new ArrayList<>(guards.size());
        for (int i = 0; i < guards.size(); i++) {
            answers.add(Boolean.TRUE.equals(row.get(next++, Boolean.class)));
        }
        UUID source = linked ? (UUID) row.get(next++) : null;
        String attributes = linked ? (String) row.get(next) : null;
        return EntryRow.of(row, longDocument, place, answers, source, attributes);
    }
}
