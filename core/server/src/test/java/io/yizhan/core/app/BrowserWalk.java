package io.yizhan.core.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A script of web-admin/walks against a server that runs. Needs Node and Chromium or Chrome.
 * {@code YIZHAN_WALK_SCREENSHOTS=true} writes the pictures of docs/screenshots anew.
 */
public final class BrowserWalk {
    private static final Path ADMIN = Path.of("../../web-admin");
    private static final Path PICTURES = Path.of("../../docs/screenshots");
    private static final long LONGEST_MINUTES = 8;

    private BrowserWalk() {}

    /**
     * Fails with all the script said, unless it ends well.
     *
     * @param script file name
     * @param more what this script wants to know
     * @param folder for what it says
     */
    public static void run(String script, URI server, Map<String, String> more, Path folder)
            throws IOException, InterruptedException {
        Path output = folder.resolve("walk.log");
        ProcessBuilder walk = new ProcessBuilder("node", "walks/" + script)
                .directory(ADMIN.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        walk.environment().putAll(more);
        walk.environment().put("YIZHAN_WALK_URL", server.toString());
        if ("true".equals(System.getenv("YIZHAN_WALK_SCREENSHOTS"))) {
            Path pictures = Files.createDirectories(PICTURES).toRealPath();
            walk.environment().put("YIZHAN_WALK_FOLDER", pictures.toString());
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
