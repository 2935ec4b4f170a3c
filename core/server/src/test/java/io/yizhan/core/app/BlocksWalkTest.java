package io.yizhan.core.app;

import io.yizhan.core.security.Role;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A page made of blocks in a browser, put in another order, published, and read on the sample site. */
@Tag("any-database")
class BlocksWalkTest {
    @TempDir
    Path folder;

    @Test
    void aPageIsMadeOfBlocks() throws IOException, InterruptedException {
        try (WalkServer server = new WalkServer(folder, Map.of("yizhan.sample-site", "true"))) {
            server.user("zhao", "赵科", Role.ADMIN);
            server.walk("blocks.mjs", Map.of());
        }
    }
}
