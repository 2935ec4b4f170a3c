package io.yizhan.core.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Whatever is typed into a search is a text; what is too much of it, or makes no sense beside it, is refused by name. */
@Tag("any-database")
class SearchTextTest {
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

    private static int count(String text) {
        return SERVER.ask("query($text: String!) { works(search: $text) { totalCount } }", Map.of("text", text))
                .at("/data/works/totalCount")
                .asInt(-1);
    }

    private static JsonNode refusal(String query) {
        JsonNode answer = SERVER.ask(query, Map.of());
        assertThat(answer.has("errors")).as(answer.toString()).isTrue();
        return answer.at("/errors/0/extensions");
    }

    @Test
    void aTextIsTextAndNeverSyntax() {
        int random =
                SERVER.data("{ works { totalCount } }").at("/works/totalCount").asInt();
        for (String text : List.of(
                "*",
                "?",
                "title:*",
                "*:*",
                "a AND",
                "(",
                "))",
                "[* TO *]",
                "\\",
                "\"",
                "“",
                "/.*/",
                "jade~9",
                "jade^9",
                "-jade",
                "+",
                "{!lucene}",
                "\u0000",
                "\uFFFF",
                "𝔸",
                "🏺",
                "\u202E",
                "' or 1=1",
                "%",
                "_")) {
            JsonNode answer =
                    SERVER.ask("query($text: String!) { works(search: $text) { totalCount } }", Map.of("text", text));
            assertThat(answer.has("errors")).as(text + " " + answer).isFalse();
            assertThat(answer.at("/data/works/totalCount").asInt()).as(text).isLessThan(random);
        }
        assertThat(count("   ")).as("an empty search box shows the list").isEqualTo(random);
    }

    @Test
    void wordsDividedBySignsCountAsWords() {
        assertThat(count("a,b,c,d,e,f,g,h,i,j,k,l,m,n,o,p")).isGreaterThanOrEqualTo(0);
        JsonNode refusal = refusal("{ works(search: \"a,b,c,d,e,f,g,h,i,j,k,l,m,n,o,p,q\") { totalCount } }");
        assertThat(refusal.get("code").asString()).isEqualTo("QUERY_TOO_COMPLEX");
        assertThat(refusal("{ search(text: \"" + "a,".repeat(100) + "\") { totalCount } }")
                        .get("code")
                        .asString())
                .isEqualTo("QUERY_TOO_COMPLEX");
    }

    @Test
    void aTextLongerThanAnyIsPartOfNone() {
        for (String operator : List.of("contains", "startsWith", "endsWith", "alike")) {
            for (int length : new int[] {190, 191, 600, 100_000}) {
                JsonNode answer = SERVER.ask(
                        "query($part: String!) { works(search: \"玉\", where: {title: {%s: $part}}) { totalCount } }"
                                .formatted(operator),
                        Map.of("part", "a".repeat(length)));
                assertThat(answer.at("/data/works/totalCount").asInt(-1))
                        .as("%s %s characters: %s", operator, length, answer)
                        .isZero();
            }
        }
    }

    @Test
    void wordsTogetherStandInOneText() {
        JsonNode product = SERVER
                .data("{ exportProducts(first: 100, locale: \"en\") { nodes { id materials { label } } } }")
                .at("/exportProducts/nodes")
                .values()
                .stream()
                .filter(node -> node.get("materials").size() > 1)
                .findFirst()
                .orElseThrow();
        String one = product.at("/materials/0/label").asString();
        String next = product.at("/materials/1/label").asString();
        String list = "exportProducts(locale: \"en\", first: 100, search: \"%s\")";
        assertThat(ids(list.formatted(one + " " + next)))
                .contains(product.get("id").asString());
        assertThat(ids(list.formatted("\\\"" + one + " " + next + "\\\""))).isEmpty();
    }

    @Test
    void longTextsAndManyWordsAreRefusedAtTheirLimits() {
        assertThat(count("𠮷".repeat(200))).isZero();
        assertThat(refusal("{ works(search: \"" + "𠮷".repeat(201) + "\") { totalCount } }")
                        .get("code")
                        .asString())
                .isEqualTo("QUERY_TOO_COMPLEX");
        assertThat(count("a ".repeat(16))).isGreaterThanOrEqualTo(0);
        assertThat(refusal("{ works(search: \"" + "a ".repeat(17) + "\") { totalCount } }")
                        .get("code")
                        .asString())
                .isEqualTo("QUERY_TOO_COMPLEX");
    }

    @Test
    void randomTextsAreAnsweredWhateverStandsInThem() {
        Random random = new Random(20261121);
        for (int i = 0; i < 300; i++) {
            StringBuilder text = new StringBuilder();
            for (int length = random.nextInt(30); length >= 0; length--) {
                text.appendCodePoint(
                        switch (random.nextInt(6)) {
                            case 0 -> random.nextInt(0x20, 0x7F);
                            case 1 -> random.nextInt(0x4E00, 0x9FFF);
                            case 2 -> random.nextInt(0x600, 0x6FF);
                            case 3 -> random.nextInt(0x400, 0x4FF);
                            case 4 -> random.nextInt(0x1F300, 0x1F6FF);
                            default -> ' ';
                        });
            }
            JsonNode answer = SERVER.ask(
                    "query($text: String!) { search(text: $text) { totalCount nodes { highlights { fragments } } } }",
                    Map.of("text", text.toString()));
            String code = answer.at("/errors/0/extensions/code").asString("none");
            assertThat(code).as(text + " " + answer).isIn("none", "QUERY_TOO_COMPLEX");
        }
    }

    @Test
    void aCursorOfAnotherSearchAndRelevanceWithoutASearchAreRefused() {
        String cursor = SERVER.data("{ works(search: \"玉\", first: 1) { edges { cursor } } }")
                .at("/works/edges/0/cursor")
                .asString();
        assertThat(refusal("{ works(search: \"毯\", after: \"" + cursor + "\") { totalCount } }")
                        .get("code")
                        .asString())
                .isEqualTo("BAD_USER_INPUT");
        assertThat(refusal("{ works(after: \"" + cursor + "\") { totalCount } }")
                        .get("code")
                        .asString())
                .isEqualTo("BAD_USER_INPUT");
        assertThat(refusal("{ works(orderBy: [{field: RELEVANCE}]) { totalCount } }")
                        .get("code")
                        .asString())
                .isEqualTo("BAD_USER_INPUT");
        List<String> best = ids("works(search: \"玉\", first: 100)");
        List<String> worst = ids("works(search: \"玉\", first: 100, orderBy: [{field: RELEVANCE, direction: DESC}])");
        assertThat(worst).containsExactlyInAnyOrderElementsOf(best);
    }
}
