package io.yizhan.core.model;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How the address of an entry's page is made, as settings give it: {@code /works/{slug}?lang={locale}}. */
public record PageTemplate(String text) {
    private static final Pattern PLACE = Pattern.compile("\\{([^{}]*)}");
    private static final List<String> PLACES = List.of("type", "slug", "id", "locale", "language");

    /**
     * Reads a setting; empty for {@code none}.
     *
     * @throws IllegalArgumentException naming the setting and what is wrong
     */
    public static Optional<PageTemplate> parse(String setting, String text) {
        if (text.equals("none")) {
            return Optional.empty();
        }
        PageTemplate template = new PageTemplate(text);
        template.places().stream().filter(place -> !PLACES.contains(place)).forEach(unknown -> {
            throw new IllegalArgumentException(
                    setting + " knows {type}, {slug}, {id}, {locale} and {language}, but not {" + unknown + "}");
        });
        return Optional.of(template);
    }

    /** What is filled in. */
    public List<String> places() {
        return PLACE.matcher(text).results().map(found -> found.group(1)).toList();
    }

    /** The address of one page, with everything filled in percent-encoded; empty if it needs a slug or id that is not there. */
    public Optional<String> fill(String type, Optional<String> slug, Optional<String> id, String locale) {
        if ((slug.isEmpty() && places().contains("slug")) || (id.isEmpty() && places().contains("id"))) {
            return Optional.empty();
        }
        String language = locale.split("-", 2)[0];
        Map<String, String> values = Map.of(
                "type", type, "slug", slug.orElse(""), "id", id.orElse(""), "locale", locale, "language", language);
        return Optional.of(PLACE.matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(encode(values.getOrDefault(found.group(1), "")))));
    }

    /** As a part of an address, percent-encoded. */
    public static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
