package io.yizhan.core.media;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * Reads the orientation tag and nothing else, in bounded steps: only the first 64 kB of an EXIF block, at most 1,000
 * segments, nothing inflated. A damaged block means upright, never a refusal.
 */
final class ExifOrientation {
    private static final int MAX_BLOCK = 64 * 1024;
    private static final int MAX_SEGMENTS = 1000;
    private static final int TAG = 0x0112;

    private final FileChannel file;

    private ExifOrientation(FileChannel file) {
        this.file = file;
    }

    static Orientation read(Path path, FileFormat format) throws IOException {
        try (FileChannel file = FileChannel.open(path)) {
            ExifOrientation reader = new ExifOrientation(file);
            return switch (format) {
                case JPEG -> reader.jpeg();
                case PNG -> reader.png();
                case WEBP -> reader.webp();
                case TIFF -> reader.tiff(0);
                default -> Orientation.UPRIGHT;
            };
        }
    }

    private Orientation jpeg() throws IOException {
        long at = 2;
        for (int i = 0; i < MAX_SEGMENTS; i++) {
            ByteBuffer segment = at(at, 10, ByteOrder.BIG_ENDIAN);
            if (segment.remaining() < 4 || (segment.get(0) & 0xFF) != 0xFF) {
                break;
            }
            int marker = segment.get(1) & 0xFF;
            int length = Short.toUnsignedInt(segment.getShort(2));
            if (marker == 0xDA || length < 2) {
                break;
            }
            if (marker == 0xE1 && segment.remaining() == 10 && "Exif\0\0".equals(ascii(segment, 4, 6))) {
                return tiff(at + 10);
            }
            at += 2L + length;
        }
        return Orientation.UPRIGHT;
    }

    private Orientation png() throws IOException {
        long at = 8;
        for (int i = 0; i < MAX_SEGMENTS; i++) {
            ByteBuffer chunk = at(at, 8, ByteOrder.BIG_ENDIAN);
            if (chunk.remaining() < 8) {
                break;
            }
            if ("eXIf".equals(ascii(chunk, 4, 4))) {
                return tiff(at + 8);
            }
            at += 12L + Integer.toUnsignedLong(chunk.getInt(0));
        }
        return Orientation.UPRIGHT;
    }

    private Orientation webp() throws IOException {
        long at = 12;
        for (int i = 0; i < MAX_SEGMENTS; i++) {
            ByteBuffer chunk = at(at, 8, ByteOrder.LITTLE_ENDIAN);
            if (chunk.remaining() < 8) {
                break;
            }
            if ("EXIF".equals(ascii(chunk, 0, 4))) {
                ByteBuffer start = at(at + 8, 6, ByteOrder.BIG_ENDIAN);
                // some writers keep the prefix that belongs to JPEG
                boolean prefixed = start.remaining() == 6 && "Exif\0\0".equals(ascii(start, 0, 6));
                return tiff(at + (prefixed ? 14 : 8));
            }
            long length = Integer.toUnsignedLong(chunk.getInt(4));
            at += 8 + length + (length & 1);
        }
        return Orientation.UPRIGHT;
    }

    private Orientation tiff(long start) throws IOException {
        ByteBuffer header = at(start, 8, ByteOrder.BIG_ENDIAN);
        if (header.remaining() < 8) {
            return Orientation.UPRIGHT;
        }
        ByteOrder order = header.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
        long directory = Integer.toUnsignedLong(header.order(order).getInt(4));
        ByteBuffer entries = at(start + directory, MAX_BLOCK, order);
        if (entries.remaining() < 2) {
            return Orientation.UPRIGHT;
        }
        int count = Short.toUnsignedInt(entries.getShort(0));
        for (int i = 0; i < count && 2 + i * 12 + 12 <= entries.limit(); i++) {
            int entry = 2 + i * 12;
            if (Short.toUnsignedInt(entries.getShort(entry)) == TAG) {
                return Orientation.ofTag(Short.toUnsignedInt(entries.getShort(entry + 8)));
            }
        }
        return Orientation.UPRIGHT;
    }

    private ByteBuffer at(long position, int most, ByteOrder order) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(most).order(order);
        while (bytes.hasRemaining() && file.read(bytes, position + bytes.position()) > 0) {
            // until the buffer is full or the file ends
        }
        return bytes.flip();
    }

    private static String ascii(ByteBuffer bytes, int at, int length) {
        byte[] text = new byte[length];
        bytes.get(at, text);
        return new String(text, StandardCharsets.ISO_8859_1);
    }
}
