package io.yizhan.core.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import io.yizhan.core.database.TestDatabase;
import io.yizhan.core.security.Profile;
import io.yizhan.core.security.SetupService;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Releases and schedules as publishers meet them: the real server with its clock, its admin pages, a browser. */
@Tag("any-database")
class ReleaseWalkTest {
    @TempDir
    static Path folder;

    @AutoClose
    private static final TestDatabase DATABASE = TestDatabase.create();

    private static ApplicationContext context;
    private static EmbeddedServer server;

    @BeforeAll
    static void start() {
        Map<String, Object> arguments = new HashMap<>(DATABASE.properties());
        arguments.put("yizhan.port", 0);
        arguments.put("yizhan.data-folder", folder.toString());
        arguments.put("yizhan.graphql.limits.wall-time", "60s");
        arguments.put("yizhan.graphql.limits.mutation-wall-time", "60s");
        context = Settings.read(Profile.DEVELOPMENT, null, Map.of(), new Properties(), arguments)
                .context()
                .start();
        context.getBean(ContentStart.class).start();
        server = context.getBean(EmbeddedServer.class).start();
    }

    @AfterAll
    static void stop() {
        context.close();
    }

    @Test
    void aPublisherReleasesRevertsAndSchedules() throws IOException, InterruptedException {
        assertThat(context.getBean(AdminPages.class).present())
                .as("the admin's pages are on the class path: build them with Node 20.19 or newer, without -Dweb.skip")
                .isTrue();
        Map<String, String> more = Map.of(
                "YIZHAN_WALK_SETUP",
                context.getBean(SetupService.class).openSetup().orElseThrow().path());
        BrowserWalk.run("releases.mjs", server.getURI(), more, folder);
    }
}
