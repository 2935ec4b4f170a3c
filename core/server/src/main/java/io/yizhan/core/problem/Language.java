package io.yizhan.core.problem;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The two languages in which the product itself speaks; languages of content are another matter and are not bounded. */
public enum Language {
    ZH,
    EN;

    private static final int HEADER_LIMIT = 200;

    /**
     * The language an HTTP {@code Accept-Language} header prefers (RFC 9110 §12.5.4), English when it names neither.
     * The header is read here, by hand and only its first 200 characters, so that no cache can grow by invented tags.
     */
    public static Language fromAcceptLanguage(@Nullable String header) {
        if (header == null) {
            return EN;
        }
        String bounded = header.substring(0, Math.min(header.length(), HEADER_LIMIT));
        Language best = EN;
        double bestWeight = 0;
        for (String range : bounded.split(",", -1)) {
            String[] parts = range.trim().toLowerCase(Locale.ROOT).split(";", 2);
            double weight = parts.length == 1 ? 1 : weight(parts[1].trim());
            Language language = ofTag(parts[0].trim());
            if (language != null && weight > bestWeight) {
                best = language;
                bestWeight = weight;
            }
        }
        return best;
    }

    private static @Nullable Language ofTag(String tag) {
        if (tag.equals("zh") || tag.startsWith("zh-")) {
            return ZH;
        }
        return tag.equals("en") || tag.startsWith("en-") ? EN : null;
    }

    private static double weight(String parameter) {
        // qvalue of RFC 9110: 0, 0.5, 1.000; anything else counts as not wanted
        return parameter.matches("q=[01](\\.[0-9]{0,3})?") ? Double.parseDouble(parameter.substring(2)) : 0;
    }
}
