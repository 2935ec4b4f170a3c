package io.yizhan.core.feeds;

import io.yizhan.core.model.ContentModel;
import io.yizhan.core.model.ContentType;
import io.yizhan.core.model.Field;
import io.yizhan.core.model.FieldGroup;
import io.yizhan.core.model.FieldType;
import io.yizhan.core.model.JsonLd;
import io.yizhan.core.model.Visibility;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Queries for what of entries is described: the fields whose model says what they are to search engines, and nothing else. */
final class DescribedQuery {
    /** Of each reference; more are not told. */
    private static final int LINKS = 50;

    private final ContentModel model;
    private final ContentType type;
    private final Predicate<JsonLd> wanted;

    private DescribedQuery(ContentModel model, ContentType type, Predicate<JsonLd> wanted) {
        this.model = model;
        this.type = type;
        this.wanted = wanted;
    }

    /** All that is told of an entry. */
    static DescribedQuery whole(ContentModel model, ContentType type) {
        return new DescribedQuery(model, type, _ -> true);
    }

    /** These properties alone. */
    static DescribedQuery of(ContentModel model, ContentType type, Set<String> properties) {
        return new DescribedQuery(model, type, told -> properties.contains(told.property()));
    }

    /** One entry, {@code entry}, by the argument {@code id} or {@code slug}, in the variables {@code key} and {@code locale}. */
    String one(String argument) {
        String kind = argument.equals("id") ? "ID" : "String";
        return "query ($key: " + kind + ", $locale: Locale) { entry: " + type.rootField() + "(" + argument
                + ": $key, locale: $locale) " + selection() + " }";
    }

    /** Those of some entries that show, {@code list}, by the variables {@code ids}, {@code first} and {@code locale}. */
    String several() {
        return "query ($ids: [ID!], $first: Int, $locale: Locale) { list: " + type.rootList()
                + "(where: { id: { in: $ids } }, first: $first, locale: $locale) { nodes " + selection() + " } }";
    }

    private String selection() {
        StringBuilder text = new StringBuilder("{ id createdAt updatedAt publishedAt localization { available }");
        names(type, text);
        fields(type.fields(), true, text);
        for (FieldGroup group : type.groups()) {
            if (tells(group.fields())) {
                text.append(' ').append(group.name()).append(" {");
                fields(group.fields(), true, text);
                text.append(" }");
            }
        }
        return text.append(" }").toString();
    }

    private static void names(ContentType named, StringBuilder text) {
        Stream.concat(Stream.of(named.title()), named.findSlug().stream())
                .filter(field -> field.visibility() != Visibility.INTERNAL)
                .map(Field::name)
                .distinct()
                .forEach(name -> text.append(' ').append(name));
    }

    private void fields(List<Field> fields, boolean top, StringBuilder text) {
        for (Field field : fields) {
            boolean inner = field.type() instanceof FieldType.Group group && tells(group.fields());
            if (tells(field) && (inner || !(field.type() instanceof FieldType.Group))) {
                text.append(' ').append(field.name());
                below(field, top, text);
            }
        }
    }

    private boolean tells(List<Field> fields) {
        return fields.stream().anyMatch(this::tells);
    }

    /** A group tells by itself, or passes on what its fields tell of the object around it. */
    private boolean tells(Field field) {
        if (field.visibility() == Visibility.INTERNAL) {
            return false;
        }
        if (field.jsonLd().isPresent()) {
            return field.jsonLd().filter(wanted).isPresent();
        }
        return field.type() instanceof FieldType.Group group && tells(group.fields());
    }

    private void below(Field field, boolean top, StringBuilder text) {
        switch (field.type()) {
            case FieldType.RichText _ -> text.append(" { plainText }");
            case FieldType.Term _ -> text.append(" { code label }");
            case FieldType.Money _ -> text.append(" { amount currency }");
            case FieldType.Measure _ -> text.append(" { value unit }");
            case FieldType.Moment _ -> text.append(" { local zone instant }");
            case FieldType.UncertainDate _ -> text.append(" { edtf earliestYear latestYear }");
            case FieldType.Asset _ -> text.append(" { kind mediaType alt caption credit rights url(preset: FULL) }");
            case FieldType.Group group -> {
                text.append(" {");
                // the rows of a described group come whole
                boolean described = field.jsonLd().isPresent();
                DescribedQuery inner = described ? whole(model, type) : this;
                inner.fields(group.fields(), false, text);
                text.append(" }");
            }
            case FieldType.Reference reference -> reference(reference, top, text);
            default -> {
                // a value by itself
            }
        }
    }

    private void reference(FieldType.Reference reference, boolean top, StringBuilder text) {
        boolean list = top && reference.many();
        text.append(list ? "(first: " + LINKS + ") { nodes {" : " {").append(" __typename");
        for (String target : reference.targets()) {
            ContentType named = model.requireType(target);
            text.append(" ... on ").append(named.singular()).append(" { id");
            names(named, text);
            text.append(" }");
        }
        text.append(list ? " } }" : " }");
    }
}
