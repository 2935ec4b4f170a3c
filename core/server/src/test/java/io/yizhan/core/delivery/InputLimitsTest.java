package io.yizhan.core.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Limits hold on every kind of list at the same number, however the arguments arrive; what is in no list of choices is refused. */
class InputLimitsTest {
    private static final String TOO_COMPLEX = "QUERY_TOO_COMPLEX";
    private static final String NOT_OF_THE_SCHEMA = "GRAPHQL_VALIDATION_FAILED";

    @AutoClose
    private static final DeliveryServer SERVER = new DeliveryServer();

    /** Works by their titles. */
    private static final Map<String, String> WORKS = new HashMap<>();

    private static final List<String> TITLES = List.of(
            "gamma",
            "delta",
            "gamma OR delta",
            "gamma-delta",
            "C++ (v.2)",
            "100% [new] {old}",
            "a:b",
            "what?",
            "and/or",
            "\"quoted\"",
            "~tilde^2*",
            "AND",
            "\\backslash\\");

    /** Lists with one %s for their arguments. */
    private static final List<String> LISTS = new ArrayList<>();

    @BeforeAll
    static void load() {
        ManyWorks works = new ManyWorks(SERVER);
        UUID person = works.add("person", Map.of("core.name zh-Hans", "甲"));
        TITLES.forEach(title ->
                WORKS.put(title, works.add(Map.of("core.title zh-Hans", title)).toString()));
        UUID one = works.add(Map.of(
                "core.title zh-Hans",
                "leads",
                "core.partOf",
                Map.of("type", "work", "id", work("gamma")),
                "core.makers",
                List.of(Map.of("type", "person", "id", person.toString()))));
        WORKS.put("leads", one.toString());
        works.publish();
        SearchReady.await(SERVER);
        LISTS.add("works(%s) { totalCount }");
        LISTS.add("works(search: \"gamma\", %s) { totalCount }");
        LISTS.add("work(id: \"" + one + "\") { relatedWorks(%s) { totalCount } }");
        LISTS.add("work(id: \"" + one + "\") { parts(%s) { totalCount } }");
        LISTS.add("person(id: \"" + person + "\") { works(%s) { totalCount } }");
        LISTS.add("works { nodes { parts(%s) { totalCount } } }");
    }

    private static String work(String title) {
        return Objects.requireNonNull(WORKS.get(title));
    }

    private static String code(String query) {
        return code(query, Map.of());
    }

    private static String code(String query, Map<String, Object> variables) {
        return SERVER.ask(query, variables).at("/errors/0/extensions/code").asString("none");
    }

    private static void assertCodes(String arguments, String expected) {
        for (String list : LISTS) {
            assertThat(code("{ " + list.formatted(arguments) + " }"))
                    .as(list + " " + arguments)
                    .isEqualTo(expected);
        }
    }

    @Test
    void everyListHoldsItsArgumentsAtTheSameBounds() {
        String ids = "\"" + UUID.randomUUID() + "\" ";
        String slug = "{slug: {eq: \"x\"}} ";
        assertCodes("where: {id: {in: [" + ids.repeat(100) + "]}}", "none");
        assertCodes("where: {id: {in: [" + ids.repeat(101) + "]}}", TOO_COMPLEX);
        assertCodes("where: {sector: {notIn: [" + "\"jade\" ".repeat(100) + "]}}", "none");
        assertCodes("where: {sector: {notIn: [" + "\"jade\" ".repeat(101) + "]}}", TOO_COMPLEX);
        assertCodes("where: " + "{not: ".repeat(5) + slug + "}".repeat(5), "none");
        assertCodes("where: " + "{not: ".repeat(6) + slug + "}".repeat(6), TOO_COMPLEX);
        assertCodes("where: {and: [" + slug.repeat(59) + "]}", "none");
        assertCodes("where: {and: [" + slug.repeat(60) + "]}", TOO_COMPLEX);
        assertCodes("orderBy: [" + "{field: TITLE} ".repeat(5) + "]", "none");
        assertCodes("orderBy: [" + "{field: TITLE} ".repeat(6) + "]", TOO_COMPLEX);
        assertCodes("offset: 10000", "none");
        assertCodes("offset: 10001", TOO_COMPLEX);
        assertCodes("offset: -1", "BAD_USER_INPUT");
        assertCodes("offset: null, where: null, orderBy: null, locale: null", "none");
        assertCodes("where: {}, orderBy: []", "none");
    }

