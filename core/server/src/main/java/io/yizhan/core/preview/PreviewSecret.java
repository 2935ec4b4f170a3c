package io.yizhan.core.preview;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/** The text of a preview token, shown once: {@code yzp_} and 256 random bits. Leak scanners find it by its start. */
record PreviewSecret(String text) {
    private static final Pattern SHAPE = Pattern.compile("yzp_[A-Za-z0-9_-]{43}");
    private static final int BYTES = 32;

    static PreviewSecret create(SecureRandom random) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return new PreviewSecret(
                "yzp_" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /** Empty for anything that cannot be one of ours, so that nothing is looked up for it. */
    static Optional<PreviewSecret> parse(String text) {
        return SHAPE.matcher(text).matches() ? Optional.of(new PreviewSecret(text)) : Optional.empty();
    }

    /** What is kept in its stead: 256 random bits need no slow hash. */
    String hash() {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return "yzp_***";
    }
}
