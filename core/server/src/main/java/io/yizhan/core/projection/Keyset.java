package io.yizhan.core.projection;

import java.util.ArrayList;
import java.util.List;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** "After this row" as a condition, so that a page deep in a list costs what the first one does. NULLs are smallest. */
record Keyset(List<OrderColumn> order, boolean backwards) {

    /**
     * @param place values of the order columns of the row to start behind
     * @throws IllegalArgumentException if the place is not of this order
     */
    Condition beyond(List<@Nullable Object> place) {
        List<@Nullable Object> values = parsed(place);
        Condition beyond = DSL.falseCondition();
        for (int i = order.size() - 1; i >= 0; i--) {
            OrderColumn column = order.get(i);
            boolean down = column.descending() != backwards;
            Condition further = further(typed(column.column()), values.get(i), down);
            beyond = further.or(same(typed(column.column()), values.get(i)).and(beyond));
        }
        return beyond;
    }

    /**
     * What {@link #beyond} binds, in the order it does.
     *
     * @throws IllegalArgumentException if the place is not of this order
     */
    List<Object> bound(List<@Nullable Object> place) {
        List<Object> bound = new ArrayList<>();
        for (Object value : parsed(place)) {
            if (value != null) {
                bound.add(value);
                bound.add(value);
            }
        }
        return bound;
    }

    private List<@Nullable Object> parsed(List<@Nullable Object> place) {
        if (place.size() != order.size()) {
            throw new IllegalArgumentException("a cursor of another order");
        }
        List<@Nullable Object> values = new ArrayList<>();
        for (int i = 0; i < place.size(); i++) {
            values.add(order.get(i).parse(place.get(i)));
        }
        return values;
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
