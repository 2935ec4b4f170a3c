package io.yizhan.core.delivery;

import io.yizhan.core.model.Field;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A group, or one row of a repeatable group: keyed by field id. */
record DeliveredGroup(JsonNode values, DeliveredEntry entry) implements ValueSource {
    @Override
    public @Nullable JsonNode value(Field field) {
        return values.get(field.id());
    }
}
