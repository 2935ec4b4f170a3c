package io.yizhan.core.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Lists by a text, searches over several types and suggestions, over the sample content. */
@Tag("any-database")
class SearchTest {
    private static final String ALL_JADE = "玉";
    private static final Duration VISIBLE = Duration.ofSeconds(1);

    @AutoClose
    private static final DeliveryServer SERVER = new DeliveryServer();

    @BeforeAll
    static void load() {
        SERVER.withSamples();
        SearchReady.await(SERVER);
    }

    private static List<String> ids(String list) {
        return SERVER.data("{ list: " + list + " { nodes { id } } }").at("/list/nodes").values().stream()
                .map(node -> node.get("id").asString())
                .toList();
    }

    /** Rows of a table in which a text stands. */
    private static int rows(String table, String text) {
        return SERVER.database()
                .read(sql -> sql.fetchCount(
                        DSL.table(DSL.name(table)),
                        DSL.field(DSL.name("document"), String.class)
                                .contains(text)
                                .or(DSL.field(DSL.name("long_document"), String.class)
                                        .contains(text))));
    }

    @Test
    void conditionsAndOrdersOfASearchedListAreThoseOfTheListWithout() {
        List<String> jades = ids("works(search: \"" + ALL_JADE + "\", first: 100)");
        assertThat(jades).hasSizeGreaterThan(5);
        List<String> wheres = List.of(
                "{}",
                "{sector: {under: \"jade\"}}",
                "{not: {sector: {under: \"jade\"}}}",
                "{materials: {some: {eq: \"jade-white\"}}}",
                "{title: {contains: \"和田\"}}",
                "{makers: {some: {is: {person: {name: {contains: \"周\"}}}}}}",
                "{makers: {none: {}}}",
                "{or: [{dating: {earliestYear: {gte: 1900}}}, {kind: {ne: \"physical\"}}]}",
                "{publishedAt: {isNull: false}, title: {startsWith: \"和\"}}",
                "{title: {endsWith: \"佩\"}}",
                "{not: {title: {alike: \"和田玉\"}}, publishedAt: {year: {gte: 2020}, month: {between: {from: 1, to: 12}}}}",
                "{fairs: {some: {}}}",
                "{createdAt: {gteNow: {days: -400}}}");
        List<String> orders = List.of("TITLE", "CREATED_AT", "SECTOR", "DATING", "ACCESSION_NUMBER");
        int kept = 0;
        for (String where : wheres) {
            for (String order : orders) {
                for (String direction : List.of("ASC", "DESC")) {
                    String arguments = "first: 100, where: %s, orderBy: [{field: %s, direction: %s}]"
                            .formatted(where, order, direction);
                    List<String> bySql = ids("works(" + arguments + ")").stream()
                            .filter(jades::contains)
                            .toList();
                    assertThat(ids("works(search: \"" + ALL_JADE + "\", " + arguments + ")"))
                            .as(arguments)
                            .isEqualTo(bySql);
                    kept += bySql.size();
                }
            }
        }
        assertThat(kept)
                .as("conditions that hold of nothing would prove nothing")
                .isGreaterThan(200);
    }

    @Test
    void pagesInBothDirectionsAreTheWholeList() {
        for (String order :
                List.of("", ", orderBy: [{field: TITLE, direction: DESC}]", ", orderBy: [{field: SECTOR}]")) {
            String list = "works(search: \"" + ALL_JADE + "\"" + order;
            List<String> whole = ids(list + ", first: 100)");
            List<String> forwards = new ArrayList<>();
            List<String> backwards = new ArrayList<>();
            for (String ahead : List.of("first", "last")) {
                String from = "";
                boolean more = true;
                while (more) {
                    JsonNode page = SERVER.data(
                                    "{ list: " + list + ", " + ahead + ": 2" + from
                                            + ") { nodes { id } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }")
                            .get("list");
                    List<String> nodes = page.get("nodes").values().stream()
                            .map(node -> node.get("id").asString())
                            .toList();
                    JsonNode info = page.get("pageInfo");
                    if (ahead.equals("first")) {
                        forwards.addAll(nodes);
                        more = info.get("hasNextPage").asBoolean();
                        from = ", after: \"" + info.get("endCursor").asString() + "\"";
                    } else {
                        backwards.addAll(0, nodes);
                        more = info.get("hasPreviousPage").asBoolean();
                        from = ", before: \"" + info.get("startCursor").asString() + "\"";
                    }
                }
            }
            assertThat(forwards).as(order).isEqualTo(whole);
            assertThat(backwards).as(order).isEqualTo(whole);
        }
    }

