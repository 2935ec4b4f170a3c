package io.yizhan.core.security;

import java.util.List;
import java.util.Optional;

/**
 * Content-Security-Policy headers. The filter of this room sets {@link #api()} on every answer that has none; a controller
 * that serves a page sets the one of its page.
 */
public final class ContentSecurityPolicy {
    /** Name of the header. */
    public static final String HEADER = "Content-Security-Policy";

    private ContentSecurityPolicy() {}

    /** For JSON and everything else that is no page: nothing may be loaded or run. */
    public static String api() {
        return "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
    }

    /** For files that people uploaded: as {@link #api()}, and in a sandbox. */
    public static String asset() {
        return "default-src 'none'; sandbox; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
    }

    /**
     * For the admin.
     *
     * @param scriptHashes SHA-256 (base64) of inline scripts, such as the import map
     * @param styleNonce a fresh random value per answer, which the page hands to its styles
     * @param mediaOrigin origin of pictures when they are not served here
     */
    public static String admin(List<String> scriptHashes, Optional<String> styleNonce, Optional<String> mediaOrigin) {
        StringBuilder scripts = new StringBuilder("'self'");
        scriptHashes.forEach(hash -> scripts.append(" 'sha256-").append(hash).append("'"));
        String styles =
                "'self'" + styleNonce.map(nonce -> " 'nonce-" + nonce + "'").orElse("");
        return ofEditors(scripts.toString(), styles, "'self'", mediaOrigin);
    }

    /** For the GraphQL explorer: its editor writes style elements without a nonce and starts workers from blobs. */
    public static String explorer(Optional<String> mediaOrigin) {
        return ofEditors("'self'", "'self' 'unsafe-inline'", "'self' blob:", mediaOrigin);
    }

    private static String ofEditors(String scripts, String styles, String workers, Optional<String> mediaOrigin) {
        String media = mediaOrigin.map(origin -> " " + origin).orElse("");
        return "default-src 'none'; script-src " + scripts + "; style-src " + styles + "; worker-src " + workers
                + "; img-src 'self' blob: data:" + media
                + "; media-src 'self' blob:" + media
                + "; connect-src 'self'; font-src 'self'; manifest-src 'self'; frame-src 'self'"
                + "; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
    }

    /** For the sample site: its own files and the API of this server; scripts cannot make HTML of texts. */
    public static String sampleSite(Optional<String> mediaOrigin) {
        return "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'"
                + mediaOrigin.map(origin -> " " + origin).orElse("")
                + "; connect-src 'self'; font-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'self'"
                + "; require-trusted-types-for 'script'; trusted-types 'none'";
    }

    /** For the partners' pages: own scripts and styles only. */
    public static String page(Optional<String> mediaOrigin) {
        return "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:"
                + mediaOrigin.map(origin -> " " + origin).orElse("")
                + "; connect-src 'self'; font-src 'self'; manifest-src 'self'"
                + "; base-uri 'none'; form-action 'self'; frame-ancestors 'self'";
    }
}
