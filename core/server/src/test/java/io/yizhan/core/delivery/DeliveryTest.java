package io.yizhan.core.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.text.Collator;
import com.ibm.icu.util.ULocale;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What an anonymous frontend is answered, over the sample content. */
class DeliveryTest {
    @AutoClose
    private static final DeliveryServer SERVER = new DeliveryServer();

    @BeforeAll
    static void load() {
        SERVER.withSamples();
    }

    @Test
    void answersAPageWithCountAndCursors() {
        JsonNode works = SERVER.data(
                        "{ works(first: 3) { totalCount nodes { id title slug } pageInfo { hasNextPage hasPreviousPage } } }")
                .get("works");
        assertThat(works.get("totalCount").asInt()).isEqualTo(40);
        assertThat(works.get("nodes").size()).isEqualTo(3);
        assertThat(works.at("/pageInfo/hasNextPage").asBoolean()).isTrue();
        assertThat(works.at("/pageInfo/hasPreviousPage").asBoolean()).isFalse();
    }

    @Test
    void walksForwardsAndBackwardsOverTheSameList() {
        List<String> whole = texts(
                SERVER.data("{ works(first: 100, orderBy: [{field: TITLE}]) { nodes { slug } } }")
                        .at("/works/nodes"),
                "slug");
        assertThat(walk("first", "after", "endCursor", "hasNextPage")).containsExactlyElementsOf(whole);
        assertThat(walk("last", "before", "startCursor", "hasPreviousPage")).containsExactlyElementsOf(whole);
    }

    private static List<String> walk(String size, String from, String end, String more) {
        List<String> slugs = new ArrayList<>();
        String cursor = null;
        boolean again = true;
        while (again) {
            String place = cursor == null ? "" : ", " + from + ": \"" + cursor + "\"";
            JsonNode page = SERVER.data("{ works(" + size + ": 7" + place
                            + ", orderBy: [{field: TITLE}]) { nodes { slug } pageInfo { " + end + " " + more + " } } }")
                    .get("works");
            List<String> slice = texts(page.get("nodes"), "slug");
            slugs.addAll(size.equals("last") ? 0 : slugs.size(), slice);
            cursor = page.at("/pageInfo/" + end).asString();
            again = page.at("/pageInfo/" + more).asBoolean();
        }
        return slugs;
    }

    @Test
    void ordersChineseByPinyin() {
        List<String> titles = texts(
                SERVER.data("{ works(first: 100, orderBy: [{field: TITLE}]) { nodes { title } } }")
                        .at("/works/nodes"),
                "title");
        List<String> byPinyin = new ArrayList<>(titles);
        byPinyin.sort(Collator.getInstance(ULocale.forLanguageTag("zh-u-co-pinyin"))::compare);
        assertThat(titles).containsExactlyElementsOf(byPinyin);
    }

    @Test
    void filtersByTermWithItsNarrowerOnes() {
        JsonNode jade = SERVER.data(
                        "{ works(first: 100, where: {sector: {under: \"jade\"}}) { totalCount nodes { sector { code } } } }")
                .get("works");
        assertThat(jade.get("totalCount").asInt()).isEqualTo(10);
        assertThat(jade.get("nodes").values())
                .allMatch(work -> List.of("hetian-jade", "viewing-stone")
                        .contains(work.at("/sector/code").asString()));
    }

    @Test
    void findsTextWhateverItsCase() {
        assertThat(slugs("{ works(locale: \"en\", where: {title: {contains: \"PENDANT\"}}) { nodes { slug } } }"))
                .contains("peace-pendant");
    }

    @Test
    void complementsExactly() {
        int some = count("{sector: {under: \"jade\"}}");
        int none = count("{not: {sector: {under: \"jade\"}}}");
        assertThat(some + none).isEqualTo(40);
    }

    private static int count(String where) {
        return SERVER.data("{ works(where: " + where + ") { totalCount } }")
                .at("/works/totalCount")
                .asInt();
    }

