package io.yizhan.core.projection;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** Pictures and entries that a rich text names. */
public final class RichTextLinks {
    private static final String ENTRY_SCHEME = "entry:";

    private RichTextLinks() {}

    /** @param asset whether it is a picture, else an entry */
    public record Link(UUID id, boolean asset) {}

    /** In the order they stand there. */
    public static List<Link> of(JsonNode document) {
        List<Link> links = new ArrayList<>();
        collect(document, links);
        return links;
    }

    private static void collect(JsonNode node, List<Link> links) {
        JsonNode asset = node.path("attrs").path("assetId");
        if (asset.isString()) {
            links.add(new Link(UUID.fromString(asset.asString()), true));
        }
        for (JsonNode mark : node.path("marks").values()) {
            String href = mark.path("attrs").path("href").asString("");
            if (href.startsWith(ENTRY_SCHEME)) {
                links.add(new Link(UUID.fromString(href.substring(ENTRY_SCHEME.length())), false));
            }
        }
        node.path("content").values().forEach(child -> collect(child, links));
    }
}
