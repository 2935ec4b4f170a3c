package io.yizhan.core.app;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole product as people meet it: the real server with its admin pages, a browser that clicks through them. */
@Tag("any-database")
class AdminWalkTest {
    private static final Path SAMPLE = Path.of("src/main/resources/sample/assets/jade-bangle.jpg");

    @TempDir
    Path folder;

    @Test
    void anEditorWalksThroughTheAdmin() throws IOException, InterruptedException {
        Path picture = closeUp(folder.resolve("new-view.jpg"));
        Path plugin = SourcePlugin.pack(Path.of("../../plugins/jade"), folder);
        try (WalkServer server = new WalkServer(folder)) {
            server.walk(
                    "admin.mjs",
                    Map.of(
                            "YIZHAN_WALK_SETUP", server.setup(),
                            "YIZHAN_WALK_PICTURE", picture.toString(),
                            "YIZHAN_WALK_PLUGIN", plugin.toString()));
        }
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
