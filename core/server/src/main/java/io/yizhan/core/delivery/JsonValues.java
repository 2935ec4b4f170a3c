package io.yizhan.core.delivery;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** JSON as maps, lists and scalars, which is how answers are written. */
final class JsonValues {
    private JsonValues() {}

    static @Nullable Object plain(JsonNode node) {
        return switch (node.getNodeType()) {
            case OBJECT -> {
                Map<String, @Nullable Object> map = new LinkedHashMap<>();
                node.properties().forEach(property -> map.put(property.getKey(), plain(property.getValue())));
                yield map;
            }
            case ARRAY -> {
                List<@Nullable Object> list = new ArrayList<>();
                node.values().forEach(value -> list.add(plain(value)));
                yield list;
            }
            case NUMBER -> node.isIntegralNumber() ? (Object) node.asLong() : node.decimalValue();
            case BOOLEAN -> node.asBoolean();
            case STRING -> node.asString();
            default -> null;
        };
    }
}
