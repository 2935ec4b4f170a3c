package io.yizhan.core.preview;

import io.yizhan.core.delivery.Overlay;
import io.yizhan.core.projection.Layouts;
import io.yizhan.core.projection.Layouts.ContentTransaction;
import io.yizhan.core.publishing.ReleasePreview;
import java.util.UUID;
import org.jooq.DSLContext;

/** A whole release, laid over the published set: as if it were out, in all its locales. */
final class ReleaseOverlay implements Overlay {
    private final PreviewToken token;
    private final UUID release;
    private final PreviewTokenStore store;
    private final Layouts layouts;
    private final ReleasePreview releases;

    ReleaseOverlay(
            PreviewToken token, UUID release, PreviewTokenStore store, Layouts layouts, ReleasePreview releases) {
        this.token = token;
        this.release = release;
        this.store = store;
        this.layouts = layouts;
        this.releases = releases;
    }

    @Override
    public void apply(DSLContext sql) {
        // parallel requests of one token follow each other, and see what is there when it is their turn
        store.lock(sql, token.id());
        releases.lay(new ContentTransaction(sql, layouts.current()), release);
    }
}
