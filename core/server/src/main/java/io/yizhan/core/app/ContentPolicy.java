package io.yizhan.core.app;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The Content-Security-Policy of the admin's pages (CSP level 3). */
final class ContentPolicy {
    private static final Pattern IMPORT_MAP =
            Pattern.compile("<script type=\"importmap\">(.*?)</script>", Pattern.DOTALL);
    private static final Pattern NONCE_PLACE = Pattern.compile("(<meta name=\"csp-nonce\" content=\")[^\"]*(\")");
    private static final int NONCE_BYTES = 18;
    private static final String COMMON = "default-src 'none'; img-src 'self' blob: data:; media-src 'self' blob:; "
            + "font-src 'self'; connect-src 'self'; manifest-src 'self'; frame-src 'self'; base-uri 'none'; "
            + "form-action 'self'; frame-ancestors 'none'; ";

    private ContentPolicy() {}

    /** A nonce nobody can guess; each answer has its own. */
    static String nonce(SecureRandom random) {
        byte[] bytes = new byte[NONCE_BYTES];
        random.nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }

    /** The page with the nonce where its script looks for it (and hands it to antd's style elements). */
    static String withNonce(String html, String nonce) {
        return NONCE_PLACE.matcher(html).replaceFirst("$1" + Matcher.quoteReplacement(nonce) + "$2");
    }

    /** Own scripts and the import map of this very page; own styles and those that carry the nonce. */
    static String ofAdmin(String html, String nonce) {
        Matcher map = IMPORT_MAP.matcher(html);
        String hash = map.find() ? " 'sha256-" + sha256(map.group(1)) + "'" : "";
        return COMMON + "script-src 'self'" + hash + "; style-src 'self' 'nonce-" + nonce + "'; worker-src 'self'";
    }

    /** The GraphQL explorer: its editor writes style elements without a nonce and starts workers from blobs. */
    static String ofExplorer() {
        return COMMON + "script-src 'self'; style-src 'self' 'unsafe-inline'; worker-src 'self' blob:";
    }

    private static String sha256(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
