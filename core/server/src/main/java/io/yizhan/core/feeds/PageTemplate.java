package io.yizhan.core.feeds;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How the address of an entry's page is made: {@code /works/{slug}?lang={locale}}. */
record PageTemplate(String text) {
    private static final Pattern PLACE = Pattern.compile("\\{([^{}]*)}");
    private static final List<String> PLACES = List.of("type", "slug", "id", "locale", "language");
    private static final int LONGEST = 300;

    /**
     * Reads a setting; empty for {@code none}.
     *
     * @throws IllegalArgumentException naming the setting and what is wrong
     */
    static Optional<PageTemplate> parse(String setting, String text) {
        if (text.equals("none")) {
            return Optional.empty();
        }
        List<String> places =
                PLACE.matcher(text).results().map(found -> found.group(1)).toList();
        Optional<String> unknown =
                places.stream().filter(place -> !PLACES.contains(place)).findFirst();
        if (unknown.isPresent()) {
            throw new IllegalArgumentException(
                    setting + " knows {type}, {slug}, {id}, {locale} and {language}, but not {" + unknown.get() + "}");
        }
        if (!text.startsWith("/") || text.length() > LONGEST || !(places.contains("slug") || places.contains("id"))) {
            throw new IllegalArgumentException(setting + " has to begin with / and to hold {slug} or {id}, within "
                    + LONGEST + " characters, but is " + text);
        }
        return Optional.of(new PageTemplate(text));
    }

    /** The path of one page, with everything filled in percent-encoded. */
    String fill(String type, String slug, String id, String locale) {
        String language = locale.split("-", 2)[0];
        Map<String, String> values =
                Map.of("type", type, "slug", slug, "id", id, "locale", locale, "language", language);
        return PLACE.matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(Texts.encode(values.getOrDefault(found.group(1), ""))));
    }
}
