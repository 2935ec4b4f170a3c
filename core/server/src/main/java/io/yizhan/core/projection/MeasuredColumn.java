package io.yizhan.core.projection;

import io.yizhan.core.model.Field;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jooq.impl.DSL;

/** The column with the numbers, days or moments of a field. */
final class MeasuredColumn {
    private MeasuredColumn() {}

    static org.jooq.Field<?> of(AggregateSelect.Measured measured, EntryScope scope) {
        List<Field> path = scope.find(measured.path());
        org.jooq.Field<?> column = Stream.of(
                        ColumnRole.VALUE, ColumnRole.AMOUNT, ColumnRole.EARLIEST, ColumnRole.NORMALIZED)
                .map(role -> scope.findColumn(path, role))
                .flatMap(Optional::stream)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(measured.path() + " is not measured"));
        return measured.currency().isEmpty()
                ? column
                : inCurrency(
                        column,
                        scope.findColumn(path, ColumnRole.CURRENCY).orElseThrow(),
                        measured.currency().get());
    }

    private static <T> org.jooq.Field<T> inCurrency(org.jooq.Field<T> amount, org.jooq.Field<?> currency, String code) {
        return DSL.when(currency.coerce(String.class).eq(code), amount);
    }
}
