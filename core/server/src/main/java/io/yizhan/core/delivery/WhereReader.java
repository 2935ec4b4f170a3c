package io.yizhan.core.delivery;

import io.yizhan.core.model.Condition;
import io.yizhan.core.model.Condition.Quantifier;
import io.yizhan.core.model.ContentModel;
import io.yizhan.core.model.ContentType;
import io.yizhan.core.model.Field;
import io.yizhan.core.model.FieldGroup;
import io.yizhan.core.model.FieldPath;
import io.yizhan.core.model.FieldPath.Component;
import io.yizhan.core.model.FieldPath.LinkStep;
import io.yizhan.core.model.FieldPath.Step;
import io.yizhan.core.model.FieldPath.SystemProperty;
import io.yizhan.core.model.FieldType;
import io.yizhan.core.model.Operator;
import io.yizhan.core.model.ReverseReference;
import io.yizhan.core.model.Value;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads the argument {@code where} into the condition tree; what the caller may not use is refused. */
final class WhereReader {
    private final ContentModel model;
    private final FieldUse use;
    private final RelativeTime time;
    private final OperatorReader operators;

    WhereReader(ContentModel model, FieldUse use, RelativeTime time) {
        this.model = model;
        this.use = use;
        this.time = time;
        this.operators = new OperatorReader(time);
    }

    Condition read(ContentType type, Map<String, ?> where) {
        return read(List.of(type), where);
    }

    /** @param types one, whose own conditions these are, or several */
    Condition read(List<ContentType> types, Map<String, ?> where) {
        Condition condition = entries(types, where);
        if (!condition.withinLimits()) {
            // what the guard adds for some callers is none of their asking
            FieldUse.requireLimits(new WhereReader(model, use.unguarded(), time).entries(types, where));
        }
        return condition;
    }

    private Condition entries(List<ContentType> types, Map<String, ?> where) {
        return types.size() == 1 ? entry(types.getFirst(), where) : any(types, where);
    }

    private Condition entry(ContentType type, Map<String, ?> where) {
        List<Condition> parts = new ArrayList<>();
        where.forEach((name, value) -> {
            if (value == null) {
                return;
            }
            Optional<Condition> shared = shared(name, value, inner -> entry(type, inner));
            Optional<FieldGroup> group = type.groups().stream()
                    .filter(one -> one.name().equals(name))
                    .findFirst();
            if (shared.isPresent()) {
                parts.add(shared.get());
                return;
            }
            switch (name) {
                case "id" -> parts.add(id(type, map(value)));
                case FilterTypes.NEAR -> parts.add(GeoFilter.near(type, use, map(value)));
                case FilterTypes.WITHIN -> parts.add(GeoFilter.within(type, use, map(value)));
                default -> {
                    Optional<ReverseReference> way = model.reverses(type).stream()
                            .filter(one -> one.name().equals(name))
                            .findFirst();
                    if (group.isPresent()) {
                        parts.add(fields(type, group.get().fields(), List.of(), map(value)));
                    } else if (way.isPresent()) {
                        parts.add(reverse(way.get(), map(value)));
                    } else {
                        parts.add(field(type, require(type.fields(), name), List.of(), map(value)));
                    }
                }
            }
        });
        return one(parts);
    }

    /** Of entries of several types: what all have, and of those named the condition of the entry's own. */
    private Condition any(List<ContentType> types, Map<String, ?> where) {
        List<Condition> parts = new ArrayList<>();
        List<Condition.All> named = new ArrayList<>();
        where.forEach((name, value) -> {
            if (value == null) {
                return;
            }
            Optional<Condition> shared = shared(name, value, inner -> any(types, inner));
            if (shared.isPresent()) {
                parts.add(shared.get());
            } else if (name.equals("id")) {
                parts.add(operators.read(List.of(SystemProperty.ID), map(value)));
            } else if (name.equals(FilterTypes.TYPE)) {
                parts.add(operators.read(List.of(SystemProperty.TYPE), map(value)));
            } else {
                ContentType type = types.stream()
                        .filter(one -> one.rootField().equals(name))
                        .findFirst()
                        .orElseThrow(() -> new IllegalStateException("no such type: " + name));
                named.add(new Condition.All(List.of(isOf(type), entry(type, map(value)))));
            }
        });
        if (named.size() == 1) {
            parts.addAll(named.getFirst().parts());
        } else if (!named.isEmpty()) {
            parts.add(new Condition.Any(List.copyOf(named)));
        }
        return one(parts);
    }

    private static Condition isOf(ContentType type) {
        return Condition.compare(SystemProperty.TYPE.word(), Operator.EQ, Value.of(type.id()));
    }

