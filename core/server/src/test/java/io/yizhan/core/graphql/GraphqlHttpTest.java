package io.yizhan.core.graphql;

import static io.yizhan.core.graphql.GraphqlServer.code;
import static io.yizhan.core.graphql.GraphqlServer.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.yizhan.core.model.Digests;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("any-database")
final class GraphqlHttpTest {
    private final GraphqlServer server = new GraphqlServer();

    @BeforeAll
    void listensOnLoopbackOnly() {
        assertThat(server.uri("/").getHost()).isIn("127.0.0.1", "localhost");
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void aQueryByPostIsAnsweredWithData() {
        HttpResponse<String> response = server.query("{ book { title } }");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type")).hasValue(ContentTypes.GRAPHQL);
        assertThat(response.headers().firstValue("X-Request-Id")).isPresent();
        assertThat(response.body()).isEqualTo("{\"data\":{\"book\":{\"title\":\"玉\"}}}");
    }

    @Test
    void aQueryByGetIsAnsweredWithData() {
        HttpResponse<String> response = server.get(
                "/graphql", Map.of("query", "query($t: String) { echo(text: $t) }", "variables", "{\"t\":\"展\"}"));

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(json(response).at("/data/echo").asString()).isEqualTo("展");
    }

    @Test
    void aMutationByGetIsRefusedAndDoesNotRun() {
        int before = server.library.calls.get();

        HttpResponse<String> response = server.get("/graphql", Map.of("query", "mutation { touch }"));

        assertThat(response.statusCode()).isEqualTo(405);
        assertThat(response.headers().firstValue("Allow")).hasValue("POST");
        assertThat(code(response)).isEqualTo("BAD_USER_INPUT");
        assertThat(server.library.calls).hasValue(before);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"query\":",
                "",
                "nonsense",
                "{\"query\":\"{book{title}}\"} x",
                "{\"query\":\"{a}\",\"query\":\"{b}\"}",
                "null",
                "\"{book{title}}\"",
                "{}",
                "{\"query\":1}",
                "{\"query\":\"{book{title}}\",\"variables\":[]}",
                "{\"query\":\"{book{title}}\",\"operationName\":[]}",
                "{\"query\":\"{book{title}}\",\"extensions\":\"x\"}"
            })
    void aBodyThatIsNoGraphqlRequestIsRefusedInOurOwnForm(String body) {
        HttpResponse<String> response = server.post(body);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(code(response)).isEqualTo("BAD_USER_INPUT");
        assertThat(json(response).has("_embedded")).isFalse();
        assertThat(json(response).at("/errors/0/extensions/kind").asString()).isEqualTo("CALLER");
    }

