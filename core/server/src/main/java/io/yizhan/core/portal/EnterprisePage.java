package io.yizhan.core.portal;

import io.yizhan.core.portal.ContentQueries.Answer;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * An enterprise and its products.
 *
 * @param contacts only for those entitled
 * @param more address of the list of all its products
 */
record EnterprisePage(
        Frame frame,
        Card card,
        List<Picture> pictures,
        Optional<RichText> description,
        List<Fact> facts,
        List<Designation> designations,
        List<ProductPage.Certificate> certificates,
        List<Contact> contacts,
        List<ProductCard> products,
        int total,
        String more) {

    /** An enterprise beside its products. */
    record Card(
            String slug,
            Text name,
            Optional<Text> summary,
            List<Text> place,
            List<Text> verification,
            Optional<String> website) {

        static Card of(Shown enterprise) {
            return new Card(
                    enterprise.plain("slug"),
                    enterprise.title("name"),
                    enterprise.findText("summary"),
                    enterprise.terms("region"),
                    enterprise.terms("verification"),
                    Optional.of(enterprise.plain("website")).filter(Card::web));
        }

        private static boolean web(String address) {
            return address.startsWith("https://") || address.startsWith("http://");
        }
    }

    record Designation(List<Text> kind, List<Text> level, String cycle) {}

    record Contact(String person, Optional<Text> role, List<Text> languages, String email, String phone) {}

    static EnterprisePage of(Frame frame, Answer answer) {
        Shown enterprise = Shown.of(answer.data().path("exportEnterprise"), frame.formats());
        JsonNode products = answer.data().path("exportProducts");
        return new EnterprisePage(
                frame,
                Card.of(enterprise),
                enterprise.pictures("media"),
                enterprise.findRich("description"),
                facts(frame, enterprise),
                enterprise.rows("designations").stream()
                        .map(row -> new Designation(row.terms("kind"), row.terms("level"), row.plain("cycle")))
                        .toList(),
                enterprise.rows("certificates").stream()
                        .map(row -> new ProductPage.Certificate(
                                row.terms("scheme"), row.plain("number"), row.findDay("validTo")))
                        .toList(),
                enterprise.rows("contacts").stream()
                        .map(EnterprisePage::contact)
                        .toList(),
                products.path("nodes").values().stream()
                        .map(node -> ProductCard.of(node, frame.formats()))
                        .toList(),
                products.path("totalCount").asInt(0),
                frame.to("products?enterprise=" + enterprise.plain("id")));
    }

    private static List<Fact> facts(Frame frame, Shown enterprise) {
        return new Fact.Table(frame)
                .terms("sector", enterprise.terms("sectors"))
                .terms("region", enterprise.terms("region"))
                .plain("established", enterprise.findDay("established"))
                .terms("scale", enterprise.terms("scale"))
                .terms("ownership", enterprise.terms("ownership"))
                .terms("verification", enterprise.terms("verification"))
                .terms("markets", enterprise.terms("markets"))
                .terms("languages", enterprise.terms("languagesSpoken"))
                .terms("capabilities", enterprise.terms("capabilities"))
                .text("capacity", enterprise.findText("capacityPerMonth"))
                .said("leadTime", enterprise.findNumber("leadTimeDays"), "days")
                .terms("paymentTerms", enterprise.terms("paymentTerms"))
                .text("samplePolicy", enterprise.findText("samplePolicy"))
                .facts();
    }

    private static Contact contact(Shown row) {
        return new Contact(
                row.plain("person"),
                row.findText("role"),
                row.terms("languages"),
                row.plain("email"),
                row.plain("phone"));
    }
}
