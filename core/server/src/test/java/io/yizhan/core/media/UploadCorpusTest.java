package io.yizhan.core.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Files made to harm: each is refused with a typed answer and leaves neither file nor row, or is made harmless. */
@Tag("any-database")
class UploadCorpusTest {
    private static final int LIMIT = 300_000;

    @AutoClose
    private static final MediaServer SERVER = new MediaServer(java.util.Map.of("yizhan.media.max-upload-bytes", LIMIT));

    static Stream<Arguments> refused() {
        return Stream.of(bombs(), disguises(), drawings(), sizesAndNames()).flatMap(group -> group);
    }

    private static Stream<Arguments> bombs() {
        byte[] jpeg = Pictures.jpeg(40, 30);
        return Stream.of(
                Arguments.of("PNG of 30,000 × 30,000", "bomb.png", Pictures.hugePng(30_000, 30_000), 415),
                Arguments.of(
                        "PNG that claims the most a header can",
                        "max.png",
                        Pictures.png(Integer.MAX_VALUE, Integer.MAX_VALUE, new byte[20]),
                        415),
                Arguments.of("PNG of no pixels", "none.png", Pictures.png(0, 0, new byte[20]), 415),
                Arguments.of(
                        "PNG of a header alone", "head.png", java.util.Arrays.copyOf(Pictures.png(40, 30), 33), 415),
                Arguments.of("JPEG cut before its frame", "cut.jpg", java.util.Arrays.copyOf(jpeg, 60), 415),
                Arguments.of(
                        "JPEG whose frame claims 65,535 × 65,535", "claim.jpg", claiming(jpeg, 0xFFFF, 0xFFFF), 415),
                Arguments.of("GIF that claims 65,535 × 65,535", "claim.gif", gif(0xFFFF, 0xFFFF), 415),
                Arguments.of("TIFF that claims 2 billion rows", "claim.tif", tiff(100_000, 2_000_000_000), 415),
                Arguments.of("WebP of noise", "noise.webp", riff("WEBP", new byte[200]), 415));
    }

    /** Polyglots, and files that are not what they are named. */
    private static Stream<Arguments> disguises() {
        byte[] jpeg = Pictures.jpeg(40, 30);
        return Stream.of(
                Arguments.of("zip named jpg", "zip.jpg", ascii("PK\u0003\u0004aaaaaaaaaaaaaaaaaaaaaaaa"), 415),
                Arguments.of("program named jpg", "program.jpg", ascii("MZ\u0090aaaaaaaaaaaaaaaaaaaaaaaa"), 415),
                Arguments.of("page named png", "page.png", ascii("<!doctype html><script>alert(1)</script>"), 415),
                Arguments.of("page named txt", "page.txt", ascii("<html><script>alert(1)</script></html>"), 415),
                Arguments.of(
                        "page behind the start of an MP3 but named html",
                        "x.html",
                        ascii("ID3<html><script>1</script>"),
                        415),
                Arguments.of("PDF behind a page", "x.pdf", ascii("<html><script>1</script></html>%PDF-1.7"), 415),
                Arguments.of("MHTML", "x.mht", ascii("MIME-Version: 1.0\r\nContent-Type: multipart/related"), 415),
                Arguments.of(
                        "XML with XSLT",
                        "x.xml",
                        ascii("<?xml version='1.0'?><?xml-stylesheet href='a.xsl'?><a/>"),
                        415),
                Arguments.of("PNG named jpg", "x.jpg", Pictures.png(20, 20), 415),
                Arguments.of("JPEG named php", "x.php", jpeg, 415),
                Arguments.of(
                        "JPEG with PHP inside named phar",
                        "x.phar",
                        join(jpeg, ascii("<?php __HALT_COMPILER();")),
                        415),
                Arguments.of("spreadsheet", "x.xlsx", ascii("PK\u0003\u0004[Content_Types].xml"), 415),
                Arguments.of(
                        "play list that names a local file",
                        "x.m3u8",
                        ascii("#EXTM3U\n#EXTINF:1\nfile:///etc/passwd"),
                        415),
                Arguments.of(
                        "Matroska that is no WebM", "x.webm", ascii("\u001aE\u00df\u00a3B\u0082\u0088matroska"), 415));
    }

    private static Stream<Arguments> drawings() {
        return Stream.of(
                Arguments.of("SVG", "a.svg", ascii("<svg xmlns='http://www.w3.org/2000/svg'/>"), 415),
                Arguments.of("SVG named png", "a.png", ascii("<svg onload='alert(1)'/>"), 415),
                Arguments.of(
                        "SVG behind a DOCTYPE with entities",
                        "b.svg",
                        ascii("<!DOCTYPE svg [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><svg>&x;</svg>"),
                        415),
                Arguments.of(
                        "SVG in UTF-16",
                        "c.jpg",
                        "\uFEFF<svg onload='alert(1)'/>".getBytes(StandardCharsets.UTF_16LE),
                        415),
                Arguments.of("compressed SVG", "d.svgz", ascii("\u001f\u008b\u0008aaaaaaaaaaaa"), 415));
    }

