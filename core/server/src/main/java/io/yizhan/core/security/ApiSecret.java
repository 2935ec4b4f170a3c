package io.yizhan.core.security;

import io.yizhan.core.model.Digests;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text of an API token, shown once: {@code yz_<prefix>_<secret>}. The constant start lets leak scanners find it, the
 * prefix names the token in lists and logs, the secret has 256 random bits.
 *
 * @param prefix eight characters of base 32, unique
 * @param text the whole text
 */
record ApiSecret(String prefix, String text) {
    private static final Pattern SHAPE = Pattern.compile("yz_([a-z2-7]{8})_[A-Za-z0-9_-]{43}");

    static ApiSecret create(Secrets secrets) {
        String prefix = secrets.prefix(8);
        return new ApiSecret(prefix, "yz_" + prefix + "_" + secrets.secret());
    }

    /** Empty for anything that cannot be a token of ours, so that no look-up is done for it. */
    static Optional<ApiSecret> parse(String text) {
        Matcher parts = SHAPE.matcher(text);
        return parts.matches() ? Optional.of(new ApiSecret(parts.group(1), text)) : Optional.empty();
    }

    byte[] sha256() {
        return Digests.sha256(text);
    }

    /** For keys of maps: the text itself is kept nowhere. */
    String hash() {
        return Digests.sha256Hex(text);
    }

    @Override
    public String toString() {
        return "yz_" + prefix + "_***";
    }
}
