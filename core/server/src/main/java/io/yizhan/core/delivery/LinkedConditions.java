package io.yizhan.core.delivery;

import io.yizhan.core.model.Condition;
import io.yizhan.core.model.Condition.Quantifier;
import io.yizhan.core.model.ContentType;
import io.yizhan.core.model.FieldPath;
import io.yizhan.core.model.FieldPath.SystemProperty;
import io.yizhan.core.model.Operator;
import io.yizhan.core.model.Value;
import io.yizhan.core.problem.Problem;
import io.yizhan.core.problem.ProblemCode;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;

/**
 * Puts ids in the place of conditions on links, rows, distances and trees of entries, which the index does not know: the entries for
 * which such a condition holds are looked up by SQL, one statement for each. The smaller side is: {@code none} is not {@code some}.
 */
final class LinkedConditions {
    /** So many entries may stand for one condition. */
    static final int MOST = 10_000;

    private static final FieldPath ID = new FieldPath(List.of(SystemProperty.ID));

    private final ContentType type;
    private final BiFunction<Condition, Integer, List<UUID>> lookUp;
    private final Map<Condition, Condition> known = new ConcurrentHashMap<>();

    /** @param lookUp ids of the entries of the type for which a condition holds, at most so many */
    LinkedConditions(ContentType type, BiFunction<Condition, Integer, List<UUID>> lookUp) {
        this.type = type;
        this.lookUp = lookUp;
    }

    /** @throws io.yizhan.core.problem.ProblemException QUERY_TOO_COMPLEX if a part holds of too many entries */
    Condition resolve(Condition condition) {
        return switch (condition) {
            case Condition.All all ->
                new Condition.All(all.parts().stream().map(this::resolve).toList());
            case Condition.Any any ->
                new Condition.Any(any.parts().stream().map(this::resolve).toList());
            case Condition.Not not -> new Condition.Not(resolve(not.part()));
            case Condition.Compare compare -> isBelow(compare) ? ids(compare) : compare;
            case Condition.Near near -> ids(near);
            case Condition.Linked linked ->
                quantified(
                        linked.quantifier(),
                        linked.inner(),
                        inner -> new Condition.Linked(linked.path(), Quantifier.SOME, inner));
            case Condition.LinkedFrom linked ->
                quantified(
                        linked.quantifier(),
                        linked.inner(),
                        inner -> new Condition.LinkedFrom(linked.type(), linked.path(), Quantifier.SOME, inner));
        };
    }

    /** Of an entry's place in a tree of entries. */
    private static boolean isBelow(Condition.Compare compare) {
        return compare.operator() == Operator.UNDER && compare.path().equals(ID);
    }

    /** Holds of these entries. */
    static Condition oneOf(List<UUID> ids) {
        return new Condition.Compare(
                ID,
                Operator.IN,
                ids.stream().<Value>map(id -> Value.of(id.toString())).toList());
    }

    private Condition quantified(Quantifier quantifier, Condition inner, UnaryOperator<Condition> some) {
        return switch (quantifier) {
            case SOME -> ids(some.apply(inner));
            case NONE -> new Condition.Not(ids(some.apply(inner)));
            case EVERY -> new Condition.Not(ids(some.apply(new Condition.Not(inner))));
        };
    }

    private Condition ids(Condition condition) {
        Condition seen = known.get(condition);
        if (seen != null) {
            return seen;
        }
        List<UUID> ids = lookUp.apply(condition, MOST + 1);
        if (ids.size() > MOST) {
            throw Problem.of(ProblemCode.QUERY_TOO_COMPLEX, "search.too-many-linked")
                    .with("limit", MOST)
                    .with("type", type.singular())
                    .at("where")
                    .exception();
        }
        Condition found = oneOf(ids);
        known.put(condition, found);
        return found;
    }
}
