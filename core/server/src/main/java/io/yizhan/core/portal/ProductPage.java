package io.yizhan.core.portal;

import io.yizhan.core.portal.ContentQueries.Answer;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A product.
 *
 * @param price only where the caller is entitled to it
 * @param withheld true if there is a price that the caller is not entitled to
 * @param quantity what the form begins with: the smallest order
 * @param terms what matters to an order
 */
record ProductPage(
        Frame frame,
        String id,
        Text name,
        List<Picture> pictures,
        Optional<String> price,
        boolean withheld,
        Optional<Text> unit,
        String quantity,
        boolean discontinued,
        Optional<Text> sellingPoints,
        Optional<RichText> description,
        List<Fact> terms,
        List<Fact> facts,
        List<Fact> packing,
        List<Variant> variants,
        List<Certificate> certificates,
        List<Rule> rules,
        List<Download> documents,
        Optional<EnterprisePage.Card> enterprise,
        Optional<WorkCard> work,
        List<HomePage.Catalogue> catalogues) {

    record Variant(Optional<Text> name, String sku, Optional<Text> colour, String size) {}

    record Certificate(List<Text> scheme, String number, Optional<String> validTo) {}

    /** What holds in a market; for partners. */
    record Rule(List<Text> country, List<Text> effect, Optional<Text> rule) {}

    record Download(String name, String address) {}

    /** The work a product is based on. */
    record WorkCard(Text title, Optional<Text> dating, Optional<Picture> picture, Optional<Text> creditLine) {}

    static ProductPage of(Frame frame, Answer answer) {
        Shown product = Shown.of(answer.data().path("exportProduct"), frame.formats());
        Optional<String> price = product.findMoney("price");
        return new ProductPage(
                frame,
                product.plain("id"),
                product.title("name"),
                product.pictures("media"),
                price,
                price.isEmpty() && answer.restricts("exportProduct", "price"),
                product.terms("unit").stream().findFirst(),
                product.has("moq")
                        ? new BigDecimal(product.plain("moq"))
                                .stripTrailingZeros()
                                .toPlainString()
                        : "1",
                product.truth("discontinued"),
                product.findText("sellingPoints"),
                product.findRich("description"),
                terms(frame, product),
                facts(frame, product),
                packing(frame, product),
                product.rows("variants").stream().map(ProductPage::variant).toList(),
                product.rows("compliance").stream()
                        .map(row -> new Certificate(row.terms("scheme"), row.plain("number"), row.findDay("validTo")))
                        .toList(),
                product.rows("marketRules").stream()
                        .map(row -> new Rule(row.terms("country"), row.terms("effect"), row.findText("rule")))
                        .toList(),
                product.rows("documents").stream()
                        .map(file -> new Download(file.plain("name"), file.plain("url")))
                        .toList(),
                product.find("enterprise").map(EnterprisePage.Card::of),
                product.find("work").map(ProductPage::work),
                HomePage.catalogues(answer.data().path("exportCatalogs").path("nodes"), frame));
    }

    private static List<Fact> terms(Frame frame, Shown product) {
        Optional<Shown> sample = product.findGroup("sample");
        return new Fact.Table(frame)
                .plain("moq", product.findNumber("moq").map(number -> withUnit(number, product)))
                .plain("orderMultiple", product.findNumber("orderMultiple").map(number -> withUnit(number, product)))
                .said("leadTime", product.findNumber("leadTimeDays"), "days")
                .terms("incoterms", product.codedTerms("incoterms"))
                .text("deliveryPlace", product.findText("deliveryPlace"))
                .terms("paymentTerms", product.terms("paymentTerms"))
                .plain(
                        "sample",
                        product.truth("sampleAvailable") ? Optional.of(frame.say("choice.sample")) : Optional.empty())
                .plain("samplePrice", sample.flatMap(one -> one.findMoney("price")))
                .said("sampleDays", sample.flatMap(one -> one.findNumber("days")), "days")
                .terms("customisation", product.terms("customisation"))
                .plain("capacity", product.findNumber("capacityPerMonth").map(number -> withUnit(number, product)))
                .facts();
    }

    private static String withUnit(String number, Shown product) {
        return product.terms("unit").stream()
                .findFirst()
                .map(unit -> product.together(number + " " + unit.text()))
                .orElse(number);
    }

    private static List<Fact> facts(Frame frame, Shown product) {
        Fact.Table table = new Fact.Table(frame)
                .terms("kind", product.terms("kind"))
                .terms("sector", product.terms("sector"))
                .terms("materials", product.terms("materials"))
                .terms("techniques", product.terms("techniques"));
        for (Shown row : product.rows("measurements")) {
            Optional<Text> value = row.findMeasure("value").map(Text::of);
            row.terms("role").stream().findFirst().ifPresent(role -> table.measured(role, value));
        }
        return table.plain("weight", product.findMeasure("weight"))
                .terms("origin", origin(product))
                .plain("sku", Optional.of(product.plain("sku")))
                .plain("gtin", Optional.of(product.plain("gtin")))
                .plain("hs", Optional.of(product.plain("hs")).map(ProductPage::hs))
                .facts();
    }

    private static List<Text> origin(Shown product) {
        List<Text> origin = new ArrayList<>(product.terms("originRegion"));
        origin.addAll(product.terms("originCountry"));
        return origin;
    }

    /** 570110 is written 5701.10. */
    private static String hs(String code) {
        return code.matches("[0-9]{6}") ? code.substring(0, 4) + "." + code.substring(4) : code;
    }

    private static List<Fact> packing(Frame frame, Shown product) {
        return product.findGroup("packing")
                .map(packing -> new Fact.Table(frame)
                        .plain("unitsPerCarton", packing.findNumber("unitsPerCarton"))
                        .plain("carton", carton(packing))
                        .plain("netWeight", packing.findMeasure("netWeight"))
                        .plain("grossWeight", packing.findMeasure("grossWeight"))
                        .text("packingNote", packing.findText("note"))
                        .facts())
                .orElse(List.of());
    }

    private static Optional<String> carton(Shown packing) {
        List<String> sides = new ArrayList<>();
        for (String side : List.of("length", "width", "height")) {
            packing.findMeasure(side).ifPresent(sides::add);
        }
        return sides.isEmpty() ? Optional.empty() : Optional.of(packing.together(String.join(" × ", sides)));
    }

    private static Variant variant(Shown row) {
        return new Variant(row.findText("name"), row.plain("sku"), row.findText("colour"), row.plain("size"));
    }

    private static WorkCard work(Shown work) {
        return new WorkCard(
                work.title("title"),
                work.findGroup("dating").flatMap(dating -> dating.findText("display")),
                work.pictures("media").stream().findFirst(),
                work.findText("creditLine"));
    }
}
