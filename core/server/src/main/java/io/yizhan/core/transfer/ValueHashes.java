package io.yizhan.core.transfer;

import io.yizhan.core.model.Digests;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What an import put into an entry, as hashes: {@code field key/locale} → the value as it came and as it was stored. Tells
 * later what changed at the source, and what an editor changed.
 */
record ValueHashes(SortedMap<String, Pair> pairs) {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int BYTES = 8;

    /** Hashes of one value; an empty text stands for no value. */
    record Pair(String came, String stored) {
        static final Pair NONE = new Pair("", "");
    }

    ValueHashes {
        pairs = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(pairs));
    }

    static ValueHashes none() {
        return new ValueHashes(new TreeMap<>());
    }

    Pair of(String place) {
        return pairs.getOrDefault(place, Pair.NONE);
    }

    static ValueHashes parse(String json) {
        TreeMap<String, Pair> pairs = new TreeMap<>();
        for (Map.Entry<String, JsonNode> pair : JSON.readTree(json).properties()) {
            String both = pair.getValue().asString();
            int colon = both.indexOf(':');
            pairs.put(pair.getKey(), new Pair(both.substring(0, colon), both.substring(colon + 1)));
        }
        return new ValueHashes(pairs);
    }

    String json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        pairs.forEach((place, pair) -> json.put(place, pair.came() + ":" + pair.stored()));
        return json.toString();
    }

    static String hash(Optional<JsonNode> value) {
        return value.map(one -> HexFormat.of().formatHex(Digests.sha256(one.toString()), 0, BYTES))
                .orElse("");
    }

    /** Of a whole row, 64 hexadecimal digits. */
    static String whole(String text) {
        return Digests.sha256Hex(text);
    }
}
