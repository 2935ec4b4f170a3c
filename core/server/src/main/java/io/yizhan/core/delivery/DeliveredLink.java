package io.yizhan.core.delivery;

import io.yizhan.core.model.Field;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A link of a reference, or an edge of a list.
 *
 * @param cursor makes the place of the edge
 * @param target entry at its end
 * @param attributes of the link, keyed by field id; empty for root lists
 * @param source entry the link starts from, whose locale the attributes are read in
 * @param highlights where words searched for stand in the target
 */
record DeliveredLink(
        Supplier<String> cursor,
        DeliveredEntry target,
        @Nullable JsonNode attributes,
        DeliveredEntry source,
        Supplier<List<Map<String, Object>>> highlights)
        implements ValueSource {
    /** A link that no search has led to. */
    DeliveredLink(
            Supplier<String> cursor, DeliveredEntry target, @Nullable JsonNode attributes, DeliveredEntry source) {
        this(cursor, target, attributes, source, List::of);
    }

    @Override
    public @Nullable JsonNode value(Field field) {
        return attributes == null ? null : attributes.get(field.id());
    }

    @Override
    public DeliveredEntry entry() {
        return source;
    }
}
