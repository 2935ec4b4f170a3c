package io.yizhan.core.delivery;

import io.yizhan.core.model.Condition;
import io.yizhan.core.model.FieldPath;
import io.yizhan.core.model.FieldPath.Step;
import io.yizhan.core.model.Operator;
import io.yizhan.core.model.Value;
import io.yizhan.core.model.Vocabulary;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Conditions on fields with several terms. What is asked of one term is a set of codes, so that one comparison tells whether some
 * term fits, however many operators bind to it.
 */
final class TermConditions {
    /** Of which one term fits if it does, so that the comparison may stand as it is. */
    private static final Set<String> BY_NAME = Set.of(FilterTypes.EQ, FilterTypes.IN, FilterTypes.UNDER);

    private final OperatorReader operators;
    private final Vocabulary vocabulary;

    TermConditions(OperatorReader operators, Vocabulary vocabulary) {
        this.operators = operators;
        this.vocabulary = vocabulary;
    }

    Condition read(List<Step> path, Map<String, ?> given) {
        List<Condition> parts = new ArrayList<>();
        given.forEach((name, value) -> {
            if (value != null) {
                parts.add(
                        name.equals(FilterTypes.EMPTY)
                                ? operators.read(path, Map.of(FilterTypes.EMPTY, value))
                                : quantified(new FieldPath(path), name, WhereReader.map(value)));
            }
        });
        return WhereReader.one(parts);
    }

    private Condition quantified(FieldPath path, String quantifier, Map<String, ?> term) {
        return switch (quantifier) {
            case FilterTypes.SOME -> some(path, term);
            case FilterTypes.NONE -> new Condition.Not(some(path, term));
            default -> new Condition.Not(codes(path, term).others().some(path));
        };
    }

    private Condition some(FieldPath path, Map<String, ?> term) {
        List<String> asked = term.entrySet().stream()
                .filter(one -> one.getValue() != null)
                .<String>map(Map.Entry::getKey)
                .toList();
        return asked.size() == 1 && BY_NAME.contains(asked.getFirst())
                ? operators.read(path.steps(), term)
                : codes(path, term).some(path);
    }

    /** The codes that all operators let through. */
    private Codes codes(FieldPath path, Map<String, ?> term) {
        Codes fitting = Codes.ALL;
        for (Map.Entry<String, ?> operator : term.entrySet()) {
            if (operator.getValue() != null) {
                fitting = fitting.and(codes(path, operator.getKey(), operator.getValue()));
            }
        }
        return fitting;
    }

    private Codes codes(FieldPath path, String operator, Object value) {
        if (operator.equals(FilterTypes.IS_NULL)) {
            // a term that is there is not null
            return Boolean.TRUE.equals(value) ? Codes.ALL.others() : Codes.ALL;
        }
        Set<String> named = new LinkedHashSet<>();
        OperatorReader.values(path, operator, value).forEach(one -> {
            if (one instanceof Value.Text code) {
                named.add(code.text());
            }
        });
        return switch (operator) {
            case FilterTypes.EQ, FilterTypes.IN -> new Codes(named, false);
            case FilterTypes.NE, FilterTypes.NOT_IN -> new Codes(named, true);
            case FilterTypes.UNDER -> {
                Set<String> below = new LinkedHashSet<>();
                named.forEach(code -> below.addAll(vocabulary.withNarrower(code)));
                yield new Codes(below, false);
            }
            default -> throw new IllegalStateException("the schema offers an operator that is not there: " + operator);
        };
    }

    /** These codes, or all but these. */
    private record Codes(Set<String> named, boolean allBut) {
        static final Codes ALL = new Codes(Set.of(), true);

        Codes others() {
            return new Codes(named, !allBut);
        }

        Codes and(Codes other) {
            if (allBut && !other.allBut) {
                return other.and(this);
            }
            Set<String> both = new LinkedHashSet<>(named);
            if (allBut) {
                both.addAll(other.named);
            } else if (other.allBut) {
                both.removeAll(other.named);
            } else {
                both.retainAll(other.named);
            }
            return new Codes(both, allBut);
        }

        Condition some(FieldPath path) {
            List<Value> values = named.stream().<Value>map(Value::of).toList();
            return new Condition.Compare(path, allBut ? Operator.OTHER_THAN : Operator.IN, values);
        }
    }
}
