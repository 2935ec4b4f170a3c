package io.yizhan.core.preview;

import static org.assertj.core.api.Assertions.assertThat;

import io.yizhan.core.app.SourcePlugin;
import io.yizhan.core.database.TestDatabase;
import io.yizhan.core.delivery.DeliveryServer;
import io.yizhan.core.plugins.PluginService;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What plugins work out of a draft. */
@Tag("any-database")
class PreviewComputedTest {
    @TempDir
    static Path folder;

    @Test
    void whatIsComputedFollowsWhatThePreviewShowsInEveryLocale() throws IOException {
        TestDatabase database = TestDatabase.create();
        Map<String, Object> settings = new HashMap<>(database.properties());
        settings.put("yizhan.data-folder", folder.resolve("data").toString());
        try (DeliveryServer server =
                DeliveryServer.over(settings, database::close).withSamples()) {
            server.bean(PluginService.class)
                    .install(SourcePlugin.pack(Path.of("../../plugins/jade"), folder), Optional.empty());
            UUID id = UUID.fromString(server.data("{ work(slug: \"peace-pendant\") { id } }")
                    .at("/work/id")
                    .asString());
            server.publish(id, "jade.name16552", "serpentine");
            server.save(id, "jade.name16552", Optional.empty(), "agate");
            String secret = server.bean(PreviewService.class)
                    .create(server.program(), new PreviewService.Wish(Optional.of(id), Optional.empty(), "en", 60))
                    .secret();
            assertThat(name(server.data(query(id, "zh-Hans")), "zh-Hans")).isEqualTo("蛇纹石玉");
            assertThat(name(Previews.data(server, secret, query(id, "en")), "en"))
                    .isEqualTo("Agate");
            assertThat(name(Previews.data(server, secret, query(id, "zh-Hans")), "zh-Hans"))
                    .as("of a value that has no locale")
                    .isEqualTo("玛瑙");
        }
    }

    private static String query(UUID id, String locale) {
        return "{ work(id: \"" + id + "\", locale: \"" + locale + "\") { jade { displayName } } }";
    }

    private static String name(JsonNode data, String of) {
        JsonNode name = data.at("/work/jade/displayName");
        assertThat(name.isString()).as(of + " " + data).isTrue();
        return name.asString();
    }
}
