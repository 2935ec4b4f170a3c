package io.yizhan.core.graphql;

import static io.yizhan.core.graphql.GraphqlServer.code;
import static io.yizhan.core.graphql.GraphqlServer.json;
import static io.yizhan.core.graphql.GraphqlServer.params;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each limit lets its own number pass and refuses one more, before validation, with a typed answer. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(value = 60, unit = TimeUnit.SECONDS)
final class GraphqlLimitsTest {
    private final GraphqlServer server = new GraphqlServer();

    @AfterAll
    void stop() {
        server.close();
    }

    static Arguments[] limits() {
        return new Arguments[] {
            limit("fragments", 40, n -> "{ ...f0 } " + chain(n)),
            limit("operations", 10, n -> repeat(n, i -> "query q" + i + " { generation } ")),
            limit("aliases", 60, n -> "{ book { " + repeat(n, i -> "a" + i + ": title ") + "} }"),
            limit("directives", 60, n -> "{ book { " + repeat(n, i -> "title @include(if: true) ") + "} }"),
            limit("rootFields", 30, n -> "{ " + repeat(n, i -> "generation ") + "}"),
            limit(
                    "rootFields",
                    30,
                    n -> "{ ...a ...a " + (n % 2 == 0 ? "" : "generation ") + "} fragment a on Query { "
                            + repeat(n / 2, i -> "generation ") + "}"),
            limit("mutationRootFields", 5, n -> "mutation { " + repeat(n, i -> "touch ") + "}"),
            limit("depth", 15, n -> "{ book " + repeat(n - 2, i -> "{ next ") + "{ title }" + "}".repeat(n - 2) + " }"),
            limit("fields", 2000, n -> "{ book { " + repeat(n - 1, i -> "title ") + "} }"),
            limit("documentBytes", 100_000, n -> "{ generation } #" + "x".repeat(n - 16)),
        };
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("limits")
    void theLimitPassesAndOneMoreIsRefused(String name, int limit, IntFunction<String> document) {
        HttpResponse<String> passes = run(document.apply(limit));
        assertThat(passes.body()).doesNotContain("QUERY_TOO_COMPLEX");
        assertThat(passes.statusCode()).as(passes.body()).isEqualTo(200);

        HttpResponse<String> refused = run(document.apply(limit + 1));
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(code(refused)).isEqualTo("QUERY_TOO_COMPLEX");
        assertThat(params(refused).get("name").asString()).isEqualTo(name);
        assertThat(params(refused).get("limit").asInt()).isEqualTo(limit);
        assertThat(params(refused).get("actual").asInt()).isGreaterThan(limit);
        assertThat(json(refused).at("/errors/0/message").asString()).contains(name, String.valueOf(limit));
        assertThat(json(refused).has("data")).isFalse();
    }

    @Test
    void exactly4000TokensPassAndOneMoreIsRefused() {
        // 10 tokens before the list's elements and 5 after them
        // verdict
        String most = "query($a: [String] = [" + "\"\" ".repeat(3985) + "]) { generation }";
        assertThat(code(server.query(most))).isNotEqualTo("QUERY_TOO_COMPLEX");

        HttpResponse<String> refused =
                server.query("query($a: [String] = [" + "\"\" ".repeat(3986) + "]) { generation }");
        assertThat(code(refused)).isEqualTo("QUERY_TOO_COMPLEX");
        assertThat(params(refused).get("name").asString()).isEqualTo("tokens");
    }

    @Test
    void aDocumentNestedTooDeepForTheParserIsRefused() {
        HttpResponse<String> refused =
                server.query("{ book(x: " + "[".repeat(1900) + "]".repeat(1900) + ") { title } }");

        assertThat(code(refused)).isEqualTo("QUERY_TOO_COMPLEX");
        assertThat(params(refused).get("name").asString()).isEqualTo("ruleDepth");
    }

    @Test
    @Timeout(value = 10, unit = TimeUnit.SECONDS)
    void aChainOfAThousandFragmentsIsRefusedBeforeItIsValidated() {
        for (String document : new String[] {"{ ...f0 } " + chain(1000), "{ generation } " + chain(1000)}) {
            HttpResponse<String> refused = server.query(document);
            assertThat(code(refused)).isEqualTo("QUERY_TOO_COMPLEX");
            assertThat(params(refused).get("name").asString()).isIn("fragments", "tokens");
        }
    }

    @Test
    void aFragmentBombIsRefusedByItsFields() {
        String bomb = "{ book { ...b0 } } "
                + repeat(30, i -> "fragment b" + i + " on Book { ...b" + (i + 1) + " ...b" + (i + 1) + " } ")
                + "fragment b30 on Book { title }";

        assertThat(params(server.query(bomb)).get("name").asString()).isEqualTo("fields");
    }

    @Test
    void aCycleOfFragmentsIsRefusedByValidation() {
        HttpResponse<String> refused =
                server.query("{ book { ...a } } fragment a on Book { ...b } fragment b on Book { ...a }");

        assertThat(code(refused)).isEqualTo("GRAPHQL_VALIDATION_FAILED");
    }

    @Test
    void aThousandAliasesOfAMutationRunNoneOfThem() {
        int before = server.library.calls.get();

        HttpResponse<String> refused = server.query("mutation { " + repeat(1000, i -> "a" + i + ": touch ") + "}");

        assertThat(code(refused)).isEqualTo("QUERY_TOO_COMPLEX");
        assertThat(server.library.calls).hasValue(before);
    }

    @Test
    void introspectionByToolsPassesAndAFloodOfItIsRefused() {
        assertThat(server.query(graphql.introspection.IntrospectionQuery.INTROSPECTION_QUERY)
                        .statusCode())
                .isEqualTo(200);

        HttpResponse<String> flood = server.query(
                "{ __schema { types { fields { type { fields { type { fields { name } } } } } } } a: __schema { description } }");
        assertThat(code(flood)).isEqualTo("QUERY_TOO_COMPLEX");
    }

    @Test
    void variables64DeepPassAnd65AreRefused() {
        String start = "{\"query\":\"query($v: JSON) { json(value: $v) }\",\"variables\":{\"v\":";
        assertThat(server.post(start + "[".repeat(63) + "]".repeat(63) + "}}").statusCode())
                .isEqualTo(200);

        HttpResponse<String> refused = server.post(start + "[".repeat(64) + "]".repeat(64) + "}}");
        assertThat(code(refused)).isEqualTo("QUERY_TOO_COMPLEX");
        assertThat(params(refused).get("name").asString()).isEqualTo("variablesDepth");
    }

    @Test
    void variables5000DeepAreRefusedByPostAndByGet() {
        String nested = "[".repeat(5000) + "]".repeat(5000);
        String start = "{\"query\":\"query($v: JSON) { json(value: $v) }\",\"variables\":{\"v\":";
        assertThat(code(server.post(start + nested + "}}"))).isEqualTo("QUERY_TOO_COMPLEX");

        String half = "[".repeat(600) + "]".repeat(600);
        HttpResponse<String> byGet = server.get(
                "/graphql",
                Map.of("query", "query($v: JSON) { json(value: $v) }", "variables", "{\"v\":" + half + "}"));
        assertThat(code(byGet)).isEqualTo("QUERY_TOO_COMPLEX");
        assertThat(server.query("{ generation }").statusCode()).isEqualTo(200);
    }

    @Test
    void variablesOf500000BytesPassAndOneMoreIsRefused() {
        String start = "{\"query\":\"query($v: String) { echo(text: $v) }\",\"variables\":";
        int room = 500_000 - "{\"v\":\"\"}".length();
        assertThat(server.post(start + "{\"v\":\"" + "x".repeat(room) + "\"}}").statusCode())
                .isEqualTo(200);

        HttpResponse<String> refused = server.post(start + "{\"v\":\"" + "x".repeat(room + 1) + "\"}}");
        assertThat(params(refused).get("name").asString()).isEqualTo("variablesBytes");
        assertThat(params(refused).get("actual").asInt()).isEqualTo(500_001);
    }

    @Test
    void aQueryOfOneMegabyteIsRefusedWithoutBeingParsed() {
        HttpResponse<String> refused = server.query("{ " + "generation ".repeat(90_000) + "}");

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(params(refused).get("name").asString()).isEqualTo("documentBytes");
    }

    @Test
    void anAnswerOf10MegabytesPassesAndALongerOneIsRefused() {
        int room = 10_000_000 - "{\"data\":{\"text\":\"\"}}".length();
        assertThat(server.query("{ text(length: " + room + ") }").body()).hasSize(10_000_000);

        HttpResponse<String> refused = server.query("{ text(length: " + (room + 1) + ") }");
        assertThat(code(refused)).isEqualTo("QUERY_TOO_COMPLEX");
        assertThat(params(refused).get("name").asString()).isEqualTo("answerBytes");
    }

    @Test
    void halfACharacterInVariablesIsRefused() {
        for (String half : new String[] {"\\ud83d", "a\\udc00b", "\\udc00\\ud83d"}) {
            HttpResponse<String> refused = server.post(
                    "{\"query\":\"query($v: String) { echo(text: $v) }\",\"variables\":{\"v\":\"" + half + "\"}}");
            assertThat(code(refused)).isEqualTo("BAD_USER_INPUT");
            assertThat(json(refused).at("/errors/0/extensions/field").asString())
                    .isEqualTo("variables");
        }
        HttpResponse<String> whole = server.post(
                "{\"query\":\"query($v: String) { echo(text: $v) }\",\"variables\":{\"v\":\"\\ud83d\\ude00\"}}");
        assertThat(json(whole).at("/data/echo").asString()).isEqualTo("😀");
    }

    @Test
    void halfACharacterInTheDocumentIsRefused() {
        assertThat(code(server.post("{\"query\":\"{ echo(text: \\\"\\\\ud83d\\\") }\"}")))
                .isEqualTo("GRAPHQL_PARSE_FAILED");
    }

    private HttpResponse<String> run(String document) {
        return document.startsWith("query q0")
                ? server.post("{\"operationName\":\"q0\",\"query\":\"" + document + "\"}")
                : server.query(document);
    }

    private static Arguments limit(String name, int limit, IntFunction<String> document) {
        return Arguments.of(name, limit, document);
    }

    /** {@code n} fragments, each spreading the next. */
    private static String chain(int n) {
        return repeat(
                n, i -> "fragment f" + i + " on Query { " + (i + 1 < n ? "...f" + (i + 1) : "generation") + " } ");
    }

    private static String repeat(int n, IntFunction<String> piece) {
        return IntStream.range(0, n).mapToObj(piece).collect(Collectors.joining());
    }
}
