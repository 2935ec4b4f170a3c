package io.yizhan.core.entry;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Between JSON as entries hold it and the plain values that GraphQL reads and writes. */
final class EntryJson {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private EntryJson() {}

    static @Nullable Object plain(JsonNode node) {
        return node.isNull() || node.isMissingNode() ? null : JSON.convertValue(node, Object.class);
    }

    static JsonNode node(@Nullable Object value) {
        return JSON.valueToTree(value);
    }

    /** In the shape of type Finding. */
    static Map<String, @Nullable Object> finding(EntryFinding found) {
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        answer.put("code", found.finding().code());
        answer.put("severity", found.finding().severity().name());
        answer.put(
                "message",
                Map.of(
                        "zh-Hans",
                        found.finding().message("zh-Hans"),
                        "en",
                        found.finding().message("en")));
        answer.put("field", found.field().map(Object::toString).orElse(null));
        answer.put("locale", found.locale().orElse(null));
        answer.put("at", inside(found));
        answer.put("stored", found.stored());
        return answer;
    }

    static List<Map<String, @Nullable Object>> findings(List<EntryFinding> found) {
        return found.stream().map(EntryJson::finding).toList();
    }

    /** The pointer without the field and, where there is one, the locale. */
    private static String inside(EntryFinding found) {
        String rest = found.finding().pointer();
        Optional<String> field = found.field().map(Object::toString);
        for (Optional<String> step : List.of(field, found.locale())) {
            String start = "/" + step.orElse("");
            if (step.isPresent() && (rest.equals(start) || rest.startsWith(start + "/"))) {
                rest = rest.substring(start.length());
            }
        }
        return rest;
    }
}
