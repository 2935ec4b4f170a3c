package io.yizhan.core.trade;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A text for partners is found by those whom it shows to, on the entries on which it does, and changes nothing for others. */
@Tag("any-database")
class SearchEntitlementTest {
    private static final String GRANTED = "rug-pomegranate-183";
    private static final String WORD = "quillwhistle";
    private static final String OTHERS_WORD = "brackenflute";

    @AutoClose
    private static final TradeServer SERVER = new TradeServer();

    private static final Map<String, TradeServer.Browser> OTHERS = new LinkedHashMap<>();

    private static TradeServer.Browser holder;
    private static Map<String, String> before;
    private static TradeServer.Browser other;

    @BeforeAll
    static void fill() {
        SERVER.partner("holder", TradeServer.SILK_ROAD);
        SERVER.partner("bare");
        SERVER.partner("other", TradeServer.STORIES);
        holder = SERVER.signedIn("holder");
        OTHERS.put("anonymous", SERVER.anonymous());
        OTHERS.put("partner without a grant", SERVER.signedIn("bare"));
        other = SERVER.signedIn("other");
        OTHERS.put("partner with another catalogue", other);
        List<String> shown = priced(holder);
        String others = priced(other).stream()
                .filter(slug -> !shown.contains(slug))
                .findFirst()
                .orElseThrow();
        before = publicAnswers();
        write(GRANTED, "Ask for the " + WORD + " form");
        write(others, "Send the " + OTHERS_WORD + " letter");
    }

    private static void write(String product, String rule) {
        SERVER.publish(
                id(product),
                "core.marketRules",
                "[{\"_key\":\"r1\",\"country\":\"KZ\",\"effect\":\"documents\",\"rule\":{\"en\":\"" + rule + "\"}}]");
    }

    private static JsonNode products(TradeServer.Browser caller) {
        return caller.ask("{ exportProducts(first: 100, locale: \"en\") { nodes { slug price { amount } } } }")
                .at("/data/exportProducts/nodes");
    }

    private static List<String> priced(TradeServer.Browser caller) {
        return products(caller).values().stream()
                .filter(node -> !node.get("price").isNull())
                .map(node -> node.get("slug").asString())
                .toList();
    }

    private static UUID id(String slug) {
        return UUID.fromString(SERVER.anonymous()
                .ask("{ exportProduct(slug: \"" + slug + "\") { id } }")
                .at("/data/exportProduct/id")
                .asString());
    }

    /** Answers to a question that has nothing to do with the word, by caller. */
    private static Map<String, String> publicAnswers() {
        Map<String, String> answers = new LinkedHashMap<>();
        OTHERS.forEach((name, caller) -> answers.put(
                name,
                caller.ask("{ exportProducts(search: \"rug\", locale: \"en\") { totalCount edges { node { slug }"
                                + " highlights { field fragments } } }"
                                + " search(text: \"form\", locale: \"en\") { totalCount } }")
                        .get("data")
                        .toString()));
        return answers;
    }

    private static JsonNode ask(TradeServer.Browser caller, String word) {
        JsonNode answer = caller.ask("{ exportProducts(search: \"" + word + "\", locale: \"en\") { totalCount"
                + " nodes { slug } edges { highlights { field fragments } } facets(fields: [SECTOR]) { values { count } } }"
                + " search(text: \"" + word + "\", locale: \"en\") { totalCount types { count } nodes { highlights"
                + " { fragments } } } suggest(text: \"" + word + "\", locale: \"en\") { text } }");
        assertThat(answer.has("errors")).as(answer.toString()).isFalse();
        return answer.get("data");
    }

    @Test
    void itFindsForItsHolderTheGrantedEntryAlone() {
        JsonNode found = ask(holder, WORD);
        assertThat(found.at("/exportProducts/totalCount").asInt()).isEqualTo(1);
        assertThat(found.at("/exportProducts/nodes/0/slug").asString()).isEqualTo(GRANTED);
        assertThat(found.at("/search/totalCount").asInt()).isEqualTo(1);
        assertThat(ask(holder, OTHERS_WORD).at("/search/totalCount").asInt()).isZero();
        assertThat(ask(other, OTHERS_WORD).at("/search/totalCount").asInt()).isEqualTo(1);
        assertThat(found.at("/exportProducts/edges/0/highlights").toString())
                .contains("\"field\":\"marketRules.rule\"", "Ask for the <mark>" + WORD + "</mark> form");
    }

    @Test
    void itFindsNothingForAnybodyElseAndLeavesTheirAnswersAsTheyWere() {
        OTHERS.forEach((name, caller) -> {
            JsonNode found = ask(caller, WORD);
            assertThat(found.at("/exportProducts/totalCount").asInt()).as(name).isZero();
            assertThat(found.at("/exportProducts/facets/0/values").size())
                    .as(name)
                    .isZero();
            assertThat(found.at("/search/totalCount").asInt()).as(name).isZero();
            assertThat(found.at("/search/types").size()).as(name).isZero();
            assertThat(found.at("/suggest").size()).as(name).isZero();
            assertThat(found.toString()).as(name).doesNotContain(WORD);
        });
        assertThat(publicAnswers()).isEqualTo(before);
    }
}
