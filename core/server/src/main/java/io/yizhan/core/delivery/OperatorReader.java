package io.yizhan.core.delivery;

import io.yizhan.core.model.Condition;
import io.yizhan.core.model.FieldPath;
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
            Map.entry(FilterTypes.UNDER, Operator.UNDER));

    private OperatorReader() {}

    static Condition read(List<? extends Step> path, Map<String, ?> operators) {
        FieldPath at = new FieldPath(List.copyOf(path));
        List<Condition> parts = new ArrayList<>();
        operators.forEach((name, value) -> {
            if (value == null) {
                return;
            }
            if (name.equals(FilterTypes.IS_NULL)) {
                Condition isNull = new Condition.Compare(at, Operator.IS_NULL, List.of());
                parts.add(Boolean.TRUE.equals(value) ? isNull : new Condition.Not(isNull));
                return;
            }
            Operator operator = OPERATORS.get(name);
            if (operator == null) {
                throw new IllegalStateException("the schema offers an operator that is not there: " + name);
            }
            parts.add(new Condition.Compare(at, operator, values(at, name, value)));
        });
        return WhereReader.one(parts);
    }

    private static List<Value> values(FieldPath path, String operator, Object value) {
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
