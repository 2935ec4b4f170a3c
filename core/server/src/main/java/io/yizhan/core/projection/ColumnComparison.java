package io.yizhan.core.projection;

import io.yizhan.core.model.Operator;
import io.yizhan.core.model.SearchKeys;
import io.yizhan.core.model.Value;
import io.yizhan.core.model.Vocabulary;
import java.math.BigDecimal;
import java.text.Normalizer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;

/** One column against values; true or false, never unknown. Values of another kind than the column fit nothing. */
final class ColumnComparison {
    private ColumnComparison() {}

    /** For all operators but NE, NOT_IN and UNDER. */
    static Condition of(Field<?> column, Operator operator, List<Value> values, SearchKeys keys) {
        return switch (operator) {
            case IS_NULL -> column.isNull();
            case EQ, IN -> isOneOf(column, values);
            case OTHER_THAN -> column.isNotNull().and(DSL.not(isOneOf(column, values)));
            case LT, LTE, GT, GTE -> ordered(column, operator, values.getFirst());
            case CONTAINS -> folded(column, values.getFirst(), keys, Field::contains);
            case STARTS_WITH -> folded(column, values.getFirst(), keys, Field::startsWith);
            case ENDS_WITH -> folded(column, values.getFirst(), keys, Field::endsWith);
            case ALIKE -> folded(column, values.getFirst(), keys, Field::eq);
            case NE, NOT_IN, UNDER -> throw new IllegalArgumentException(operator + " is compiled elsewhere");
        };
    }

    /** Ids are compared as ids; a text that is none fits nothing. */
    static Condition ofId(Field<UUID> column, Operator operator, List<Value> values) {
        if (operator == Operator.IS_NULL) {
            return column.isNull();
        }
        List<UUID> ids = ids(values);
        return switch (operator) {
            case EQ, IN -> ids.isEmpty() ? DSL.falseCondition() : column.in(ids);
            case OTHER_THAN -> ids.isEmpty() ? DSL.trueCondition() : column.notIn(ids);
            default -> DSL.falseCondition();
        };
    }

    static List<UUID> ids(List<Value> values) {
        return values.stream().flatMap(value -> uuid(value).stream()).toList();
    }

    /** The term or one below it. */
    static Condition under(Field<?> column, Vocabulary vocabulary, List<Value> values) {
        Set<String> codes = new LinkedHashSet<>();
        for (Value value : values) {
            if (value instanceof Value.Text text) {
                codes.addAll(vocabulary.withNarrower(text.text()));
            }
        }
        return codes.isEmpty()
                ? DSL.falseCondition()
                : known(column, column.coerce(String.class).in(codes));
    }

    private static Condition isOneOf(Field<?> column, List<Value> values) {
        List<Object> fitting =
                values.stream().flatMap(value -> bind(column, value).stream()).toList();
        if (fitting.isEmpty()) {
            return DSL.falseCondition();
        }
        Field<Object> typed = typed(column);
        return known(column, fitting.size() == 1 ? typed.eq(fitting.getFirst()) : typed.in(fitting));
    }

    private static Condition ordered(Field<?> column, Operator operator, Value value) {
        Optional<Object> bound = bind(column, value);
        Optional<BigDecimal> fraction = bound.isEmpty() ? beyondWhole(column, value) : Optional.empty();
        if (bound.isEmpty() && fraction.isEmpty()) {
            return DSL.falseCondition();
        }
        Field<Object> typed = typed(fraction.isPresent() ? column.coerce(BigDecimal.class) : column);
        Object limit = fraction.<Object>map(number -> number).orElseGet(bound::orElseThrow);
        return known(
                column,
                switch (operator) {
                    case LT -> typed.lt(limit);
                    case LTE -> typed.le(limit);
                    case GT -> typed.gt(limit);
                    default -> typed.ge(limit);
                });
    }

    /** A number that no whole number of the column equals, but that all of them lie below or above. */
    private static Optional<BigDecimal> beyondWhole(Field<?> column, Value value) {
        if (column.getType() != Long.class && column.getType() != Integer.class) {
            return Optional.empty();
        }
        return switch (value) {
            case Value.Whole whole -> Optional.of(BigDecimal.valueOf(whole.number()));
            case Value.Decimal decimal -> Optional.of(decimal.number());
            default -> Optional.empty();
        };
    }

    private static Condition folded(
            Field<?> column, Value value, SearchKeys keys, BiFunction<Field<String>, String, Condition> holds) {
        if (!(value instanceof Value.Text text) || column.getType() != String.class) {
            return DSL.falseCondition();
        }
        String wanted = keys.fold(text.text());
        Field<String> typed = column.coerce(String.class);
        return known(column, holds.apply(typed, wanted));
    }

    private static Condition known(Field<?> column, Condition condition) {
        return column.isNotNull().and(condition);
    }

    @SuppressWarnings("unchecked")
    private static Field<Object> typed(Field<?> column) {
        return (Field<Object>) column;
    }

    private static Optional<Object> bind(Field<?> column, Value value) {
        Class<?> type = column.getType();
        return switch (value) {
            case Value.Whole whole -> number(type, BigDecimal.valueOf(whole.number()));
            case Value.Decimal decimal -> number(type, decimal.number());
            case Value.Truth truth -> type == Boolean.class ? Optional.of(truth.truth()) : Optional.empty();
            case Value.Text text -> text(type, text.text());
        };
    }

    /** The number as the column has it; empty if the column cannot hold it. */
    private static Optional<Object> number(Class<?> type, BigDecimal number) {
        if (type == BigDecimal.class) {
            return Optional.of(number);
        }
        try {
            if (type == Long.class) {
                return Optional.of(number.longValueExact());
            }
            if (type == Integer.class) {
                return Optional.of(number.intValueExact());
            }
        } catch (ArithmeticException fraction) {
            return Optional.empty();
        }
        return Optional.empty();
    }

    private static Optional<Object> text(Class<?> type, String text) {
        try {
            if (type == String.class) {
                return Optional.of(Normalizer.normalize(text, Normalizer.Form.NFC));
            }
            if (type == LocalDate.class) {
                return Optional.of(LocalDate.parse(text));
            }
            if (type == Instant.class) {
                return Optional.of(Instant.parse(text));
            }
        } catch (DateTimeParseException notSuch) {
            return Optional.empty();
        }
        return Optional.empty();
    }

    private static Optional<UUID> uuid(Value value) {
        if (value instanceof Value.Text text) {
            try {
                return Optional.of(UUID.fromString(text.text()));
            } catch (IllegalArgumentException notAnId) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }
}
