package io.yizhan.core.delivery;

import graphql.schema.DataFetchingEnvironment;
import graphql.schema.DataFetchingFieldSelectionSet;
import io.yizhan.core.graphql.FieldNames;
import io.yizhan.core.model.ContentType;
import io.yizhan.core.model.Field;
import io.yizhan.core.model.FieldType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Whether a selection asks for long texts of a type: they stand apart and are read only then. */
final class LongTexts {
    private final Set<String> names;
    private final List<String> patterns;

    private LongTexts(Set<String> names, List<String> patterns) {
        this.names = Set.copyOf(names);
        this.patterns = List.copyOf(patterns);
    }

    /**
     * @param prefixes how the selection leads to the entry, e.g. {@code nodes/}
     */
    static LongTexts of(List<ContentType> types, String... prefixes) {
        Set<String> names = new HashSet<>();
        List<String> patterns = new ArrayList<>();
        for (ContentType type : types) {
            names.addAll(names(type.allFields()));
            for (String prefix : prefixes) {
                names(type.fields()).forEach(name -> patterns.add(prefix + name));
                type.groups()
                        .forEach(group -> names(group.fields())
                                .forEach(name -> patterns.add(prefix + group.name() + "/" + name)));
            }
        }
        return new LongTexts(names, patterns);
    }

    private static List<String> names(List<Field> fields) {
        return fields.stream()
                .filter(field -> field.type() instanceof FieldType.LongText
                        || field.type() instanceof FieldType.RichText
                        || field.type() instanceof FieldType.Json)
                .map(Field::name)
                .toList();
    }

    /** The selection is looked at only if a name of a long text occurs at all: making it costs more than most else. */
    boolean in(DataFetchingEnvironment environment) {
        if (FieldNames.of(environment.getGraphQlContext()).containNoneOf(names)) {
            return false;
        }
        DataFetchingFieldSelectionSet selection = environment.getSelectionSet();
        return patterns.stream().anyMatch(selection::contains);
    }
}
