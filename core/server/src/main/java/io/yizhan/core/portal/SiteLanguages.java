package io.yizhan.core.portal;

import io.yizhan.core.model.LocaleSettings;
import io.yizhan.core.model.Locales;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** In which languages the pages are offered: those that the site has content in. */
@Singleton
final class SiteLanguages {
    private static final int HEADER_LIMIT = 200;

    private final LocaleSettings settings;

    SiteLanguages(LocaleSettings settings) {
        this.settings = settings;
    }

    /** Never empty: a site in other languages than these is shown in English. */
    List<PageLanguage> offered() {
        List<PageLanguage> offered = Arrays.stream(PageLanguage.values())
                .filter(language -> find(language).isPresent())
                .toList();
        return offered.isEmpty() ? List.of(PageLanguage.EN) : offered;
    }

    /** The locale of content for pages in the language. */
    String locale(PageLanguage language) {
        return find(language).orElseGet(() -> settings.locales().defaultTag());
    }

    private Optional<String> find(PageLanguage language) {
        Locales locales = settings.locales();
        return locales.tags().stream()
                .filter(tag -> tag.equals(language.tag()))
                .findFirst()
                .or(() -> locales.tags().stream()
                        .filter(tag -> primary(tag).equals(language.path()))
                        .findFirst());
    }

    /** The language an Accept-Language header prefers (RFC 9110 §12.5.4) among those offered, else the first of them. */
    PageLanguage choose(@Nullable String header) {
        List<PageLanguage> offered = offered();
        PageLanguage best = offered.getFirst();
        double bestWeight = 0;
        String bounded = header == null ? "" : header.substring(0, Math.min(header.length(), HEADER_LIMIT));
        for (String range : bounded.split(",", -1)) {
            String[] parts = range.strip().split(";", 2);
            double weight = parts.length == 1 ? 1 : weight(parts[1].strip());
            Optional<PageLanguage> language =
                    PageLanguage.ofPath(primary(parts[0].strip())).filter(offered::contains);
            if (language.isPresent() && weight > bestWeight) {
                best = language.get();
                bestWeight = weight;
            }
        }
        return best;
    }

    private static String primary(String tag) {
        return tag.split("-", 2)[0].toLowerCase(java.util.Locale.ROOT);
    }

    private static double weight(String parameter) {
        return parameter.matches("q=[01](\\.[0-9]{0,3})?") ? Double.parseDouble(parameter.substring(2)) : 0;
    }
}
