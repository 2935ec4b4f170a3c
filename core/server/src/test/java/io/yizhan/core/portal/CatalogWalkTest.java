package io.yizhan.core.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A buyer's walk through the partners' pages in a browser without JavaScript. Needs Node and Chromium or Chrome.
 * {@code YIZHAN_WALK_SCREENSHOTS=true} writes the pictures of docs/screenshots anew.
 */
class CatalogWalkTest {
    private static final Path PICTURES = Path.of("../../docs/screenshots");
    private static final long LONGEST_MINUTES = 5;

    @AutoClose
    private static final PortalServer SERVER = new PortalServer();

    @TempDir
    Path folder;

    @Test
    void aBuyerWalksFromAFacetToAnInquiry() throws IOException, InterruptedException {
        SERVER.partner("walker", PortalServer.SILK_ROAD);
        Path output = folder.resolve("walk.log");
        ProcessBuilder walk = new ProcessBuilder("node", "walks/catalog.mjs")
                .directory(Path.of("../../web-admin").toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        Map<String, String> environment = walk.environment();
        environment.put("YIZHAN_WALK_URL", SERVER.uri().toString());
        environment.put("YIZHAN_WALK_ACCOUNT", "walker");
        environment.put("YIZHAN_WALK_PASSWORD", PortalServer.PASSWORD);
        if ("true".equals(System.getenv("YIZHAN_WALK_SCREENSHOTS"))) {
            environment.put("YIZHAN_WALK_FOLDER", PICTURES.toRealPath().toString());
        }
        Process process = start(walk);
        boolean ended = process.waitFor(LONGEST_MINUTES, TimeUnit.MINUTES);
        process.destroyForcibly();
        String said = Files.readString(output, StandardCharsets.UTF_8);
        assertThat(ended).as("the walk did not end:%n%s", said).isTrue();
        assertThat(process.exitValue()).as(said).isZero();
    }

    private static Process start(ProcessBuilder walk) {
        try {
            return walk.start();
        } catch (IOException missing) {
            throw new AssertionError("This test needs Node 20.19 or newer on the path.", missing);
        }
    }
}
