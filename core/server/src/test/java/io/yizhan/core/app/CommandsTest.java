package io.yizhan.core.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.yizhan.core.database.EmbeddedDatabase;
import io.yizhan.core.database.TestDatabase;
import io.yizhan.core.delivery.DeliveryServer;
import io.yizhan.core.event.EventFeed;
import io.yizhan.core.security.UserService;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.AnnotatedElementContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.io.TempDirFactory;

/** Commands as they are typed, on an embedded database: alone, and while a server has it running. */
@Tag("any-database")
class CommandsTest {
    private static final String MAPPING = """
            source: one
            imports:
              works:
                locale: en
                key: id
                fields:
                  title: title
                  kind: { constant: physical }
            """;

    @TempDir(factory = FastFolder.class)
    static Path folder;

    /** Where the tests' database lies too. */
    static final class FastFolder implements TempDirFactory {
        @Override
        public Path createTempDirectory(AnnotatedElementContext element, ExtensionContext context) throws IOException {
            return Files.createTempDirectory(TestDatabase.fastFolder(), "yizhan-commands-");
        }
    }

    private static TypedCommand type(Path data, boolean chinese, String... words) {
        return TypedCommand.type(Map.of("yizhan.data-folder", data), chinese, words);
    }

    private static TypedCommand alone(String... words) {
        return type(folder.resolve("alone"), false, words);
    }

    @Test
    void migrateSaysHowFarTheTablesAre() {
        TypedCommand said = type(folder.resolve("alone"), true, "migrate").done();
        assertThat(said.out()).containsPattern("数据库表已是最新（版本 \\d+）");
        assertThat(said.err()).isEmpty();
    }

    @Test
    void aUserIsMadeOnceAndGetsAnotherPassword() {
        TypedCommand made = alone("user", "create", "ada", "--role", "admin", "--name", "Ada")
                .done();
        assertThat(made.after("account:")).isEqualTo("ada");
        TypedCommand again = alone("user", "create", "ada", "--role", "admin");
        assertThat(again.exit()).isEqualTo(Yizhan.FAILED);
        assertThat(again.err()).isNotBlank().doesNotContain("Exception");
        TypedCommand reset = alone("user", "reset", "ada").done();
        assertThat(reset.after("password:")).hasSizeGreaterThan(9).isNotEqualTo(made.after("password:"));
        TypedCommand nobody = alone("user", "reset", "nobody");
        assertThat(nobody.exit()).isEqualTo(Yizhan.UNFIT);
        assertThat(nobody.err()).contains("There is no account nobody.");
    }

    @Test
    void aTokensSecretIsAllThatIsAnswered() {
        TypedCommand said =
                alone("token", "create", "site", "--scope", "delivery:read").done();
        assertThat(said.out().lines())
                .singleElement()
                .satisfies(secret -> assertThat(secret).matches("\\S{20,}"));
        assertThat(said.err()).isEmpty();
        TypedCommand unknown = alone("token", "create", "site", "--scope", "delivery:raed");
        assertThat(unknown.exit()).isEqualTo(Yizhan.UNFIT);
        assertThat(unknown.err()).contains("There is no scope delivery:raed.");
    }

    @Test
    void reindexFillsWhatIsDerived() {
        assertThat(alone("reindex").done().out()).contains("Done.");
    }

    @Test
    void commandsAtOnceTakeTurns() throws InterruptedException, ExecutionException {
        Path fresh = folder.resolve("fresh");
        try (ExecutorService people = Executors.newFixedThreadPool(3)) {
            List<Future<TypedCommand>> all = Stream.of("cai", "dan", "eva")
                    .map(account ->
                            people.submit(() -> type(fresh, false, "user", "create", account, "--role", "editor")))
                    .toList();
            List<String> notes = new ArrayList<>();
            for (Future<TypedCommand> one : all) {
                notes.add(one.get().done().err());
            }
            assertThat(notes).contains("").anyMatch(err -> err.contains("Another command uses the embedded database"));
        }
    }

