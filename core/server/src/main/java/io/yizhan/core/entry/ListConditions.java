package io.yizhan.core.entry;

import io.yizhan.core.model.Condition;
import io.yizhan.core.model.ContentModel;
import io.yizhan.core.model.ContentType;
import io.yizhan.core.model.Field;
import io.yizhan.core.model.FieldPath;
import io.yizhan.core.model.FieldPath.FieldStep;
import io.yizhan.core.model.FieldPath.LinkStep;
import io.yizhan.core.model.FieldPath.SystemProperty;
import io.yizhan.core.model.FieldType;
import io.yizhan.core.model.Operator;
import io.yizhan.core.model.Value;
import io.yizhan.core.problem.Problem;
import io.yizhan.core.problem.ProblemCode;
import io.yizhan.core.security.Access;
import io.yizhan.core.security.Action;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Makes conditions and orders of a list such that nothing can be learned through them that the caller may not read: a
 * field that is denied is FORBIDDEN by name; one that is readable in some entries narrows the list to these; conditions
 * on linked entries speak of the readable ones alone.
 */
final class ListConditions {
    private final Access access;
    private final ContentModel model;

    ListConditions(Access access, ContentModel model) {
        this.access = access;
        this.model = model;
    }

    /** Where a path starts. */
    private sealed interface Scope {
        /**
         * Entries of one of these types.
         *
         * @param needed what has to hold of an entry that a condition speaks of
         * @param attributes of the link that leads here
         * @param from types that link here
         */
        record Entries(Map<ContentType, Set<Condition>> needed, List<Field> attributes, Set<ContentType> from)
                implements Scope {}

        record Rows(ContentType type, List<Field> fields, Entries around) implements Scope {}
    }

    /**
     * @param where as asked
     * @param orders paths the list is ordered by
     * @return the condition together with what the caller may see
     */
    Condition guarded(ContentType type, Condition where, List<FieldPath> orders) {
        Scope.Entries scope = entries(List.of(type), List.of(), Set.of());
        Condition guarded = guarded(where, scope);
        orders.forEach(path -> check(path, scope, "orderBy"));
        List<Condition> parts = new ArrayList<>(scope.needed().getOrDefault(type, Set.of()));
        parts.add(guarded);
        return new Condition.All(parts);
    }

    private Scope.Entries entries(List<ContentType> types, List<Field> attributes, Set<ContentType> from) {
        Map<ContentType, Set<Condition>> needed = new LinkedHashMap<>();
        for (ContentType type : types) {
            needed.put(type, new LinkedHashSet<>(List.of(access.rows(Action.READ_DRAFT, type.id()))));
        }
        return new Scope.Entries(needed, attributes, from);
    }

    private Condition guarded(Condition condition, Scope scope) {
        return switch (condition) {
            case Condition.All all -> new Condition.All(guarded(all.parts(), scope));
            case Condition.Any any -> new Condition.Any(guarded(any.parts(), scope));
            case Condition.Not not -> new Condition.Not(guarded(not.part(), scope));
            case Condition.Compare compare -> {
                check(compare.path(), scope, "where");
                yield compare;
            }
            case Condition.Near near -> {
                check(near.latitude(), scope, "where");
                check(near.longitude(), scope, "where");
                yield near;
            }
            case Condition.Linked linked -> linked(linked, scope);
            case Condition.LinkedFrom linked -> linkedFrom(linked, scope);
        };
    }

    private List<Condition> guarded(List<Condition> parts, Scope scope) {
        return parts.stream().map(part -> guarded(part, scope)).toList();
    }

    private Condition linked(Condition.Linked linked, Scope scope) {
        Field field = check(linked.path(), scope, "where").orElseThrow(() -> unknown(linked.path(), "where"));
        return switch (field.type()) {
            case FieldType.Group group -> {
                Scope.Entries around = switch (scope) {
                    case Scope.Entries entries -> entries;
                    case Scope.Rows rows -> rows.around();
                };
                ContentType type = around.needed().keySet().iterator().next();
                Condition inner = guarded(linked.inner(), new Scope.Rows(type, group.fields(), around));
                yield new Condition.Linked(linked.path(), linked.quantifier(), inner);
            }
            case FieldType.Reference reference -> {
                List<ContentType> targets = reference.targets().stream()
                        .flatMap(id -> model.findType(id).stream())
                        .toList();
                Set<ContentType> from = switch (scope) {
                    case Scope.Entries entries -> entries.needed().keySet();
                    case Scope.Rows rows -> Set.of(rows.type());
                };
                Scope.Entries target = entries(targets, reference.attributes(), from);
                Condition inner = guarded(linked.inner(), target);
                yield new Condition.Linked(
                        linked.path(), linked.quantifier(), narrowed(inner, linked.quantifier(), target));
            }
            default -> throw unknown(linked.path(), "where");
        };
    }