    @Test
    void aBatchIsRefused() {
        HttpResponse<String> response = server.post("[{\"query\":\"{book{title}}\"},{\"query\":\"{book{title}}\"}]");

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(json(response).at("/errors/0/message").asString()).contains("batches");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x",
                        "application/graphql",
                "application/json; charset=iso-8859-1", "application/jsonx", "a/b/c;;;=", "*/*"
            })
    void anotherContentTypeIsRefused(String type) {
        HttpResponse<String> response = server.send(HttpRequest.newBuilder(server.uri("/graphql"))
                .header("Content-Type", type)
                .POST(BodyPublishers.ofString("{\"query\":\"{book{title}}\"}")));

        assertThat(response.statusCode()).isEqualTo(415);
        assertThat(code(response)).isEqualTo("UNSUPPORTED_MEDIA");
    }

    @Test
    void aBodyWithoutContentTypeIsRefused() {
        HttpResponse<String> response = server.send(
                HttpRequest.newBuilder(server.uri("/graphql")).POST(BodyPublishers.ofString("{\"query\":\"{x}\"}")));

        assertThat(response.statusCode()).isEqualTo(415);
        assertThat(code(response)).isEqualTo("UNSUPPORTED_MEDIA");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "application/json | application/json",
                "*/* | application/json",
                "application/graphql-response+json, application/json;q=0.9 | application/graphql-response+json",
                "application/json, application/graphql-response+json;q=0.5 | application/json",
            })
    void theContentTypeOfTheAnswerFollowsAccept(String accept, String type) {
        HttpResponse<String> response =
                server.send(HttpRequest.newBuilder(server.uri("/graphql?query=%7Bgeneration%7D"))
                        .header("Accept", accept));

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type").orElse("")).startsWith(type + ";");
    }

    @Test
    void anAcceptWithoutOurTypesIsRefused() {
        HttpResponse<String> response =
                server.send(HttpRequest.newBuilder(server.uri("/graphql?query=%7Bgeneration%7D"))
                        .header("Accept", "text/plain"));

        assertThat(response.statusCode()).isEqualTo(406);
        assertThat(json(response).at("/errors/0/message").asString()).contains("graphql-response+json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "DELETE", "PATCH"})
    void anotherMethodIsRefusedInOurOwnForm(String method) {
        HttpResponse<String> response = server.send(
                HttpRequest.newBuilder(server.uri("/graphql")).method(method, BodyPublishers.ofString("{}")));

        assertThat(response.statusCode()).isEqualTo(405);
        assertThat(code(response)).isEqualTo("BAD_USER_INPUT");
    }

    @Test
    void anUnknownAddressIsRefusedInOurOwnForm() {
        HttpResponse<String> response = server.get("/nowhere", Map.of());

        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(code(response)).isEqualTo("NOT_FOUND");
        assertThat(response.body()).doesNotContain("_links");
    }

    @Test
    void aBodyOfExactlyTheLimitIsReadAndOneByteMoreIsNot() {
        String start = "{\"query\":\"{generation}\",\"pad\":\"";
        int room = 1_000_000 - start.length() - 2;

        assertThat(server.post(start + "x".repeat(room) + "\"}").statusCode()).isEqualTo(200);
        HttpResponse<String> refused = server.post(start + "x".repeat(room + 1) + "\"}");
        assertThat(refused.statusCode()).isEqualTo(413);
        assertThat(code(refused)).isEqualTo("PAYLOAD_TOO_LARGE");
    }

    @Test
    void aBodyBeyondEveryLimitOfTheServerIsRefusedInOurOwnForm() {
        HttpResponse<String> refused = server.post("x".repeat(17_000_000));

        assertThat(refused.statusCode()).isEqualTo(413);
        assertThat(code(refused)).isEqualTo("PAYLOAD_TOO_LARGE");
    }

    @Test
    void aBodyWithoutAnnouncedLengthIsRefusedAsSoonAsItIsTooLong() {
        HttpResponse<String> refused = server.send(HttpRequest.newBuilder(server.uri("/graphql"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(new byte[17_000_000]))));

        assertThat(refused.statusCode()).isEqualTo(413);
        assertThat(code(refused)).isEqualTo("PAYLOAD_TOO_LARGE");
        assertThat(server.query("{ generation }").statusCode()).isEqualTo(200);
    }

    @Test
    void messagesAreChineseOnRequest() {
        HttpResponse<String> response = server.send(HttpRequest.newBuilder(server.uri("/graphql"))
                .header("Content-Type", "application/json")
                .header("Accept-Language", "fr, zh-CN;q=0.9, en;q=0.8")
                .POST(BodyPublishers.ofString("[]")));

        assertThat(json(response).at("/errors/0/message").asString()).startsWith("请求体必须是");
    }

    @Test
    void theSchemaCanBeDownloadedAndNeedNotBeSentTwice() {
        HttpResponse<String> first = server.get("/graphql/schema.graphql", Map.of());
        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(first.body()).contains("type Query", "scalar Decimal", "type Book");
        String tag = first.headers().firstValue("ETag").orElseThrow();

        HttpResponse<String> second = server.send(
                HttpRequest.newBuilder(server.uri("/graphql/schema.graphql")).header("If-None-Match", tag));
        assertThat(second.statusCode()).isEqualTo(304);
        assertThat(server.get("/graphql/admin/schema.graphql", Map.of()).statusCode())
                .isEqualTo(200);
    }

    @Test
    void aPersistedOperationIsStoredOnceAndThenRunByItsHash() {
        String text = "{ generation book { title } }";
        String hash = Digests.sha256Hex(text.getBytes(StandardCharsets.UTF_8));
        String extensions = "\"extensions\":{\"persistedQuery\":{\"version\":1,\"sha256Hash\":\"" + hash + "\"}}";

        HttpResponse<String> unknown = server.post("{" + extensions + "}");
        assertThat(code(unknown)).isEqualTo("PERSISTED_OPERATION_NOT_FOUND");
        assertThat(json(unknown).at("/errors/0/message").asString()).isEqualTo("PersistedQueryNotFound");

        assertThat(server.post("{\"query\":\"{ calls }\"," + extensions + "}").statusCode())
                .isEqualTo(400);
        assertThat(code(server.post("{" + extensions + "}"))).isEqualTo("PERSISTED_OPERATION_NOT_FOUND");

        assertThat(server.post("{\"query\":\"" + text + "\"," + extensions + "}")
                        .statusCode())
                .isEqualTo(200);
        server.schemas().swap(server.schemas().prepare(List.of(server.library), Map.of()));
        HttpResponse<String> byHash = server.post("{" + extensions + "}");
        assertThat(byHash.statusCode()).isEqualTo(200);
        assertThat(json(byHash).at("/data/book/title").asString()).isEqualTo("玉");
    }
}
