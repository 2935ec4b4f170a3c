package io.yizhan.core.projection;

import io.yizhan.core.model.Field;
import io.yizhan.core.model.FieldPath.SystemProperty;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Name;
import org.jooq.SortField;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** A column that orders a list. */
record OrderColumn(org.jooq.Field<?> column, boolean descending) {
    /** Which of a field's columns orders by it: the first it has. */
    static final List<ColumnRole> ROLES =
            List.of(ColumnRole.SORT, ColumnRole.VALUE, ColumnRole.AMOUNT, ColumnRole.EARLIEST, ColumnRole.NORMALIZED);

    /** A column of no table: for its type. */
    static OrderColumn of(ValueColumn column, boolean descending) {
        return new OrderColumn(DSL.field(DSL.name(column.name()), column.dataType()), descending);
    }

    /** The column for an order: the collation key of texts, else the value itself. */
    static OrderColumn of(OrderKey key, EntryScope scope) {
        if (key.path().steps().getFirst() instanceof SystemProperty property) {
            return new OrderColumn(
                    switch (property) {
                        case ID -> scope.id();
                        case CREATED_AT -> scope.main(ProjectionTables.CREATED_AT);
                        case UPDATED_AT -> scope.main(ProjectionTables.UPDATED_AT);
                        case PUBLISHED_AT -> scope.main(ProjectionTables.PUBLISHED_AT);
                        case TYPE -> throw new IllegalArgumentException("a list has one type");
                    },
                    key.descending());
        }
        List<Field> path = scope.find(key.path());
        if (path.size() == 1 && scope.ordersByTitle(path.getFirst())) {
            return new OrderColumn(scope.text(ProjectionTables.TITLE_SORT), key.descending());
        }
        return ROLES.stream()
                .map(role -> path.isEmpty() ? Optional.<org.jooq.Field<?>>empty() : scope.findColumn(path, role))
                .flatMap(Optional::stream)
                .findFirst()
                .map(column -> new OrderColumn(column, key.descending()))
                .orElseThrow(() -> new IllegalArgumentException(key.path() + " is not sortable"));
    }

    /** Alias of the table it stands in. */
    Name table() {
        return Objects.requireNonNull(column.getQualifiedName().qualifier());
    }

    /** The same under another name. */
    OrderColumn in(Name name) {
        return new OrderColumn(DSL.field(name, column.getDataType()), descending);
    }

    SortField<?> sort(boolean backwards) {
        return descending != backwards ? column.desc() : column.asc();
    }

    /** A value of the column as cursors carry it. */
    static @Nullable Object portable(@Nullable Object value) {
        return switch (value) {
            case byte[] bytes -> HexFormat.of().formatHex(bytes);
            case Integer number -> (long) number;
            case LocalDate day -> day.toString();
            case null -> null;
            default -> value;
        };
    }

    /**
     * A value from a cursor as the column compares it.
     *
     * @throws IllegalArgumentException if it cannot be of this column
     */
    @Nullable
    Object parse(@Nullable Object portable) {
        if (portable == null) {
            return null;
        }
        Class<?> type = column.getType();
        try {
            Object value = switch (portable) {
                case String text when type == byte[].class -> HexFormat.of().parseHex(text);
                case String text when type == LocalDate.class -> LocalDate.parse(text);
                case Long number when type == Integer.class -> Math.toIntExact(number);
                case Long number when type == BigDecimal.class -> BigDecimal.valueOf(number);
                case UUID id -> id;
                case Instant instant -> instant;
                default -> portable;
            };
            if (!type.isInstance(value)) {
                throw new IllegalArgumentException("a cursor of another order");
            }
            return value;
        } catch (ArithmeticException | java.time.DateTimeException e) {
            throw new IllegalArgumentException("a cursor of another order", e);
        }
    }
}
