package io.yizhan.core.plugins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yizhan.core.database.Database;
import io.yizhan.core.problem.ProblemCode;
import io.yizhan.core.problem.ProblemException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Two servers over one database, each with a folder of its own. */
@Tag("any-database")
class SeveralServersTest {
    /** Starts in one server of this JVM only, as a plugin may that needs a newer server. */
    private static final String CHOOSY = "package tea; public class TeaPlugin extends io.yizhan.plugin.YizhanPlugin {"
            + " @Override public void start() {"
            + " if (System.getProperty(\"tea.started\") != null) { throw new IllegalStateException(\"too old\"); }"
            + " System.setProperty(\"tea.started\", \"yes\"); } }";

    @AutoClose
    private static final PluginServer FIRST = new PluginServer();

    @AutoClose
    private static final PluginServer SECOND = FIRST.beside();

    private final PluginService first = FIRST.bean(PluginService.class);
    private final PluginService second = SECOND.bean(PluginService.class);

    @AfterEach
    void withoutPlugins() {
        System.clearProperty("tea.started");
        first.list().forEach(plugin -> first.remove(plugin.id(), Optional.empty()));
        SECOND.eventually(
                () -> {
                    second.follow();
                    return second.findLag().isEmpty() && second.list().isEmpty();
                },
                done -> done);
    }

    private static boolean secondHas(String text) {
        return SECOND.eventually(() -> SECOND.sdl().contains(text), has -> has);
    }

    private static boolean secondLacks(String text) {
        return SECOND.eventually(() -> !SECOND.sdl().contains(text), lacks -> lacks);
    }

    @Test
    void aServerFollowsWhatAnotherInstallsSwitchesReplacesAndRemoves() throws IOException {
        first.install(TestPackage.tea().jar(), Optional.empty());
        assertThat(secondHas("type TeaTasting ")).isTrue();
        assertThat(SECOND.eventually(() -> unpacked(SECOND), left -> left == 1))
                .as("what was staged is cleared away in a moment")
                .isEqualTo(1);
        assertThat(second.list())
                .singleElement()
                .satisfies(tea -> assertThat(tea.state()).isEqualTo(PluginState.RUNNING));
        assertThat(SECOND.query("{ works { nodes { tea { shown } } } }")).doesNotContain("errors");
        second.disable("tea", Optional.empty());
        assertThat(FIRST.eventually(() -> !FIRST.sdl().contains("TeaTasting"), gone -> gone))
                .isTrue();
        first.enable("tea", Optional.empty());
        assertThat(secondHas("type TeaTasting ")).isTrue();
        byte[] next = TestPackage.tea()
                .property("plugin.version", "1.1.0")
                .file("model/types/tea-shop.yaml", TestPackage.TYPE.replace("Tasting", "Shop"))
                .jar();
        first.install(next, Optional.empty());
        assertThat(secondHas("type TeaShop ")).isTrue();
        first.remove("tea", Optional.empty());
        assertThat(secondLacks("TeaTasting")).isTrue();
        assertThat(SECOND.eventually(() -> unpacked(SECOND), left -> left == 0)).isZero();
    }

