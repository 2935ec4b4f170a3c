package io.yizhan.core.plugins;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Values of entries between JSON, as the server has them, and plain Java, as plugins do. */
final class PluginValues {
    private static final int DEEPEST = 40;

    private PluginValues() {}

    /** Members of an object; nulls are left out. */
    static Map<String, Object> ofJson(JsonNode object) {
        Map<String, Object> values = new LinkedHashMap<>();
        object.properties().forEach(member -> {
            Object value = value(member.getValue());
            if (value != null) {
                values.put(member.getKey(), value);
            }
        });
        return values;
    }

    private static @Nullable Object value(JsonNode node) {
        if (node.isObject()) {
            return ofJson(node);
        }
        if (node.isArray()) {
            List<Object> values = new ArrayList<>();
            for (JsonNode element : node) {
                Object value = value(element);
                if (value != null) {
                    values.add(value);
                }
            }
            return values;
        }
        if (node.isBoolean()) {
            return node.booleanValue();
        }
        if (node.isIntegralNumber()) {
            return node.longValue();
        }
        return node.isNull() || node.isMissingNode() ? null : node.asString();
    }

    /**
     * What a plugin answered, as JSON.
     *
     * @throws IllegalArgumentException for anything but texts, whole numbers, truth values, lists and maps of them
     */
    static JsonNode toJson(Object value) {
        return toJson(value, 0);
    }

    private static JsonNode toJson(Object value, int depth) {
        if (depth > DEEPEST) {
            throw new IllegalArgumentException("a value nested more than " + DEEPEST + " deep");
        }
        JsonNodeFactory json = JsonNodeFactory.instance;
        return switch (value) {
            case String text -> json.stringNode(text);
            case Boolean truth -> json.booleanNode(truth);
            case Integer number -> json.numberNode(number.longValue());
            case Long number -> json.numberNode(number);
            case List<?> list -> {
                ArrayNode array = json.arrayNode();
                list.forEach(element -> array.add(toJson(element, depth + 1)));
                yield array;
            }
            case Map<?, ?> map -> {
                ObjectNode object = json.objectNode();
                map.forEach((key, member) -> object.set(String.valueOf(key), toJson(member, depth + 1)));
                yield object;
            }
            default ->
                throw new IllegalArgumentException(
                        "a value of " + value.getClass().getName());
        };
    }
}