    @Test
    void boundsHoldForVariablesCountsAndNumbersToo() {
        Map<String, Object> deep = Map.of("slug", Map.of("eq", "x"));
        for (int i = 0; i < 5; i++) {
            deep = Map.of("not", deep);
        }
        List<Map<String, Object>> wide = Collections.nCopies(59, Map.of("slug", Map.of("eq", "x")));
        List<Map<String, Object>> wider = Collections.nCopies(60, Map.of("slug", Map.of("eq", "x")));
        Map<String, String> whole = Map.of(
                "page", "query($where: WorkWhere) { works(where: $where) { totalCount } }",
                "aggregate", "query($where: WorkWhere) { worksAggregate(where: $where) { count } }",
                "facets",
                        "query($where: WorkWhere) { works(where: $where) { facets(fields: [SECTOR]) { values { count } } } }");
        for (Map.Entry<String, String> query : whole.entrySet()) {
            String text = query.getValue();
            assertThat(code(text, Map.of("where", deep))).as(query.getKey()).isEqualTo("none");
            assertThat(code(text, Map.of("where", Map.of("not", deep))))
                    .as(query.getKey())
                    .isEqualTo(TOO_COMPLEX);
            assertThat(code(text, Map.of("where", Map.of("or", wide))))
                    .as(query.getKey())
                    .isEqualTo("none");
            assertThat(code(text, Map.of("where", Map.of("or", wider))))
                    .as(query.getKey())
                    .isEqualTo(TOO_COMPLEX);
            for (int size : new int[] {100, 101}) {
                Map<String, Object> in = Map.of("slug", Map.of("in", Collections.nCopies(size, "x")));
                assertThat(code(text, Map.of("where", in)))
                        .as(query.getKey())
                        .isEqualTo(size == 100 ? "none" : TOO_COMPLEX);
            }
        }
    }

    @Test
    void countsByValuesAreBounded() {
        String facets = "{ works { facets(fields: [%s], first: %s) { values { value } } } }";
        assertThat(code(facets.formatted("SECTOR", 1))).isEqualTo("none");
        assertThat(code(facets.formatted("SECTOR", 100))).isEqualTo("none");
        assertThat(code(facets.formatted("SECTOR", 101))).isEqualTo(TOO_COMPLEX);
        assertThat(code(facets.formatted("SECTOR", -1))).isEqualTo(TOO_COMPLEX);
        assertThat(code(facets.formatted("TITLE", 1))).isEqualTo(NOT_OF_THE_SCHEMA);
        assertThat(code(facets.formatted("SECTOR " + "KIND ".repeat(500), 1)))
                .as("each field counts once")
                .isEqualTo("none");
        assertThat(SERVER.statements()).isLessThanOrEqualTo(3);
        String groups = "{ worksAggregate { groups(by: [%s], first: %s) { count } } }";
        assertThat(code(groups.formatted("KIND", 1))).isEqualTo("none");
        assertThat(code(groups.formatted("KIND, SECTOR, COUNTRY", 100))).isEqualTo("none");
        assertThat(code(groups.formatted("KIND, SECTOR, COUNTRY, REGION", 1))).isEqualTo(TOO_COMPLEX);
        assertThat(code(groups.formatted("KIND", 0))).isIn("BAD_USER_INPUT", TOO_COMPLEX);
        assertThat(code(groups.formatted("KIND", -1))).isIn("BAD_USER_INPUT", TOO_COMPLEX);
    }

    @Test
    void textsToSearchForAreBoundedWhereverTheyStand() {
        for (String query : List.of(
                "query($text: String!) { works(search: $text) { totalCount } }",
                "query($text: String!) { worksAggregate(search: $text) { count } }",
                "query($text: String!) { works(search: $text) { facets(fields: [SECTOR]) { values { count } } } }",
                "query($text: String!) { search(text: $text) { totalCount } }",
                "query($text: String!) { suggest(text: $text) { text } }")) {
            for (String passes : List.of("a".repeat(200), "玉".repeat(200), "𠮷".repeat(200), "a ".repeat(16), " ")) {
                assertThat(code(query, Map.of("text", passes)))
                        .as(query + passes)
                        .isEqualTo("none");
            }
            for (String refused : List.of("a".repeat(201), "玉".repeat(201), "𠮷".repeat(201), "a ".repeat(17))) {
                assertThat(code(query, Map.of("text", refused)))
                        .as(query + refused)
                        .isEqualTo(TOO_COMPLEX);
            }
        }
    }

    private static List<String> found(String text) {
        JsonNode answer = SERVER.ask(
                "query($text: String!) { works(search: $text, first: 100) { nodes { title } } }", Map.of("text", text));
        assertThat(answer.has("errors")).as(text + " " + answer).isFalse();
        return answer.at("/data/works/nodes").values().stream()
                .map(node -> node.get("title").asString())
                .toList();
    }

