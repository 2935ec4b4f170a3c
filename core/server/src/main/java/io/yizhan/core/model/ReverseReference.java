package io.yizhan.core.model;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The way back along a reference: from an entry to those that lead to it. Every reference that is not internal has one
 * on each of its targets.
 *
 * @param name in the API, beside the fields of the target: {@code reverse} of the reference, else plural of the source
 *     and names of the fields, e.g. {@code worksByMakers}
 * @param source type that holds the reference
 * @param fields from a field of the source down to the reference
 */
public record ReverseReference(String name, ContentType source, List<Field> fields) {
    public ReverseReference {
        fields = List.copyOf(fields);
    }

    /** By id of the target, in order of the sources and their fields. */
    static Map<String, List<ReverseReference>> of(Collection<ContentType> types) {
        Map<String, List<ReverseReference>> found = new LinkedHashMap<>();
        for (ContentType type : types) {
            type.fields().forEach(field -> collect(type, "", List.of(), field, found));
            type.groups()
                    .forEach(group -> group.fields()
                            .forEach(field ->
                                    collect(type, NameChecks.upperFirst(group.name()), List.of(), field, found)));
        }
        return found;
    }

    private static void collect(
            ContentType source,
            String before,
            List<Field> outer,
            Field field,
            Map<String, List<ReverseReference>> into) {
        if (field.visibility() == Visibility.INTERNAL) {
            return;
        }
        List<Field> fields = new ArrayList<>(outer);
        fields.add(field);
        String names = before + NameChecks.upperFirst(field.name());
        if (field.type() instanceof FieldType.Group group) {
            if (group.component().isPresent()) {
                return; // shared by many fields: there would be a way back for each
            }
            group.fields().forEach(inner -> collect(source, names, fields, inner, into));
        } else if (field.type() instanceof FieldType.Reference reference
                && !source.plural().isEmpty()) {
            String name = reference.reverse().orElse(NameChecks.lowerFirst(source.plural()) + "By" + names);
            ReverseReference back = new ReverseReference(name, source, fields);
            reference.targets().stream()
                    .distinct()
                    .forEach(target ->
                            into.computeIfAbsent(target, _ -> new ArrayList<>()).add(back));
        }
    }

    /** The field that holds the links. */
    public Field reference() {
        return fields.getLast();
    }

    /** From the source. */
    public FieldPath path() {
        return FieldPath.of(fields);
    }

    /** Whether an entry may lead to the same one more than once. */
    public boolean repeats() {
        return fields.stream().anyMatch(field -> field.many() || field.localized());
    }
}
