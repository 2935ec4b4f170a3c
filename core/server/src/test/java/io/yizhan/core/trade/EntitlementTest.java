package io.yizhan.core.trade;

import static org.assertj.core.api.Assertions.assertThat;

import io.yizhan.core.graphql.Endpoint;
import io.yizhan.core.graphql.GraphqlSchemas;
import io.yizhan.core.model.ContentModels;
import io.yizhan.core.model.ContentType;
import io.yizhan.core.model.Field;
import io.yizhan.core.model.FieldType;
import io.yizhan.core.model.Visibility;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * Nobody without the grant learns what is for partners, by whatever path: every answer of every caller is searched, byte
 * by byte, for values that stand nowhere else.
 */
class EntitlementTest {
    private static final String PRODUCT = "rug-pomegranate-183";
    /** Longer than what ids, cursors and parts of a second hold by chance. */
    private static final String AMOUNT = "73519864.37";

    private static final int CAPACITY = 918_273_645;
    private static final List<String> CANARIES = List.of(
            AMOUNT, "73519864", "8642.97", "918273645", "canary-rule", "canary-person", "canary-seller", "canary@");

    @AutoClose
    private static final TradeServer SERVER = new TradeServer();

    /** Who may not see the values, by name. */
    private static final Map<String, TradeServer.Browser> OTHERS = new LinkedHashMap<>();

    private static TradeServer.Browser holder;
    private static TradeServer.Browser holderToken;

    @BeforeAll
    static void fill() {
        SERVER.publish(
                TradeServer.product(PRODUCT), "core.price", "{\"amount\":\"" + AMOUNT + "\",\"currency\":\"USD\"}");
        SERVER.publish(
                TradeServer.product(PRODUCT),
                "core.sample",
                "{\"price\":{\"amount\":\"8642.97\",\"currency\":\"USD\"},\"deductible\":true,\"days\":20}");
        SERVER.publish(TradeServer.product(PRODUCT), "core.capacityPerMonth", Integer.toString(CAPACITY));
        SERVER.publish(
                TradeServer.product(PRODUCT),
                "core.marketRules",
                "[{\"_key\":\"r1\",\"country\":\"KZ\",\"effect\":\"documents\",\"rule\":{\"en\":\"canary-rule\"}}]");
        SERVER.publish(
                TradeServer.catalogue(TradeServer.SILK_ROAD),
                "core.contacts",
                "[{\"_key\":\"r1\",\"person\":\"canary-person\",\"email\":\"canary@example.org\"}]");
        SERVER.publish(
                TradeServer.sample("exportEnterprise", "demo-carpet"),
                "core.contacts",
                "[{\"_key\":\"r1\",\"person\":\"canary-seller\",\"email\":\"canary@example.net\"}]");
        SERVER.partner("holder", TradeServer.SILK_ROAD);
        SERVER.partner("bare");
        SERVER.partner("other", TradeServer.STORIES);
        Partner suspended = SERVER.partner("suspended", TradeServer.SILK_ROAD);
        holder = SERVER.signedIn("holder");
        holderToken = SERVER.token("holder");
        OTHERS.put("anonymous", SERVER.anonymous());
        OTHERS.put("partner without a grant", SERVER.signedIn("bare"));
        OTHERS.put("token of a partner without a grant", SERVER.token("bare"));
        OTHERS.put("partner with another catalogue", SERVER.signedIn("other"));
        OTHERS.put("token of a partner with another catalogue", SERVER.token("other"));
        OTHERS.put("session of a suspended partner", SERVER.signedIn("suspended"));
        OTHERS.put("token of a suspended partner", SERVER.token("suspended"));
        assertThat(SERVER.signedIn("suspended").price(PRODUCT)).isEqualTo(AMOUNT);
        SERVER.bean(PartnerService.class)
                .suspend(suspended.id(), suspended.version(), "Bills are open.", SERVER.program());
    }

