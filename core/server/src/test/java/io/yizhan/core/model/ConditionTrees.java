package io.yizhan.core.model;

import io.yizhan.core.model.Condition.All;
import io.yizhan.core.model.Condition.Any;
import io.yizhan.core.model.Condition.Linked;
import io.yizhan.core.model.Condition.LinkedFrom;
import io.yizhan.core.model.Condition.Not;
import io.yizhan.core.model.Condition.Quantifier;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Condition trees at random, over {@link SampleModel} and beside it; the same ones for the same seed. */
final class ConditionTrees {
    private static final List<String> PATHS = List.of(
            "core.title",
            "core.pieces",
            "core.ratio",
            "core.signed",
            "core.made/latest",
            "core.price/amount",
            "core.subjects",
            "core.size/core.height/normalized",
            "core.number",
            "link/core.role",
            "publishedAt",
            "jade.variety");
    private static final List<String> LISTS = List.of("core.makers", "core.certificates", "core.title");
    private static final List<String> TEXTS = List.of("", "玉", "jade", "1", "ivory", "2027-08-20T02:00:00Z", "a\"\\'é");
    private static final List<Long> NUMBERS = List.of(1L, 3L, 12L, 1795L, Long.MIN_VALUE, Long.MAX_VALUE);
    private static final int DECIMAL_BITS = 60;
    private static final int DEEPEST = 3;

    private final Random random;

    ConditionTrees(long seed) {
        random = new Random(seed);
    }

    Condition next() {
        return tree(random.nextInt(DEEPEST));
    }

    private Condition tree(int depth) {
        if (depth == 0) {
            return leaf();
        }
        Supplier<Condition> inner = () -> tree(random.nextInt(depth));
        return switch (random.nextInt(5)) {
            case 0 -> new All(some(inner));
            case 1 -> new Any(some(inner));
            case 2 -> new Not(inner.get());
            case 3 ->
                new LinkedFrom(
                        of(List.of("work", "exportCatalog")),
                        FieldPath.parse(of(LISTS)),
                        of(List.of(Quantifier.values())),
                        inner.get());
            default -> new Linked(FieldPath.parse(of(LISTS)), of(List.of(Quantifier.values())), inner.get());
        };
    }

    private Condition leaf() {
        if (random.nextInt(10) == 0) {
            return new Condition.Near(
                    FieldPath.parse("core.latitude"),
                    FieldPath.parse(of(PATHS)),
                    BigDecimal.valueOf(random.nextInt(-900, 901), 1),
                    BigDecimal.valueOf(random.nextInt(-1800, 1801), 1),
                    of(NUMBERS.subList(0, 3)));
        }
        Operator operator = of(List.of(Operator.values()));
        int values = switch (operator) {
            case IS_NULL -> 0;
            case IN, NOT_IN, OTHER_THAN -> random.nextInt(4);
            default -> 1;
        };
        return new Condition.Compare(
                FieldPath.parse(of(PATHS)),
                operator,
                Stream.generate(this::value).limit(values).toList());
    }

    private Value value() {
        return switch (random.nextInt(5)) {
            case 0 -> Value.of(of(TEXTS));
            case 1 -> Value.of(random.nextLong());
            case 2 -> Value.of(of(NUMBERS));
            case 3 -> Value.of(random.nextBoolean());
            default -> new Value.Decimal(decimal());
        };
    }

    private BigDecimal decimal() {
        BigDecimal positive = new BigDecimal(new BigInteger(DECIMAL_BITS, random), 3);
        return random.nextBoolean() ? positive : positive.negate();
    }

    private List<Condition> some(Supplier<Condition> inner) {
        return Stream.generate(inner).limit(random.nextInt(4)).toList();
    }

    private <T> T of(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
