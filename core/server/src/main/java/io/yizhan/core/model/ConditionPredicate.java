package io.yizhan.core.model;

import com.ibm.icu.text.Normalizer2;
import io.yizhan.core.model.Condition.Compare;
import io.yizhan.core.model.Condition.Linked;
import io.yizhan.core.model.Condition.LinkedFrom;
import io.yizhan.core.model.Condition.Quantifier;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/** A condition as a Java predicate over the canonical values of entries; the semantics are {@link Condition}'s. */
public final class ConditionPredicate implements Predicate<EntryValues> {
    private final Condition condition;
    private final ContentModel model;
    private final List<String> locales;
    private final EntryValues.Finder finder;
    private final SearchKeys keys = new SearchKeys();

    private ConditionPredicate(
            Condition condition, ContentModel model, List<String> locales, EntryValues.Finder finder) {
        this.condition = condition;
        this.model = model;
        this.locales = List.copyOf(locales);
        this.finder = finder;
    }

    /**
     * @param locales the locale asked for and its fallbacks, in order
     * @param finder for conditions on entries linked to
     */
    public static ConditionPredicate of(
            Condition condition, ContentModel model, List<String> locales, EntryValues.Finder finder) {
        return new ConditionPredicate(condition, model, locales, finder);
    }

    @Override
    public boolean test(EntryValues entry) {
        return holds(condition, new ValueScope.OfEntry(model, entry));
    }

    private boolean holds(Condition tested, ValueScope scope) {
        return switch (tested) {
            case Condition.All all -> all.parts().stream().allMatch(part -> holds(part, scope));
            case Condition.Any any -> any.parts().stream().anyMatch(part -> holds(part, scope));
            case Condition.Not not -> !holds(not.part(), scope);
            case Compare compare -> compare(compare, scope);
            case Condition.Near near -> near(near, scope);
            case Linked linked -> quantified(linked.quantifier(), linked.inner(), scopes(linked.path(), scope));
            case LinkedFrom linked -> quantified(linked.quantifier(), linked.inner(), linking(linked, scope));
        };
    }

    private boolean quantified(Quantifier quantifier, Condition inner, List<ValueScope> scopes) {
        return switch (quantifier) {
            case SOME -> scopes.stream().anyMatch(scope -> holds(inner, scope));
            case NONE -> scopes.stream().noneMatch(scope -> holds(inner, scope));
            case EVERY -> scopes.stream().allMatch(scope -> holds(inner, scope));
        };
    }

    private List<ValueScope> linking(LinkedFrom linked, ValueScope scope) {
        return scope.findEntry().stream()
                .flatMap(target -> finder.findLinking(linked.type(), linked.path(), target.id()).stream())
                .<ValueScope>map(source -> new ValueScope.OfEntry(model, source))
                .toList();
    }

    private List<ValueScope> scopes(FieldPath path, ValueScope scope) {
        List<ValueScope> scopes = new ArrayList<>();
        scope.find(path, locales).ifPresent(found -> {
            List<JsonNode> parts = ComparedValues.parts(found.value());
            for (JsonNode part : parts) {
                if (found.field().type() instanceof FieldType.Group group) {
                    scopes.add(new ValueScope.OfRow(group.fields(), part));
                } else if (found.field().type() instanceof FieldType.Reference reference) {
                    String type = part.path("type").stringValue("");
                    finder.find(type, UUID.fromString(part.path("id").stringValue("")))
                            .map(target -> new ValueScope.OfLink(
                                    new ValueScope.OfEntry(model, target),
                                    new ValueScope.OfRow(reference.attributes(), part.path("attributes"))))
                            .ifPresent(scopes::add);
                }
            }
        });
        return scopes;
    }

    private boolean compare(Compare compare, ValueScope scope) {
        Optional<ValueScope.Found> found = scope.find(compare.path(), locales);
        List<Object> present = found.map(ComparedValues::of).orElse(List.of());
        return switch (compare.operator()) {
            case IS_NULL -> found.isEmpty();
            case EQ, IN -> isOneOf(present, compare.values());
            case NE, NOT_IN -> !isOneOf(present, compare.values());
            case OTHER_THAN -> present.stream().anyMatch(part -> !isOneOf(List.of(part), compare.values()));
            case LT -> orders(present, compare).anyMatch(order -> order < 0);
            case LTE -> orders(present, compare).anyMatch(order -> order <= 0);
            case GT -> orders(present, compare).anyMatch(order -> order > 0);
            case GTE -> orders(present, compare).anyMatch(order -> order >= 0);
            case CONTAINS -> folded(present, compare, String::contains);
            case STARTS_WITH -> folded(present, compare, String::startsWith);
            case ENDS_WITH -> folded(present, compare, String::endsWith);
            case ALIKE -> folded(present, compare, String::equals);
            case UNDER ->
                compare.path().steps().getFirst() == FieldPath.SystemProperty.ID
                        ? scope.findEntry()
                                .filter(entry -> below(entry, compare.values()))
                                .isPresent()
                        : found.isPresent() && under(found.get().field(), present, compare.values());
        };
    }

