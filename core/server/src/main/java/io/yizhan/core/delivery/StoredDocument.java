package io.yizhan.core.delivery;

import io.yizhan.core.projection.EntryLinks;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The document of a row, {@code {"locales":[…],"fields":{key: value}}} as the projection writes it, without blanks. Only the values that
 * are asked for are parsed: most requests show few of many fields. Not safe for threads; belongs to one request.
 */
final class StoredDocument {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String FIELDS = "fields";
    private static final String LOCALES = "locales";

    private final String json;
    /** Key → where its value begins and ends. */
    private final Map<String, int[]> places = new HashMap<>();

    private final Map<String, JsonNode> parsed = new HashMap<>();
    /** The same of the values of localised fields, by locale. */
    private final Map<String, Map<String, int[]>> localePlaces = new HashMap<>();

    /** @param json an object whose members are fields, or which has them in its member {@code fields} */
    StoredDocument(String json) {
        this.json = json;
        members(0, places, true);
    }

    /** Tags of the locales it is delivered in. */
    List<String> locales() {
        List<String> tags = new ArrayList<>();
        JsonNode found = value(LOCALES);
        if (found != null) {
            found.values().forEach(tag -> tags.add(tag.asString()));
        }
        return tags;
    }

    /** The value of a member, for fields by their key. */
    @Nullable
    JsonNode value(String key) {
        int[] place = places.get(key);
        return place == null
                ? null
                : parsed.computeIfAbsent(key, _ -> JSON.readTree(json.substring(place[0], place[1])));
    }

    /**
     * The value of a localised field in the first of these locales that has one. The other locales' are not parsed, which for rich texts
     * are most of the document.
     */
    @Nullable
    JsonNode value(String key, List<String> locales) {
        int[] place = places.get(key);
        if (place == null || json.charAt(place[0]) != '{') {
            return null;
        }
        Map<String, int[]> byLocale = localePlaces.computeIfAbsent(key, _ -> {
            Map<String, int[]> found = new HashMap<>();
            members(place[0], found, false);
            return found;
        });
        for (String locale : locales) {
            int[] of = byLocale.get(locale);
            if (of != null) {
                return parsed.computeIfAbsent(key + " " + locale, _ -> JSON.readTree(json.substring(of[0], of[1])));
            }
        }
        return null;
    }

    /** Whether there is a value of the member. */
    boolean has(String key) {
        return places.containsKey(key);
    }

    /** The links in the value of a member, without making a tree of them and their attributes. */
    List<EntryLinks.Link> links(String key) {
        int[] place = places.get(key);
        if (place == null) {
            return List.of();
        }
        List<EntryLinks.Link> links = new ArrayList<>();
        try (JsonParser in = JSON.createParser(json.substring(place[0], place[1]))) {
            String type = "";
            String id = "";
            for (JsonToken token = in.nextToken(); token != null; token = in.nextToken()) {
                if (token == JsonToken.END_OBJECT && !id.isEmpty()) {
                    links.add(new EntryLinks.Link(type, UUID.fromString(id)));
                    id = "";
                } else if (token == JsonToken.PROPERTY_NAME) {
                    switch (in.currentName()) {
                        case "type" -> type = in.nextStringValue();
                        case "id" -> {
                            // else the locale of this name
                            if (in.nextToken() == JsonToken.VALUE_STRING) {
                                id = in.getString();
                            }
                        }
                        case "attributes" -> {
                            in.nextToken();
                            in.skipChildren();
                        }
                        default -> {
                            // a locale: its links follow
                        }
                    }
                }
            }
        }
        return links;
    }

    /**
     * Notes where the members of the object are that begins at a position; keys of the model need no escapes.
     *
     * @param whole whether members of the member {@code fields} are meant too
     */
    private int members(int start, Map<String, int[]> found, boolean whole) {
        int at = start + 1;
        while (json.charAt(at) != '}') {
            int end = json.indexOf('"', at + 1);
            String key = json.substring(at + 1, end);
            int value = end + 2;
            at = whole && key.equals(FIELDS) ? members(value, found, false) : end(value);
            found.putIfAbsent(key, new int[] {value, at});
            if (json.charAt(at) == ',') {
                at++;
            }
        }
        return at + 1;
    }

    /** Where the value ends that begins at a position. */
    private int end(int start) {
        int depth = 0;
        int at = start;
        do {
            switch (json.charAt(at)) {
                case '{', '[' -> depth++;
                case '}', ']' -> depth--;
                case '"' -> at = string(at);
                default -> {
                    // part of a number or a word
                }
            }
            at++;
        } while (depth > 0 || !ends(json.charAt(at - 1), at));
        return at;
    }

    /** Whether a value of no depth is over: strings, objects and arrays with their last sign, others before the next one. */
    private boolean ends(char last, int at) {
        return switch (last) {
            case '}', ']', '"' -> true;
            default -> at == json.length() || json.charAt(at) == ',' || json.charAt(at) == '}';
        };
    }

    /** Where the string ends whose opening quote stands at a position. */
    private int string(int start) {
        int at = json.indexOf('"', start + 1);
        while (escaped(start, at)) {
            at = json.indexOf('"', at + 1);
        }
        return at;
    }

    /** Whether an odd number of backslashes stands before the quote. */
    private boolean escaped(int start, int quote) {
        int at = quote - 1;
        while (at > start && json.charAt(at) == '\\') {
            at--;
        }
        return (quote - 1 - at) % 2 == 1;
    }
}
