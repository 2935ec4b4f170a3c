package io.yizhan.core.trade;

import static org.assertj.core.api.Assertions.assertThat;

import graphql.execution.DataFetcherExceptionHandler;
import graphql.schema.GraphQLSchema;
import io.yizhan.core.delivery.RandomQueries;
import io.yizhan.core.graphql.Endpoint;
import io.yizhan.core.graphql.GraphqlSchemas;
import io.yizhan.core.graphql.LibraryExecution;
import io.yizhan.core.graphql.SchemaGeneration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * Whatever fits the schema is answered or refused with a reason, and nothing of it depends on what the caller may not see. Queries by
 * chance; {@code YIZHAN_TEST_QUERIES} sets how many.
 */
class RandomQueryTest {
    private static final int QUERIES = Integer.parseInt(System.getenv().getOrDefault("YIZHAN_TEST_QUERIES", "600"));
    private static final String PRODUCT = "rug-pomegranate-183";

    /** What a query that fits the schema may still be refused for. */
    private static final List<String> REASONS =
            List.of("BAD_USER_INPUT", "QUERY_TOO_COMPLEX", "FORBIDDEN", "UNAUTHENTICATED");

    private static final Pattern REQUEST = Pattern.compile("\"requestId\":\"[^\"]+\"");
    private static final Pattern INSTANT = Pattern.compile("20[0-9-]+T[0-9:.]+Z");

    private static final Map<String, List<String>> VALUES = Map.of(
            "",
            List.of("\"玉\"", "\"jade\"", "\"a\"", "\"\"", "\"%_'\"", "\"carpet\"", "\"zh-Hans\"", "\"handicrafts\""),
            "Locale",
            List.of("\"zh-Hans\"", "\"en\"", "\"ar\"", "\"ru\"", "\"ug\""),
            "ID",
            List.of(
                    "\"" + TradeServer.product(PRODUCT) + "\"",
                    "\"" + TradeServer.catalogue(TradeServer.SILK_ROAD) + "\"",
                    "\"" + TradeServer.sample("exportEnterprise", "demo-carpet") + "\"",
                    "\"no id\""),
            "slug",
            List.of("\"" + PRODUCT + "\"", "\"nothing\""),
            "currency",
            List.of("\"USD\"", "\"CNY\""),
            "zone",
            List.of("\"Asia/Shanghai\"", "\"UTC\""),
            "latitude",
            List.of("\"43.8\"", "\"0\""),
            "longitude",
            List.of("\"87.6\"", "\"0\""),
            "metres",
            List.of("1000", "900000"));

    @AutoClose
    private static final TradeServer SERVER = new TradeServer();

    @BeforeAll
    static void load() {
        SERVER.partner("holder", TradeServer.SILK_ROAD);
        SERVER.partner("bare");
    }

    private static RandomQueries queries(long seed) {
        GraphQLSchema schema = SERVER.bean(GraphqlSchemas.class)
                .current()
                .require(Endpoint.DELIVERY)
                .schema();
        return new RandomQueries(schema, seed, VALUES);
    }

    @Test
    void whateverFitsTheSchemaIsAnsweredOrRefusedWithAReason() {
        ask(queries(20_261_121), QUERIES);
    }

    @Test
    @Tag("full")
    void soAreTenThousandOthers() {
        ask(queries(20_261_123), 10_000);
    }

    private static void ask(RandomQueries queries, int count) {
        List<TradeServer.Browser> callers = List.of(SERVER.anonymous(), SERVER.signedIn("holder"));
        Map<String, Integer> codes = new TreeMap<>();
        Map<String, String> wrong = new LinkedHashMap<>();
        for (int i = 0; i < count; i++) {
            String query = queries.next();
            JsonNode answer = TradeServer.JSON.readTree(callers.get(i % 2).post("/graphql", query, Map.of()));
            List<String> found = new ArrayList<>();
            answer.path("errors")
                    .forEach(error -> found.add(error.at("/extensions/code").asString("")));
            codes.merge(found.isEmpty() ? "" : found.getFirst(), 1, Integer::sum);
            if ((!answer.has("data") && found.isEmpty()) || !REASONS.containsAll(found)) {
                wrong.put(query, answer.toString());
            }
        }
        assertThat(wrong).as(codes.toString()).isEmpty();
        assertThat(codes.getOrDefault("", 0))
                .as("queries that are all refused would prove nothing: " + codes)
                .isGreaterThan(count / 2);
    }

