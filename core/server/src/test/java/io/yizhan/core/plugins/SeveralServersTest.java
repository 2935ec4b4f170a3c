package io.yizhan.core.plugins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yizhan.core.problem.ProblemCode;
import io.yizhan.core.problem.ProblemException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Two servers over one database, each with a folder of its own. */
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
        assertThat(SECOND.unpacked()).hasSize(1);
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
        assertThat(SECOND.get("/health/ready")).isEqualTo("ready, behind");
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
        assertThat(SECOND.get("/health/ready")).startsWith("ready").doesNotContain("behind");
        assertThat(SECOND.publishWork("fine")).isNotEmpty();
    }
}