    /**
     * What is asked of entries of any type; empty if it is something else.
     *
     * @param self reads the object again that this is a member of
     */
    private Optional<Condition> shared(String name, Object value, Function<Map<String, ?>, Condition> self) {
        return switch (name) {
            case WhereTypes.AND ->
                Optional.of(new Condition.All(maps(value).stream().map(self).toList()));
            case WhereTypes.OR ->
                Optional.of(new Condition.Any(maps(value).stream().map(self).toList()));
            case WhereTypes.NOT -> Optional.of(new Condition.Not(self.apply(map(value))));
            case "createdAt" -> Optional.of(operators.read(List.of(SystemProperty.CREATED_AT), map(value)));
            case "updatedAt" -> Optional.of(operators.read(List.of(SystemProperty.UPDATED_AT), map(value)));
            case "publishedAt" -> Optional.of(operators.read(List.of(SystemProperty.PUBLISHED_AT), map(value)));
            default -> Optional.empty();
        };
    }

    private Condition id(ContentType type, Map<String, ?> given) {
        if (given.get(FilterTypes.UNDER) != null) {
            use.requireTree(type);
        }
        return operators.read(List.of(SystemProperty.ID), given);
    }

    private Condition fields(ContentType type, List<Field> fields, List<Step> before, Map<String, ?> where) {
        List<Condition> parts = new ArrayList<>();
        where.forEach((name, value) -> {
            if (value != null) {
                parts.add(field(type, require(fields, name), before, map(value)));
            }
        });
        return one(parts);
    }

    private Condition field(ContentType type, Field field, List<Step> before, Map<String, ?> given) {
        use.require(type, field);
        List<Step> path = new ArrayList<>(before);
        path.add(new FieldPath.FieldStep(field.key()));
        return switch (field.type()) {
            case FieldType.Group group
            when group.repeatable() ->
                quantified(path, given, (_, inner) -> fields(type, group.fields(), List.of(), inner));
            case FieldType.Group group -> fields(type, group.fields(), path, given);
            case FieldType.Reference reference
            when reference.many() ->
                quantified(
                        path,
                        given,
                        (quantifier, inner) -> ofVisible(reference, quantifier, link(type, reference, inner)));
            case FieldType.Reference reference -> reference(type, reference, path, given);
            case FieldType.Term term
            when term.many() ->
                new TermConditions(operators, model.requireVocabulary(term.vocabulary())).read(path, given);
            case FieldType.UncertainDate _ ->
                parts(path, given, Map.of("earliestYear", Component.EARLIEST, "latestYear", Component.LATEST));
            case FieldType.Money _ ->
                parts(path, given, Map.of("amount", Component.AMOUNT, "currency", Component.CURRENCY));
            case FieldType.Measure _ -> operators.read(OperatorReader.with(path, Component.NORMALIZED), given);
            case FieldType.Day _ -> operators.read(path, given, true);
            default -> operators.read(path, given);
        };
    }

    private Condition reference(
            ContentType type, FieldType.Reference reference, List<Step> path, Map<String, ?> given) {
        List<Condition> parts = new ArrayList<>();
        if (given.get(WhereTypes.IS) instanceof Map<?, ?> is) {
            Condition link = ofVisible(reference, Quantifier.SOME, link(type, reference, map(is)));
            parts.add(new Condition.Linked(new FieldPath(path), Quantifier.SOME, link));
        }
        if (given.get(FilterTypes.IS_NULL) instanceof Boolean absent) {
            // the value is null wherever the link leads to nothing that shows, published or not
            Condition nowhere = new Condition.Linked(new FieldPath(path), Quantifier.NONE, seen(reference));
            parts.add(absent ? nowhere : new Condition.Not(nowhere));
        }
        return one(parts);
    }

    /** Entries that lead here from where the caller may not see count as not there. */
    private Condition reverse(ReverseReference way, Map<String, ?> given) {
        ContentType source = way.source();
        way.fields().forEach(field -> use.require(source, field));
        Condition seen = use.counted(source);
        return quantified(
                given,
                (quantifier, where) -> new Condition.LinkedFrom(
                        source.id(), way.path(), quantifier, ofSeen(seen, quantifier, entry(source, where))));
    }

    private static Condition ofSeen(Condition seen, Quantifier quantifier, Condition inner) {
        if (seen.equals(Condition.always())) {
            return inner;
        }
        return quantifier == Quantifier.EVERY
                ? Condition.any(new Condition.Not(seen), inner)
                : Condition.all(seen, inner);
    }

