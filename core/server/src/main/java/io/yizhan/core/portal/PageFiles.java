package io.yizhan.core.portal;

import io.yizhan.core.model.Digests;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

/** Style sheet, seal and fonts of the pages. The style sheet begins with the tokens the admin is made from. */
@Singleton
final class PageFiles {
    private static final String FOLDER = "/catalog/files/";
    private static final String DARK_OF_ADMIN = ":root[data-theme='dark'] {";
    private static final String DARK_OF_SYSTEM = "@media screen and (prefers-color-scheme: dark) { :root {";

    private final Map<String, Held> files;

    /** A file as it is sent. */
    @SuppressWarnings("ArrayRecordComponent") // bytes are never compared, and copying each answer would cost
    record Held(byte[] bytes, String mediaType, String version) {}

    PageFiles() {
        files = Map.of(
                "pages.css", held(styleSheet().getBytes(StandardCharsets.UTF_8), "text/css; charset=utf-8"),
                "seal.svg", held(read("seal.svg"), "image/svg+xml"),
                "noto-naskh-arabic-400.woff2", held(read("fonts/noto-naskh-arabic-400.woff2"), "font/woff2"),
                "noto-naskh-arabic-600.woff2", held(read("fonts/noto-naskh-arabic-600.woff2"), "font/woff2"));
    }

    Optional<Held> find(String name) {
        return Optional.ofNullable(files.get(name));
    }

    /** Address of the style sheet; another one for other contents. */
    String styles() {
        return FOLDER + "pages.css?v=" + find("pages.css").map(Held::version).orElse("");
    }

    /** Pages without scripts know the system's choice of dark only. */
    private static String styleSheet() {
        String tokens = new String(read("tokens.css"), StandardCharsets.UTF_8);
        int start = tokens.indexOf(DARK_OF_ADMIN);
        int end = tokens.indexOf('}', start);
        String dark = tokens.substring(start + DARK_OF_ADMIN.length(), end);
        return tokens.substring(0, start) + DARK_OF_SYSTEM + dark + "} }" + tokens.substring(end + 1)
                + new String(read("pages.css"), StandardCharsets.UTF_8);
    }

    private static Held held(byte[] bytes, String mediaType) {
        return new Held(bytes, mediaType, HexFormat.of().formatHex(Digests.sha256(bytes), 0, 8));
    }

    private static byte[] read(String name) {
        try (InputStream in = PageFiles.class.getResourceAsStream("/portal/" + name)) {
            if (in == null) {
                throw new IllegalStateException("The program lacks the file portal/" + name);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
