package io.yizhan.core.portal;

import io.yizhan.core.model.Digests;
import jakarta.inject.Singleton;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

/** Style sheet, seal and fonts of the pages; the ground of the style sheet and the fonts are those of the sample site. */
@Singleton
final class PageFiles {
    private static final String FOLDER = "/catalog/files/";
    private static final String OWN = "/portal/";
    private static final String SAMPLE_SITE = "/sample-site/";

    private final Map<String, Held> files;

    /** A file as it is sent. */
    @SuppressWarnings("ArrayRecordComponent") // bytes are never compared, and copying each answer would cost
    record Held(byte[] bytes, String mediaType, String version) {}

    PageFiles() {
        files = Map.of(
                "pages.css", held(styleSheet(), "text/css; charset=utf-8"),
                "seal.svg", held(read(OWN + "seal.svg"), "image/svg+xml"),
                "noto-naskh-arabic-400.woff2", font(400),
                "noto-naskh-arabic-600.woff2", font(600));
    }

    Optional<Held> find(String name) {
        return Optional.ofNullable(files.get(name));
    }

    /** Address of the style sheet; another one for other contents. */
    String styles() {
        return FOLDER + "pages.css?v=" + find("pages.css").map(Held::version).orElse("");
    }

    private static byte[] styleSheet() {
        ByteArrayOutputStream sheet = new ByteArrayOutputStream();
        sheet.writeBytes(read(SAMPLE_SITE + "ground.css"));
        sheet.writeBytes(read(OWN + "pages.css"));
        return sheet.toByteArray();
    }

    private static Held font(int weight) {
        return held(read(SAMPLE_SITE + "fonts/noto-naskh-arabic-" + weight + ".woff2"), "font/woff2");
    }

    private static Held held(byte[] bytes, String mediaType) {
        return new Held(bytes, mediaType, HexFormat.of().formatHex(Digests.sha256(bytes), 0, 8));
    }

    private static byte[] read(String name) {
        try (InputStream in = PageFiles.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("The program lacks the file " + name);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