    /** The answer of each caller, which must not hold a value. */
    private static Map<String, JsonNode> ask(String query) {
        Map<String, JsonNode> answers = new LinkedHashMap<>();
        OTHERS.forEach((name, caller) -> {
            String body = caller.post("/graphql", query, Map.of());
            silent(name + ": " + query, body);
            answers.put(name, TradeServer.JSON.readTree(body));
        });
        return answers;
    }

    private static void silent(String what, String body) {
        assertThat(CANARIES).as(what).noneMatch(body::contains);
    }

    @Test
    void whoHoldsTheCatalogueSeesThePriceBySessionAndByToken() {
        for (TradeServer.Browser caller : List.of(holder, holderToken)) {
            JsonNode answer = caller.ask("{ exportProduct(slug: \"" + PRODUCT + "\") { price { amount }"
                    + " sample { price { amount } } capacityPerMonth marketRules { rule(locale: \"en\") } }"
                    + " exportCatalog(slug: \"" + TradeServer.SILK_ROAD + "\") { contacts { person email } } }");
            assertThat(answer.has("errors")).as(answer.toPrettyString()).isFalse();
            assertThat(answer.at("/data/exportProduct/price/amount").asString()).isEqualTo(AMOUNT);
            assertThat(answer.at("/data/exportProduct/sample/price/amount").asString())
                    .isEqualTo("8642.97");
            assertThat(answer.at("/data/exportProduct/capacityPerMonth").asInt())
                    .isEqualTo(CAPACITY);
            assertThat(answer.at("/data/exportProduct/marketRules/0/rule").asString())
                    .isEqualTo("canary-rule");
            assertThat(answer.at("/data/exportCatalog/contacts/0/person").asString())
                    .isEqualTo("canary-person");
            assertThat(answer.has("extensions") && answer.get("extensions").has("restricted"))
                    .isFalse();
        }
    }

    @Test
    void inOneListEachProductIsJudgedByItselfAndTheRestIsNamed() {
        JsonNode answer = holder.ask(
                "{ exportProducts(first: 50, orderBy: [{field: SKU}]) { nodes { slug price { amount } } } }");
        Set<String> held = Set.of(
                "rug-pomegranate-183",
                "kilim-240",
                "atlas-scarf-07",
                "pendant-peace-021",
                "bangle-black",
                "half-moon-set",
                "dutar-concert");
        List<JsonNode> nodes =
                List.copyOf(answer.at("/data/exportProducts/nodes").values());
        assertThat(nodes).hasSize(12);
        List<Integer> restricted = new ArrayList<>();
        for (int i = 0; i < nodes.size(); i++) {
            boolean shown = nodes.get(i).get("price").isObject();
            assertThat(shown)
                    .as(nodes.get(i).toString())
                    .isEqualTo(held.contains(nodes.get(i).get("slug").asString()));
            if (!shown) {
                restricted.add(i);
            }
        }
        List<Integer> named = new ArrayList<>();
        answer.at("/extensions/restricted").values().forEach(one -> {
            assertThat(one.get("reason").asString()).isEqualTo("ENTITLEMENT");
            assertThat(one.at("/path/3").asString()).isEqualTo("price");
            named.add(one.at("/path/2").asInt());
        });
        assertThat(named).containsExactlyInAnyOrderElementsOf(restricted).hasSize(5);
    }

    @Test
    void whoeverSelectsItPlainlyUnderAnotherNameOrInAFragmentIsToldItIsRestricted() {
        String one = "exportProduct(slug: \"" + PRODUCT + "\")";
        for (String query : List.of(
                "{ " + one + " { price { amount currency } } }",
                "{ p: " + one + " { free: price { a: amount } } }",
                "query Q { " + one + " { ...F } } fragment F on ExportProduct { price { amount } }",
                "{ " + one + " { ... on ExportProduct { price { amount } } } }",
                "query Q($with: Boolean = true) { " + one + " { price @include(if: $with) { amount } } }",
                "{ " + one + " { sample { price { amount } days } } }",
                "{ " + one + " { documents { url } marketRules { rule } capacityPerMonth paymentTerms { code } } }")) {
            ask(query).forEach((name, answer) -> {
                if (answer.has("data")) {
                    assertThat(answer.at("/extensions/restricted").size())
                            .as(name + ": " + query + answer)
                            .isPositive();
                }
            });
        }
    }

