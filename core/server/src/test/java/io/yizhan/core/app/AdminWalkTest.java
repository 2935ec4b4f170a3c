package io.yizhan.core.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import io.yizhan.core.database.TestDatabase;
import io.yizhan.core.security.Profile;
import io.yizhan.core.security.SetupService;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole product as people meet it: the real server with its admin pages, a browser that clicks through them. */
@Tag("any-database")
class AdminWalkTest {
    private static final Path SAMPLE = Path.of("src/main/resources/sample/assets/jade-bangle.jpg");

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
    void anEditorWalksThroughTheAdmin() throws IOException, InterruptedException {
        assertThat(context.getBean(AdminPages.class).present())
                .as("the admin's pages are on the class path: build them with Node 20.19 or newer, without -Dweb.skip")
                .isTrue();
        Path picture = closeUp(folder.resolve("new-view.jpg"));
        Map<String, String> more = Map.of(
                "YIZHAN_WALK_SETUP",
                context.getBean(SetupService.class).openSetup().orElseThrow().path(),
                "YIZHAN_WALK_PICTURE",
                picture.toString(),
                "YIZHAN_WALK_PLUGIN",
                SourcePlugin.pack(Path.of("../../plugins/jade"), folder).toString());
        BrowserWalk.run("admin.mjs", server.getURI(), more, folder);
    }

    /** The middle of a sample's picture: as it is, the library would know it. */
    private static Path closeUp(Path file) throws IOException {
        BufferedImage whole = ImageIO.read(SAMPLE.toFile());
        int width = whole.getWidth() * 3 / 4;
        int height = whole.getHeight() * 3 / 4;
        ImageIO.write(
                whole.getSubimage((whole.getWidth() - width) / 2, (whole.getHeight() - height) / 2, width, height),
                "jpg",
                file.toFile());
        return file;
    }
}
