package io.yizhan.core.delivery;

import io.yizhan.core.model.ContentComponent;
import io.yizhan.core.model.Field;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A component with its values: a block, or what stands in a field of components.
 *
 * @param type name of its type in the schema
 * @param key tells it from the others of its field
 * @param values keyed by field id
 */
record DeliveredBlock(String type, String key, JsonNode values, DeliveredEntry entry) implements ValueSource {

    /** @param name of the field, the key of a component that stands there alone */
    static DeliveredBlock of(ContentComponent component, JsonNode values, String name, DeliveredEntry entry) {
        return new DeliveredBlock(component.singular(), values.path("_key").asString(name), values, entry);
    }

    @Override
    public @Nullable JsonNode value(Field field) {
        return values.get(field.id());
    }
}
