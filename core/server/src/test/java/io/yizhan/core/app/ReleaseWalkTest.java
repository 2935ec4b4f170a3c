package io.yizhan.core.app;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Releases and schedules as publishers meet them. */
@Tag("any-database")
class ReleaseWalkTest {
    @TempDir
    Path folder;

    @Test
    void aPublisherReleasesRevertsAndSchedules() throws IOException, InterruptedException {
        try (WalkServer server = new WalkServer(folder)) {
            server.walk("releases.mjs", Map.of("YIZHAN_WALK_SETUP", server.setup()));
        }
    }
}
