package io.yizhan.core.feeds;

import io.yizhan.core.feeds.SiteAddresses.Addresses;
import io.yizhan.core.model.ContentType;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;

/** The XML of site maps (sitemaps.org 0.9), with the same page in other locales as alternates (xhtml:link, hreflang). */
final class SiteMapText {
    /** Limits of sitemaps.org for one file. */
    static final int MOST_PAGES = 50_000;

    static final int MOST_BYTES = 50 * 1024 * 1024;

    static final String HEAD = """
            <?xml version="1.0" encoding="UTF-8"?>
            <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">
            """;
    static final String FOOT = "</urlset>\n";

    /** Of one link, beside its address: the element's own signs and the longest tag of a language. */
    private static final int LINK_BYTES = 110;

    /** Of a slug or id, each sign percent-encoded as up to four bytes. */
    private static final int SLUG_BYTES = 80 * 12;

    private SiteMapText() {}

    /** How many entries fit in one file for sure, however long their slugs are. */
    static int entriesPerPart(int locales, int addressBytes) {
        long link = LINK_BYTES + SLUG_BYTES + 5L * addressBytes;
        long page = 2 * link + locales * link;
        long byBytes = (MOST_BYTES - 1_000) / (page * locales);
        return (int) Math.max(1, Math.min(byBytes, MOST_PAGES / locales));
    }

    /** The pages of an entry; each names all of them. */
    static String entry(ContentType type, SiteMapPages.Entry entry, Addresses addresses) {
        Map<String, String> pages = new LinkedHashMap<>();
        entry.pages()
                .forEach((locale, page) -> addresses
                        .page(type.id(), page.slug(), entry.id().toString(), locale)
                        .ifPresent(address -> pages.put(locale, address)));
        StringBuilder alternates = new StringBuilder();
        if (pages.size() > 1) {
            pages.forEach((locale, address) -> alternate(alternates, locale, address));
            alternate(alternates, "x-default", pages.values().iterator().next());
        }
        StringBuilder text = new StringBuilder();
        pages.forEach((locale, address) -> {
            SiteMapPages.Page page = entry.pages().get(locale);
            text.append("<url><loc>").append(Texts.xml(address)).append("</loc>");
            if (page != null) {
                text.append("<lastmod>").append(moment(page.changedAt())).append("</lastmod>");
            }
            text.append(alternates).append("</url>\n");
        });
        return text.toString();
    }

    static String moment(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private static void alternate(StringBuilder text, String locale, String address) {
        text.append("<xhtml:link rel=\"alternate\" hreflang=\"").append(Texts.xml(locale));
        text.append("\" href=\"").append(Texts.xml(address)).append("\"/>");
    }
}