    @Test
    void throughEveryReferenceTheSameHolds() {
        for (String query : List.of(
                "{ exportCatalogs(first: 50) { nodes { title contacts { person } products(first: 50) { edges { section node { slug price { amount } sample { price { amount } } } } } } } }",
                "{ exportCatalog(slug: \"silkroad-2027-catalogue\") { contacts { person email } products { nodes { price { amount } } } } }",
                "{ exportCatalog(slug: \"open-studio-2027\") { products(first: 50) { nodes { price { amount } enterprise { name contacts { person } } } } } }",
                "{ exportProducts(first: 50) { nodes { price { amount } enterprise { works { nodes { title } } } work { title } } } }")) {
            ask(query);
        }
    }

    @Test
    void noFilterOrOrderTellsItAtAnyLevelForAnybody() {
        List<String> operators = List.of(
                "price: {amount: {eq: \"73519864.37\"}}",
                "price: {amount: {gt: \"1\"}}",
                "price: {amount: {lte: \"100000000\"}}",
                "price: {amount: {in: [\"73519864.37\"]}}",
                "price: {currency: {eq: \"USD\"}}",
                "and: [{price: {amount: {gte: \"1\"}}}]",
                "or: [{price: {amount: {lt: \"1\"}}}, {name: {contains: \"a\"}}]",
                "not: {price: {amount: {gt: \"1\"}}}",
                "not: {or: [{and: [{price: {amount: {ne: \"1\"}}}]}]}");
        List<String> queries = new ArrayList<>();
        for (String where : operators) {
            queries.add("{ exportProducts(where: {" + where + "}) { totalCount nodes { slug } } }");
            for (String quantifier : List.of("some", "none", "every")) {
                queries.add("{ exportCatalogs(where: {products: {" + quantifier + ": {is: {" + where
                        + "}}}}) { totalCount nodes { slug } } }");
            }
            queries.add(
                    "{ exportCatalogs { nodes { products(where: {" + where + "}) { totalCount nodes { slug } } } } }");
        }
        queries.add("{ exportProducts(orderBy: [{field: PRICE}]) { nodes { slug } } }");
        queries.add("{ exportProducts(orderBy: [{field: NAME}, {field: PRICE, direction: DESC}]) { nodes { slug } } }");
        queries.add("{ exportCatalogs { nodes { products(orderBy: [{field: PRICE}]) { nodes { slug } } } } }");
        for (String query : queries) {
            ask(query).forEach((name, answer) -> refused(name + ": " + query, answer));
            // nor may who sees some of the prices: the rest would show in counts and orders
            refused("holder: " + query, holder.ask(query));
        }
    }

    /** FORBIDDEN, or nothing at all of what the argument stands on came: there was no catalogue to look into. */
    private static void refused(String what, JsonNode answer) {
        assertThat(TradeServer.code(answer)).as(what + answer).isIn("FORBIDDEN", "UNAUTHENTICATED");
    }

    @Test
    void everyPartnerFieldThatCouldBeFilteredOrOrderedByIsRefused() {
        List<String> tried = new ArrayList<>();
        for (ContentType type :
                SERVER.bean(ContentModels.class).current().types().values()) {
            for (Field field : type.allFields()) {
                if (field.visibility() == Visibility.PARTNER
                        && field.filterable()
                        && field.type() instanceof FieldType.Money) {
                    String list = type.plural().substring(0, 1).toLowerCase(java.util.Locale.ROOT)
                            + type.plural().substring(1);
                    String query =
                            "{ " + list + "(where: {" + field.name() + ": {amount: {gt: \"0\"}}}) { totalCount } }";
                    ask(query).forEach((name, answer) -> refused(name + query, answer));
                    tried.add(type.id() + "." + field.name());
                }
            }
        }
        assertThat(tried).containsExactly("exportProduct.price");
    }

