package io.yizhan.core.model;

import com.ibm.icu.util.ULocale;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The languages of a site's content, in order; the first is the default.
 *
 * @param fallbacks for each configured locale the others to try, in order
 */
public record Locales(List<String> tags, Map<String, List<String>> fallbacks) {
    /** In stored values: the place of what is not localised. */
    public static final String SHARED = "*";

    public Locales {
        tags = List.copyOf(tags);
        if (tags.isEmpty()) {
            throw new IllegalArgumentException("a site needs at least one content locale");
        }
        // in one order on every server: the fingerprint of a layout holds it
        fallbacks = Collections.unmodifiableMap(new TreeMap<>(fallbacks));
    }

    /** Every locale falls back to English where configured, then to the default. */
    public static Locales of(List<String> tags) {
        Map<String, List<String>> fallbacks = new java.util.HashMap<>();
        for (String tag : tags) {
            List<String> chain = new ArrayList<>();
            for (String candidate : List.of("en", tags.getFirst())) {
                if (tags.contains(candidate) && !candidate.equals(tag) && !chain.contains(candidate)) {
                    chain.add(candidate);
                }
            }
            fallbacks.put(tag, chain);
        }
        return new Locales(tags, fallbacks);
    }

    public String defaultTag() {
        return tags.getFirst();
    }

    public boolean contains(String tag) {
        return tags.contains(tag);
    }

    /** The locale itself, then its fallbacks. */
    public List<String> chain(String tag) {
        List<String> chain = new ArrayList<>();
        chain.add(tag);
        chain.addAll(fallbacks.getOrDefault(tag, List.of()));
        return chain;
    }

    /** The first locale of the chain that is available. */
    public Optional<String> choose(String tag, Collection<String> available) {
        return chain(tag).stream().filter(available::contains).findFirst();
    }

    /** Direction comes from the script: {@code kk-Arab} is written from the right, {@code kk-Cyrl} from the left. */
    public static boolean rightToLeft(String tag) {
        return ULocale.addLikelySubtags(ULocale.forLanguageTag(tag)).isRightToLeft();
    }
}