    @Test
    void followsReferencesWithTheAttributesOfTheirLinks() {
        JsonNode fair = SERVER.data("""
                { tradeFair(slug: "silkroad-2027", locale: "en") { name exhibitors { totalCount edges { booth node { name
                  works { nodes { title } } } } } } }""").get("tradeFair");
        assertThat(fair.at("/exhibitors/totalCount").asInt())
                .isEqualTo(fair.at("/exhibitors/edges").size())
                .isPositive();
        assertThat(fair.at("/exhibitors/edges/0/booth").asString()).isNotBlank();
        assertThat(fair.at("/exhibitors/edges/0/node/name").asString()).isNotBlank();
    }

    @Test
    void bindsConditionsOnALinkToOneLink() {
        String booth = SERVER.data(
                        "{ tradeFair(slug: \"silkroad-2027\") { exhibitors { edges { booth node { slug } } } } }")
                .at("/tradeFair/exhibitors/edges/0/booth")
                .asString();
        assertThat(slugs("{ tradeFairs(where: {exhibitors: {some: {link: {booth: {eq: \"" + booth
                        + "\"}}}}}) { nodes { slug } } }"))
                .containsExactly("silkroad-2027");
        assertThat(
                        slugs(
                                "{ tradeFairs(where: {exhibitors: {some: {link: {booth: {eq: \"no such\"}}}}}) { nodes { slug } } }"))
                .isEmpty();
    }

    @Test
    void namesTheLocaleDeliveredAndItsDirection() {
        JsonNode work = SERVER.data("""
                { work(slug: "cloud-ruyi", locale: "ug") { title zh: title(locale: "zh-Hans")
                  localization { locale direction available fallbacks { key locale direction } } } }""").get("work");
        assertThat(work.at("/localization/locale").asString()).isEqualTo("ug");
        assertThat(work.at("/localization/direction").asString()).isEqualTo("RTL");
        assertThat(texts(work.at("/localization/available"))).containsExactly("zh-Hans", "en");
        assertThat(work.at("/localization/fallbacks").values())
                .anyMatch(one -> one.get("key").asString().equals("title")
                        && one.get("locale").asString().equals("en")
                        && one.get("direction").asString().equals("LTR"));
        assertThat(work.get("zh").asString()).isNotEqualTo(work.get("title").asString());
    }

    @Test
    void namesNoLocaleOfAFieldThatIsHidden() {
        String query = """
                { exportEnterprises(first: 100, locale: "ug") { nodes { localization { fallbacks { key locale } } } } }""";
        assertThat(SERVER.data(query).findValuesAsString("key"))
                .contains("name")
                // for partners
                .doesNotContain("samplePolicy");
    }

    @Test
    void hidesPartnerPricesAndSaysSo() {
        JsonNode answer = SERVER.ask("{ exportProduct(slug: \"kilim-240\") { name price { amount } } }", Map.of());
        assertThat(answer.at("/data/exportProduct/price").isNull()).isTrue();
        assertThat(answer.at("/extensions/restricted/0/path").values())
                .extracting(JsonNode::asString)
                .containsExactly("exportProduct", "price");
        assertThat(answer.at("/extensions/restricted/0/reason").asString()).isEqualTo("ENTITLEMENT");
    }

    @Test
    void refusesToFilterOrOrderByPartnerPrices() {
        assertThat(code("{ exportProducts(where: {price: {amount: {gt: \"100\"}}}) { totalCount } }"))
                .isEqualTo("FORBIDDEN");
        assertThat(
                        code(
                                "{ works(where: {not: {exhibitedAt: {some: {products: {some: {price: {amount: {lt: \"1\"}}}}}}}}) { totalCount } }"))
                .isIn("FORBIDDEN", "GRAPHQL_VALIDATION_FAILED");
    }

    @Test
    void refusesWhatIsNotOfTheSite() {
        assertThat(code("{ works(locale: \"fr\") { totalCount } }")).isEqualTo("BAD_USER_INPUT");
        assertThat(code("{ works(first: 101) { totalCount } }")).isEqualTo("QUERY_TOO_COMPLEX");
        assertThat(code("{ works(first: -1) { totalCount } }")).isEqualTo("BAD_USER_INPUT");
        assertThat(code("{ works(first: 1, last: 1) { totalCount } }")).isEqualTo("BAD_USER_INPUT");
        assertThat(code("{ work(id: \"nonsense\") { id } }")).isEqualTo("BAD_USER_INPUT");
        assertThat(code("{ work { id } }")).isEqualTo("BAD_USER_INPUT");
    }

