package io.yizhan.core.app;

import io.yizhan.core.security.Role;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A content type of the site's own, made by two people in their browsers, until the delivery API answers an entry of it. */
@Tag("any-database")
class ModelWalkTest {
    @TempDir
    Path folder;

    @Test
    void aTypeIsMadeExtendedRenamedAndMerged() throws IOException, InterruptedException {
        try (WalkServer server = new WalkServer(folder)) {
            server.user("admin", "陈主任", Role.ADMIN);
            server.user("wang", "王编", Role.ADMIN);
            server.walk("model.mjs", Map.of());
        }
    }
}
