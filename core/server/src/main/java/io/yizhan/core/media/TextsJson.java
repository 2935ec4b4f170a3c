package io.yizhan.core.media;

import java.util.Map;
import java.util.TreeMap;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Texts by language tag as canonical JSON: keys in order, no spaces. */
final class TextsJson {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private TextsJson() {}

    static String write(Map<String, String> texts) {
        return JSON.writeValueAsString(new TreeMap<>(texts));
    }

    static Map<String, String> read(String json) {
        return JSON.readValue(json, new TypeReference<TreeMap<String, String>>() {});
    }
}
