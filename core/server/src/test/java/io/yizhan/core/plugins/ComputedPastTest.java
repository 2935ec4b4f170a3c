package io.yizhan.core.plugins;

import static org.assertj.core.api.Assertions.assertThat;

import io.yizhan.core.database.MovedClock;
import io.yizhan.core.database.TestDatabase;
import io.yizhan.core.delivery.DeliveryServer;
import io.yizhan.core.delivery.TokenReader;
import io.yizhan.core.security.Role;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Computed fields of a past moment: worked out by the code of today from the values of then. */
@Tag("any-database")
class ComputedPastTest {

    @Test
    void aComputedFieldIsWorkedOutFromTheValuesOfThen(@TempDir Path folder) {
        MovedClock clock = new MovedClock();
        TestDatabase database = TestDatabase.create();
        Map<String, Object> settings = new HashMap<>(database.properties());
        settings.put("yizhan.plugins.folder", folder.toString());
        try (DeliveryServer server = DeliveryServer.over(settings, database::close, clock)) {
            server.withSamples();
            PluginService plugins = server.bean(PluginService.class);
            plugins.install(TestPackage.tea().jar(), Optional.empty());
            TokenReader editor = TokenReader.staff(server, "editor", Role.EDITOR, Optional.empty());
            UUID work = UUID.fromString(server.data("{ work(slug: \"peace-pendant\") { id } }")
                    .at("/work/id")
                    .asString());
            Instant before = clock.instant();
            clock.pass(Duration.ofMinutes(1));
            server.publish(work, "tea.grade", "fine");
            Instant then = clock.instant();
            clock.pass(Duration.ofMinutes(1));
            server.publish(work, "tea.grade", "plain");

            assertThat(shown(editor, work, "grade fine", "")).isEqualTo("grade plain, found: 0");
            assertThat(shown(editor, work, "grade fine", asOf(before))).isEqualTo("null, found: 0");
            assertThat(shown(editor, work, "grade fine", asOf(then))).isEqualTo("grade fine, found: 1");
            assertThat(shown(editor, work, "grade plain", asOf(then))).isEqualTo("grade fine, found: 0");

            plugins.install(
                    TestPackage.tea()
                            .property("plugin.version", "1.0.1")
                            .source("tea.TeaLabel", TestPackage.COMPUTED.replace("\"grade \"", "\"quality \""))
                            .jar(),
                    Optional.empty());
            assertThat(shown(editor, work, "quality fine", asOf(then))).isEqualTo("quality fine, found: 1");
        }
    }

    private static String asOf(Instant moment) {
        return ", asOf: \"" + moment + "\"";
    }

    /** The value, and how many works are found by another. */
    private static String shown(TokenReader editor, UUID work, String wanted, String asOf) {
        var data = editor.data(
                "{ work(id: \"" + work + "\"" + asOf + ") { tea { shown } } works(where: {tea: {shown: {eq: \"" + wanted
                        + "\"}}}" + asOf + ") { totalCount } }");
        return data.at("/work/tea/shown").asString("null") + ", found: "
                + data.at("/works/totalCount").asInt();
    }
}
