package io.yizhan.core.feeds;

import io.yizhan.core.feeds.SiteAddresses.Addresses;
import io.yizhan.core.model.ContentModel;
import io.yizhan.core.model.ContentType;
import io.yizhan.core.model.Field;
import io.yizhan.core.model.FieldGroup;
import io.yizhan.core.model.FieldType;
import io.yizhan.core.model.JsonLd;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Describes entries in words of schema.org, as maps and lists to be written as JSON-LD 1.1: each from the answer to a
 * {@link DescribedQuery}.
 */
final class Description {
    private final ContentModel model;
    private final Addresses addresses;
    private final String locale;

    Description(ContentModel model, Addresses addresses, String locale) {
        this.model = model;
        this.addresses = addresses;
        this.locale = locale;
    }

    /** The entry, with {@code @type}, {@code @id}, {@code url} where it has a page, and what its fields tell. */
    Map<String, Object> of(ContentType type, JsonNode entry) {
        Map<String, Object> object = named(type, entry);
        fields(object, type.fields(), entry);
        for (FieldGroup group : type.groups()) {
            fields(object, group.fields(), entry.path(group.name()));
        }
        return object;
    }

    /** A text that is told of what was described, the first if there are several. */
    static Optional<String> text(Map<?, ?> described, String property) {
        Object value = described.get(property);
        Object one = value instanceof List<?> list ? list.getFirst() : value;
        return one instanceof String text ? Optional.of(text) : Optional.empty();
    }

    private Map<String, Object> named(ContentType type, JsonNode entry) {
        String id = entry.path("id").asString();
        String slug = type.findSlug()
                .map(field -> entry.path(field.name()).asString(""))
                .filter(text -> !text.isEmpty())
                .orElse(id);
        Map<String, Object> object = new LinkedHashMap<>();
        object.put(JsonLd.TYPE, type.jsonLd().orElse("Thing"));
        object.put("@id", addresses.name(type.id(), id));
        addresses.page(type.id(), slug, id, locale).ifPresent(page -> object.put("url", page));
        return object;
    }

    private void fields(Map<String, Object> object, List<Field> fields, JsonNode values) {
        for (Field field : fields) {
            JsonNode value = values.path(field.name());
            if (value.isMissingNode() || value.isNull()) {
                continue;
            }
            JsonLd told = field.jsonLd().orElse(null);
            if (told != null) {
                told(field, told, value).forEach(one -> put(object, told.property(), one));
            } else if (field.type() instanceof FieldType.Group group) {
                several(value).forEach(row -> fields(object, group.fields(), row));
            }
        }
    }

    private static Iterable<JsonNode> several(JsonNode value) {
        return value.isArray() ? value.values() : List.of(value);
    }

    private List<Object> told(Field field, JsonLd told, JsonNode value) {
        List<Object> all = new ArrayList<>();
        JsonNode links = value.path("nodes");
        for (JsonNode one : several(links.isArray() ? links : value)) {
            one(field, told, one).ifPresent(all::add);
        }
        return all;
    }

    private Optional<Object> one(Field field, JsonLd told, JsonNode value) {
        return switch (field.type()) {
            case FieldType.Group group -> row(told, group, value);
            case FieldType.Reference _ -> link(value);
            case FieldType.Term _ -> term(told, value);
            default -> DescribedValue.of(field, told.property(), value, addresses);
        };
    }

    private Optional<Object> row(JsonLd told, FieldType.Group group, JsonNode row) {
        Map<String, Object> object = new LinkedHashMap<>();
        fields(object, group.fields(), row);
        if (object.isEmpty()) {
            return Optional.empty();
        }
        Map<String, Object> typed = new LinkedHashMap<>();
        typed.put(JsonLd.TYPE, told.type().orElse("Thing"));
        typed.putAll(object);
        return Optional.of(typed);
    }

    private Optional<Object> link(JsonNode entry) {
        String typeName = entry.path("__typename").asString("");
        return model.types().values().stream()
                .filter(type -> type.singular().equals(typeName))
                .findFirst()
                .map(type -> {
                    Map<String, Object> object = named(type, entry);
                    String name = entry.path(type.title().name()).asString("");
                    if (!name.isEmpty()) {
                        object.put("name", name);
                    }
                    return object;
                });
    }

    private static Optional<Object> term(JsonLd told, JsonNode term) {
        return told.values().isEmpty()
                ? Optional.of(term.path("label").asString())
                : Optional.ofNullable(told.values().get(term.path("code").asString()));
    }

    @SuppressWarnings("unchecked") // the lists are made here
    private static void put(Map<String, Object> object, String property, Object value) {
        Object known = object.get(property);
        if (known == null || property.equals(JsonLd.TYPE)) {
            object.put(property, value);
        } else if (known instanceof List<?> list) {
            ((List<Object>) list).add(value);
        } else {
            object.put(property, new ArrayList<>(List.of(known, value)));
        }
    }
}
