package io.yizhan.core.media;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Tells the format of a file by its first bytes. The name only decides between formats that share a container (an MP4 file
 * with sound alone) and whether a bare MPEG audio frame may count as MP3; it never makes a file something its bytes are not.
 */
final class FormatSniffer {
    /** How many bytes from the start are looked at. */
    static final int HEAD = 4096;

    private static final Set<String> MP4_BRANDS = Set.of(
            "isom", "iso2", "iso4", "iso5", "iso6", "iso8", "mp41", "mp42", "avc1", "dash", "MSNV", "M4V ", "M4VH",
            "M4VP");
    private static final Set<String> M4A_BRANDS = Set.of("M4A ", "M4B ");

    private final byte[] head;
    private final String extension;

    private FormatSniffer(byte[] head, String extension) {
        this.head = head;
        this.extension = extension;
    }

    /**
     * The format of a file.
     *
     * @param head its first bytes, at most {@link #HEAD} are needed
     * @param extension lower case, without dot, may be empty
     * @return empty when it is none of the closed list
     */
    static Optional<FileFormat> sniff(byte[] head, String extension) {
        return new FormatSniffer(head, extension).sniff();
    }

    /** Whether the file is an SVG picture, by name or by content; it gets a sentence of its own. */
    static boolean looksLikeSvg(byte[] head, String extension) {
        if (extension.equals("svg") || extension.equals("svgz")) {
            return true;
        }
        // UTF-16 text shows its letters at every second byte
        String text = new String(head, StandardCharsets.ISO_8859_1).replace("\0", "");
        return text.toLowerCase(Locale.ROOT).contains("<svg")
                && text.stripLeading().matches("(?s)[^a-zA-Z0-9]{0,4}<.*");
    }

    private Optional<FileFormat> sniff() {
        if (starts(0, 0xFF, 0xD8, 0xFF)) {
            return Optional.of(FileFormat.JPEG);
        }
        if (starts(0, 0x89, 'P', 'N', 'G', 0x0D, 0x0A, 0x1A, 0x0A)) {
            return Optional.of(FileFormat.PNG);
        }
        if (text(0, "GIF87a") || text(0, "GIF89a")) {
            return Optional.of(FileFormat.GIF);
        }
        if (starts(0, 'I', 'I', 42, 0) || starts(0, 'M', 'M', 0, 42)) {
            return Optional.of(FileFormat.TIFF);
        }
        if (text(0, "%PDF-")) {
            return Optional.of(FileFormat.PDF);
        }
        return text(0, "RIFF") ? riff() : sound();
    }

    private Optional<FileFormat> riff() {
        if (text(8, "WEBP")) {
            return Optional.of(FileFormat.WEBP);
        }
        return text(8, "WAVE") ? Optional.of(FileFormat.WAV) : Optional.empty();
    }

    private Optional<FileFormat> sound() {
        if (text(0, "OggS")) {
            return Optional.of(FileFormat.OGG);
        }
        if (text(0, "ID3") || (extension.equals("mp3") && mpegAudioFrame())) {
            return Optional.of(FileFormat.MP3);
        }
        if (text(4, "ftyp")) {
            return mp4();
        }
        return starts(0, 0x1A, 0x45, 0xDF, 0xA3) && webmDocType() ? Optional.of(FileFormat.WEBM) : Optional.empty();
    }

    private Optional<FileFormat> mp4() {
        String brand = head.length < 12 ? "" : new String(head, 8, 4, StandardCharsets.ISO_8859_1);
        if (M4A_BRANDS.contains(brand)) {
            return Optional.of(FileFormat.M4A);
        }
        if (!MP4_BRANDS.contains(brand)) {
            return Optional.empty();
        }
        return Optional.of(extension.equals("m4a") ? FileFormat.M4A : FileFormat.MP4);
    }

    /** ISO 11172-3: eleven bits of sync, a known version, layer III, a bit rate and a sample rate that exist. */
    private boolean mpegAudioFrame() {
        return head.length >= 4
                && (head[0] & 0xFF) == 0xFF
                && (head[1] & 0xE0) == 0xE0
                && (head[1] & 0x18) != 0x08
                && (head[1] & 0x06) == 0x02
                && (head[2] & 0xF0) != 0xF0
                && (head[2] & 0x0C) != 0x0C;
    }

    /** The EBML header of WebM names its DocType (element 0x4282) in the first bytes. */
    private boolean webmDocType() {
        for (int i = 4; i < Math.min(head.length - 7, 64); i++) {
            if (starts(i, 0x42, 0x82) && text(i + 3, "webm")) {
                return true;
            }
        }
        return false;
    }

    private boolean text(int at, String ascii) {
        for (int i = 0; i < ascii.length(); i++) {
            if (at + i >= head.length || head[at + i] != (byte) ascii.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private boolean starts(int at, int... bytes) {
        for (int i = 0; i < bytes.length; i++) {
            if (at + i >= head.length || head[at + i] != (byte) bytes[i]) {
                return false;
            }
        }
        return true;
    }
}
