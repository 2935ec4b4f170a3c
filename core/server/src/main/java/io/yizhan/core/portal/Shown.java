package io.yizhan.core.portal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** An entry, or a group in it, as the delivery API answered it, read for a page of one language. */
final class Shown {
    private final JsonNode node;
    private final Formats formats;
    private final Map<String, String> fallbacks;

    private Shown(JsonNode node, Formats formats, Map<String, String> fallbacks) {
        this.node = node;
        this.formats = formats;
        this.fallbacks = fallbacks;
    }

    static Shown of(JsonNode node, Formats formats) {
        Map<String, String> fallbacks = new HashMap<>();
        for (JsonNode one : node.path("localization").path("fallbacks").values()) {
            fallbacks.put(one.path("key").asString(""), one.path("locale").asString(""));
        }
        return new Shown(node, formats, fallbacks);
    }

    static List<Shown> all(JsonNode nodes, Formats formats) {
        return nodes.values().stream().map(node -> of(node, formats)).toList();
    }

    boolean has(String field) {
        JsonNode value = node.path(field);
        return !value.isMissingNode() && !value.isNull() && !(value.isArray() && value.isEmpty());
    }

    JsonNode json(String field) {
        return node.path(field);
    }

    /** A text as it stands: an id, a slug, a code. */
    String plain(String field) {
        return node.path(field).asString("");
    }

    boolean truth(String field) {
        return node.path(field).asBoolean(false);
    }

    /** The entry a reference leads to, if it may be seen. */
    Optional<Shown> find(String field) {
        return has(field) ? Optional.of(of(node.path(field), formats)) : Optional.empty();
    }

    /** The rows of a group that repeats. */
    List<Shown> rows(String field) {
        List<Shown> rows = new ArrayList<>();
        node.path(field).values().forEach(row -> rows.add(new Shown(row, formats, Map.of())));
        return rows;
    }

    /** The only row of a group. */
    Optional<Shown> findGroup(String field) {
        return has(field) ? Optional.of(new Shown(node.path(field), formats, Map.of())) : Optional.empty();
    }

    /** A text, marked where it fell back to another language. */
    Optional<Text> findText(String field) {
        if (!has(field)) {
            return Optional.empty();
        }
        String text = node.path(field).asString("");
        String locale = fallbacks.get(field);
        if (locale == null) {
            return Optional.of(Text.label(text, formats.language()));
        }
        return Optional.of(Text.of(text, locale, formats.language()));
    }

    /** The text that names the entry; never empty. */
    Text title(String field) {
        return findText(field).orElseGet(() -> Text.of(plain("slug")));
    }

    /** Locale a field came in, where it is not the one asked for. */
    Optional<String> findFallback(String field) {
        return Optional.ofNullable(fallbacks.get(field));
    }

    /** Labels of a term or of several. */
    List<Text> terms(String field) {
        JsonNode value = node.path(field);
        List<Text> terms = new ArrayList<>();
        for (JsonNode one : value.isArray() ? value.values() : has(field) ? List.of(value) : List.<JsonNode>of()) {
            terms.add(Text.label(one.path("label").asString(""), formats.language()));
        }
        return terms;
    }

    /** Terms that people know by their codes: {@code FCA Free Carrier}. */
    List<Text> codedTerms(String field) {
        return node.path(field).values().stream()
                .map(term -> Text.label(
                        term.path("code").asString("") + " "
                                + term.path("label").asString(""),
                        formats.language()))
                .toList();
    }

    Optional<String> findMoney(String field) {
        return has(field) ? Optional.of(formats.money(node.path(field))) : Optional.empty();
    }

    Optional<String> findMeasure(String field) {
        return has(field) ? Optional.of(formats.measure(node.path(field))) : Optional.empty();
    }

    Optional<String> findNumber(String field) {
        return has(field) ? Optional.of(formats.number(node.path(field).asString("0"))) : Optional.empty();
    }

    Optional<String> findDay(String field) {
        return has(field) ? Optional.of(formats.day(plain(field))) : Optional.empty();
    }

    /** A number and its unit, in one piece. */
    String together(String text) {
        return formats.together(text);
    }

    /** From one day to another. */
    String days(String from, String to) {
        return formats.days(plain(from), plain(to));
    }

    /** Formatted text as a tree; see the template {@code rich}. */
    Optional<RichText> findRich(String field) {
        if (!has(field)) {
            return Optional.empty();
        }
        String locale = findFallback(field).orElse("");
        Text language = locale.isEmpty() ? Text.of("") : Text.of("", locale, formats.language());
        Map<String, Picture> pictures = new HashMap<>();
        for (JsonNode one : node.path(field).path("assets").values()) {
            pictures.put(one.path("id").asString(""), Picture.of(one, formats.language()));
        }
        return Optional.of(new RichText(node.path(field).path("json"), language, pictures));
    }

    /** The pictures among the assets. */
    List<Picture> pictures(String field) {
        JsonNode value = node.path(field);
        List<Picture> pictures = new ArrayList<>();
        for (JsonNode one : value.isArray() ? value.values() : has(field) ? List.of(value) : List.<JsonNode>of()) {
            if (one.path("kind").asString("").equals("image")) {
                pictures.add(Picture.of(one, formats.language()));
            }
        }
        return pictures;
    }
}
