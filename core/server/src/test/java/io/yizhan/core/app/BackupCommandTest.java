package io.yizhan.core.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.yizhan.core.backup.CopiedRows;
import io.yizhan.core.database.TestDatabase;
import io.yizhan.core.delivery.DeliveryServer;
import io.yizhan.core.endurance.ContentInvariants;
import io.yizhan.core.plugins.InstalledPlugin;
import io.yizhan.core.plugins.PluginService;
import io.yizhan.core.plugins.PluginState;
import io.yizhan.core.projection.Layouts;
import io.yizhan.core.projection.Reindexer;
import io.yizhan.core.security.NewPerson;
import io.yizhan.core.security.Role;
import io.yizhan.core.security.TokenService;
import io.yizhan.core.security.UserService;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code yizhan backup} and {@code yizhan restore} as they are typed: from a server that runs on the embedded database, into
 * another database (the real one if tests have one) and into a fresh data folder.
 */
@Tag("any-database")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BackupCommandTest {
    private static final String WORKS = """
            { works(orderBy: [{field: TITLE}]) { totalCount nodes {
                id title en: title(locale: "en") slug sector { code label } makers { nodes { ... on Person { id name } } }
                media { url page: url(preset: PAGE) } } } }""";
    private static final String SIGN_IN =
            "mutation { signIn(account: \"wen\", password: \"narrow lantern gravel\") { viewer { account } } }";

    @TempDir(factory = CommandsTest.FastFolder.class)
    static Path folder;

    private Map<String, Object> running;
    private DeliveryServer server;
    private Path file;
    private Map<String, List<String>> copied;

    private static Map<String, Object> settings(String data) {
        return Map.of(
                "yizhan.data-folder",
                folder.resolve(data).toString(),
                "yizhan.media.folder",
                folder.resolve(data).resolve("assets").toString());
    }

    @BeforeAll
    void takeOne() throws IOException {
        running = settings("running");
        server = DeliveryServer.over(running, () -> {}).withSamples();
        server.bean(PluginService.class)
                .install(SourcePlugin.pack(Path.of("../../plugins/jade"), folder), Optional.empty());
        new NewPerson(
                        server.bean(UserService.class),
                        server.bean(TokenService.class),
                        "wen",
                        Role.ADMIN,
                        Optional.empty())
                .make();
        assertThat(signsIn(server)).isTrue();
        assertThat(pictures(server)).isNotEmpty();
        assertThat(CopiedRows.leftOut(server.database()).get("session")).isPositive();
        assertThat(CopiedRows.leftOut(server.database()).get("rendition")).isPositive();

        copied = CopiedRows.of(server.database());
        file = folder.resolve("copy.zip");
        TypedCommand said =
                TypedCommand.type(running, "backup", file.toString()).done();
        assertThat(said.out()).contains("The backup is in " + file, "entry_version: ", "keep it safe");
    }

    @AfterAll
    void close() {
        server.close();
    }

    @Test
    void everythingIsThereInAnotherDatabase() throws IOException {
        TestDatabase empty = TestDatabase.empty();
        Map<String, Object> other = new HashMap<>(settings("other"));
        other.putAll(empty.properties());
        TypedCommand said = TypedCommand.type(other, "restore", file.toString()).done();
        assertThat(said.out()).contains("work · published: ", "Everybody has to sign in again");
        try (DeliveryServer restored = DeliveryServer.standing(other, empty::close)) {
            same(CopiedRows.of(restored.database()));
            assertThat(CopiedRows.leftOut(restored.database()).values()).containsOnly(0L);

            assertThat(restored.data(WORKS)).isEqualTo(server.data(WORKS));
            assertThat(restored.data(WORKS).at("/works/totalCount").asInt()).isPositive();
            assertThat(signsIn(restored)).isTrue();
            assertThat(pictures(restored)).isEqualTo(pictures(server));
            assertThat(CopiedRows.leftOut(restored.database()).get("rendition"))
                    .as("pictures were made again")
                    .isPositive();
            assertThat(restored.bean(PluginService.class).list())
                    .extracting(InstalledPlugin::id, InstalledPlugin::state)
                    .containsExactly(tuple("jade", PluginState.RUNNING));
            assertThat(restored.data("{ works { nodes { jade { displayName } } } }"))
                    .isEqualTo(server.data("{ works { nodes { jade { displayName } } } }"));
            assertThat(new ContentInvariants(
                                    restored.database(), restored.bean(Layouts.class), restored.bean(Reindexer.class))
                            .broken())
                    .isEmpty();
        }
    }

    /** Row by row; the restore itself says one thing more: that derived content is new. */
    private void same(Map<String, List<String>> restored) {
        copied.forEach((table, rows) -> {
            if (table.equals("event")) {
                assertThat(restored.get(table)).containsAll(rows);
                List<String> more = new ArrayList<>(restored.get(table));
                more.removeAll(rows);
                assertThat(more)
                        .isNotEmpty()
                        .allMatch(row -> row.contains("ModelChanged") || row.contains("ContentReindexed"));
            } else if (!table.equals("position")) {
                assertThat(restored.get(table)).as(table).isEqualTo(rows);
            }
        });
        assertThat(Stream.of("user", "entry", "entry_version", "publication", "asset", "plugin_package", "grant")
                        .filter(table -> copied.getOrDefault(table, List.of()).isEmpty()))
                .as("tables with nothing to compare")
                .isEmpty();
    }

    @Test
    void aFreshDataFolderTakesItAndOneInUseDoesNot() throws IOException {
        Map<String, Object> fresh = settings("fresh");
        TypedCommand.type(fresh, "restore", file.toString()).done();
        TypedCommand again = TypedCommand.type(fresh, "restore", file.toString());
        assertThat(again.exit()).as(again.toString()).isEqualTo(Yizhan.UNFIT);
        assertThat(again.err())
                .contains("is not empty", "move the data folder away")
                .doesNotContain("Exception");
        try (DeliveryServer restored = DeliveryServer.standing(fresh, () -> {})) {
            assertThat(restored.data(WORKS)).isEqualTo(server.data(WORKS));
        }

        TypedCommand beneath = TypedCommand.type(running, "restore", file.toString());
        assertThat(beneath.exit()).as(beneath.toString()).isEqualTo(Yizhan.UNFIT);
        assertThat(beneath.err()).contains("A running server has this database open; stop it first");
        assertThat(TypedCommand.type(running, true, "restore", file.toString()).err())
                .contains("正在运行的服务器打开着这个数据库");
        assertThat(CopiedRows.of(server.database()).get("entry")).isEqualTo(copied.get("entry"));
    }

    @Test
    void whatCannotBeDoneIsSaidInASentence() throws IOException {
        TypedCommand there = TypedCommand.type(running, "backup", file.toString());
        assertThat(there.exit()).isEqualTo(Yizhan.UNFIT);
        assertThat(there.err()).contains("There is a file " + file + " already").doesNotContain("Exception");

        Path cut = folder.resolve("cut.zip");
        byte[] whole = Files.readAllBytes(file);
        Files.write(cut, Arrays.copyOf(whole, whole.length / 2));
        TypedCommand said = TypedCommand.type(settings("unused"), "restore", cut.toString());
        assertThat(said.exit()).isEqualTo(Yizhan.UNFIT);
        assertThat(said.err()).contains("is no backup, or cut off").doesNotContain("Exception");
        TypedCommand chinese = TypedCommand.type(settings("unused"), true, "restore", cut.toString());
        assertThat(chinese.err()).contains("不是备份，或不完整");
        assertThat(folder.resolve("unused/database")).as("nothing was begun").doesNotExist();

        Path free = folder.resolve("free.zip");
        assertThat(TypedCommand.type(settings("void"), "backup", free.toString())
                        .err())
                .contains("there is nothing to back up");
        assertThat(free).doesNotExist();
    }

    private static boolean signsIn(DeliveryServer at) {
        String body = JsonMapper.shared().writeValueAsString(Map.of("query", SIGN_IN));
        String answer = at.send(HttpRequest.newBuilder(at.uri().resolve("/graphql/admin"))
                        .header("Content-Type", "application/json")
                        .header("Accept", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body)))
                .body();
        return answer.contains("\"account\":\"wen\"");
    }

    /** Address → status and size of every picture and its rendition. */
    private static Map<String, String> pictures(DeliveryServer at) {
        Map<String, String> all = new HashMap<>();
        for (JsonNode work : at.data(WORKS).at("/works/nodes").values()) {
            for (JsonNode picture : work.get("media").values()) {
                for (String which : Set.of("url", "page")) {
                    String url = picture.get(which).asString();
                    var answer = at.send(HttpRequest.newBuilder(at.uri().resolve(url)));
                    assertThat(answer.statusCode()).as(url).isEqualTo(200);
                    all.put(
                            url,
                            answer.headers().firstValue("ETag").orElse("") + " "
                                    + answer.body().length());
                }
            }
        }
        return all;
    }
}