    /** Only of entries that the caller may see, through references the caller may read. */
    private Condition linkedFrom(Condition.LinkedFrom linked, Scope scope) {
        ContentType type = model.findType(linked.type()).orElseThrow(() -> unknownType(linked.type()));
        if (!(scope instanceof Scope.Entries)) {
            throw unknown(linked.path(), "where");
        }
        Scope.Entries source = entries(List.of(type), List.of(), Set.of());
        boolean reference = check(linked.path(), source, "where")
                .filter(field -> field.type() instanceof FieldType.Reference)
                .isPresent();
        if (!reference) {
            throw unknown(linked.path(), "where");
        }
        Condition inner = guarded(linked.inner(), source);
        return new Condition.LinkedFrom(
                linked.type(), linked.path(), linked.quantifier(), narrowed(inner, linked.quantifier(), source));
    }

    private static RuntimeException unknownType(String type) {
        return EntryArguments.refused("type.unknown", "where")
                .with("type", EntryArguments.shown(type))
                .exception();
    }

    /** What is not readable counts as not there. */
    private static Condition narrowed(Condition inner, Condition.Quantifier quantifier, Scope.Entries target) {
        boolean open = target.needed().values().stream().allMatch(needed -> needed.equals(Set.of(Condition.always())));
        if (open) {
            return inner;
        }
        List<Condition> byType = new ArrayList<>();
        target.needed().forEach((type, needed) -> {
            List<Condition> parts = new ArrayList<>(needed);
            parts.add(Condition.compare("type", Operator.EQ, Value.of(type.id())));
            byType.add(new Condition.All(parts));
        });
        Condition readable = new Condition.Any(byType);
        return quantifier == Condition.Quantifier.EVERY
                ? Condition.any(new Condition.Not(readable), inner)
                : Condition.all(readable, inner);
    }

    /** The field a path leads to, if it does not lead to a property of the entry itself. */
    private Optional<Field> check(FieldPath path, Scope scope, String argument) {
        FieldPath.Step first = path.steps().getFirst();
        if (first instanceof SystemProperty) {
            return Optional.empty();
        }
        List<FieldStep> steps = path.steps().stream()
                .filter(FieldStep.class::isInstance)
                .map(FieldStep.class::cast)
                .toList();
        if (steps.isEmpty()) {
            throw unknown(path, argument);
        }
        if (first instanceof LinkStep) {
            return Optional.of(attribute(path, steps, scope, argument));
        }
        return Optional.of(
                switch (scope) {
                    case Scope.Entries entries -> ofEntries(path, steps, entries, argument);
                    case Scope.Rows rows -> ofRows(path, steps, rows, argument);
                });
    }

    private Field attribute(FieldPath path, List<FieldStep> steps, Scope scope, String argument) {
        if (!(scope instanceof Scope.Entries entries)) {
            throw unknown(path, argument);
        }
        Field field = find(entries.attributes(), steps.getFirst()).orElseThrow(() -> unknown(path, argument));
        entries.from().forEach(type -> readable(type, field, argument));
        return field;
    }

    private Field ofEntries(FieldPath path, List<FieldStep> steps, Scope.Entries scope, String argument) {
        Optional<Field> found = Optional.empty();
        for (Map.Entry<ContentType, Set<Condition>> one : scope.needed().entrySet()) {
            List<Field> fields = one.getKey().allFields();
            for (FieldStep step : steps) {
                Optional<Field> field = find(fields, step);
                if (field.isPresent()) {
                    one.getValue().add(readable(one.getKey(), field.get(), argument));
                    found = field;
                }
                fields = field.isPresent() && field.get().type() instanceof FieldType.Group group
                        ? group.fields()
                        : List.of();
            }
        }
        return found.filter(field -> field.key().equals(steps.getLast().key()))
                .orElseThrow(() -> unknown(path, argument));
    }

    private Field ofRows(FieldPath path, List<FieldStep> steps, Scope.Rows rows, String argument) {
        Field field = find(rows.fields(), steps.getFirst()).orElseThrow(() -> unknown(path, argument));
        Set<Condition> needed = rows.around().needed().get(rows.type());
        if (needed != null) {
            needed.add(readable(rows.type(), field, argument));
        }
        return field;
    }

    private Condition readable(ContentType type, Field field, String argument) {
        Condition rows = access.fieldRows(Action.READ_DRAFT, type, field);
        if (rows.equals(Condition.never())) {
            throw forbidden(field, argument);
        }
        return rows;
    }

    private static Optional<Field> find(List<Field> fields, FieldStep step) {
        return fields.stream().filter(field -> field.key().equals(step.key())).findFirst();
    }

    private static RuntimeException forbidden(Field field, String argument) {
        return Problem.of(ProblemCode.FORBIDDEN, "field.forbidden")
                .with("field", field.key().toString())
                .at(argument)
                .exception();
    }

    private static RuntimeException unknown(FieldPath path, String argument) {
        return EntryArguments.refused("field.unknown", argument)
                .with("field", EntryArguments.shown(path.toString()))
                .exception();
    }
}
