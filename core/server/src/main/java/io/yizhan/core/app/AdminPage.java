package io.yizhan.core.app;

import io.yizhan.core.model.Digests;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The admin's page as one answer carries it.
 *
 * @param html the page, with the nonce where its script looks for it (and hands it to antd's style elements)
 * @param nonce nobody can guess it; each answer has its own
 */
record AdminPage(String html, String nonce) {
    private static final Pattern IMPORT_MAP =
            Pattern.compile("<script type=\"importmap\">(.*?)</script>", Pattern.DOTALL);
    private static final Pattern NONCE_PLACE = Pattern.compile("(<meta name=\"csp-nonce\" content=\")[^\"]*(\")");
    private static final int NONCE_BYTES = 18;

    /** The built page with a fresh nonce. */
    static AdminPage of(String built, SecureRandom random) {
        byte[] bytes = new byte[NONCE_BYTES];
        random.nextBytes(bytes);
        String nonce = Base64.getEncoder().encodeToString(bytes);
        return new AdminPage(
                NONCE_PLACE.matcher(built).replaceFirst("$1" + Matcher.quoteReplacement(nonce) + "$2"), nonce);
    }

    /** SHA-256 (base64) of the import map, the one script that stands in the page itself. */
    List<String> scriptHashes() {
        Matcher map = IMPORT_MAP.matcher(html);
        return map.find() ? List.of(Base64.getEncoder().encodeToString(Digests.sha256(map.group(1)))) : List.of();
    }
}
