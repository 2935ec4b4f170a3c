package io.yizhan.core.media;

import java.util.UUID;

/**
 * A stored rendition.
 *
 * @param recipe version of the code that made it, see {@link RenditionMaker#RECIPE}
 */
record Rendition(
        UUID assetId, Preset preset, int recipe, FileFormat format, int width, int height, long bytes, BlobKey key) {}
