package io.yizhan.core.portal;

import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * A product in a list.
 *
 * @param price only where the caller is entitled to it
 * @param sector label of its sector, if it has one
 */
record ProductCard(
        String id,
        String slug,
        Text name,
        Optional<Picture> picture,
        Optional<Text> enterprise,
        Optional<Text> sector,
        Optional<String> price,
        Optional<Text> unit,
        Optional<String> minimum,
        boolean unique) {

    static ProductCard of(JsonNode node, Formats formats) {
        Shown product = Shown.of(node, formats);
        return new ProductCard(
                product.plain("id"),
                product.plain("slug"),
                product.title("name"),
                product.pictures("media").stream().findFirst(),
                product.find("enterprise").map(enterprise -> enterprise.title("name")),
                product.terms("sector").stream().findFirst(),
                product.findMoney("price"),
                product.terms("unit").stream().findFirst(),
                product.findNumber("moq"),
                product.truth("oneOfAKind"));
    }
}
