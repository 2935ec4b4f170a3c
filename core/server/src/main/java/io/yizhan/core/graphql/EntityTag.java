package io.yizhan.core.graphql;

import io.yizhan.core.model.Digests;
import java.util.Arrays;
import java.util.HexFormat;

/** ETags of answers: weak, as the same answer goes out under two media types. */
public final class EntityTag {
    private static final int BYTES = 12;
    private static final String WEAK = "W/";

    private EntityTag() {}

    /** The tag of a body. */
    public static String of(byte[] body) {
        return WEAK + '"' + HexFormat.of().formatHex(Arrays.copyOf(Digests.sha256(body), BYTES)) + '"';
    }

    /** Whether a value of If-None-Match names the tag: {@code *} or a list, compared weakly. */
    public static boolean matches(String header, String tag) {
        String opaque = tag.substring(WEAK.length());
        for (String part : header.split(",", 100)) {
            String one = part.strip();
            if (one.equals("*") || (one.startsWith(WEAK) ? one.substring(WEAK.length()) : one).equals(opaque)) {
                return true;
            }
        }
        return false;
    }
}
