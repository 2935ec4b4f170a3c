package io.yizhan.core.graphql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yizhan.core.model.Digests;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** A server whose operator has listed what may be asked. */
class AllowedOperationsTest {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final String BOOK = "query Book { book { title } }";

    @TempDir
    Path folder;

    @Test
    void runsWhatTheFolderHoldsByTextAndByHash() throws IOException {
        Files.writeString(Files.createDirectories(folder.resolve("pages")).resolve("book.graphql"), BOOK + "\n");
        try (GraphqlServer server = server(folder)) {
            assertThat(title(server.query(BOOK))).isEqualTo("玉");
            assertThat(title(server.post(byHash(hash(BOOK))))).isEqualTo("玉");
            assertThat(title(server.post(byHash(hash(BOOK + "\n"))))).isEqualTo("玉");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"{ book { title } }", "{ __schema { types { name } } }", "query Book { book { title } } #"})
    void refusesEverythingElseWithoutLookingAtIt(String text) throws IOException {
        Files.writeString(folder.resolve("book.graphql"), BOOK);
        try (GraphqlServer server = server(folder)) {
            HttpResponse<String> refused = server.query(text);
            assertThat(refused.statusCode()).isEqualTo(403);
            assertThat(GraphqlServer.code(refused)).isEqualTo("OPERATION_NOT_ALLOWED");
            assertThat(GraphqlServer.code(server.post(byHash(hash(text))))).isEqualTo("OPERATION_NOT_ALLOWED");
            // Nor does sending text and hash teach it, as automatic persisted operations would.
            server.post("{\"query\":" + MAPPER.writeValueAsString(text) + "," + extensions(hash(text)) + "}");
            assertThat(GraphqlServer.code(server.post(byHash(hash(text))))).isEqualTo("OPERATION_NOT_ALLOWED");
        }
    }

    @Test
    void leavesTheAdminApiAlone() throws IOException {
        Files.writeString(folder.resolve("book.graphql"), BOOK);
        AllowedOperations allowed = new AllowedOperations(new OperationsConfig(folder));
        assertThat(allowed.concern(Endpoint.DELIVERY)).isTrue();
        assertThat(allowed.concern(Endpoint.PREVIEW)).isTrue();
        assertThat(allowed.concern(Endpoint.ADMIN)).isFalse();
    }

    @Test
    void readsAFileOfTextsByHash() throws IOException {
        Path file = folder.resolve("operations.json");
        Files.writeString(file, MAPPER.writeValueAsString(Map.of(hash(BOOK), BOOK)));
        try (GraphqlServer server = server(file)) {
            assertThat(title(server.post(byHash(hash(BOOK))))).isEqualTo("玉");
            assertThat(GraphqlServer.code(server.query("{ calls }"))).isEqualTo("OPERATION_NOT_ALLOWED");
        }
    }

    @Test
    void aListThatCannotBeMeantStopsTheStart() throws IOException {
        Path wrong = folder.resolve("wrong.json");
        Files.writeString(wrong, MAPPER.writeValueAsString(Map.of(hash(BOOK), "{ calls }")));
        Path broken = folder.resolve("broken.json");
        Files.writeString(broken, "{");
        Path empty = Files.createDirectories(folder.resolve("empty"));
        assertThatThrownBy(() -> server(wrong)).hasStackTraceContaining("whose SHA-256 is");
        assertThatThrownBy(() -> server(broken)).hasStackTraceContaining("is no JSON");
        assertThatThrownBy(() -> server(empty)).hasStackTraceContaining("holds no operation");
        assertThatThrownBy(() -> server(folder.resolve("absent"))).hasStackTraceContaining("cannot be read");
    }

    private static GraphqlServer server(Path allowed) {
        return new GraphqlServer(Map.of("yizhan.graphql.operations.allowed", allowed.toString()));
    }

    private static String hash(String text) {
        return Digests.sha256Hex(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String byHash(String hash) {
        return "{" + extensions(hash) + "}";
    }

    private static String extensions(String hash) {
        return "\"extensions\":{\"persistedQuery\":{\"version\":1,\"sha256Hash\":\"" + hash + "\"}}";
    }

    private static String title(HttpResponse<String> answer) {
        return MAPPER.readTree(answer.body()).at("/data/book/title").asString("");
    }
}
