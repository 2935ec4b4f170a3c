package io.yizhan.core.portal;

import io.yizhan.core.app.BrowserWalk;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A buyer's walk through the partners' pages in a browser without JavaScript. */
@Tag("any-database")
class CatalogWalkTest {
    @AutoClose
    private static final PortalServer SERVER = new PortalServer();

    @TempDir
    Path folder;

    @Test
    void aBuyerWalksFromAFacetToAnInquiry() throws IOException, InterruptedException {
        SERVER.partner("walker", PortalServer.SILK_ROAD);
        BrowserWalk.run(
                "catalog.mjs",
                SERVER.uri(),
                Map.of("YIZHAN_WALK_ACCOUNT", "walker", "YIZHAN_WALK_PASSWORD", PortalServer.PASSWORD),
                folder);
    }
}
