package io.yizhan.core.projection;

import io.yizhan.core.model.ContentType;
import io.yizhan.core.model.Field;
import io.yizhan.core.model.FieldType;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What an entry is served from. Long texts stand apart and are read only when selected.
 *
 * @param document JSON: {@code {"locales":[…],"fields":{key: value}}}
 * @param longDocument JSON: {@code {key: value}} of long texts; empty if there are none
 */
record EntryDocument(String document, Optional<String> longDocument) {

    static EntryDocument of(ContentType type, ProjectedEntry entry) {
        ObjectNode shorts = JsonNodeFactory.instance.objectNode();
        ObjectNode longs = JsonNodeFactory.instance.objectNode();
        for (Field field : type.allFields()) {
            JsonNode value = entry.fields().get(field.key().toString());
            if (value != null) {
                (apart(field.type()) ? longs : shorts).set(field.key().toString(), value);
            }
        }
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        ArrayNode locales = document.putArray("locales");
        entry.locales().forEach(locales::add);
        document.set("fields", shorts);
        return new EntryDocument(
                document.toString(), longs.isEmpty() ? Optional.empty() : Optional.of(longs.toString()));
    }

    private static boolean apart(FieldType type) {
        return type instanceof FieldType.LongText
                || type instanceof FieldType.RichText
                || type instanceof FieldType.Json
                || type instanceof FieldType.Blocks;
    }
}
