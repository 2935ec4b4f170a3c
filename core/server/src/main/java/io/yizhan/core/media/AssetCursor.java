package io.yizhan.core.media;

import java.time.Instant;
import java.util.UUID;

/** A place in the list of assets: that of the last one seen. */
public record AssetCursor(Instant createdAt, UUID id) {
    static AssetCursor of(Asset asset) {
        return new AssetCursor(asset.createdAt(), asset.id());
    }
}