    @Test
    void cursorsAndCountsHoldNothingOfIt() {
        String query = "{ exportProducts(first: 3, orderBy: [{field: NAME}]) { totalCount"
                + " edges { cursor } pageInfo { endCursor startCursor } } }";
        ask(query).forEach((name, answer) -> {
            List<JsonNode> cursors = new ArrayList<>(answer.findValues("cursor"));
            cursors.addAll(answer.findValues("endCursor"));
            for (JsonNode cursor : cursors) {
                byte[] bytes = Base64.getUrlDecoder().decode(cursor.asString());
                silent(name, new String(bytes, StandardCharsets.ISO_8859_1));
            }
        });
    }

    @Test
    void catalogsShowToTheirAudienceAloneInListsCountsFiltersAndById() {
        Map<String, List<String>> seen = new LinkedHashMap<>();
        seen.put("anonymous", List.of("open-studio-2027"));
        seen.put("bare", List.of("open-studio-2027", TradeServer.SILK_ROAD, TradeServer.STORIES));
        SERVER.partner("invited", "collectors-jade-2027");
        seen.put(
                "invited",
                List.of("collectors-jade-2027", "open-studio-2027", TradeServer.SILK_ROAD, TradeServer.STORIES));
        seen.forEach((who, slugs) -> {
            TradeServer.Browser caller = who.equals("anonymous") ? SERVER.anonymous() : SERVER.signedIn(who);
            JsonNode all = caller.data(
                            "{ exportCatalogs(orderBy: [{field: CREATED_AT}]) { totalCount nodes { slug } } }")
                    .get("exportCatalogs");
            assertThat(all.get("totalCount").asInt()).as(who).isEqualTo(slugs.size());
            assertThat(all.get("nodes")
                            .valueStream()
                            .map(node -> node.get("slug").asString()))
                    .as(who)
                    .containsExactlyInAnyOrderElementsOf(slugs);
            for (String slug :
                    List.of("open-studio-2027", TradeServer.SILK_ROAD, TradeServer.STORIES, "collectors-jade-2027")) {
                JsonNode one = caller.data("{ exportCatalog(slug: \"" + slug + "\") { id }"
                        + " byId: exportCatalog(id: \"" + TradeServer.catalogue(slug) + "\") { id }"
                        + " found: exportCatalogs(where: {slug: {eq: \"" + slug + "\"}}) { totalCount } }");
                assertThat(one.get("exportCatalog").isObject()).as(who + slug).isEqualTo(slugs.contains(slug));
                assertThat(one.get("byId").isObject()).as(who + slug).isEqualTo(slugs.contains(slug));
                assertThat(one.at("/found/totalCount").asInt()).isEqualTo(slugs.contains(slug) ? 1 : 0);
            }
        });
    }

    @Test
    void facetsCountNothingThatIsNotSeenAndNoneIsMadeOfWhatIsRestricted() {
        String audiences = "{ exportCatalogs { facets(fields: [AUDIENCE]) { values { value count } } } }";
        JsonNode open = SERVER.anonymous().data(audiences).at("/exportCatalogs/facets/0/values");
        assertThat(open.size()).isEqualTo(1);
        assertThat(open.at("/0/value").asString()).isEqualTo("public");
        assertThat(open.at("/0/count").asInt()).isEqualTo(1);
        assertThat(SERVER.signedIn("bare")
                        .data(audiences)
                        .at("/exportCatalogs/facets/0/values")
                        .findValuesAsString("value"))
                .containsExactlyInAnyOrder("public", "partner", "registered");
        String byPrice =
                "{ exportProducts(where: {price: {amount: {gt: \"100\"}}}) { facets(fields: [SECTOR]) { values { count } } } }";
        ask(byPrice).forEach((name, answer) -> refused(name, answer));
        refused("holder", holder.ask(byPrice));
        ask("{ exportProducts { facets(fields: [PRICE]) { values { value count } } } }")
                .forEach((name, answer) -> assertThat(
                                answer.has("data") && answer.get("data").isObject())
                        .as(name)
                        .isFalse());
    }

