package io.yizhan.core.media;

import io.yizhan.core.problem.Problem;
import io.yizhan.core.problem.ProblemCode;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.concurrent.atomic.AtomicReference;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.FileImageInputStream;

/**
 * Reads images that nobody vouches for: the size from the header first, then pixels only when there are few enough, in a
 * {@link DecoderPool}, from the first frame alone. Metadata is neither read nor inflated.
 */
final class PictureDecoder {
    /** More pixels than this are thinned out while reading; what is left is still larger than any preset. */
    private static final double FULL_DETAIL_PIXELS = 16_000_000;

    private final long maxPixels;
    private final DecoderPool pool;

    PictureDecoder(long maxPixels, DecoderPool pool) {
        this.maxPixels = maxPixels;
        this.pool = pool;
    }

    /** Size and orientation. Throws UNSUPPORTED_MEDIA when the file is damaged or has too many pixels. */
    PictureHeader header(Path file, FileFormat format) {
        AtomicReference<ImageReader> reading = new AtomicReference<>();
        PictureHeader header = pool.run(() -> readHeader(file, format, reading), () -> abort(reading));
        if (header.pixels() > maxPixels) {
            throw Problem.of(ProblemCode.UNSUPPORTED_MEDIA, "media.tooManyPixels")
                    .with("width", header.width())
                    .with("height", header.height())
                    .with("megapixels", maxPixels / 1_000_000)
                    .exception();
        }
        return header;
    }

    /** The first frame as stored (not turned), in sRGB; see {@link Pixels}. Give it only a header made by this object. */
    BufferedImage decode(Path file, FileFormat format, PictureHeader header) {
        AtomicReference<ImageReader> reading = new AtomicReference<>();
        return pool.run(() -> readPixels(file, format, header, reading), () -> abort(reading));
    }

    private static PictureHeader readHeader(Path file, FileFormat format, AtomicReference<ImageReader> reading)
            throws IOException {
        try (FileImageInputStream in = new FileImageInputStream(file.toFile())) {
            ImageReader reader = reader(format);
            try {
                reading.set(reader);
                reader.setInput(in, true, true);
                int width = reader.getWidth(0);
                int height = reader.getHeight(0);
                if (width < 1 || height < 1) {
                    throw new IOException("The image has no pixels");
                }
                return new PictureHeader(width, height, ExifOrientation.read(file, format));
            } finally {
                reader.dispose();
            }
        }
    }

    private static BufferedImage readPixels(
            Path file, FileFormat format, PictureHeader header, AtomicReference<ImageReader> reading)
            throws IOException {
        try (FileImageInputStream in = new FileImageInputStream(file.toFile())) {
            ImageReader reader = reader(format);
            try {
                reading.set(reader);
                reader.setInput(in, true, true);
                ImageReadParam param = reader.getDefaultReadParam();
                int step = (int) Math.ceil(Math.sqrt(header.pixels() / FULL_DETAIL_PIXELS));
                if (step > 1) {
                    param.setSourceSubsampling(step, step, 0, 0);
                }
                return Pixels.standard(reader.read(0, param));
            } finally {
                reader.dispose();
            }
        }
    }

    private static void abort(AtomicReference<ImageReader> reading) {
        ImageReader reader = reading.get();
        if (reader != null) {
            reader.abort();
        }
    }

    private static ImageReader reader(FileFormat format) {
        Iterator<ImageReader> readers = ImageIO.getImageReadersByMIMEType(format.mediaType());
        if (!readers.hasNext()) {
            throw new IllegalStateException("The program has no reader for " + format.mediaType());
        }
        return readers.next();
    }
}
