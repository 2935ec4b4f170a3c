package io.yizhan.core.delivery;

import io.yizhan.core.model.Condition;
import io.yizhan.core.model.Condition.Compare;
import io.yizhan.core.model.Condition.Linked;
import io.yizhan.core.model.FieldPath;
import io.yizhan.core.model.FieldPath.SystemProperty;
import io.yizhan.core.model.Operator;
import io.yizhan.core.model.Value;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The conditions of a list apart from those on the field that is counted: who has chosen jade still sees how many carpets
 * there are. Only conditions that must all hold can be told apart so.
 *
 * @param others what is left
 * @param selected values the field was asked to have, as text
 */
record FacetCondition(Condition others, Set<String> selected) {

    static FacetCondition of(Condition where, FieldPath path) {
        List<Condition> conjuncts = new ArrayList<>();
        flatten(where, conjuncts);
        Set<String> selected = new LinkedHashSet<>();
        List<Condition> others = new ArrayList<>();
        for (Condition conjunct : conjuncts) {
            if (speaksOnlyOf(conjunct, path)) {
                collect(conjunct, selected);
            } else {
                others.add(conjunct);
            }
        }
        return new FacetCondition(new Condition.All(others), selected);
    }

    private static void flatten(Condition condition, List<Condition> into) {
        if (condition instanceof Condition.All all) {
            all.parts().forEach(part -> flatten(part, into));
        } else {
            into.add(condition);
        }
    }

    private static boolean speaksOnlyOf(Condition condition, FieldPath path) {
        return switch (condition) {
            case Compare compare -> startsWith(compare.path(), path);
            case Linked linked -> linked.path().equals(path);
            case Condition.LinkedFrom _ -> false;
            default ->
                !condition.children().isEmpty()
                        && condition.children().stream().allMatch(child -> speaksOnlyOf(child, path));
        };
    }

    private static boolean startsWith(FieldPath longer, FieldPath path) {
        int size = path.steps().size();
        return longer.steps().size() >= size && longer.steps().subList(0, size).equals(path.steps());
    }

    /** Chosen is what is asked for by name: {@code eq}, {@code in}, also one by one below {@code or}. */
    private static void collect(Condition condition, Set<String> into) {
        switch (condition) {
            case Compare compare -> addAll(compare, into);
            case Linked linked
            when linked.quantifier() == Condition.Quantifier.SOME && linked.inner() instanceof Compare inner -> {
                if (inner.path().steps().getFirst() == SystemProperty.ID) {
                    addAll(inner, into);
                }
            }
            case Condition.Any any -> any.parts().forEach(part -> collect(part, into));
            default -> {}
        }
    }

    private static void addAll(Compare compare, Set<String> into) {
        if (compare.operator() == Operator.EQ || compare.operator() == Operator.IN) {
            compare.values().forEach(value -> into.add(text(value)));
        }
    }

    private static String text(Value value) {
        return switch (value) {
            case Value.Text text -> text.text();
            case Value.Whole whole -> Long.toString(whole.number());
            case Value.Decimal decimal -> decimal.number().toPlainString();
            case Value.Truth truth -> Boolean.toString(truth.truth());
        };
    }
}
