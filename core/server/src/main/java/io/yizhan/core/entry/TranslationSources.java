package io.yizhan.core.entry;

import io.yizhan.core.model.Digests;
import io.yizhan.core.model.Field;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Which source each localised value was translated from, with a hash of it: staleness is known per field. */
final class TranslationSources {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** @param hash first 16 hex digits of SHA-256 over the source value's JSON */
    record Source(String locale, String hash) {}

    private final TreeMap<String, TreeMap<String, Source>> sources = new TreeMap<>();

    static TranslationSources parse(String json) {
        TranslationSources parsed = new TranslationSources();
        for (Map.Entry<String, JsonNode> field : JSON.readTree(json).properties()) {
            field.getValue()
                    .properties()
                    .forEach(source -> parsed.sources
                            .computeIfAbsent(field.getKey(), _ -> new TreeMap<>())
                            .put(
                                    source.getKey(),
                                    new Source(
                                            source.getValue().get("locale").asString(),
                                            source.getValue().get("hash").asString())));
        }
        return parsed;
    }

    TranslationSources copy() {
        TranslationSources copy = new TranslationSources();
        sources.forEach((key, byLocale) -> copy.sources.put(key, new TreeMap<>(byLocale)));
        return copy;
    }

    Optional<Source> find(Field field, String locale) {
        return Optional.ofNullable(
                sources.getOrDefault(field.key().toString(), new TreeMap<>()).get(locale));
    }

    void put(Field field, String locale, String sourceLocale, JsonNode sourceValue) {
        sources.computeIfAbsent(field.key().toString(), _ -> new TreeMap<>())
                .put(locale, new Source(sourceLocale, hash(sourceValue)));
    }

    void remove(Field field, String locale) {
        TreeMap<String, Source> byLocale = sources.get(field.key().toString());
        if (byLocale != null) {
            byLocale.remove(locale);
        }
    }

    String json() {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        sources.forEach((key, byLocale) -> {
            ObjectNode field = root.putObject(key);
            byLocale.forEach((locale, source) ->
                    field.putObject(locale).put("locale", source.locale()).put("hash", source.hash()));
        });
        return root.toString();
    }

    static String hash(JsonNode value) {
        return HexFormat.of().formatHex(Digests.sha256(value.toString()), 0, 8);
    }
}
