package io.yizhan.core.security;

import io.yizhan.core.model.Condition;
import io.yizhan.core.model.Value;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Puts a user's enterprise in the place of {@code $enterprise} in row conditions. */
final class EnterpriseFill {
    private static final Value PLACE = Value.of(BuiltInRoles.ENTERPRISE);

    private EnterpriseFill() {}

    /** Empty if the condition asks for an enterprise and there is none: under a negation, "no row" would be "all rows". */
    static Optional<Condition> fill(Condition rows, Optional<UUID> enterprise) {
        if (!asks(rows)) {
            return Optional.of(rows);
        }
        return enterprise.map(id -> filled(rows, Value.of(id.toString())));
    }

    private static boolean asks(Condition condition) {
        return (condition instanceof Condition.Compare compare
                        && compare.values().contains(PLACE))
                || condition.children().stream().anyMatch(EnterpriseFill::asks);
    }

    private static Condition filled(Condition condition, Value id) {
        return switch (condition) {
            case Condition.All all -> new Condition.All(filled(all.parts(), id));
            case Condition.Any any -> new Condition.Any(filled(any.parts(), id));
            case Condition.Not not -> new Condition.Not(filled(not.part(), id));
            case Condition.Linked linked ->
                new Condition.Linked(linked.path(), linked.quantifier(), filled(linked.inner(), id));
            case Condition.LinkedFrom linked ->
                new Condition.LinkedFrom(linked.type(), linked.path(), linked.quantifier(), filled(linked.inner(), id));
            case Condition.Near near -> near;
            case Condition.Compare compare ->
                new Condition.Compare(
                        compare.path(),
                        compare.operator(),
                        compare.values().stream()
                                .map(value -> value.equals(PLACE) ? id : value)
                                .toList());
        };
    }

    private static List<Condition> filled(List<Condition> parts, Value id) {
        return parts.stream().map(part -> filled(part, id)).toList();
    }
}