    @Test
    void errorsPersistedOperationsAndReadsByGetAreAsSilent() throws NoSuchAlgorithmException {
        String query = "{ exportProduct(slug: \"" + PRODUCT + "\") { price { amount } } }";
        String hash = HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(query.getBytes(StandardCharsets.UTF_8)));
        String extension =
                TradeServer.JSON.writeValueAsString(Map.of("persistedQuery", Map.of("version", 1, "sha256Hash", hash)));
        // who holds the catalogue asks first, so that whatever is kept is kept of an answer with the price
        assertThat(holder.get("/graphql?query=" + encoded(query) + "&extensions=" + encoded(extension)))
                .contains(AMOUNT);
        assertThat(holder.get("/graphql?extensions=" + encoded(extension))).contains(AMOUNT);
        OTHERS.forEach((name, caller) -> {
            silent(name, caller.get("/graphql?query=" + encoded(query)));
            silent(name, caller.get("/graphql?extensions=" + encoded(extension)));
            silent(
                    name,
                    caller.send(HttpRequest.newBuilder(SERVER.uri().resolve("/graphql"))
                            .header("Content-Type", "application/json")
                            .POST(HttpRequest.BodyPublishers.ofString("{\"extensions\":" + extension + "}"))));
            for (String wrong : List.of(
                    "{ exportProduct(slug: \"" + PRODUCT + "\") { price { amount { x } } } }",
                    "{ exportProduct(slug: \"" + PRODUCT + "\") { prize } }",
                    "{ exportProducts(where: {price: {amount: {gt: \"abc\"}}}) { totalCount } }",
                    "{ exportProducts(where: {price: {amount: {regex: \".*\"}}}) { totalCount } }")) {
                silent(name + wrong, caller.post("/graphql", wrong, Map.of()));
            }
        });
        assertThat(holder.price(PRODUCT)).isEqualTo(AMOUNT);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Test
    void previewVersionsAndTheAdminAreClosedToPartnersWithTheGrantToo() {
        String id = TradeServer.product(PRODUCT).toString();
        List<TradeServer.Browser> callers = Stream.concat(OTHERS.values().stream(), Stream.of(holder, holderToken))
                .toList();
        for (TradeServer.Browser caller : callers) {
            String preview = caller.post(
                    "/graphql/preview", "{ exportProduct(slug: \"" + PRODUCT + "\") { price { amount } } }", Map.of());
            silent("preview", preview);
            refused("preview", TradeServer.JSON.readTree(preview));
            for (String query : List.of(
                    "query($id: ID!) { entry(id: $id) { fields } }",
                    "query($id: ID!) { versions(entryId: $id) { nodes { number } } }",
                    "query($id: ID!) { version(entryId: $id, number: 1) { fields } }",
                    "query($id: ID!) { usedBy(id: $id) { nodes { field } } }",
                    "query($id: ID!) { entrySummaries(ids: [$id]) { values(fields: [\"core.price\"]) } }")) {
                String body = caller.post("/graphql/admin", query, Map.of("id", id));
                silent(query, body);
                refused(query, TradeServer.JSON.readTree(body));
            }
        }
    }

    @Test
    void aQueryForEverythingThereIsHoldsNothingOfIt() {
        String sdl = SERVER.bean(GraphqlSchemas.class)
                .current()
                .require(Endpoint.DELIVERY)
                .sdl();
        silent("schema", sdl);
        EverythingQuery everything = new EverythingQuery(sdl);
        int asked = 0;
        for (String query : everything.queries(3)) {
            // the walk is worth nothing if it does not meet the values where they may be seen
            asked += holder.post("/graphql", query, Map.of()).contains(AMOUNT) ? 1 : 0;
            ask(query);
        }
        assertThat(asked).isPositive();
    }
}
