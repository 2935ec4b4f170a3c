package io.yizhan.core.security;

import io.yizhan.core.model.Condition;
import io.yizhan.core.model.FieldPath.SystemProperty;
import io.yizhan.core.model.Operator;
import io.yizhan.core.model.Value;
import java.util.List;

/**
 * Row conditions of one type: comparisons of the system property {@code type} are answered and what follows from them is
 * drawn together. "Every entry but those of one type" is then no condition at all for the others.
 */
final class TypeFold {
    private static final Condition ALWAYS = Condition.always();
    private static final Condition NEVER = Condition.never();

    private TypeFold() {}

    /** The same condition, of entries of the type. */
    static Condition fold(Condition rows, String type) {
        return asks(rows) ? folded(rows, new Value.Text(type)) : rows;
    }

    /** Conditions on linked entries ask for the type of those. */
    private static boolean asks(Condition condition) {
        return switch (condition) {
            case Condition.Compare compare -> ofType(compare);
            case Condition.All all -> all.parts().stream().anyMatch(TypeFold::asks);
            case Condition.Any any -> any.parts().stream().anyMatch(TypeFold::asks);
            case Condition.Not not -> asks(not.part());
            case Condition.Near ignored -> false;
            case Condition.Linked ignored -> false;
            case Condition.LinkedFrom ignored -> false;
        };
    }

    private static boolean ofType(Condition.Compare compare) {
        boolean answered = compare.operator() == Operator.EQ
                || compare.operator() == Operator.NE
                || compare.operator() == Operator.IN
                || compare.operator() == Operator.NOT_IN;
        return answered && compare.path().steps().getFirst() == SystemProperty.TYPE;
    }

    private static Condition folded(Condition condition, Value type) {
        return switch (condition) {
            case Condition.Compare compare -> ofType(compare) ? answer(compare, type) : compare;
            case Condition.All all -> all(folded(all.parts(), type));
            case Condition.Any any -> any(folded(any.parts(), type));
            case Condition.Not not -> not(folded(not.part(), type));
            case Condition.Near near -> near;
            case Condition.Linked linked -> linked;
            case Condition.LinkedFrom linked -> linked;
        };
    }

    private static List<Condition> folded(List<Condition> parts, Value type) {
        return parts.stream().map(part -> folded(part, type)).toList();
    }

    private static Condition answer(Condition.Compare compare, Value type) {
        boolean negated = compare.operator() == Operator.NE || compare.operator() == Operator.NOT_IN;
        return compare.values().contains(type) != negated ? ALWAYS : NEVER;
    }

    private static Condition all(List<Condition> parts) {
        if (parts.contains(NEVER)) {
            return NEVER;
        }
        List<Condition> left =
                parts.stream().filter(part -> !part.equals(ALWAYS)).toList();
        return left.size() == 1 ? left.getFirst() : new Condition.All(left);
    }

    private static Condition any(List<Condition> parts) {
        if (parts.contains(ALWAYS)) {
            return ALWAYS;
        }
        List<Condition> left =
                parts.stream().filter(part -> !part.equals(NEVER)).toList();
        return left.size() == 1 ? left.getFirst() : new Condition.Any(left);
    }

    private static Condition not(Condition part) {
        if (part.equals(ALWAYS)) {
            return NEVER;
        }
        return part.equals(NEVER) ? ALWAYS : new Condition.Not(part);
    }
}
