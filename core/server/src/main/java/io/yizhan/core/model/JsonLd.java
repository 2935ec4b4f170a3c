package io.yizhan.core.model;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a field says to search engines, in words of schema.org or another vocabulary.
 *
 * @param property of the object the entry (or the row) becomes: {@code name}, or a whole address; {@code @type} replaces what the
 *     object is
 * @param type what a row of a group becomes; without it the fields of a group belong to the object around them
 * @param values for terms: code to what is said in its place; codes that are not among them say nothing. Empty where the label is
 *     said
 */
public record JsonLd(String property, Optional<String> type, Map<String, String> values) {
    /** The property that says what an object is. */
    public static final String TYPE = "@type";

    public JsonLd {
        values = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /** {@code jsonLd: name} or {@code jsonLd: {property: …, type: …, values: {…}}} of a field. */
    static Optional<JsonLd> read(YamlMap field) {
        if (!field.isMap("jsonLd")) {
            return field.findText("jsonLd", false).map(property -> new JsonLd(property, Optional.empty(), Map.of()));
        }
        return field.findMap("jsonLd").map(map -> {
            String property = map.text("property");
            Optional<String> type = map.findText("type", false);
            Map<String, String> values = new LinkedHashMap<>();
            map.findMap("values")
                    .ifPresent(codes -> codes.lines()
                            .keySet()
                            .forEach(code -> codes.findText(code, true).ifPresent(value -> values.put(code, value))));
            map.refuseUnknownKeys();
            return new JsonLd(property, type, values);
        });
    }

    /** {@code jsonLd: {type: …}} of a content type. */
    static Optional<String> readType(YamlMap map) {
        Optional<String> type = map.findText("type", true);
        map.refuseUnknownKeys();
        return type;
    }
}