    @Test
    void commandsJoinAServerThatRunsAndItFollows() throws IOException {
        Path data = folder.resolve("running");
        try (DeliveryServer server = DeliveryServer.over(Map.of("yizhan.data-folder", data.toString()), () -> {})) {
            type(data, false, "user", "create", "bei", "--role", "editor").done();
            assertThat(server.bean(UserService.class).findByAccount("bei")).isPresent();

            TypedCommand token = type(data, false, "token", "create", "site", "--scope", "preview:read")
                    .done();
            assertThat(token.out().lines()).as("the note stands elsewhere").hasSize(1);
            assertThat(token.err()).contains("A running server has the database open");
            assertThat(previewStatus(server, token.out().strip())).isEqualTo(200);
            assertThat(previewStatus(server, token.out().strip() + "x")).isEqualTo(401);

            assertThat(works(server)).isZero();
            String file = write("one.jsonl", "{\"id\": 1, \"title\": \"Jar\"}\n");
            type(data, false, "import", "works", file, "--mapping=" + write("one.yaml", MAPPING), "--publish")
                    .done();
            server.bean(EventFeed.class).deliver();
            assertThat(works(server)).as("the held answer has gone").isEqualTo(1);

            Path exported = folder.resolve("exported.jsonl");
            TypedCommand export = type(data, false, "export", "works", exported.toString(), "--published")
                    .done();
            assertThat(export.err()).contains("A running server has the database open");
            assertThat(Files.readAllLines(exported)).singleElement().asString().contains("\"en\":\"Jar\"");

            assertThat(type(data, true, "reindex").done().out()).contains("work · 草稿：1", "work · 已发布：1");
            assertThat(works(server)).isEqualTo(1);
            assertThat(type(data, false, "migrate").done().out()).contains("The tables are up to date");

            String jar =
                    SourcePlugin.pack(Path.of("../../plugins/jade"), folder).toString();
            type(data, false, "plugin", "install", jar).done();
            assertThat(becomes(server, "{ works { nodes { jade { displayName } } } }", false))
                    .isTrue();
            type(data, false, "plugin", "remove", "jade").done();
            assertThat(becomes(server, "{ works { nodes { jade { displayName } } } }", true))
                    .isTrue();

            TypedCommand second = type(data, false, "start", "--port", "0");
            assertThat(second.exit())
                    .as("two servers do not share an embedded database")
                    .isEqualTo(Yizhan.UNFIT);
            assertThat(second.err())
                    .contains("is used by another program; stop that first", "YIZHAN_DATA_FOLDER")
                    .doesNotContain("Exception");
        }
    }

    /** A server of an older version, or one that is just starting, has such tables. */
    @Test
    void tablesAreNotChangedBeneathAServerThatRuns() throws SQLException {
        Path data = folder.resolve("older");
        try (EmbeddedDatabase older = EmbeddedDatabase.start(data.resolve("database"), TestDatabase.binaries());
                Connection connection = DriverManager.getConnection(older.url(), older.user(), older.password())) {
            TypedCommand said = type(data, false, "migrate");
            assertThat(said.exit()).as(said.toString()).isEqualTo(Yizhan.UNFIT);
            assertThat(said.err())
                    .contains("are older than this program", "stop it and start it again")
                    .doesNotContain("Exception");
            assertThat(type(data, true, "reindex").err()).contains("比本程序旧");
            // a backup leaves them as they are, so it may
            assertThat(type(data, false, "backup", folder.resolve("older.zip").toString())
                            .err())
                    .contains("there is nothing to back up");
            try (ResultSet tables = connection.createStatement().executeQuery("show tables")) {
                assertThat(tables.next()).isFalse();
            }
        }
    }

    /** Whether the server, which hears of plugins by events, comes to refuse or to answer the query. */
    private static boolean becomes(DeliveryServer server, String query, boolean refused) {
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (server.ask(query, Map.of()).has("errors") != refused && System.nanoTime() < end) {
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
        return server.ask(query, Map.of()).has("errors") == refused;
    }

    private static int works(DeliveryServer server) {
        return server.data("{ works { totalCount } }").at("/works/totalCount").asInt();
    }

    private static int previewStatus(DeliveryServer server, String secret) {
        return server.send(HttpRequest.newBuilder(server.uri().resolve("/graphql/preview"))
                        .header("Content-Type", "application/json")
                        .header("Authorization", "Bearer " + secret)
                        .POST(HttpRequest.BodyPublishers.ofString("{\"query\": \"{ works { totalCount } }\"}")))
                .statusCode();
    }

    private static String write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }
}