    private static Stream<Arguments> sizesAndNames() {
        byte[] jpeg = Pictures.jpeg(40, 30);
        return Stream.of(
                Arguments.of("nothing", "empty.png", new byte[0], 400),
                Arguments.of(
                        "one byte beyond the limit", "large.pdf", join(ascii("%PDF-1.7\n"), new byte[LIMIT - 8]), 413),
                Arguments.of("far beyond the limit", "huge.pdf", join(ascii("%PDF-1.7\n"), new byte[4_000_000]), 413),
                // names that keep their true extension when what hides it is taken away
                Arguments.of("right-to-left override before an extension", "photo\u202Egpj.exe", jpeg, 415));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void refused(String description, String name, byte[] content, int status) {
        List<Path> files = SERVER.files();
        int rows = SERVER.rows();

        HttpResponse<String> response = SERVER.upload(name, content);

        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(MediaServer.code(response)).isIn("UNSUPPORTED_MEDIA", "PAYLOAD_TOO_LARGE", "BAD_USER_INPUT");
        assertThat(SERVER.files()).as("files left of: %s", description).isEqualTo(files);
        assertThat(SERVER.rows()).isEqualTo(rows);
    }

    static Stream<Arguments> names() {
        return Stream.of(
                Arguments.of("../../../etc/passwd.png", "passwd.png"),
                Arguments.of("C:/windows/evil.png", "evil.png"),
                Arguments.of("/etc/cron.d/x.png", "x.png"),
                Arguments.of("photo\u202E\u2066.png", "photo.png"),
                Arguments.of("dots and space .. .png", "dots and space.png"),
                Arguments.of("CON.png", "_CON.png"),
                Arguments.of(".htaccess", "htaccess.png"),
                Arguments.of("no-extension", "no-extension.png"),
                Arguments.of("UPPER.PNG", "UPPER.png"),
                Arguments.of("e\u0301te\u0301.png", "\u00e9t\u00e9.png"),
                Arguments.of("\uD83D\uDC09 龙.png", "\uD83D\uDC09 龙.png"),
                Arguments.of("长".repeat(300) + ".png", "长".repeat(58) + ".png"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void names(String sent, String stored) {
        // bytes of its own for each name, else it would be the same asset
        byte[] content = Pictures.png(20 + Math.floorMod(sent.hashCode(), 97), 20 + sent.length() % 31);

        HttpResponse<String> response = SERVER.upload(sent, content);

        assertThat(response.statusCode()).as(response.body()).isIn(200, 201);
        if (response.statusCode() == 201) {
            assertThat(MediaServer.json(response).get("name").asString()).isEqualTo(stored);
        }
        assertThat(FileName.of(sent).extension().isEmpty() ? FileName.of(sent).withExtension("png") : FileName.of(sent))
                .hasToString(stored);
        assertThat(SERVER.files()).allMatch(file -> file.normalize().startsWith(SERVER.folder));
    }

    private static byte[] claiming(byte[] jpeg, int width, int height) {
        byte[] changed = jpeg.clone();
        for (int i = 2; i < changed.length - 9; i++) {
            if ((changed[i] & 0xFF) == 0xFF && (changed[i + 1] & 0xFF) == 0xC0) {
                ByteBuffer.wrap(changed).putShort(i + 5, (short) height).putShort(i + 7, (short) width);
                return changed;
            }
        }
        throw new IllegalStateException("no frame");
    }

    private static byte[] gif(int width, int height) {
        byte[] changed = Pictures.written(Pictures.painted(20, 20, BufferedImage.TYPE_INT_RGB), "gif");
        ByteBuffer buffer = ByteBuffer.wrap(changed).order(ByteOrder.LITTLE_ENDIAN);
        buffer.putShort(6, (short) width).putShort(8, (short) height);
        for (int i = 13; i < changed.length - 10; i++) {
            // the image descriptor: comma, left 0, top 0, width 20, height 20
            if (changed[i] == ',' && buffer.getInt(i + 1) == 0 && buffer.getShort(i + 5) == 20) {
                buffer.putShort(i + 5, (short) width).putShort(i + 7, (short) height);
            }
        }
        return changed;
    }

    private static byte[] tiff(int width, int height) {
        ByteBuffer tiff = ByteBuffer.allocate(200).order(ByteOrder.LITTLE_ENDIAN);
        tiff.put(ascii("II")).putShort((short) 42).putInt(8).putShort((short) 6);
        int[][] entries = {
            {256, width}, {257, height}, {258, 8}, {259, 1}, {262, 1}, {273, 150},
        };
        for (int[] entry : entries) {
            tiff.putShort((short) entry[0]).putShort((short) 4).putInt(1).putInt(entry[1]);
        }
        return tiff.array();
    }

    private static byte[] riff(String type, byte[] content) {
        return ByteBuffer.allocate(content.length + 12)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(ascii("RIFF"))
                .putInt(content.length + 4)
                .put(ascii(type))
                .put(content)
                .array();
    }

    static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    static byte[] join(byte[]... parts) {
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        Stream.of(parts).forEach(joined::writeBytes);
        return joined.toByteArray();
    }
}
