package io.yizhan.core.feeds;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.yizhan.core.model.PageTemplate;
import io.yizhan.core.model.PageTemplates;
import java.net.URI;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where the public site shows entries, prefix {@code yizhan.site}.
 *
 * @param url address of the site, e.g. {@code https://www.example.org}; in development this server's own. Without it nothing has a
 *     page: no site map is given, and JSON-LD and feeds name no pages
 * @param page path of an entry's page, in which type, slug, id, locale and language (the locale's first part), each in braces, are
 *     filled in; slug or id is needed. {@code none} gives pages to the types of {@code yizhan.site.pages} alone. Absent means locale,
 *     type and slug, each below the one before; in development the pages of the sample site
 * @param pages the same for single types, by id of the type, as {@code yizhan.site.pages.work}; {@code none} for types without pages
 */
@ConfigurationProperties("yizhan.site")
record SiteConfig(
        @Nullable String url,
        @Nullable String page,
        @Nullable Map<String, String> pages) {
    private static final String PAGE = "/{locale}/{type}/{slug}";
    private static final int LONGEST = 300;

    SiteConfig {
        if (url != null) {
            requireUrl(url);
        }
        templates(page, pages);
    }

    private static PageTemplates templates(@Nullable String page, @Nullable Map<String, String> pages) {
        return new PageTemplates(
                parse("yizhan.site.page", Objects.requireNonNullElse(page, PAGE)),
                Objects.requireNonNullElse(pages, Map.of()),
                (type, text) -> parse("yizhan.site.pages." + type, text));
    }

    PageTemplates templates() {
        return templates(page, pages);
    }

    /**
     * The path of a page; empty for {@code none}.
     *
     * @throws IllegalArgumentException naming the setting and what is wrong
     */
    static Optional<PageTemplate> parse(String setting, String text) {
        Optional<PageTemplate> template = PageTemplate.parse(setting, text);
        boolean leads = template.map(PageTemplate::places)
                .map(places -> places.contains("slug") || places.contains("id"))
                .orElse(true);
        if (template.isPresent() && (!text.startsWith("/") || text.length() > LONGEST || !leads)) {
            throw new IllegalArgumentException(setting + " has to begin with / and to hold {slug} or {id}, within "
                    + LONGEST + " characters, but is " + text);
        }
        return template;
    }

    private static void requireUrl(String url) {
        URI parsed;
        try {
            parsed = URI.create(url);
        } catch (IllegalArgumentException e) {
            throw unfit(url);
        }
        boolean http = "https".equals(parsed.getScheme()) || "http".equals(parsed.getScheme());
        if (!http || parsed.getHost() == null || parsed.getRawQuery() != null || parsed.getRawFragment() != null) {
            throw unfit(url);
        }
    }

    private static IllegalArgumentException unfit(String url) {
        return new IllegalArgumentException(
                "yizhan.site.url has to be an address such as https://www.example.org, but is " + url);
    }

    /** Without a slash at its end. */
    Optional<String> findUrl() {
        return Optional.ofNullable(url).map(one -> one.replaceAll("/+$", ""));
    }
}
