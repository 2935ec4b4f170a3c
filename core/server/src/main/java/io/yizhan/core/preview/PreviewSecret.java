package io.yizhan.core.preview;

import io.yizhan.core.model.Digests;
import io.yizhan.core.security.Secrets;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.regex.Pattern;

/** The text of a preview token, shown once: {@code yzp_} and 256 random bits. Leak scanners find it by its start. */
record PreviewSecret(String text) {
    private static final Pattern SHAPE = Pattern.compile("yzp_[A-Za-z0-9_-]{43}");

    static PreviewSecret create(SecureRandom random) {
        return new PreviewSecret("yzp_" + Secrets.secret(random));
    }

    /** Empty for anything that cannot be one of ours, so that nothing is looked up for it. */
    static Optional<PreviewSecret> parse(String text) {
        return SHAPE.matcher(text).matches() ? Optional.of(new PreviewSecret(text)) : Optional.empty();
    }

    /** What is kept in its stead: 256 random bits need no slow hash. */
    String hash() {
        return Digests.sha256Hex(text);
    }

    @Override
    public String toString() {
        return "yzp_***";
    }
}