    @Test
    void placesAndTreesOfEntriesAreConditionsOfASearchedListToo() {
        for (String where : List.of(
                "{near: {latitude: \"43.825\", longitude: \"87.616\", metres: 900000}}",
                "{within: {north: \"50\", south: \"30\", west: \"70\", east: \"120\"}}",
                "{not: {near: {latitude: \"43.825\", longitude: \"87.616\", metres: 900000}}}")) {
            List<String> found = ids("places(search: \"a\", locale: \"en\", first: 100, where: " + where + ")");
            List<String> all = ids("places(search: \"a\", locale: \"en\", first: 100)");
            List<String> bySql = ids("places(locale: \"en\", first: 100, where: " + where + ")");
            assertThat(found)
                    .as(where)
                    .containsExactlyInAnyOrderElementsOf(
                            all.stream().filter(bySql::contains).toList());
            assertThat(found).as(where).isNotEmpty().hasSizeLessThan(all.size());
        }
    }

    @Test
    void anOffsetLeavesOutFromTheStart() {
        List<String> whole = ids("works(search: \"" + ALL_JADE + "\", first: 100)");
        JsonNode page = SERVER.data("{ works(search: \"" + ALL_JADE
                        + "\", first: 2, offset: 3) { nodes { id } pageInfo { hasPreviousPage hasNextPage } } }")
                .get("works");
        assertThat(page.get("nodes").values().stream()
                        .map(node -> node.get("id").asString()))
                .containsExactlyElementsOf(whole.subList(3, 5));
        assertThat(page.at("/pageInfo/hasPreviousPage").asBoolean()).isTrue();
        assertThat(page.at("/pageInfo/hasNextPage").asBoolean()).isEqualTo(whole.size() > 5);
    }

    @Test
    void numbersAreWorkedOutOverWhatIsFound() {
        String numbers =
                "count leadTimeDays { sum max } weight { avg } groups(by: [SECTOR]) { count values { value } }";
        String asked = "search: \"手工\", where: {leadTimeDays: {gte: 1}}";
        List<String> found = ids("exportProducts(" + asked + ", first: 100)");
        assertThat(found).isNotEmpty();
        String byIds =
                "where: {id: {in: " + found.stream().map(id -> '"' + id + '"').toList() + "}}";
        JsonNode expected = SERVER.data("{ exportProductsAggregate(" + byIds + ") { " + numbers + " } }")
                .get("exportProductsAggregate");
        assertThat(expected.get("count").asInt()).isEqualTo(found.size());
        assertThat(SERVER.data("{ exportProductsAggregate(" + asked + ") { " + numbers + " } }")
                        .get("exportProductsAggregate"))
                .isEqualTo(expected);
        assertThat(SERVER.data("{ exportProducts(" + asked + ", first: 1) { aggregate { " + numbers + " } } }")
                        .at("/exportProducts/aggregate"))
                .isEqualTo(expected);
    }

    @Test
    void anOrderThroughAReferenceIsRefusedWhileSearching() {
        JsonNode error = SERVER.ask(
                        "{ exportProducts(search: \"手工\", orderBy: [{field: ENTERPRISE_NAME}]) { nodes { id } } }",
                        Map.of())
                .at("/errors/0");
        assertThat(error.at("/extensions/code").asString()).isEqualTo("BAD_USER_INPUT");
        assertThat(error.at("/message").asString()).contains("RELEVANCE");
    }