    private static boolean isOneOf(List<Object> present, List<Value> values) {
        return present.stream()
                .anyMatch(part -> values.stream()
                        .anyMatch(value ->
                                order(part, value).map(order -> order == 0).orElse(false)));
    }

    private static java.util.stream.IntStream orders(List<Object> present, Compare compare) {
        return present.stream()
                .map(part -> order(part, compare.values().getFirst()))
                .flatMap(Optional::stream)
                .mapToInt(Integer::intValue);
    }

    private boolean folded(
            List<Object> present, Compare compare, java.util.function.BiPredicate<String, String> holds) {
        if (!(compare.values().getFirst() instanceof Value.Text text)) {
            return false;
        }
        String wanted = keys.fold(text.text());
        return present.stream().anyMatch(part -> part instanceof String value && holds.test(keys.fold(value), wanted));
    }

    private boolean near(Condition.Near near, ValueScope scope) {
        Optional<BigDecimal> latitude = number(near.latitude(), scope);
        Optional<BigDecimal> longitude = number(near.longitude(), scope);
        return latitude.isPresent()
                && longitude.isPresent()
                && near.holds(latitude.get().doubleValue(), longitude.get().doubleValue());
    }

    private Optional<BigDecimal> number(FieldPath path, ValueScope scope) {
        return scope.find(path, locales)
                .flatMap(found -> ValueScope.comparable(found, found.value()))
                .filter(BigDecimal.class::isInstance)
                .map(BigDecimal.class::cast);
    }

    /** Whether a way up along the broader entries leads to one of the ids; circles end. */
    private boolean below(EntryValues entry, List<Value> values) {
        Set<String> wanted = new HashSet<>();
        values.forEach(value -> {
            if (value instanceof Value.Text text) {
                wanted.add(text.text());
            }
        });
        Optional<FieldPath> up = model.findType(entry.type())
                .flatMap(ContentType::findBroader)
                .map(Field::key)
                .map(FieldPath::of);
        Set<UUID> seen = new HashSet<>();
        Optional<EntryValues> at = Optional.of(entry);
        while (at.isPresent() && seen.add(at.get().id())) {
            if (wanted.contains(at.get().id().toString())) {
                return true;
            }
            EntryValues here = at.get();
            at = up.flatMap(path -> new ValueScope.OfEntry(model, here).find(path, locales))
                    .flatMap(found -> finder.find(
                            here.type(),
                            UUID.fromString(found.value().path("id").stringValue(""))));
        }
        return false;
    }

    private boolean under(Field field, List<Object> present, List<Value> values) {
        if (!(field.type() instanceof FieldType.Term term)) {
            return false;
        }
        Vocabulary vocabulary = model.requireVocabulary(term.vocabulary());
        Set<Object> codes = new HashSet<>();
        for (Value value : values) {
            if (value instanceof Value.Text text) {
                codes.addAll(vocabulary.withNarrower(text.text()));
            }
        }
        return present.stream().anyMatch(codes::contains);
    }

    /** Order of two values of one kind; empty where they cannot be compared, which makes every leaf false. */
    private static Optional<Integer> order(Object present, Value value) {
        return switch (value) {
            case Value.Whole whole -> number(present, BigDecimal.valueOf(whole.number()));
            case Value.Decimal decimal -> number(present, decimal.number());
            case Value.Truth truth ->
                present instanceof Boolean held ? Optional.of(Boolean.compare(held, truth.truth())) : Optional.empty();
            case Value.Text text -> text(present, text.text());
        };
    }

    private static Optional<Integer> number(Object present, BigDecimal number) {
        return present instanceof BigDecimal held ? Optional.of(held.compareTo(number)) : Optional.empty();
    }

    private static Optional<Integer> text(Object present, String text) {
        return switch (present) {
            case String held ->
                Optional.of(
                        Normalizer2.getNFCInstance().isNormalized(text)
                                ? codePointOrder(held, text)
                                : codePointOrder(
                                        held, Normalizer2.getNFCInstance().normalize(text)));
            case Instant held -> {
                try {
                    yield Optional.of(held.compareTo(Instant.parse(text)));
                } catch (DateTimeParseException e) {
                    yield Optional.empty();
                }
            }
            default -> Optional.empty();
        };
    }

    /** As the exact collation of the database orders, which is not the order of UTF-16. */
    private static int codePointOrder(String left, String right) {
        int[] first = left.codePoints().toArray();
        int[] second = right.codePoints().toArray();
        return java.util.Arrays.compare(first, second);
    }
}
