package io.yizhan.core.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What an operation may cost, and what it is told of that. */
class PageCostTest {
    private static final String NESTED =
            "query ($n: Int = 49) { people(first: 100) { nodes { works(first: $n) { nodes { id } } } } }";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    @AutoClose
    private static final DeliveryServer SERVER = new DeliveryServer();

    /** The cost by hand: the page, and for each of its rows what is asked below. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{ work(slug: \"x\") { id } } | 0",
                "{ works(first: 7) { nodes { id } } } | 7",
                "{ works { totalCount } } | 20",
                "{ works(first: 0) { totalCount } } | 0",
                "{ works(last: 3) { nodes { id } } } | 3",
                "{ a: works(first: 1) { totalCount } b: works(first: 2) { totalCount } } | 3",
                "{ work(slug: \"x\") { makers { nodes { __typename } } } } | 20",
                "{ people(first: 10) { nodes { works(first: 3) { nodes { id } } } } } | 40",
                "{ people(first: 10) { edges { node { ...p } } nodes { ...p } } } fragment p on Person "
                        + "{ works(first: 3) { nodes { id } } } | 70",
                "{ people(first: 2) { nodes { ... on Person { works(first: 3) { nodes { makers(first: 4) "
                        + "{ nodes { __typename } } } } } } } } | 32",
                "{ works(first: 2) { facets(fields: [SECTOR]) { label } } } | 22",
                "{ works(first: 100) { ...c } } fragment c on WorkConnection { totalCount nodes { id } facets(fields: [SECTOR],"
                        + " first: 50) { label } aggregate { groups(by: [SECTOR], first: 30) { count } } } | 180",
                "{ __schema { types { name } } } | 0"
            })
    void eachPageCountsForEveryRowAroundIt(String query, long cost) {
        JsonNode answer = withCost(query);
        assertThat(answer.path("errors").isMissingNode()).as(answer.toString()).isTrue();
        assertThat(answer.at("/extensions/cost/requested").asLong()).isEqualTo(cost);
        assertThat(answer.at("/extensions/cost/limit").asLong()).isEqualTo(5_000);
    }

    @Test
    void fiveThousandPassAndMoreIsRefusedWithTheCost() {
        assertThat(SERVER.ask(NESTED, Map.of()).has("errors")).isFalse();
        assertThat(SERVER.ask(NESTED, Map.of("n", 49)).has("errors")).isFalse();
        JsonNode refused = SERVER.ask(NESTED, Map.of("n", 50)).at("/errors/0");
        assertThat(refused.at("/extensions/code").asString()).isEqualTo("QUERY_TOO_COMPLEX");
        assertThat(refused.at("/extensions/params/name").asString()).isEqualTo("cost");
        assertThat(refused.at("/extensions/params/actual").asLong()).isEqualTo(5_100);
        assertThat(refused.at("/extensions/params/limit").asLong()).isEqualTo(5_000);
        assertThat(refused.path("message").asString()).contains("5100", "5000");
    }

    @Test
    void hugeNumbersAndChainsOfFragmentsAreCountedInNoTime() {
        StringBuilder query = new StringBuilder("{ people(first: 100) { nodes { ...f0 } } }");
        for (int i = 0; i < 39; i++) {
            query.append(" fragment f" + i + " on Person { ");
            query.append(i == 38 ? "works(first: 100) { totalCount }" : "...f" + (i + 1) + " ...f" + (i + 1));
            query.append(" }");
        }
        for (String huge : new String[] {query.toString(), "{ works(first: 2147483647) { totalCount } }"}) {
            JsonNode refused = SERVER.ask(huge, Map.of()).at("/errors/0/extensions");
            assertThat(refused.path("code").asString()).isEqualTo("QUERY_TOO_COMPLEX");
        }
    }

    @Test
    void anAnswerIsTheSameWithAndWithoutItsCost() {
        String query = "{ works(first: 3) { nodes { id slug } } }";
        JsonNode plain = SERVER.ask(query, Map.of());
        JsonNode told = withCost(query);
        assertThat(plain.has("extensions")).isFalse();
        assertThat(told.get("data")).isEqualTo(plain.get("data"));
        assertThat(SERVER.ask(query, Map.of())).isEqualTo(plain);
    }

    private static JsonNode withCost(String query) {
        return JSON.readTree(SERVER.send(SERVER.post(query, Map.of()).header("X-Query-Cost", "true"))
                .body());
    }
}