    /** Links to entries the caller may not see count as not there, whatever is asked of them. */
    private Condition ofVisible(FieldType.Reference reference, Quantifier quantifier, Condition link) {
        return ofSeen(seen(reference), quantifier, link);
    }

    /** Holds of the targets the caller may see; always() if those are all. */
    private Condition seen(FieldType.Reference reference) {
        List<Value> wholly = new ArrayList<>();
        List<Condition> partly = new ArrayList<>();
        for (String id : reference.targets()) {
            ContentType type = model.requireType(id);
            Condition counted = use.counted(type);
            if (counted.equals(Condition.always())) {
                wholly.add(Value.of(id));
            } else if (!counted.equals(Condition.never())) {
                partly.add(Condition.all(isOf(type), counted));
            }
        }
        if (wholly.size() == reference.targets().size()) {
            return Condition.always();
        }
        if (!wholly.isEmpty()) {
            partly.addFirst(new Condition.Compare(new FieldPath(List.of(SystemProperty.TYPE)), Operator.IN, wholly));
        }
        return partly.size() == 1 ? partly.getFirst() : new Condition.Any(partly);
    }

    /** Conditions on one link: on the entry at its end and, under {@code link}, on its attributes. */
    private Condition link(ContentType type, FieldType.Reference reference, Map<String, ?> where) {
        if (reference.attributes().isEmpty()) {
            return target(reference, where);
        }
        List<Condition> parts = new ArrayList<>();
        if (where.get(WhereTypes.IS) instanceof Map<?, ?> is) {
            parts.add(target(reference, map(is)));
        }
        if (where.get(WhereTypes.LINK) instanceof Map<?, ?> attributes) {
            parts.add(fields(type, reference.attributes(), List.of(new LinkStep()), map(attributes)));
        }
        return one(parts);
    }

    private Condition target(FieldType.Reference reference, Map<String, ?> where) {
        if (reference.targets().size() == 1) {
            ContentType type = model.requireType(reference.targets().getFirst());
            return ofSeen(use.counted(type), Quantifier.SOME, entry(type, where));
        }
        return any(reference.targets().stream().map(model::requireType).toList(), where);
    }

    private Condition parts(List<Step> path, Map<String, ?> given, Map<String, Component> components) {
        List<Condition> parts = new ArrayList<>();
        components.forEach((name, component) -> {
            if (given.get(name) instanceof Map<?, ?> inner) {
                parts.add(operators.read(OperatorReader.with(path, component), map(inner)));
            }
        });
        if (given.get(FilterTypes.IS_NULL) instanceof Boolean absent) {
            parts.add(operators.read(path, Map.of(FilterTypes.IS_NULL, absent)));
        }
        return one(parts);
    }

    private static Condition quantified(
            List<Step> path,
            Map<String, ?> given,
            java.util.function.BiFunction<Quantifier, Map<String, ?>, Condition> inner) {
        return quantified(
                given,
                (quantifier, where) ->
                        new Condition.Linked(new FieldPath(path), quantifier, inner.apply(quantifier, where)));
    }

    private static Condition quantified(
            Map<String, ?> given, java.util.function.BiFunction<Quantifier, Map<String, ?>, Condition> condition) {
        List<Condition> parts = new ArrayList<>();
        given.forEach((name, value) -> {
            if (name.equals(FilterTypes.EMPTY) && value != null) {
                Condition empty = condition.apply(Quantifier.NONE, Map.of());
                parts.add(Boolean.TRUE.equals(value) ? empty : new Condition.Not(empty));
            } else if (value != null) {
                Quantifier quantifier = switch (name) {
                    case FilterTypes.SOME -> Quantifier.SOME;
                    case FilterTypes.NONE -> Quantifier.NONE;
                    default -> Quantifier.EVERY;
                };
                parts.add(condition.apply(quantifier, map(value)));
            }
        });
        return one(parts);
    }

    static Condition one(List<Condition> parts) {
        return parts.size() == 1 ? parts.getFirst() : new Condition.All(parts);
    }

    private static Field require(List<Field> fields, String name) {
        return fields.stream()
                .filter(field -> field.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the schema offers a field that is not there: " + name));
    }

    @SuppressWarnings("unchecked")
    static Map<String, ?> map(Object value) {
        return (Map<String, ?>) value;
    }

    static List<Map<String, ?>> maps(@Nullable Object value) {
        List<Map<String, ?>> maps = new ArrayList<>();
        if (value instanceof Collection<?> several) {
            several.forEach(one -> maps.add(map(one)));
        }
        return maps;
    }
}
