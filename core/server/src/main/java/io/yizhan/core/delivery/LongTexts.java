package io.yizhan.core.delivery;

import graphql.schema.DataFetchingFieldSelectionSet;
import io.yizhan.core.model.ContentType;
import io.yizhan.core.model.Field;
import io.yizhan.core.model.FieldType;
import java.util.ArrayList;
import java.util.List;

/** Whether a selection asks for long texts of a type: they stand apart and are read only then. */
final class LongTexts {
    private final List<String> patterns;

    private LongTexts(List<String> patterns) {
        this.patterns = List.copyOf(patterns);
    }

    /**
     * @param prefixes how the selection leads to the entry, e.g. {@code nodes/}
     */
    static LongTexts of(List<ContentType> types, String... prefixes) {
        List<String> patterns = new ArrayList<>();
        for (ContentType type : types) {
            for (String prefix : prefixes) {
                names(type.fields()).forEach(name -> patterns.add(prefix + name));
                type.groups()
                        .forEach(group -> names(group.fields())
                                .forEach(name -> patterns.add(prefix + group.name() + "/" + name)));
            }
        }
        return new LongTexts(patterns);
    }

    private static List<String> names(List<Field> fields) {
        return fields.stream()
                .filter(field -> field.type() instanceof FieldType.LongText
                        || field.type() instanceof FieldType.RichText
                        || field.type() instanceof FieldType.Json)
                .map(Field::name)
                .toList();
    }

    boolean in(DataFetchingFieldSelectionSet selection) {
        return patterns.stream().anyMatch(selection::contains);
    }
}