    @Test
    void facetsCountWhatIsFoundAndConditionsOnTheFieldItselfDoNot() {
        String list = "{ exportProducts(search: \"手工\", first: 100";
        JsonNode nodes = SERVER.data(list + ") { nodes { sector { code } enterprise { id } } } }")
                .at("/exportProducts/nodes");
        assertThat(nodes.size()).isPositive();
        for (String facet : List.of("SECTOR", "ENTERPRISE")) {
            Map<String, Integer> byHand = new LinkedHashMap<>();
            nodes.values()
                    .forEach(node -> byHand.merge(
                            facet.equals("SECTOR")
                                    ? node.at("/sector/code").asString()
                                    : node.at("/enterprise/id").asString(),
                            1,
                            Integer::sum));
            String chosen = byHand.keySet().iterator().next();
            String where = facet.equals("SECTOR")
                    ? "sector: {eq: \"" + chosen + "\"}"
                    : "enterprise: {is: {id: {eq: \"" + chosen + "\"}}}";
            for (String condition : List.of("", ", where: {" + where + "}")) {
                Map<String, Integer> counted = new LinkedHashMap<>();
                SERVER.data(list + condition + ") { facets(fields: [" + facet
                                + "], first: 100) { values { value label count } } } }")
                        .at("/exportProducts/facets/0/values")
                        .values()
                        .forEach(value -> counted.put(
                                value.get("value").asString(),
                                value.get("count").asInt()));
                assertThat(counted).as(facet + condition).containsExactlyInAnyOrderEntriesOf(byHand);
            }
        }
    }

    @Test
    void whatIsPublishedIsFoundWithinASecondAndWhatIsTakenBackIsNot() {
        String work = SERVER.data("{ work(slug: \"peace-pendant\") { id } }")
                .at("/work/id")
                .asString();
        UUID id = UUID.fromString(work);
        for (int round = 0; round < 5; round++) {
            String word = "velmoria" + round;
            long began = System.nanoTime();
            SERVER.publish(id, "core.medium", Optional.of("en"), "Made of " + word, Optional.empty());
            // the search itself waits for the position its answer has to show
            assertThat(ids("works(search: \"" + word + "\", locale: \"en\")")).containsExactly(work);
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(VISIBLE.multipliedBy(3));
            assertThat(ids("works(search: \"velmoria" + (round - 1) + "\", locale: \"en\")"))
                    .isEmpty();
        }
        SERVER.unpublish(id);
        assertThat(ids("works(search: \"velmoria4\", locale: \"en\")")).isEmpty();
        SERVER.publish(id);
        assertThat(ids("works(search: \"velmoria4\", locale: \"en\")")).containsExactly(work);
    }

    @Test
    void draftsInternalFieldsAndUnpublishedLocalesAreFoundByNobody() {
        String shown = "{ works(search: \"昆仑\", first: 100) { totalCount"
                + " edges { node { id } highlights { field fragments } } } }";
        String before = SERVER.data(shown).toString();
        UUID id =
                UUID.fromString(SERVER.data(shown).at("/works/edges/0/node/id").asString());
        SERVER.publish(id, "core.currentLocation", Optional.of("en"), "canaryinternal", Optional.empty());
        SERVER.publish(
                id, "core.significance", Optional.of("ru"), "canarydraft", Optional.of(List.of("zh-Hans", "en")));
        assertThat(rows("p_work", "canaryinternal")).as("it went out").isEqualTo(1);
        assertThat(rows("d_work", "canarydraft")).as("it is in the draft").isEqualTo(1);
        assertThat(rows("p_work", "canarydraft")).as("and there alone").isZero();

        for (String canary : List.of("canaryinternal", "canarydraft", "canary")) {
            for (String locale : List.of("zh-Hans", "en", "ru", "ug", "ar")) {
                JsonNode answer = SERVER.data("{ works(search: \"" + canary + "\", locale: \"" + locale
                        + "\") { totalCount nodes { id } } search(text: \"" + canary + "\", locale: \"" + locale
                        + "\") { totalCount nodes { highlights { field } } } suggest(text: \"" + canary
                        + "\", locale: \"" + locale + "\") { text } }");
                assertThat(answer.at("/works/totalCount").asInt())
                        .as(canary + " in " + locale)
                        .isZero();
                assertThat(answer.at("/search/totalCount").asInt())
                        .as(canary + " in " + locale)
                        .isZero();
                assertThat(answer.at("/suggest").size())
                        .as(canary + " in " + locale)
                        .isZero();
            }
        }
        assertThat(SERVER.data(shown)).hasToString(before);
    }

    @Test
    void highlightsAreEscapedAndShowWhereTheWordsStand() {
        UUID id = UUID.fromString(SERVER.data("{ works(first: 1, search: \"石榴\") { nodes { id } } }")
                .at("/works/nodes/0/id")
                .asString());
        SERVER.publish(
                id,
                "core.significance",
                Optional.of("en"),
                "A <script>alert('x')</script> of brindlewort & other brindleworts, \"all\" of them.",
                Optional.empty());
        JsonNode edge = SERVER.data("{ works(search: \"brindlewort\", locale: \"en\") { edges {"
                        + " highlights { field label fragments } } } }")
                .at("/works/edges/0");
        assertThat(edge.at("/highlights/0/field").asString()).isEqualTo("significance");
        assertThat(edge.at("/highlights/0/fragments/0").asString())
                .isEqualTo("A &lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt; of <mark>brindlewort</mark> &amp; other"
                        + " <mark>brindleworts</mark>, &quot;all&quot; of them.");
    }

