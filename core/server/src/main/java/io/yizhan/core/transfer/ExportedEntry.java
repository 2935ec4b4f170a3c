package io.yizhan.core.transfer;

import io.yizhan.core.entry.EntryState;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * An entry as it is written.
 *
 * @param state of the whole entry
 * @param locales by locale, in the order of the site; none for a locale without any value
 * @param fields by name as in mappings, in the order of the model; forms: docs/export.md
 */
record ExportedEntry(
        UUID id,
        String type,
        Instant createdAt,
        Instant updatedAt,
        EntryState state,
        Map<String, LocaleState> locales,
        ObjectNode fields) {
    ExportedEntry {
        locales = Collections.unmodifiableMap(new LinkedHashMap<>(locales));
    }

    /** How far one locale is. */
    record LocaleState(EntryState state, Optional<Instant> publishedAt) {
        ObjectNode json() {
            ObjectNode json = JsonNodeFactory.instance.objectNode().put("state", state.name());
            publishedAt.ifPresent(at -> json.put("publishedAt", at.toString()));
            return json;
        }
    }

    JsonNode json() {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("id", id.toString())
                .put("type", type)
                .put("createdAt", createdAt.toString())
                .put("updatedAt", updatedAt.toString())
                .put("state", state.name());
        ObjectNode states = json.putObject("locales");
        locales.forEach((locale, one) -> states.set(locale, one.json()));
        json.set("fields", fields);
        return json;
    }
}
