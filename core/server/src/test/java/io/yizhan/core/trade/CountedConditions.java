package io.yizhan.core.trade;

import io.yizhan.core.model.Condition;
import io.yizhan.core.model.Condition.Quantifier;
import io.yizhan.core.model.FieldPath;
import io.yizhan.core.model.Operator;
import io.yizhan.core.model.Value;
import io.yizhan.core.trade.CountedContent.Entry;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Conditions by chance: as the API takes them, as grants hold them, and what they mean, worked out by hand. */
final class CountedConditions {
    private final Random random;
    private final CountedContent content;

    CountedConditions(Random random, CountedContent content) {
        this.random = random;
        this.content = content;
    }

    /**
     * Who looks.
     *
     * @param counts of entries at the ends of links, whether they count
     */
    record View(String locale, Predicate<Entry> counts) {}

    /** What a condition means. */
    interface Holds {
        boolean of(Entry entry, View view);
    }

    /**
     * A condition.
     *
     * @param member of the argument {@code where}, without its braces
     * @param needs fields that must show to whoever asks
     * @param only the field it speaks of, if of one alone: facets by that one leave it out
     * @param parts if it is true when all of these are; else none
     */
    record Asked(
            String member,
            Condition condition,
            Holds holds,
            Set<CountedField> needs,
            Optional<CountedField> only,
            List<Asked> parts) {
        Asked(String member, Condition condition, Holds holds, Set<CountedField> needs, Optional<CountedField> only) {
            this(member, condition, holds, needs, only, List.of());
        }

        /** What must all hold. */
        Stream<Asked> conjuncts() {
            return parts.isEmpty() ? Stream.of(this) : parts.stream().flatMap(Asked::conjuncts);
        }

        Asked not() {
            return new Asked(
                    "not: {" + member + "}",
                    new Condition.Not(condition),
                    (entry, view) -> !holds.of(entry, view),
                    needs,
                    only);
        }
    }

    /** A way back: the entries of {@code field}'s type that lead to one of {@code owner}. */
    record Way(String owner, String name, CountedField field) {
        static final List<Way> ALL = List.of(
                new Way(CountedField.ENTERPRISE, "products", CountedField.OFFERED_BY),
                new Way(CountedField.WORK, "products", CountedField.BASED_ON),
                new Way(CountedField.WORK, "enterprises", CountedField.WORKS),
                new Way(CountedField.PRODUCT, "catalogs", CountedField.PRODUCTS));
    }

    /** @param allowed fields it may speak of */
    Asked next(String type, int depth, Predicate<CountedField> allowed) {
        int chosen = random.nextInt(depth == 0 ? 6 : 12);
        if (chosen == 0) {
            return ids(type);
        }
        if (chosen == 6) {
            return next(type, depth - 1, allowed).not();
        }
        if (chosen == 7) {
            return both("or", next(type, depth - 1, allowed), next(type, depth - 1, allowed));
        }
        if (chosen == 8) {
            return both("and", next(type, depth - 1, allowed), next(type, depth - 1, allowed));
        }
        List<CountedField> fields = CountedField.of(type).stream()
                .filter(field -> field.kind() != CountedField.Kind.WORDS && field.link() == chosen > 8)
                .filter(allowed)
                .toList();
        List<Way> ways = Way.ALL.stream()
                .filter(way -> way.owner().equals(type) && allowed.test(way.field()))
                .toList();
        int all = fields.size() + (chosen > 8 ? ways.size() : 0);
        if (all == 0) {
            return ids(type);
        }
        int at = random.nextInt(all);
        if (at >= fields.size()) {
            return reverse(ways.get(at - fields.size()), depth, allowed);
        }
        CountedField field = fields.get(at);
        return field.link() ? link(field, depth, allowed) : leaf(field);
    }

    private Asked ids(String type) {
        List<String> some = content.of(type).stream()
                .map(Entry::id)
                .filter(_ -> random.nextInt(3) > 0)
                .toList();
        return new Asked(
                "id: {in: " + literals(some) + "}",
                Condition.compare("id", Operator.IN, texts(some)),
                (entry, _) -> some.contains(entry.id()),
                Set.of(),
                Optional.empty());
    }

