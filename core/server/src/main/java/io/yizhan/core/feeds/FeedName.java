package io.yizhan.core.feeds;

import java.util.Optional;

/**
 * The last part of a feed's address: {@code work.zh-Hans.atom}, {@code peace-pendant.en.jsonld}, {@code peace-pendant.jsonld}.
 *
 * @param key what stands before the first dot
 * @param locale empty for the site's first
 */
record FeedName(String key, Optional<String> locale, String format) {
    static Optional<FeedName> of(String name) {
        String[] parts = name.split("\\.", -1);
        return switch (parts.length) {
            case 2 -> Optional.of(new FeedName(parts[0], Optional.empty(), parts[1]));
            case 3 -> Optional.of(new FeedName(parts[0], Optional.of(parts[1]), parts[2]));
            default -> Optional.empty();
        };
    }

    boolean isJsonLd() {
        return format.equals("jsonld");
    }

    /** What follows the key. */
    String ending() {
        return locale.map(tag -> "." + tag).orElse("") + "." + format;
    }
}
