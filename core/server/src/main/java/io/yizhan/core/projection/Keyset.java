package io.yizhan.core.projection;

import java.util.List;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** "After this row" as a condition, so that a page deep in a list costs what the first one does. NULLs are smallest. */
final class Keyset {
    private Keyset() {}

    /**
     * @param place values of the order columns of the row to start behind
     * @throws IllegalArgumentException if the place is not of this order
     */
    static Condition beyond(List<OrderColumn> order, List<@Nullable Object> place, boolean backwards) {
        if (place.size() != order.size()) {
            throw new IllegalArgumentException("a cursor of another order");
        }
        Condition beyond = DSL.falseCondition();
        for (int i = order.size() - 1; i >= 0; i--) {
            OrderColumn column = order.get(i);
            Object value = column.parse(place.get(i));
            boolean down = column.descending() != backwards;
            Condition further = further(typed(column.column()), value, down);
            beyond = further.or(same(typed(column.column()), value).and(beyond));
        }
        return beyond;
    }

    private static Condition further(Field<Object> column, @Nullable Object value, boolean down) {
        if (value == null) {
            return down ? DSL.falseCondition() : column.isNotNull();
        }
        return down ? column.lt(value).or(column.isNull()) : column.gt(value);
    }

    private static Condition same(Field<Object> column, @Nullable Object value) {
        return value == null ? column.isNull() : column.eq(value);
    }

    @SuppressWarnings("unchecked")
    private static Field<Object> typed(Field<?> column) {
        return (Field<Object>) column;
    }
}