    private static Asked both(String word, Asked one, Asked other) {
        boolean and = word.equals("and");
        Set<CountedField> needs = new HashSet<>(one.needs());
        needs.addAll(other.needs());
        return new Asked(
                word + ": [{" + one.member() + "}, {" + other.member() + "}]",
                and
                        ? Condition.all(one.condition(), other.condition())
                        : Condition.any(one.condition(), other.condition()),
                (entry, view) -> and
                        ? one.holds().of(entry, view) && other.holds().of(entry, view)
                        : one.holds().of(entry, view) || other.holds().of(entry, view),
                needs,
                one.only().equals(other.only()) ? one.only() : Optional.empty(),
                and ? List.of(one, other) : List.of());
    }

    private static String literals(List<String> values) {
        return values.stream().map(value -> "\"" + value + "\"").collect(Collectors.joining(", ", "[", "]"));
    }

    private static Value[] texts(List<String> values) {
        return values.stream().map(Value::of).toArray(Value[]::new);
    }

    private <T> T any(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    private Asked leaf(CountedField field) {
        boolean first = random.nextBoolean();
        String choice = any(field.choices());
        if (field.kind() != CountedField.Kind.TITLE
                && field.kind() != CountedField.Kind.MONEY
                && field.kind() != CountedField.Kind.YEARS
                && random.nextInt(5) == 0) {
            String absent = field.kind() == CountedField.Kind.TERMS ? "empty" : "isNull";
            return of(field, "{" + absent + ": true}", Operator.IS_NULL, List.of(), List::isEmpty);
        }
        List<String> two = Stream.of(choice, any(field.choices())).distinct().toList();
        return switch (field.kind()) {
            case TERM ->
                first
                        ? of(field, "{eq: \"" + choice + "\"}", Operator.EQ, List.of(choice), has(List.of(choice)))
                        : of(field, "{notIn: " + literals(two) + "}", Operator.NOT_IN, two, has(two).negate());
            case TERMS ->
                first
                        ? of(field, "{some: {in: " + literals(two) + "}}", Operator.IN, two, has(two))
                        : of(field, "{none: {in: " + literals(two) + "}}", Operator.NOT_IN, two, has(two).negate());
            case TRUTH -> {
                Condition equal = Condition.compare(field.key(), Operator.EQ, Value.of(Boolean.parseBoolean(choice)));
                yield asked(field, "{eq: " + choice + "}", equal, has(List.of(choice)));
            }
            case WHOLE -> number(field, "", choice, Value.of(Long.parseLong(choice)), first);
            case DECIMAL -> number(field, "", "\"" + choice + "\"", Value.decimal(choice), first);
            case MEASURE -> {
                BigDecimal grams = CountedField.number(choice);
                yield number(field, "normalized", "\"" + grams.toPlainString() + "\"", new Value.Decimal(grams), first);
            }
            case MONEY -> {
                BigDecimal amount = CountedField.number(choice);
                yield number(field, "amount", "\"" + amount.toPlainString() + "\"", new Value.Decimal(amount), first);
            }
            case YEARS -> number(field, "earliest", choice, Value.of(Long.parseLong(choice)), first);
            case DAY -> day(field, choice, first);
            case TEXT -> of(field, "{eq: \"" + choice + "\"}", Operator.EQ, List.of(choice), has(List.of(choice)));
            case TITLE -> {
                String part = choice.substring(0, 3).toUpperCase(Locale.ROOT);
                yield of(
                        field,
                        "{contains: \"" + part + "\"}",
                        Operator.CONTAINS,
                        List.of(part),
                        values -> values.stream()
                                .anyMatch(
                                        value -> value.toUpperCase(Locale.ROOT).contains(part)));
            }
            case WORDS, ONE, MANY -> throw new IllegalStateException(field.name());
        };
    }

    private static Predicate<List<String>> has(List<String> wanted) {
        return values -> values.stream().anyMatch(wanted::contains);
    }

    private static Asked of(
            CountedField field, String member, Operator operator, List<String> values, Predicate<List<String>> holds) {
        return asked(field, member, Condition.compare(field.key(), operator, texts(values)), holds);
    }

    private static Asked asked(CountedField field, String member, Condition condition, Predicate<List<String>> holds) {
        return new Asked(
                field.name() + ": " + member,
                condition,
                (entry, view) -> holds.test(entry.values(field, view.locale())),
                Set.of(field),
                Optional.of(field));
    }

    private static Asked number(CountedField field, String component, String literal, Value value, boolean most) {
        BigDecimal limit = CountedField.number(literal.replace("\"", ""));
        String path = component.isEmpty() ? field.key() : field.key() + "/" + component;
        String compared = "{" + (most ? "lte" : "gt") + ": " + literal + "}";
        String member = switch (component) {
            case "amount" -> "{amount: " + compared + "}";
            case "earliest" -> "{earliestYear: " + compared + "}";
            default -> compared;
        };
        return asked(
                field,
                member,
                Condition.compare(path, most ? Operator.LTE : Operator.GT, value),
                values ->
                        values.stream().anyMatch(one -> CountedField.number(one).compareTo(limit) <= 0 == most));
    }

    private static Asked day(CountedField field, String choice, boolean first) {
        if (first) {
            return of(
                    field,
                    "{lt: \"" + choice + "\"}",
                    Operator.LT,
                    List.of(choice),
                    values -> values.stream().anyMatch(value -> value.compareTo(choice) < 0));
        }
        String year = choice.substring(0, 4);
        return asked(
                field,
                "{year: {eq: " + year + "}}",
                Condition.compare(field.key() + "/year", Operator.EQ, Value.of(Long.parseLong(year))),
                values -> values.stream().anyMatch(value -> value.startsWith(year)));
    }

    private Asked link(CountedField field, int depth, Predicate<CountedField> allowed) {
        FieldPath path = FieldPath.parse(field.key());
        boolean many = field.kind() == CountedField.Kind.MANY;
        if (random.nextInt(4) == 0) {
            return new Asked(
                    field.name() + ": {" + (many ? "empty" : "isNull") + ": true}",
                    new Condition.Linked(path, Quantifier.NONE, Condition.always()),
                    (entry, view) -> content.linked(entry, field).stream().noneMatch(view.counts()),
                    Set.of(field),
                    Optional.of(field));
        }
        Asked inner = next(field.choices().getFirst(), Math.max(0, depth - 2), allowed);
        Quantifier quantifier = many ? any(Arrays.asList(Quantifier.values())) : Quantifier.SOME;
        String is = "{is: {" + inner.member() + "}}";
        return new Asked(
                field.name() + ": " + (many ? "{" + word(quantifier) + ": " + is + "}" : is),
                new Condition.Linked(path, quantifier, inner.condition()),
                (entry, view) -> holds(quantifier, content.linked(entry, field), inner, view),
                with(field, inner),
                Optional.of(field));
    }

    private Asked reverse(Way way, int depth, Predicate<CountedField> allowed) {
        Asked inner = next(way.field().type(), Math.max(0, depth - 2), allowed);
        Quantifier quantifier = any(Arrays.asList(Quantifier.values()));
        return new Asked(
                way.name() + ": {" + word(quantifier) + ": {" + inner.member() + "}}",
                new Condition.LinkedFrom(
                        way.field().type(), FieldPath.parse(way.field().key()), quantifier, inner.condition()),
                (entry, view) -> holds(quantifier, content.linking(entry, way.field()), inner, view),
                with(way.field(), inner),
                Optional.empty());
    }

    private static boolean holds(Quantifier quantifier, List<Entry> ends, Asked inner, View view) {
        List<Entry> counted = ends.stream().filter(view.counts()).toList();
        return switch (quantifier) {
            case SOME -> counted.stream().anyMatch(end -> inner.holds().of(end, view));
            case NONE -> counted.stream().noneMatch(end -> inner.holds().of(end, view));
            case EVERY -> counted.stream().allMatch(end -> inner.holds().of(end, view));
        };
    }

    private static String word(Quantifier quantifier) {
        return quantifier.name().toLowerCase(Locale.ROOT);
    }

    private static Set<CountedField> with(CountedField field, Asked inner) {
        List<CountedField> needs = new ArrayList<>(inner.needs());
        needs.add(field);
        return Set.copyOf(needs);
    }
}
