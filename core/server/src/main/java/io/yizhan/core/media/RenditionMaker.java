package io.yizhan.core.media;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * Makes the delivered sizes of an image: decoded, turned upright, scaled, written anew as JPEG, or as PNG when it is
 * transparent. Nothing but pixels goes from the upload to a rendition; the same upload gives the same bytes.
 */
final class RenditionMaker {
    /** Rises when the result for the same upload changes; stored renditions of a lower recipe are made again. */
    static final int RECIPE = 1;

    private static final float JPEG_QUALITY = 0.86f;

    private final PictureDecoder decoder;

    RenditionMaker(PictureDecoder decoder) {
        this.decoder = decoder;
    }

    PictureHeader header(Path file, FileFormat format) {
        return decoder.header(file, format);
    }

    /** Makes several sizes from one decoding, in the order asked. Errors: those of {@link PictureDecoder#decode}. */
    List<Made> make(Path file, FileFormat format, Collection<Preset> presets) throws IOException {
        PictureHeader header = decoder.header(file, format);
        BufferedImage stored = decoder.decode(file, format, header);
        List<Made> made = new ArrayList<>();
        for (Preset preset : presets) {
            BufferedImage fitted = header.orientation().apply(Pixels.fit(stored, preset.longSide()));
            FileFormat written = stored.getColorModel().hasAlpha() ? FileFormat.PNG : FileFormat.JPEG;
            byte[] content = written == FileFormat.PNG ? png(fitted) : jpeg(fitted);
            made.add(new Made(preset, written, fitted.getWidth(), fitted.getHeight(), content));
        }
        return made;
    }

    private static byte[] png(BufferedImage image) throws IOException {
        return write(image, "image/png", 1f);
    }

    private static byte[] jpeg(BufferedImage image) throws IOException {
        return write(image, "image/jpeg", JPEG_QUALITY);
    }

    private static byte[] write(BufferedImage image, String mediaType, float quality) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByMIMEType(mediaType).next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            ImageWriteParam param = writer.getDefaultWriteParam();
            if (mediaType.equals("image/jpeg")) {
                param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
                param.setCompressionQuality(quality);
            }
            writer.setOutput(out);
            var metadata = writer.getDefaultImageMetadata(ImageTypeSpecifier.createFromRenderedImage(image), param);
            writer.write(null, new IIOImage(image, null, metadata), param);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    /** A finished rendition; width and height in pixels, upright. The content is not copied: nobody changes it. */
    static final class Made {
        private final Preset preset;
        private final FileFormat format;
        private final int width;
        private final int height;
        private final byte[] content;

        Made(Preset preset, FileFormat format, int width, int height, byte[] content) {
            this.preset = preset;
            this.format = format;
            this.width = width;
            this.height = height;
            this.content = content;
        }

        Preset preset() {
            return preset;
        }

        FileFormat format() {
            return format;
        }

        byte[] content() {
            return content;
        }

        /** The row that says where it is kept. */
        Rendition of(UUID assetId) {
            return new Rendition(assetId, preset, RECIPE, format, width, height, content.length, Sha256.of(content));
        }
    }
}
