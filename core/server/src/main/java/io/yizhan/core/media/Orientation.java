package io.yizhan.core.media;

import java.awt.geom.AffineTransform;
import java.awt.image.AffineTransformOp;
import java.awt.image.BufferedImage;

/**
 * How a stored image must be turned to stand upright: the eight values of tag 0x0112 of EXIF 2.32 and TIFF 6, in order.
 * Each is the matrix that takes a stored pixel to its place: x' = xx·x + xy·y, y' = yx·x + yy·y.
 */
enum Orientation {
    UPRIGHT(1, 0, 0, 1),
    MIRRORED(-1, 0, 0, 1),
    UPSIDE_DOWN(-1, 0, 0, -1),
    UPSIDE_DOWN_MIRRORED(1, 0, 0, -1),
    TRANSPOSED(0, 1, 1, 0),
    TURNED_LEFT(0, -1, 1, 0),
    TRANSVERSED(0, -1, -1, 0),
    TURNED_RIGHT(0, 1, -1, 0);

    private final int xx;
    private final int xy;
    private final int yx;
    private final int yy;

    Orientation(int xx, int xy, int yx, int yy) {
        this.xx = xx;
        this.xy = xy;
        this.yx = yx;
        this.yy = yy;
    }

    /** The orientation of a tag value; anything but 1 to 8 counts as upright, as viewers do. */
    static Orientation ofTag(int value) {
        return value >= 1 && value <= 8 ? values()[value - 1] : UPRIGHT;
    }

    /** Whether width and height change places. */
    boolean turnsSides() {
        return xx == 0;
    }

    /** The image as a person should see it; the same image when it is upright already. */
    BufferedImage apply(BufferedImage stored) {
        if (this == UPRIGHT) {
            return stored;
        }
        int width = turnsSides() ? stored.getHeight() : stored.getWidth();
        int height = turnsSides() ? stored.getWidth() : stored.getHeight();
        double moveX = xx + xy < 0 ? width : 0;
        double moveY = yx + yy < 0 ? height : 0;
        AffineTransform turn = new AffineTransform(xx, yx, xy, yy, moveX, moveY);
        BufferedImage upright = new BufferedImage(width, height, stored.getType());
        return new AffineTransformOp(turn, AffineTransformOp.TYPE_NEAREST_NEIGHBOR).filter(stored, upright);
    }
}
