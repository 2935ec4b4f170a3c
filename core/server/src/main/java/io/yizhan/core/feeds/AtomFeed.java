package io.yizhan.core.feeds;

import io.yizhan.core.feeds.DescribedEntries.Listed;
import io.yizhan.core.feeds.SiteAddresses.Addresses;
import io.yizhan.core.model.ContentType;
import java.net.URI;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** An Atom feed (RFC 4287) of entries of one type in one locale. */
final class AtomFeed {
    static final int MOST_ENTRIES = 50;

    private static final String LONG_AGO = "1970-01-01T00:00:00Z";

    private final ContentType type;
    private final String locale;
    private final Addresses addresses;
    private final String self;
    private final StringBuilder text = new StringBuilder(1 << 14);

    AtomFeed(ContentType type, String locale, Addresses addresses, String self) {
        this.type = type;
        this.locale = locale;
        this.addresses = addresses;
        this.self = self;
    }

    /** @param entries the newest first */
    String write(List<Listed> entries, Description description) {
        text.append(
                        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"")
                .append(Texts.xml(locale))
                .append("\">\n");
        element("id", self);
        element("title", type.pluralLabel().in(locale));
        element(
                "updated",
                entries.isEmpty() ? LONG_AGO : entries.getFirst().at().toString());
        String site = addresses.site().orElse(addresses.server());
        text.append("<author>");
        element("name", URI.create(site).getAuthority());
        text.append("</author>\n");
        link("self", "application/atom+xml", self);
        addresses.site().ifPresent(home -> link("alternate", "text/html", home + "/"));
        entries.forEach(listed -> entry(listed, description.of(type, listed.entry())));
        return text.append("</feed>\n").toString();
    }

    private void entry(Listed listed, Map<String, Object> described) {
        JsonNode entry = listed.entry();
        text.append("<entry>\n");
        String id = entry.path("id").asString();
        element("id", "urn:uuid:" + id);
        element("title", text(described, "name", "headline"));
        element("updated", listed.at().toString());
        String published = entry.path("publishedAt").asString("");
        if (!published.isEmpty()) {
            element("published", published);
        }
        String data = addresses.server() + "/feeds/" + type.id() + "/" + id + "." + locale + ".jsonld";
        if (described.get("url") instanceof String page) {
            link("alternate", "text/html", page);
            link("related", "application/ld+json", data);
        } else {
            link("alternate", "application/ld+json", data);
        }
        String summary = text(described, "description", "abstract");
        if (!summary.isEmpty()) {
            element("summary", summary);
        }
        text.append("</entry>\n");
    }

    /** What one of the properties tells. */
    private static String text(Map<String, Object> described, String property, String otherwise) {
        return Description.text(described, property)
                .or(() -> Description.text(described, otherwise))
                .orElse("");
    }

    private void element(String name, String value) {
        text.append('<')
                .append(name)
                .append('>')
                .append(Texts.xml(value))
                .append("</")
                .append(name);
        text.append(">\n");
    }

    private void link(String rel, String mediaType, String address) {
        text.append("<link rel=\"")
                .append(rel)
                .append("\" type=\"")
                .append(mediaType)
                .append("\" href=\"");
        text.append(Texts.xml(address)).append("\"/>\n");
    }
}