    private static int unpacked(PluginServer server) {
        try {
            return server.unpacked().size();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void answersHeldByAnotherServerGoWithThePlugin() {
        first.install(TestPackage.tea().jar(), Optional.empty());
        String slug = SECOND.publishWork("fine");
        String query = "{ work(slug: \"" + slug + "\") { tea { shown } } }";
        assertThat(SECOND.query(query)).contains("grade fine");
        assertThat(SECOND.query(query)).contains("grade fine");
        first.disable("tea", Optional.empty());
        assertThat(SECOND.eventually(() -> SECOND.query(query), answer -> answer.contains("errors")))
                .contains("GRAPHQL_VALIDATION_FAILED")
                .doesNotContain("grade fine");
        first.install(
                TestPackage.tea()
                        .property("plugin.version", "1.0.1")
                        .source("tea.TeaLabel", TestPackage.COMPUTED.replace("\"grade \"", "\"quality \""))
                        .jar(),
                Optional.empty());
        assertThat(SECOND.eventually(() -> SECOND.query(query), answer -> !answer.contains("errors")))
                .contains("quality fine");
    }

    @Test
    void aServerTooOldForAPluginInForceDoesNotStartAndTakesNothingFromTheOthers() {
        byte[] tea = TestPackage.tea().jar();
        first.install(tea, Optional.empty());
        assertThat(secondHas("type TeaTasting ")).isTrue();
        byte[] newer = TestPackage.tea().property("plugin.requires", ">=9.0.0").jar();
        keepAsRunning(newer);
        assertThatThrownBy(FIRST::beside)
                .isInstanceOfSatisfying(
                        ServerTooOld.class,
                        e -> assertThat(e.reasons().in("zh-Hans")).contains("较新的服务器", ">=9.0.0"));
        assertThat(row().state()).isEqualTo(PluginState.RUNNING);
        assertThat(row().enabled()).isTrue();
        keepAsRunning(tea);
    }

    private static PluginStore.Row row() {
        return FIRST.bean(Database.class)
                .read(sql -> FIRST.bean(PluginStore.class).find(sql, "tea"))
                .orElseThrow();
    }

    /** As another server would leave it. */
    private static void keepAsRunning(byte[] archive) {
        PluginStore store = FIRST.bean(PluginStore.class);
        PluginStore.Row former = row();
        String sha256 = PluginPackage.sha256(archive);
        PluginStore.Row next = new PluginStore.Row(
                former.id(),
                former.version(),
                true,
                PluginState.RUNNING,
                sha256,
                former.installedAt(),
                Optional.empty());
        FIRST.bean(Database.class).change(sql -> {
            store.put(sql, next);
            store.putPackage(sql, sha256, archive);
        });
    }

    @Test
    void aServerThatIsBehindStopsAFailingPluginForItselfAlone() {
        first.install(TestPackage.tea().jar(), Optional.empty());
        assertThat(secondHas("type TeaTasting ")).isTrue();
        RunningPlugin older = SECOND.bean(PluginCalls.class).running().getFirst();
        first.install(
                TestPackage.tea()
                        .property("plugin.version", "1.1.0")
                        .source("tea.TeaPlugin", CHOOSY)
                        .jar(),
                Optional.empty());
        assertThat(SECOND.eventually(second::findLag, Optional::isPresent)).isPresent();
        second.stopFailing(older, PluginReason.of(PluginReasonCode.NEVER_RETURNED));
        assertThat(first.list())
                .singleElement()
                .satisfies(tea -> assertThat(tea.state()).isEqualTo(PluginState.RUNNING));
        assertThat(FIRST.publishWork("fine")).isNotEmpty();
    }

    @Test
    void aPackageInstalledWhileAnotherServerTidiesStays() throws Exception {
        byte[] archive = TestPackage.tea().jar();
        String sha256 = PluginPackage.sha256(archive);
        PluginStore store = FIRST.bean(PluginStore.class);
        Database database = FIRST.bean(Database.class);
        try (ExecutorService tidier = Executors.newSingleThreadExecutor()) {
            List<Future<?>> tidied = new ArrayList<>();
            database.change(sql -> {
                store.put(sql, row("green", sha256));
                store.putPackage(sql, sha256, archive);
                tidied.add(tidier.submit(() -> database.change(store::removeUnusedPackages)));
                endsWithin(tidied.getLast(), Duration.ofSeconds(1));
            });
            tidied.getLast().get();
        }
        byte[] kept = database.read(sql -> store.packageBytes(sql, sha256));
        assertThat(kept).isEqualTo(archive);
        database.change(sql -> store.put(sql, row("green", sha256).with(false, PluginState.REMOVED, Optional.empty())));
        database.change(store::removeUnusedPackages);
        byte[] left = database.read(sql -> store.packageBytes(sql, sha256));
        assertThat(left).isEmpty();
    }

    private static PluginStore.Row row(String id, String sha256) {
        return new PluginStore.Row(
                id,
                "1.0.0",
                false,
                PluginState.STOPPED,
                sha256,
                Instant.parse("2027-03-01T00:00:00Z"),
                Optional.empty());
    }

    /** Either is fine: whoever waits for the transaction of the caller ends after it. */
    private static void endsWithin(Future<?> work, Duration time) {
        try {
            work.get(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            assertThat(work).isNotDone();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aWriterOnAServerThatIsBehindTakesOverTheNewestModelFirst() {
        for (int i = 0; i < 5; i++) {
            first.install(TestPackage.tea().jar(), Optional.empty());
            String slug = SECOND.publishWork("fine");
            assertThat(FIRST.query("{ work(slug: \"" + slug + "\") { tea { grade shown } } }"))
                    .contains("\"grade\":\"fine\"", "\"shown\":\"grade fine\"");
            second.remove("tea", Optional.empty());
        }
    }

    @Test
    void aServerThatCannotFollowGoesOnWithWhatItHasAndSaysSo() {
        String slug = SECOND.publishWork("");
        String before = SECOND.sdl();
        first.install(TestPackage.tea().source("tea.TeaPlugin", CHOOSY).jar(), Optional.empty());
        assertThat(SECOND.eventually(second::findLag, Optional::isPresent)
                        .orElseThrow()
                        .in("en"))
                .contains("too old");
        assertThat(SECOND.sdl()).isEqualTo(before);
        assertThat(SECOND.query("{ work(slug: \"" + slug + "\") { slug } }")).contains(slug);
        assertThat(SECOND.get("/health/ready")).isIn("ready, behind", "ready, behind, search rebuilding");
        assertThat(second.list()).singleElement().satisfies(tea -> {
            assertThat(tea.state()).isEqualTo(PluginState.FAILED);
            assertThat(tea.problem().orElseThrow().in("en")).contains("too old");
        });
        assertThat(first.list())
                .singleElement()
                .satisfies(tea -> assertThat(tea.state()).isEqualTo(PluginState.RUNNING));
        assertThatThrownBy(() -> SECOND.publishWork(""))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problem().code()).isEqualTo(ProblemCode.STALE_SCHEMA));
        assertThatThrownBy(() -> second.disable("tea", Optional.empty())).hasMessageContaining("SERVER_BEHIND");
        assertThat(FIRST.publishWork("fine")).isNotEmpty();

        System.clearProperty("tea.started");
        assertThat(SECOND.eventually(
                        () -> {
                            second.follow();
                            return second.findLag();
                        },
                        Optional::isEmpty))
                .isEmpty();
        assertThat(SECOND.sdl()).contains("type TeaTasting ");
        assertThat(SECOND.get("/health/ready")).isIn("ready", "ready, search rebuilding");
        assertThat(SECOND.publishWork("fine")).isNotEmpty();
    }
}
