package io.yizhan.core.media;

/**
 * What the first bytes of an image say, before any of it is decoded.
 *
 * @param width pixels as stored, before it is turned upright
 * @param height pixels as stored
 */
record PictureHeader(int width, int height, Orientation orientation) {
    int uprightWidth() {
        return orientation.turnsSides() ? height : width;
    }

    int uprightHeight() {
        return orientation.turnsSides() ? width : height;
    }

    long pixels() {
        return (long) width * height;
    }
}
