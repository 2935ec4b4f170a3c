package io.yizhan.core.media;

/**
 * Answer to an upload.
 *
 * @param existing whether the same bytes were there before; then nothing was stored and this is the asset they belong to
 */
public record UploadedAsset(Asset asset, boolean existing) {}
