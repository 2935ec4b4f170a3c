package io.yizhan.core.delivery;

import io.yizhan.core.model.ContentModel;
import io.yizhan.core.model.ContentType;
import io.yizhan.core.model.Field;
import io.yizhan.core.model.FieldType;
import io.yizhan.core.model.FieldType.Blocks;
import io.yizhan.core.model.FieldType.Group;
import io.yizhan.core.model.RichTexts;
import io.yizhan.core.model.Visibility;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A field in whose texts is searched. Internal fields are none.
 *
 * @param fields from the type's own field down to it: two for a field of a group, repeatable or not; below a field of blocks
 *     stands the component
 */
public record SearchedField(List<Field> fields, Part part) {
    public SearchedField {
        fields = List.copyOf(fields);
    }

    /** How much a word weighs there. */
    public enum Part {
        /** The title. */
        TITLE,
        /** Short texts, terms, codes. */
        MAIN,
        /** Long texts. */
        BODY
    }

    /** The searched fields of a type, those of its groups too. */
    public static List<SearchedField> of(ContentType type) {
        List<SearchedField> found = new ArrayList<>();
        for (Field field : type.allFields()) {
            if (field.type() instanceof Group group && group.component().isEmpty()) {
                group.fields().forEach(inner -> {
                    if (ofComponents(inner)) {
                        within(type, List.of(field, inner), found);
                    } else {
                        add(type, List.of(field, inner), found);
                    }
                });
            } else {
                within(type, List.of(field), found);
            }
        }
        return found;
    }

    private static boolean ofComponents(Field field) {
        return field.type() instanceof Blocks
                || (field.type() instanceof Group group && group.component().isPresent());
    }

    /** Whatever stands in components is searched, at any depth: pages consist of them. */
    private static void within(ContentType type, List<Field> fields, List<SearchedField> into) {
        switch (fields.getLast().type()) {
            case Group group -> group.fields().forEach(inner -> within(type, with(fields, inner), into));
            case Blocks blocks ->
                blocks.components().forEach(component -> within(type, with(fields, component.step()), into));
            default -> add(type, fields, into);
        }
    }

    private static List<Field> with(List<Field> fields, Field inner) {
        return Stream.concat(fields.stream(), Stream.of(inner)).toList();
    }

    private static void add(ContentType type, List<Field> fields, List<SearchedField> into) {
        if (fields.stream().anyMatch(field -> field.visibility() == Visibility.INTERNAL)) {
            return;
        }
        Field field = fields.getLast();
        boolean title = fields.size() == 1 && field.equals(type.title());
        switch (field.type()) {
            case FieldType.Text _, FieldType.Term _, FieldType.Identifier _ ->
                into.add(new SearchedField(fields, title ? Part.TITLE : Part.MAIN));
            case FieldType.LongText _, FieldType.RichText _ -> into.add(new SearchedField(fields, Part.BODY));
            default -> {
                // numbers, dates, addresses and links are for conditions
            }
        }
    }

    /** Those of the fields that somebody may be granted: a component between them is none. */
    public List<Field> guarded() {
        List<Field> guarded = new ArrayList<>();
        for (int i = 0; i < fields.size(); i++) {
            if (i == 0 || !(fields.get(i - 1).type() instanceof Blocks)) {
                guarded.add(fields.get(i));
            }
        }
        return guarded;
    }

    /** The field that holds the texts. */
    public Field field() {
        return fields.getLast();
    }

    /** Names the field among those of all types. */
    public String name() {
        return fields.stream().map(field -> field.key().toString()).collect(Collectors.joining("/"));
    }

    /** The names of the API down to the field: {@code certificates.number}. */
    String path() {
        return fields.stream().map(Field::name).collect(Collectors.joining("."));
    }

    /**
     * A value of the field.
     *
     * @param locale it is written in; empty where it is not localised
     */
    public record Found(JsonNode value, Optional<String> locale) {}

    /**
     * The values of the field; several in repeatable groups and for several terms.
     *
     * @param outermost canonical value of the outermost field, null if there is none
     * @param chain the locale asked for and its fallbacks, in order
     */
    public List<Found> values(@Nullable JsonNode outermost, List<String> chain) {
        if (outermost == null) {
            return List.of();
        }
        List<Found> values = delivered(fields.getFirst(), outermost, chain);
        for (int i = 1; i < fields.size(); i++) {
            Field inner = fields.get(i);
            boolean block = fields.get(i - 1).type() instanceof Blocks;
            values = values.stream()
                    .flatMap(row -> block
                            ? Stream.of(row).filter(one -> isA(inner, one.value()))
                            : delivered(inner, row.value().path(inner.id()), chain).stream())
                    .toList();
        }
        return values;
    }

    private static boolean isA(Field component, JsonNode block) {
        return block.path(Blocks.TYPE).asString("").equals(component.id());
    }

    private static List<Found> delivered(Field field, JsonNode value, List<String> chain) {
        if (!field.localized()) {
            return elements(value, Optional.empty());
        }
        return chain.stream()
                .map(locale -> elements(value.path(locale), Optional.of(locale)))
                .filter(found -> !found.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    private static List<Found> elements(JsonNode value, Optional<String> locale) {
        if (value.isArray()) {
            return value.values().stream().map(one -> new Found(one, locale)).toList();
        }
        return value.isNull() || value.isMissingNode() ? List.of() : List.of(new Found(value, locale));
    }

    /**
     * The text of one value as people read it.
     *
     * @param locale of the labels of terms
     */
    public String text(ContentModel model, JsonNode value, String locale) {
        return switch (field().type()) {
            case FieldType.RichText _ -> RichTexts.plainText(value);
            case FieldType.Term term ->
                model.requireVocabulary(term.vocabulary())
                        .findTerm(value.asString())
                        .map(found -> found.label().in(locale))
                        .orElse("");
            default -> value.asString();
        };
    }
}