    @Test
    void whatOthersTakeForSyntaxIsText() {
        assertThat(found("gamma OR delta")).containsExactly("gamma OR delta");
        assertThat(found("gamma AND delta")).isEmpty();
        assertThat(found("gamma NOT delta")).isEmpty();
        assertThat(found("+gamma -delta")).as("signs divide words").contains("gamma-delta", "gamma OR delta");
        assertThat(found("+gamma -delta")).doesNotContain("gamma");
        assertThat(found("title:gamma")).isEmpty();
        assertThat(found("slug:*")).isEmpty();
        assertThat(found("*:*")).isEmpty();
        assertThat(found("gamma~9")).isEmpty();
        assertThat(found("[a TO z]")).isEmpty();
        assertThat(found("/g.*/")).doesNotContain("delta").hasSizeLessThan(TITLES.size());
        for (String title : TITLES) {
            assertThat(found(title)).as(title).first().isEqualTo(title);
            assertThat(found("\"" + title + "\"")).as("in quotes " + title).contains(title);
        }
        for (char sign : "+-!(){}[]^~*?:\\/\"'&|=<>@#$%;,.".toCharArray()) {
            for (String text :
                    List.of("" + sign, sign + "" + sign, sign + "gamma", "gamma" + sign, sign + " gamma " + sign)) {
                assertThat(found(text))
                        .as(text)
                        .isSubsetOf(text.contains("gamma") ? List.of("gamma", "gamma OR delta", "gamma-delta") : TITLES)
                        .hasSizeLessThan(TITLES.size());
            }
        }
    }

    @Test
    void whatIsInNoListOfChoicesIsRefused() {
        for (String arguments : List.of(
                "where: {title: {like: \"x\"}}",
                "where: {title: {equals: \"x\"}}",
                "where: {title: {\"$gt\": \"\"}}",
                "where: {title: {regex: \".*\"}}",
                "where: {title: {eq: 1}}",
                "where: {title: \"x\"}",
                "where: {titles: {eq: \"x\"}}",
                "where: {condition: {eq: \"good\"}}",
                "where: {makers: {any: {}}}",
                "where: {or: {xor: []}}",
                "where: {createdAt: {gt: \"yesterday\"}}",
                "where: {dating: {earliestYear: {gt: 1.5}}}",
                "where: {id: {gt: \"\"}}",
                "orderBy: [{field: CONDITION}]",
                "orderBy: [{field: MAKERS}]",
                "orderBy: [{field: title}]",
                "orderBy: [{field: \"TITLE\"}]",
                "orderBy: [{field: TITLE, direction: UP}]",
                "orderBy: [{field: TITLE, direction: asc}]",
                "orderBy: [{direction: ASC}]",
                "orderBy: TITLE",
                "first: \"1\"",
                "first: 1.0",
                "offset: 1e3",
                "page: 2",
                "locale: en",
                "locale: \"not a language\"",
                "locale: \"\"")) {
            for (String list : LISTS) {
                assertThat(code("{ " + list.formatted(arguments) + " }"))
                        .as(list + " " + arguments)
                        .isIn(NOT_OF_THE_SCHEMA, "GRAPHQL_PARSE_FAILED");
            }
        }
        Map<String, Object> unknown = Map.of("where", Map.of("title", Map.of("like", "x")));
        assertThat(code("query($where: WorkWhere) { works(where: $where) { totalCount } }", unknown))
                .isEqualTo("BAD_USER_INPUT");
        Map<String, Object> order = Map.of("order", List.of(Map.of("field", "CONDITION")));
        assertThat(code("query($order: [WorkOrder!]) { works(orderBy: $order) { totalCount } }", order))
                .isEqualTo("BAD_USER_INPUT");
    }

    @Test
    void onlyTheLocalesOfTheSiteAreDelivered() {
        String work = work("leads");
        List<String> queries = List.of(
                "{ works(locale: \"%s\") { totalCount } }",
                "{ work(id: \"" + work + "\", locale: \"%s\") { id } }",
                "{ entry(id: \"" + work + "\", locale: \"%s\") { id } }",
                "{ work(id: \"" + work + "\") { title(locale: \"%s\") } }",
                "{ work(id: \"" + work + "\") { relatedWorks(locale: \"%s\") { totalCount } } }",
                "{ work(id: \"" + work + "\") { parts(locale: \"%s\") { totalCount } } }",
                "{ work(id: \"" + work + "\") { partOf(locale: \"%s\") { id } } }",
                "{ worksAggregate(locale: \"%s\") { count } }",
                "{ search(text: \"gamma\", locale: \"%s\") { totalCount } }",
                "{ suggest(text: \"gamma\", locale: \"%s\") { text } }");
        for (String query : queries) {
            for (String known : List.of("zh-Hans", "en", "ar", "ZH-hans", "EN")) {
                assertThat(code(query.formatted(known)))
                        .as(query.formatted(known))
                        .isEqualTo("none");
            }
            for (String other : List.of(
                    "fr",
                    "zh",
                    "zh-Hant",
                    "zh-Hans-CN",
                    "en-GB",
                    "und",
                    "zh-Hans-u-co-pinyin",
                    "x-private",
                    "ug-Arab")) {
                assertThat(code(query.formatted(other)))
                        .as(query.formatted(other))
                        .isIn("BAD_USER_INPUT", NOT_OF_THE_SCHEMA);
            }
        }
        assertThat(LISTS.stream()
                        .map(list -> code("{ " + list.formatted("locale: \"fr\"") + " }"))
                        .collect(Collectors.toSet()))
                .containsExactly("BAD_USER_INPUT");
    }
}
