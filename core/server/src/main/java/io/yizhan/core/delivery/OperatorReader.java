package io.yizhan.core.delivery;

import io.yizhan.core.model.Condition;
import io.yizhan.core.model.FieldPath;
import io.yizhan.core.model.FieldPath.Component;
import io.yizhan.core.model.FieldPath.Step;
import io.yizhan.core.model.Operator;
import io.yizhan.core.model.Value;
import io.yizhan.core.problem.Problem;
import io.yizhan.core.problem.ProblemCode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Reads an operator object; all its operators must hold. */
final class OperatorReader {
    private static final int LONGEST_LIST = 100;

    private static final Map<String, Operator> OPERATORS = Map.ofEntries(
            Map.entry(FilterTypes.EQ, Operator.EQ),
            Map.entry(FilterTypes.NE, Operator.NE),
            Map.entry(FilterTypes.IN, Operator.IN),
            Map.entry(FilterTypes.NOT_IN, Operator.NOT_IN),
            Map.entry(FilterTypes.LT, Operator.LT),
            Map.entry(FilterTypes.LTE, Operator.LTE),
            Map.entry(FilterTypes.GT, Operator.GT),
            Map.entry(FilterTypes.GTE, Operator.GTE),
            Map.entry(FilterTypes.CONTAINS, Operator.CONTAINS),
            Map.entry(FilterTypes.STARTS_WITH, Operator.STARTS_WITH),
            Map.entry(FilterTypes.ENDS_WITH, Operator.ENDS_WITH),
            Map.entry(FilterTypes.ALIKE, Operator.ALIKE),
            Map.entry(FilterTypes.UNDER, Operator.UNDER));

    private final RelativeTime time;

    OperatorReader(RelativeTime time) {
        this.time = time;
    }

    /** @param days whether the values are days, and times told from now are so too */
    Condition read(List<? extends Step> path, Map<String, ?> operators, boolean days) {
        List<Condition> parts = new ArrayList<>();
        operators.forEach((name, value) -> {
            if (value != null) {
                parts.add(read(path, name, value, days));
            }
        });
        return WhereReader.one(parts);
    }

    Condition read(List<? extends Step> path, Map<String, ?> operators) {
        return read(path, operators, false);
    }

    private Condition read(List<? extends Step> path, String name, Object value, boolean days) {
        FieldPath at = new FieldPath(List.copyOf(path));
        Optional<Operator> relative = RelativeTime.findOperator(name);
        if (relative.isPresent()) {
            Map<String, ?> told = WhereReader.map(value);
            return new Condition.Compare(at, relative.get(), List.of(days ? time.day(told) : time.moment(told)));
        }
        return switch (name) {
            // several pictures or terms are no value where there is none
            case FilterTypes.IS_NULL, FilterTypes.EMPTY -> {
                Condition isNull = new Condition.Compare(at, Operator.IS_NULL, List.of());
                yield Boolean.TRUE.equals(value) ? isNull : new Condition.Not(isNull);
            }
            case FilterTypes.BETWEEN -> {
                Map<String, ?> ends = WhereReader.map(value);
                yield Condition.all(
                        compare(at, Operator.GTE, Objects.requireNonNull(ends.get(FilterTypes.FROM))),
                        compare(at, Operator.LTE, Objects.requireNonNull(ends.get(FilterTypes.TO))));
            }
            case FilterTypes.YEAR -> read(with(path, Component.YEAR), WhereReader.map(value));
            case FilterTypes.MONTH -> read(with(path, Component.MONTH), WhereReader.map(value));
            default -> {
                Operator operator = OPERATORS.get(name);
                if (operator == null) {
                    throw new IllegalStateException("the schema offers an operator that is not there: " + name);
                }
                yield new Condition.Compare(at, operator, values(at, name, value));
            }
        };
    }

    private static Condition compare(FieldPath path, Operator operator, Object value) {
        return new Condition.Compare(path, operator, List.of(value(value)));
    }

    static List<Step> with(List<? extends Step> path, Component component) {
        List<Step> longer = new ArrayList<>(path);
        longer.add(component);
        return longer;
    }

    /**
     * The values an operator is given.
     *
     * @throws io.yizhan.core.problem.ProblemException QUERY_TOO_COMPLEX if they are more than a hundred
     */
    static List<Value> values(FieldPath path, String operator, Object value) {
        if (!(value instanceof Collection<?> several)) {
            return List.of(value(value));
        }
        if (several.size() > LONGEST_LIST) {
            throw Problem.of(ProblemCode.QUERY_TOO_COMPLEX, "filter.list-too-long")
                    .with("limit", LONGEST_LIST)
                    .with("actual", several.size())
                    .with("name", path + "." + operator)
                    .at("where")
                    .exception();
        }
        return several.stream().map(OperatorReader::value).toList();
    }

    private static Value value(Object value) {
        return switch (value) {
            case Boolean truth -> Value.of(truth);
            case Integer number -> Value.of((long) number);
            case Long number -> Value.of(number);
            case BigInteger number -> Value.of(number.longValueExact());
            case BigDecimal number -> new Value.Decimal(number);
            default -> Value.of(value.toString());
        };
    }
}
