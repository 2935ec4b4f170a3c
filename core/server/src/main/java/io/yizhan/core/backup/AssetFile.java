package io.yizhan.core.backup;

/**
 * The original of an asset.
 *
 * @param sha256 of its bytes, under which it is stored
 * @param name what people call the asset
 */
public record AssetFile(String sha256, long bytes, String name) {}
