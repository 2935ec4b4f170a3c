package io.yizhan.core.transfer;

import io.yizhan.core.model.Field;
import io.yizhan.core.model.FieldType;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * Entries and assets that values name.
 *
 * @param entries ids by type
 */
record ExportedLinks(Map<String, Set<UUID>> entries, Set<UUID> assets) {

    static ExportedLinks none() {
        return new ExportedLinks(new LinkedHashMap<>(), new LinkedHashSet<>());
    }

    /** Adds what a value of a field names, in all locales. */
    void collect(ExportPlan plan, Field field, JsonNode stored) {
        if (!(field.type() instanceof FieldType.Group
                || field.type() instanceof FieldType.Blocks
                || field.type() instanceof FieldType.Reference
                || field.type() instanceof FieldType.Asset)) {
            return;
        }
        for (JsonNode value : field.localized() ? stored.values() : List.of(stored)) {
            for (JsonNode one : each(value).toList()) {
                add(plan, field, one);
            }
        }
    }

    private void add(ExportPlan plan, Field field, JsonNode one) {
        if (field.type() instanceof FieldType.Asset) {
            assets.add(id(one));
            return;
        }
        boolean link = field.type() instanceof FieldType.Reference;
        if (link) {
            entries.computeIfAbsent(one.path("type").asString(), _ -> new LinkedHashSet<>())
                    .add(id(one));
        }
        JsonNode holder = link ? one.path("attributes") : one;
        for (Field inner : plan.inner(field, one)) {
            JsonNode value = holder.path(inner.id());
            if (!value.isMissingNode()) {
                collect(plan, inner, value);
            }
        }
    }

    /** The elements of a list, or the value itself. */
    static Stream<JsonNode> each(JsonNode value) {
        return value.isArray() ? value.valueStream() : Stream.of(value);
    }

    static UUID id(JsonNode link) {
        return UUID.fromString(link.path("id").asString());
    }
}
