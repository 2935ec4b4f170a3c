package io.yizhan.core.media;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.color.CMMException;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorConvertOp;

/** Work on decoded images. All results are sRGB, as {@code TYPE_INT_RGB}, or {@code TYPE_INT_ARGB} when transparent. */
final class Pixels {
    private Pixels() {}

    /** The image in sRGB; transparent only when a pixel really is. Colours of another profile are converted. */
    static BufferedImage standard(BufferedImage decoded) {
        boolean transparent = decoded.getColorModel().hasAlpha() && isTransparent(decoded);
        int type = transparent ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB;
        if (decoded.getType() == type) {
            return decoded;
        }
        BufferedImage standard = new BufferedImage(decoded.getWidth(), decoded.getHeight(), type);
        if (hasOwnProfile(decoded) && convertColours(decoded, standard)) {
            return standard;
        }
        draw(decoded, standard, decoded.getWidth(), decoded.getHeight());
        return standard;
    }

    /** Never enlarges. Halves first, each half the mean of four pixels, so that no pixel of the source is skipped. */
    static BufferedImage fit(BufferedImage image, int longSide) {
        int longest = Math.max(image.getWidth(), image.getHeight());
        if (longest <= longSide) {
            return image;
        }
        int width = side(image.getWidth(), longSide, longest);
        int height = side(image.getHeight(), longSide, longest);
        BufferedImage current = image;
        while (current.getWidth() >= 2 * width && current.getHeight() >= 2 * height && height > 1 && width > 1) {
            current = scale(current, Math.max(1, current.getWidth() / 2), Math.max(1, current.getHeight() / 2));
        }
        return current.getWidth() == width && current.getHeight() == height ? current : scale(current, width, height);
    }

    /** Length of a side when the longest becomes {@code longSide}; at least one pixel. */
    static int side(int length, int longSide, int longest) {
        return longest <= longSide ? length : (int) Math.max(1, Math.round((double) length * longSide / longest));
    }

    static boolean isTransparent(BufferedImage image) {
        if (!image.getColorModel().hasAlpha()) {
            return false;
        }
        int[] row = new int[image.getWidth()];
        for (int y = 0; y < image.getHeight(); y++) {
            image.getRGB(0, y, row.length, 1, row, 0, row.length);
            for (int pixel : row) {
                if (pixel >>> 24 != 0xFF) {
                    return true;
                }
            }
        }
        return false;
    }

    private static BufferedImage scale(BufferedImage image, int width, int height) {
        BufferedImage scaled = new BufferedImage(width, height, image.getType());
        draw(image, scaled, width, height);
        return scaled;
    }

    private static void draw(BufferedImage from, BufferedImage to, int width, int height) {
        Graphics2D graphics = to.createGraphics();
        try {
            graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
            graphics.setRenderingHint(RenderingHints.KEY_RENDERING, RenderingHints.VALUE_RENDER_QUALITY);
            graphics.drawImage(from, 0, 0, width, height, null);
        } finally {
            graphics.dispose();
        }
    }

    private static boolean hasOwnProfile(BufferedImage image) {
        ColorSpace space = image.getColorModel().getColorSpace();
        return !space.isCS_sRGB() && space.getNumComponents() == 3;
    }

    private static boolean convertColours(BufferedImage from, BufferedImage to) {
        try {
            new ColorConvertOp(null).filter(from, to);
            return true;
        } catch (CMMException | IllegalArgumentException e) {
            // a damaged profile: the numbers are taken as sRGB
            return false;
        }
    }
}
