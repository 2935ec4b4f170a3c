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
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the argument {@code where} into the condition tree; what the caller may not use is refused. */
final class WhereReader {
    private final ContentModel model;
    private final FieldUse use;
    private final OperatorReader operators;

    WhereReader(ContentModel model, FieldUse use, RelativeTime time) {
        this.model = model;
        this.use = use;
        this.operators = new OperatorReader(time);
    }

    Condition read(ContentType type, Map<String, ?> where) {
        Condition condition = entry(type, where);
        FieldUse.requireLimits(condition);
        return condition;
    }

    private Condition entry(ContentType type, Map<String, ?> where) {
        List<Condition> parts = new ArrayList<>();
        where.forEach((name, value) -> {
            if (value == null) {
                return;
            }
            Optional<FieldGroup> group = type.groups().stream()
                    .filter(one -> one.name().equals(name))
                    .findFirst();
            switch (name) {
                case WhereTypes.AND ->
                    parts.add(new Condition.All(
                            maps(value).stream().map(one -> entry(type, one)).toList()));
                case WhereTypes.OR ->
                    parts.add(new Condition.Any(
                            maps(value).stream().map(one -> entry(type, one)).toList()));
                case WhereTypes.NOT -> parts.add(new Condition.Not(entry(type, map(value))));
                case "id" -> parts.add(id(type, map(value)));
                case "createdAt" -> parts.add(operators.read(List.of(SystemProperty.CREATED_AT), map(value)));
                case "updatedAt" -> parts.add(operators.read(List.of(SystemProperty.UPDATED_AT), map(value)));
                case "publishedAt" -> parts.add(operators.read(List.of(SystemProperty.PUBLISHED_AT), map(value)));
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
            case FieldType.Term term when term.many() -> terms(path, given);
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
            Condition seen = seen(reference);
            Condition isNull = seen.equals(Condition.always())
                    ? new Condition.Compare(new FieldPath(path), Operator.IS_NULL, List.of())
                    : new Condition.Linked(new FieldPath(path), Quantifier.NONE, seen);
            parts.add(absent ? isNull : new Condition.Not(isNull));
        }
        return one(parts);
    }

    /** Entries that lead here from where the caller may not see count as not there. */
    private Condition reverse(ReverseReference way, Map<String, ?> given) {
        ContentType source = way.source();
        way.fields().forEach(field -> use.require(source, field));
        Condition seen = use.visible(source);
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
        List<Condition> byType = new ArrayList<>();
        boolean all = true;
        for (String id : reference.targets()) {
            Condition visible = use.visible(model.requireType(id));
            all &= visible.equals(Condition.always());
            byType.add(
                    Condition.all(Condition.compare("type", Operator.EQ, io.yizhan.core.model.Value.of(id)), visible));
        }
        return all ? Condition.always() : new Condition.Any(byType);
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
            return ofSeen(use.visible(type), Quantifier.SOME, entry(type, where));
        }
        List<Condition> parts = new ArrayList<>();
        for (String id : reference.targets()) {
            ContentType type = model.requireType(id);
            if (where.get(type.rootField()) instanceof Map<?, ?> inner) {
                parts.add(Condition.compare("type", Operator.EQ, io.yizhan.core.model.Value.of(id)));
                parts.add(use.visible(type));
                parts.add(entry(type, map(inner)));
            }
        }
        return one(parts);
    }

    private Condition terms(List<Step> path, Map<String, ?> given) {
        List<Condition> parts = new ArrayList<>();
        given.forEach((name, value) -> {
            if (value == null) {
                return;
            }
            if (name.equals(FilterTypes.EMPTY)) {
                parts.add(operators.read(path, Map.of(FilterTypes.IS_NULL, value)));
                return;
            }
            Condition terms = operators.read(path, map(value));
            parts.add(name.equals(FilterTypes.SOME) ? terms : new Condition.Not(terms));
        });
        return one(parts);
    }

    private Condition parts(List<Step> path, Map<String, ?> given, Map<String, Component> components) {
        List<Condition> parts = new ArrayList<>();
        components.forEach((name, component) -> {
            if (given.get(name) instanceof Map<?, ?> inner) {
                parts.add(operators.read(OperatorReader.with(path, component), map(inner)));
            }
        });
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
