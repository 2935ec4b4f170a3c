package io.yizhan.core.portal;

import io.yizhan.core.portal.ContentQueries.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Products, chosen by facets.
 *
 * @param facets only those that still tell products apart, or are chosen
 * @param chips what is chosen, each with the address without it
 * @param previous address of the page before
 * @param next address of the page behind
 */
record ProductsPage(
        Frame frame,
        ProductFilter filter,
        int total,
        List<ProductCard> products,
        List<Facet> facets,
        List<Chip> chips,
        Optional<String> previous,
        Optional<String> next) {

    /**
     * One facet.
     *
     * @param open whether its values show at once
     */
    record Facet(String title, List<Choice> choices, boolean open) {}

    record Choice(Text label, int count, boolean chosen, String address) {}

    record Chip(String facet, Text label, String address) {}

    private static final int OPEN = 4;

    static ProductsPage of(Frame frame, ProductFilter filter, Answer answer) {
        JsonNode list = answer.data().path("exportProducts");
        JsonNode page = list.path("pageInfo");
        List<Chip> chips = new ArrayList<>();
        List<Facet> facets = new ArrayList<>();
        if (!filter.text().isEmpty()) {
            chips.add(
                    new Chip(frame.say("products.text"), Text.of(filter.text()), address(frame, filter.withoutText())));
        }
        for (JsonNode facet : list.path("facets").values()) {
            ProductFacet known = ProductFacet.valueOf(facet.path("field").asString(""));
            facet(frame, filter, known, facet.path("values"), chips, facets.size() < OPEN)
                    .ifPresent(facets::add);
        }
        return new ProductsPage(
                frame,
                filter,
                list.path("totalCount").asInt(0),
                list.path("nodes").values().stream()
                        .map(node -> ProductCard.of(node, frame.formats()))
                        .toList(),
                facets,
                chips,
                cursor(page, "hasPreviousPage", "startCursor").map(at -> address(frame, filter.before(at))),
                cursor(page, "hasNextPage", "endCursor").map(at -> address(frame, filter.after(at))));
    }

    private static Optional<Facet> facet(
            Frame frame, ProductFilter filter, ProductFacet known, JsonNode values, List<Chip> chips, boolean open) {
        List<Choice> choices = new ArrayList<>();
        String title = frame.say("facet." + known.parameter());
        for (JsonNode value : values.values()) {
            String word = value.path("value").asString("");
            if (known.offers(word)) {
                Text label = known.kind() == ProductFacet.Kind.TRUTH
                        ? Text.of(frame.say("choice." + known.parameter()))
                        : Text.label(value.path("label").asString(""), frame.language());
                boolean chosen = filter.has(known, word);
                String address = address(frame, filter.toggled(known, word));
                choices.add(new Choice(label, value.path("count").asInt(0), chosen, address));
                if (chosen) {
                    chips.add(new Chip(title, label, address));
                }
            }
        }
        boolean chosen = choices.stream().anyMatch(Choice::chosen);
        boolean tells = choices.size() > 1 || known.kind() == ProductFacet.Kind.TRUTH;
        return choices.isEmpty() || !(chosen || tells)
                ? Optional.empty()
                : Optional.of(new Facet(title, choices, open || chosen));
    }

    private static Optional<String> cursor(JsonNode page, String more, String cursor) {
        return page.path(more).asBoolean(false) ? Optional.of(page.path(cursor).asString("")) : Optional.empty();
    }

    private static String address(Frame frame, ProductFilter filter) {
        return frame.to("products" + filter.query());
    }

    /** Address of the list in the other order. */
    String sorted(ProductFilter.Sort sort) {
        return address(frame, filter.sorted(sort));
    }

    String everything() {
        return frame.to("products");
    }
}
