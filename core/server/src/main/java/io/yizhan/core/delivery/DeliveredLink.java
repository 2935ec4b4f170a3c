package io.yizhan.core.delivery;

import io.yizhan.core.model.Field;
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
 */
record DeliveredLink(
        Supplier<String> cursor,
        DeliveredEntry target,
        @Nullable JsonNode attributes,
        DeliveredEntry source) implements ValueSource {
    @Override
    public @Nullable JsonNode value(Field field) {
        return attributes == null ? null : attributes.get(field.id());
    }

    @Override
    public DeliveredEntry entry() {
        return source;
    }
}
