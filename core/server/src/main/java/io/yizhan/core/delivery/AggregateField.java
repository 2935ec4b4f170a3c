package io.yizhan.core.delivery;

import io.yizhan.core.model.ContentType;
import io.yizhan.core.model.Field;
import io.yizhan.core.model.FieldPath;
import io.yizhan.core.model.FieldType;
import io.yizhan.core.model.Visibility;
import io.yizhan.core.projection.AggregateSelect.Part;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * A field whose numbers are worked out over a list, or by whose values groups are made.
 *
 * @param name in the schema: a field, or a value of an enum
 * @param fields from the type's own field down to it
 * @param part of the value, for groups
 */
record AggregateField(String name, List<Field> fields, Part part) {
    AggregateField {
        fields = List.copyOf(fields);
    }

    /** Names that stand beside the fields. */
    private static final List<String> TAKEN = List.of("count", "groups", "values");

    /** Numbers, days and moments, by name. */
    static Map<String, AggregateField> measured(ContentType type) {
        Map<String, AggregateField> found = new LinkedHashMap<>();
        walk(type, (names, fields) -> {
            String name = names.getFirst()
                    + String.join(
                            "", names.stream().skip(1).map(TypeNames::capital).toList());
            if (output(fields.getLast().type()).isPresent() && !TAKEN.contains(name)) {
                found.putIfAbsent(name, new AggregateField(name, fields, Part.VALUE));
            }
        });
        return found;
    }

    /** What groups are made by, by enum value. */
    static Map<String, AggregateField> grouping(ContentType type) {
        Map<String, AggregateField> found = new LinkedHashMap<>();
        walk(type, (names, fields) -> {
            String name =
                    String.join("_", names.stream().map(TypeNames::enumValue).toList());
            parts(fields.getLast())
                    .forEach((suffix, part) ->
                            found.putIfAbsent(name + suffix, new AggregateField(name + suffix, fields, part)));
        });
        return found;
    }

    private static Map<String, Part> parts(Field field) {
        return switch (field.type()) {
            case FieldType.Term _,
                    FieldType.TrueFalse _,
                    FieldType.Text _,
                    FieldType.Identifier _,
                    FieldType.WholeNumber _ -> Map.of("", Part.VALUE);
            case FieldType.Reference reference when reference.targets().size() == 1 -> Map.of("", Part.VALUE);
            case FieldType.UncertainDate _ -> Map.of("_YEAR", Part.YEAR);
            case FieldType.Day _, FieldType.Moment _ ->
                new LinkedHashMap<>(Map.of("_YEAR", Part.YEAR, "_MONTH", Part.MONTH));
            default -> Map.of();
        };
    }

    /** Name of the type of its numbers in the schema. */
    static Optional<String> output(FieldType type) {
        return switch (type) {
            case FieldType.WholeNumber _ -> Optional.of("LongAggregate");
            case FieldType.DecimalNumber _, FieldType.Measure _, FieldType.Money _ -> Optional.of("DecimalAggregate");
            case FieldType.Day _ -> Optional.of("DateAggregate");
            case FieldType.Moment _ -> Optional.of("DateTimeAggregate");
            case FieldType.UncertainDate _ -> Optional.of("UncertainDateAggregate");
            default -> Optional.empty();
        };
    }

    /** Fields that show to somebody and have a column of their own. */
    private static void walk(ContentType type, BiConsumer<List<String>, List<Field>> into) {
        type.fields().forEach(field -> walk(List.of(), List.of(), field, into));
        type.groups()
                .forEach(group -> group.fields().forEach(field -> walk(List.of(group.name()), List.of(), field, into)));
    }

    private static void walk(
            List<String> names, List<Field> outer, Field field, BiConsumer<List<String>, List<Field>> into) {
        if (field.visibility() == Visibility.INTERNAL) {
            return;
        }
        List<String> longer = new ArrayList<>(names);
        longer.add(field.name());
        List<Field> fields = new ArrayList<>(outer);
        fields.add(field);
        if (field.type() instanceof FieldType.Group group) {
            if (!group.repeatable() && outer.isEmpty()) {
                group.fields().forEach(inner -> walk(longer, fields, inner, into));
            }
        } else if (field.filterable() || field.sortable() || field.facet() || field.unique()) {
            into.accept(longer, fields);
        }
    }

    Field field() {
        return fields.getLast();
    }

    FieldPath path() {
        return FieldPath.of(fields);
    }
}
