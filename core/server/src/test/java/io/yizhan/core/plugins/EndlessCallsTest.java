package io.yizhan.core.plugins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yizhan.core.model.ContentModels;
import io.yizhan.core.model.ContentType;
import io.yizhan.core.model.Finding;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.JsonNodeFactory;

/** Plugins whose calls take too long or never return. */
@Tag("any-database")
class EndlessCallsTest {
    /** Heeds an interrupt, loops for ever, or swallows interrupts, until the test lets go. */
    private static final String VALIDATOR = """
            package tea;
            import io.yizhan.plugin.*;
            import java.util.*;
            @org.pf4j.Extension
            public class TeaValidator implements EntryValidator {
                public Set<String> types() { return Set.of("work"); }
                public List<PluginFinding> validate(EntryView entry) {
                    String grade = entry.findText("tea.grade").orElse("");
                    if (grade.equals("late")) {
                        try { new java.util.concurrent.CountDownLatch(1).await(); } catch (InterruptedException e) { throw new IllegalStateException(e); }
                    }
                    while (grade.equals("loop") && System.getProperty("tea.released") == null) { Thread.onSpinWait(); }
                    while (grade.equals("swallow") && System.getProperty("tea.released") == null) {
                        try { new java.util.concurrent.CountDownLatch(1).await(1, java.util.concurrent.TimeUnit.SECONDS); } catch (InterruptedException e) { }
                    }
                    return List.of(PluginFinding.warning("tea.grade", "看过了。", "Looked at."));
                }
            }
            """;

    @AutoClose
    private static final PluginServer SERVER = new PluginServer(Map.of("yizhan.plugins.call-time", "400ms"));

    private final PluginService plugins = SERVER.bean(PluginService.class);

    @BeforeEach
    void install() {
        System.clearProperty("tea.released");
        plugins.install(TestPackage.tea().source("tea.TeaValidator", VALIDATOR).jar(), Optional.empty());
    }

    @AfterEach
    void release() {
        System.setProperty("tea.released", "yes");
        plugins.remove("tea", Optional.empty());
    }

    private List<Finding> validate(String grade) {
        ContentType work = SERVER.bean(ContentModels.class).current().requireType("work");
        return SERVER.bean(PluginCalls.class)
                .validate(
                        work,
                        UUID.randomUUID(),
                        JsonNodeFactory.instance.objectNode().put("tea.grade", grade),
                        "en");
    }

    private InstalledPlugin tea() {
        return plugins.list().getFirst();
    }

    @ParameterizedTest
    @ValueSource(strings = {"loop", "swallow"})
    void aCallThatNeverReturnsStopsThePluginAndNothingElse(String grade) {
        assertThat(validate(grade)).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo("PLUGIN_SLOW");
            assertThat(finding.message("en")).contains("“tea”");
        });
        // Until it is sure that the call never ends, nobody else waits for the plugin.
        assertThat(validate("fine"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.code()).isEqualTo("PLUGIN_SLOW"));
        InstalledPlugin stopped = SERVER.eventually(this::tea, plugin -> plugin.state() == PluginState.FAILED);
        assertThat(stopped.problem().orElseThrow().in("en")).contains("went on after it was interrupted");
        assertThat(SERVER.sdl()).doesNotContain("TeaTasting");
        assertThat(SERVER.publishWork("")).isNotEmpty();
        assertThat(plugins.enable("tea", Optional.empty()).state()).isEqualTo(PluginState.RUNNING);
        assertThat(validate("fine"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.message("en")).isEqualTo("Looked at."));
    }

    @Test
    void aPluginThatHeedsTheInterruptIsAskedAgainAndShownAsSlow() {
        String slug = SERVER.publishWork("late");
        assertThat(SERVER.query("{ work(slug: \"" + slug + "\") { slug } }")).contains(slug);
        List<Finding> again = SERVER.eventually(
                () -> validate("fine"),
                findings -> findings.getFirst().message("en").equals("Looked at."));
        assertThat(again)
                .singleElement()
                .satisfies(finding -> assertThat(finding.message("zh-Hans")).isEqualTo("看过了。"));
        InstalledPlugin slow = tea();
        assertThat(slow.state()).isEqualTo(PluginState.SLOW);
        assertThat(slow.failures()).isPositive();
        assertThat(slow.lastFailure().orElseThrow().message().in("en")).contains("within 0.4 s");
    }

    @Test
    void threeCallsThatTakeTooLongStopThePlugin() {
        for (int i = 0; i < PluginCalls.MAX_FAILURES; i++) {
            SERVER.eventually(
                    () -> tea().state() == PluginState.FAILED
                            || validate("fine").getFirst().message("en").equals("Looked at."),
                    ready -> ready);
            assertThat(validate("late")).hasSize(1);
        }
        InstalledPlugin stopped = SERVER.eventually(this::tea, plugin -> plugin.state() == PluginState.FAILED);
        assertThat(stopped.problem().orElseThrow().in("en")).contains("three calls", "within 0.4 s");
    }

    @Test
    void aPluginThatNeverEndsItsStartIsRefused() {
        String endless = "package tea; public class TeaPlugin extends io.yizhan.plugin.YizhanPlugin {"
                + " @Override public void start() { while (System.getProperty(\"tea.released\") == null) {"
                + " Thread.onSpinWait(); } } }";
        byte[] next = TestPackage.tea()
                .property("plugin.version", "2.0.0")
                .source("tea.TeaPlugin", endless)
                .jar();
        assertThatThrownBy(() -> plugins.install(next, Optional.empty())).hasMessageContaining("START_FAILED");
        assertThat(tea().version()).isEqualTo("1.0.0");
        assertThat(tea().state()).isEqualTo(PluginState.RUNNING);
    }
}
