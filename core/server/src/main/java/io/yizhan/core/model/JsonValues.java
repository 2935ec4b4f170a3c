package io.yizhan.core.model;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Any JSON, for machines: limited in size and depth, its texts fit to be stored. */
final class JsonValues {
    private static final int MAX_BYTES = 64 * 1024;
    private static final int MAX_DEPTH = 20;
    private static final int MAX_KEY = 190;

    private JsonValues() {}

    static Optional<JsonNode> check(JsonNode input, ValueContext at) {
        boolean valid = sound(input, 0, at);
        if (valid && input.toString().getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
            return at.refuse(FindingCode.TOO_LARGE, "max", "64 kB");
        }
        return valid ? Optional.of(input.deepCopy()) : Optional.empty();
    }

    private static boolean sound(JsonNode node, int depth, ValueContext at) {
        if (depth > MAX_DEPTH) {
            at.refuse(FindingCode.TOO_DEEP, "max", Integer.toString(MAX_DEPTH));
            return false;
        }
        if (node.isString()) {
            return storable(node.stringValue(), at);
        }
        if (node.isFloatingPointNumber() && !Double.isFinite(node.doubleValue())) {
            at.refuse(FindingCode.JSON_INVALID);
            return false;
        }
        for (String key : node.propertyNames()) {
            if (key.length() > MAX_KEY || !storable(key, at)) {
                at.refuse(FindingCode.JSON_INVALID);
                return false;
            }
            if (!sound(node.get(key), depth + 1, at.at(key))) {
                return false;
            }
        }
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            if (!sound(node.get(i), depth + 1, at.at(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean storable(String text, ValueContext at) {
        return TextValues.clean(text, true, at).isPresent();
    }
}
