package io.yizhan.core.portal;

import io.yizhan.core.portal.ContentQueries.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Where partners come in.
 *
 * @param total products the caller may see
 * @param sectors with their products, the largest first
 */
record HomePage(
        Frame frame,
        int total,
        int enterprises,
        List<Catalogue> catalogues,
        List<Sector> sectors,
        List<ProductCard> newest,
        List<Fair> fairs) {

    /**
     * A catalogue on offer.
     *
     * @param products how many of its products the caller may see
     */
    record Catalogue(
            String slug,
            Text title,
            Optional<Text> edition,
            Optional<Text> summary,
            Optional<Picture> cover,
            List<Text> audience,
            int products) {}

    record Sector(Text label, int count, String address) {}

    record Fair(Text name, Optional<String> days, List<Text> region, Optional<Picture> picture) {}

    static HomePage of(Frame frame, Answer answer) {
        JsonNode products = answer.data().path("exportProducts");
        return new HomePage(
                frame,
                products.path("totalCount").asInt(0),
                answer.data().path("exportEnterprises").path("totalCount").asInt(0),
                catalogues(answer.data().path("exportCatalogs").path("nodes"), frame),
                sectors(products.path("facets").path(0), frame),
                products.path("nodes").values().stream()
                        .map(node -> ProductCard.of(node, frame.formats()))
                        .toList(),
                Shown.all(answer.data().path("tradeFairs").path("nodes"), frame.formats()).stream()
                        .map(HomePage::fair)
                        .toList());
    }

    static List<Catalogue> catalogues(JsonNode nodes, Frame frame) {
        return Shown.all(nodes, frame.formats()).stream()
                .map(one -> new Catalogue(
                        one.plain("slug"),
                        one.title("title"),
                        one.findText("catalogueEdition"),
                        one.findText("summary"),
                        one.pictures("cover").stream().findFirst(),
                        one.terms("audience"),
                        one.json("products").path("totalCount").asInt(0)))
                .toList();
    }

    private static List<Sector> sectors(JsonNode facet, Frame frame) {
        List<Sector> sectors = new ArrayList<>();
        for (JsonNode value : facet.path("values").values()) {
            sectors.add(new Sector(
                    Text.label(value.path("label").asString(""), frame.language()),
                    value.path("count").asInt(0),
                    frame.to("products?sector=" + value.path("value").asString(""))));
        }
        return sectors;
    }

    private static Fair fair(Shown fair) {
        Optional<String> days = fair.findDay("startDate").map(_ -> fair.days("startDate", "endDate"));
        return new Fair(
                fair.title("name"),
                days,
                fair.terms("region"),
                fair.pictures("media").stream().findFirst());
    }
}