    @Test
    void refusesACursorOfAnotherList() {
        String cursor = SERVER.data("{ organisations(first: 1) { pageInfo { endCursor } } }")
                .at("/organisations/pageInfo/endCursor")
                .asString();
        assertThat(code("{ works(after: \"" + cursor + "\") { totalCount } }")).isEqualTo("BAD_USER_INPUT");
    }

    @Test
    void refusesFiltersBeyondTheLimits() {
        String deep = "{not: ".repeat(7) + "{slug: {eq: \"x\"}}" + "}".repeat(7);
        assertThat(code("{ works(where: " + deep + ") { totalCount } }")).isEqualTo("QUERY_TOO_COMPLEX");
    }

    @Test
    void answersEveryQueryOfTheGuide() {
        List<String> queries = GuideQueries.queries();
        assertThat(queries).hasSizeGreaterThanOrEqualTo(2);
        assertThat(queries)
                .allSatisfy(query -> assertThat(SERVER.ask(query, Map.of()).has("errors"))
                        .as(query)
                        .isFalse());
    }

    @Test
    void findsSomethingByEveryRecipeOfTheGuide() {
        List<String> each = GuideQueries.recipes();
        assertThat(each).hasSizeGreaterThanOrEqualTo(20);
        assertThat(each).allSatisfy(query -> {
            JsonNode data = SERVER.ask(query, Map.of()).path("data");
            assertThat(data.isObject()).as(query).isTrue();
            // fairs of the next three months come and go with the calendar; all else stands in the sample content
            if (!query.contains("ltNow")) {
                assertThat(data.toString())
                        .as(query)
                        .containsPattern("\"(slug|label|name|title|count|text)\":\\s*[\"1-9]");
            }
        });
    }

    @Test
    void leadsFromAFormerSlugToItsEntryAndShowsChangesAtOnce() {
        UUID id = UUID.fromString(SERVER.data("{ work(slug: \"thin-bowl\") { id } }")
                .at("/work/id")
                .asString());
        SERVER.publish(id, "core.slug", "thin-jade-bowl");
        assertThat(SERVER.data("{ work(slug: \"thin-jade-bowl\") { slug } }")
                        .at("/work/slug")
                        .asString())
                .isEqualTo("thin-jade-bowl");
        assertThat(SERVER.data("{ work(slug: \"thin-bowl\") { slug } }")
                        .at("/work/slug")
                        .asString())
                .isEqualTo("thin-jade-bowl");
    }

    @Test
    void leavesOutWhatIsTakenBackAndGivesTheSameAfterRebuilding() {
        UUID id = UUID.fromString(SERVER.data("{ work(slug: \"jade-comb\") { id } }")
                .at("/work/id")
                .asString());
        SERVER.unpublish(id);
        String list =
                "{ works(first: 100, orderBy: [{field: TITLE}]) { totalCount nodes { slug title localization { available } } } }";
        JsonNode before = SERVER.data(list);
        assertThat(before.at("/works/totalCount").asInt()).isEqualTo(39);
        SERVER.reindex();
        assertThat(SERVER.data(list)).isEqualTo(before);
        SERVER.publish(id, "core.slug", "jade-comb");
        assertThat(SERVER.data(list).at("/works/totalCount").asInt()).isEqualTo(40);
    }

    private static String code(String query) {
        JsonNode answer = SERVER.ask(query, Map.of());
        return answer.at("/errors/0/extensions/code").asString("no error: " + answer);
    }

    private static List<String> slugs(String query) {
        JsonNode data = SERVER.data(query);
        return texts(data.properties().iterator().next().getValue().get("nodes"), "slug");
    }

    private static List<String> texts(JsonNode list, String field) {
        return list.values().stream().map(one -> one.get(field).asString()).toList();
    }

    private static List<String> texts(JsonNode list) {
        return list.values().stream().map(JsonNode::asString).toList();
    }
}