    @Test
    void noAnswerDependsOnWhatTheCallerMayNotSee() {
        Map<String, TradeServer.Browser> callers =
                Map.of("anonymous", SERVER.anonymous(), "partner without a grant", SERVER.signedIn("bare"));
        RandomQueries queries = queries(20_261_122);
        List<String> asked = new ArrayList<>();
        for (int i = 0; i < QUERIES / 2; i++) {
            asked.add(queries.next());
        }
        secrets("73519.37", 918_273);
        Map<String, List<String>> before = answers(callers, asked);
        JsonNode seen = price();
        secrets("11.02", 7);
        assertThat(price()).as("who may see it sees the other value").isNotEqualTo(seen);
        Map<String, List<String>> after = answers(callers, asked);
        after.forEach((caller, answers) -> {
            List<String> others = Objects.requireNonNull(before.get(caller));
            for (int i = 0; i < asked.size(); i++) {
                assertThat(answers.get(i))
                        .as("%s asks %s", caller, asked.get(i))
                        .isEqualTo(others.get(i));
            }
        });
    }

    @Test
    void answersAndErrorsAreThoseOfTheLibrarysOwnExecution() {
        RandomQueries queries = queries(20_261_123);
        List<TradeServer.Browser> callers = List.of(SERVER.anonymous(), SERVER.signedIn("holder"));
        GraphqlSchemas schemas = SERVER.bean(GraphqlSchemas.class);
        SchemaGeneration ours = schemas.current();
        SchemaGeneration theirs = LibraryExecution.of(ours, SERVER.bean(DataFetcherExceptionHandler.class));
        int failed = 0;
        for (int i = 0; i < QUERIES / 2; i++) {
            String query = queries.next();
            TradeServer.Browser caller = callers.get(i % 2);
            String answer = caller.post("/graphql", query, Map.of());
            schemas.swap(theirs);
            String expected = caller.post("/graphql", query, Map.of());
            schemas.swap(ours);
            assertThat(inOrder(answer)).as(query).isEqualTo(inOrder(expected));
            failed += answer.startsWith("{\"errors\"") ? 1 : 0;
        }
        assertThat(failed).as("errors are compared too").isBetween(1, QUERIES / 4);
    }

    /** Errors and what is restricted come in the order in which fields happen to be done with. */
    private static String inOrder(String body) {
        JsonNode answer = TradeServer.JSON.readTree(body);
        List<String> told = new ArrayList<>();
        answer.path("errors").forEach(error -> told.add(withoutTimes(error.toString())));
        answer.at("/extensions/restricted").forEach(restricted -> told.add(restricted.toString()));
        return told.stream().sorted().toList() + answer.path("data").toString();
    }

    private static JsonNode price() {
        String query = "{ exportProduct(slug: \"" + PRODUCT + "\") { price { amount } capacityPerMonth } }";
        return TradeServer.JSON.readTree(SERVER.signedIn("holder").post("/graphql", query, Map.of()));
    }

    /** The entry is the last one changed before and after. */
    private static void secrets(String amount, int capacity) {
        SERVER.publish(TradeServer.product(PRODUCT), "core.capacityPerMonth", Integer.toString(capacity));
        SERVER.publish(
                TradeServer.product(PRODUCT), "core.price", "{\"amount\":\"" + amount + "\",\"currency\":\"USD\"}");
    }

    private static Map<String, List<String>> answers(Map<String, TradeServer.Browser> callers, List<String> asked) {
        Map<String, List<String>> answers = new LinkedHashMap<>();
        callers.forEach((name, caller) -> answers.put(
                name,
                asked.stream()
                        .map(query -> caller.post("/graphql", query, Map.of()))
                        .map(RandomQueryTest::withoutTimes)
                        .toList()));
        return answers;
    }

    /** Requests have names of their own, and the entry has been published in between. */
    private static String withoutTimes(String body) {
        return REQUEST.matcher(INSTANT.matcher(body).replaceAll("T")).replaceAll("R");
    }
}