    @Test
    void aSearchOverAllTypesCountsThemAndIsPagedByItsCursors() {
        JsonNode all = SERVER.data("{ search(text: \"jade\", locale: \"en\", first: 100) { totalCount"
                        + " types { type label count } nodes { entry { __typename } } } }")
                .get("search");
        Map<String, Integer> byHand = new LinkedHashMap<>();
        all.get("nodes")
                .values()
                .forEach(node -> byHand.merge(node.at("/entry/__typename").asString(), 1, Integer::sum));
        assertThat(byHand).hasSizeGreaterThan(3);
        assertThat(all.get("types").size()).isEqualTo(byHand.size());
        assertThat(all.get("types").values().stream()
                        .mapToInt(type -> type.get("count").asInt())
                        .sum())
                .isEqualTo(all.get("totalCount").asInt());

        List<String> paged = new ArrayList<>();
        String after = "";
        boolean more = true;
        while (more) {
            JsonNode page = SERVER.data(
                            "{ search(text: \"jade\", locale: \"en\", types: [WORK, PERSON], first: 3" + after
                                    + ") { edges { cursor node { entry { __typename ... on Work { id } ... on Person { id } } } }"
                                    + " pageInfo { hasNextPage endCursor } } }")
                    .get("search");
            page.get("edges")
                    .values()
                    .forEach(edge -> paged.add(edge.at("/node/entry/id").asString()));
            more = page.at("/pageInfo/hasNextPage").asBoolean();
            after = ", after: \"" + page.at("/pageInfo/endCursor").asString("") + "\"";
        }
        assertThat(paged)
                .doesNotHaveDuplicates()
                .hasSize(byHand.getOrDefault("Work", 0) + byHand.getOrDefault("Person", 0));
    }

    @Test
    void suggestionsAreTitlesAsTheyAreTyped() {
        List<String> texts = SERVER
                .data("{ suggest(text: \"hetianyumo\", types: [WORK]) { text highlighted" + " entry { __typename } } }")
                .get("suggest")
                .values()
                .stream()
                .map(one -> one.get("text").asString())
                .toList();
        assertThat(texts).containsExactly("和田玉墨镯");
        JsonNode typed = SERVER.data("{ suggest(text: \"pomeg\", locale: \"en\", first: 3) { text highlighted } }")
                .get("suggest");
        assertThat(typed.isEmpty()).isFalse();
        typed.values()
                .forEach(one -> assertThat(one.get("highlighted").asString()).containsIgnoringCase("<mark>pomeg"));
    }

    @Test
    void anAnswerWithASearchIsHeldUntilItsTypesChange() {
        String query = "{ works(search: \"hornbeam\", locale: \"en\") { totalCount nodes { title } } }";
        assertThat(SERVER.data(query).at("/works/totalCount").asInt()).isZero();
        int executed = SERVER.counts().executions();
        assertThat(SERVER.data(query).at("/works/totalCount").asInt()).isZero();
        assertThat(SERVER.counts().executions()).as("held").isEqualTo(executed);

        UUID person = UUID.fromString(SERVER.data("{ people(first: 1) { nodes { id } } }")
                .at("/people/nodes/0/id")
                .asString());
        SERVER.publish(person);
        assertThat(SERVER.data(query).at("/works/totalCount").asInt()).isZero();
        executed = SERVER.counts().executions();
        assertThat(SERVER.data(query).at("/works/totalCount").asInt()).isZero();
        assertThat(SERVER.counts().executions())
                .as("another type leaves it alone")
                .isEqualTo(executed);

        UUID id = UUID.fromString(SERVER.data("{ works(first: 1) { nodes { id } } }")
                .at("/works/nodes/0/id")
                .asString());
        SERVER.publish(id, "core.medium", Optional.of("en"), "Hornbeam wood", Optional.empty());
        assertThat(SERVER.data(query).at("/works/totalCount").asInt()).isEqualTo(1);
    }
}
