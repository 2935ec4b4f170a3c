package io.yizhan.core.portal;

import io.yizhan.core.model.PageTemplate;
import io.yizhan.core.portal.ContentQueries.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * A catalogue: its products in its order.
 *
 * @param sections neighbours of the same section stand together
 * @param next address of the page behind, for long catalogues
 */
record CataloguePage(
        Frame frame,
        Text title,
        Optional<Text> edition,
        Optional<Text> summary,
        Optional<RichText> preface,
        Optional<Picture> cover,
        Optional<Text> publisher,
        Optional<String> valid,
        List<Fact> facts,
        int total,
        List<Section> sections,
        Optional<String> next) {

    record Section(Optional<Text> title, List<Line> lines) {}

    record Line(ProductCard product, Optional<Text> note) {}

    static CataloguePage of(Frame frame, Answer answer) {
        Shown catalogue = Shown.of(answer.data().path("exportCatalog"), frame.formats());
        JsonNode products = catalogue.json("products");
        JsonNode page = products.path("pageInfo");
        Optional<String> next = page.path("hasNextPage").asBoolean(false)
                ? Optional.of(frame.to("catalogues/" + catalogue.plain("slug") + "?after="
                        + PageTemplate.encode(page.path("endCursor").asString(""))))
                : Optional.empty();
        return new CataloguePage(
                frame,
                catalogue.title("title"),
                catalogue.findText("catalogueEdition"),
                catalogue.findText("summary"),
                catalogue.findRich("description"),
                catalogue.pictures("cover").stream().findFirst(),
                catalogue.find("publisher").map(publisher -> publisher.title("name")),
                catalogue.findDay("validFrom").map(_ -> catalogue.days("validFrom", "validTo")),
                new Fact.Table(frame)
                        .text("fair", catalogue.find("fair").map(fair -> fair.title("name")))
                        .terms("sector", catalogue.terms("sectors"))
                        .terms("markets", catalogue.terms("markets"))
                        .terms("currencies", catalogue.terms("currencies"))
                        .facts(),
                products.path("totalCount").asInt(0),
                sections(frame, products.path("edges")),
                next);
    }

    private static List<Section> sections(Frame frame, JsonNode edges) {
        List<Section> sections = new ArrayList<>();
        String current = "";
        List<Line> lines = new ArrayList<>();
        Optional<Text> title = Optional.empty();
        for (JsonNode edge : edges.values()) {
            String word = edge.path("section").asString("");
            if (!word.equals(current)) {
                add(sections, title, lines);
                lines = new ArrayList<>();
                current = word;
                title = title(frame, edge);
            }
            Optional<Text> note = Optional.of(edge.path("note").asString(""))
                    .filter(one -> !one.isBlank())
                    .map(one -> Text.label(one, frame.language()));
            lines.add(new Line(ProductCard.of(edge.path("node"), frame.formats()), note));
        }
        add(sections, title, lines);
        return sections;
    }

    private static void add(List<Section> sections, Optional<Text> title, List<Line> lines) {
        if (!lines.isEmpty()) {
            sections.add(new Section(title, List.copyOf(lines)));
        }
    }

    /** Sections are named in Chinese and, for everybody else, in English. */
    private static Optional<Text> title(Frame frame, JsonNode edge) {
        String chinese = edge.path("section").asString("");
        String english = edge.path("sectionEn").asString("");
        String chosen = frame.language() == PageLanguage.ZH || english.isBlank() ? chinese : english;
        return chosen.isBlank() ? Optional.empty() : Optional.of(Text.label(chosen, frame.language()));
    }
}
