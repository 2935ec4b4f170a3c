package io.yizhan.core.delivery;

import io.yizhan.core.model.ContentType;
import io.yizhan.core.model.Field;
import io.yizhan.core.model.FieldPath;
import io.yizhan.core.model.FieldType;
import io.yizhan.core.model.Visibility;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A field whose values are counted over a list.
 *
 * @param name enum value in the schema
 * @param fields from the type's own field down to the one counted
 */
record FacetField(String name, List<Field> fields) {
    FacetField {
        fields = List.copyOf(fields);
    }

    /** The fields of a type marked {@code facet}, by name. */
    static Map<String, FacetField> of(ContentType type) {
        Map<String, FacetField> found = new LinkedHashMap<>();
        type.fields().forEach(field -> collect("", List.of(), field, found));
        type.groups().forEach(group -> {
            String prefix = TypeNames.enumValue(group.name()) + "_";
            group.fields().forEach(field -> collect(prefix, List.of(), field, found));
        });
        return found;
    }

    private static void collect(String prefix, List<Field> before, Field field, Map<String, FacetField> into) {
        if (field.visibility() == Visibility.INTERNAL) {
            return;
        }
        List<Field> fields = new ArrayList<>(before);
        fields.add(field);
        String name = prefix + TypeNames.enumValue(field.name());
        if (field.type() instanceof FieldType.Group group && !group.repeatable() && before.isEmpty()) {
            group.fields().forEach(inner -> collect(name + "_", fields, inner, into));
        } else if (field.facet() && countable(field.type())) {
            into.put(name, new FacetField(name, fields));
        }
    }

    private static boolean countable(FieldType type) {
        return switch (type) {
            case FieldType.Term _,
                    FieldType.TrueFalse _,
                    FieldType.Reference _,
                    FieldType.Text _,
                    FieldType.Identifier _,
                    FieldType.WholeNumber _ -> true;
            default -> false;
        };
    }

    Field field() {
        return fields.getLast();
    }

    FieldPath path() {
        return FieldPath.of(fields);
    }
}
