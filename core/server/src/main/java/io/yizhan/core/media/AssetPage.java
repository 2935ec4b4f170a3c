package io.yizhan.core.media;

import java.util.List;

/** A part of the list of assets, newest first. */
public record AssetPage(List<Asset> assets, boolean hasMore) {
    public AssetPage {
        assets = List.copyOf(assets);
    }
}
