package io.yizhan.core.security;

import io.yizhan.core.model.Digests;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.UUID;
import javax.crypto.spec.SecretKeySpec;

/** Random secrets, and what is stored or sent in their stead: 256 random bits need no slow hash, so SHA-256 is enough. */
@Singleton
public final class Secrets {
    /** Without characters that are mistaken for another. */
    private static final String READABLE = "abcdefghjkmnpqrstuvwxyz23456789";

    private static final int SECRET_BYTES = 32;

    private final SecureRandom random;

    Secrets(SecureRandom random) {
        this.random = random;
    }

    /** 256 random bits as 43 characters of base64url. */
    public static String secret(SecureRandom random) {
        byte[] bytes = new byte[SECRET_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    String secret() {
        return secret(random);
    }

    /** A password a person can read out and type: five groups of four characters, about 99 bits. */
    String readablePassword() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 20; i++) {
            text.append(i > 0 && i % 4 == 0 ? "-" : "").append(READABLE.charAt(random.nextInt(READABLE.length())));
        }
        return text.toString();
    }

    /** A UUIDv7 (RFC 9562 §5.7): ids made later sort later. */
    UUID id(Instant now) {
        long high = (now.toEpochMilli() << 16) | 0x7000 | random.nextInt(0x1000);
        return new UUID(high, (random.nextLong() >>> 2) | 0x8000000000000000L);
    }

    /** Random lower-case letters and digits of base 32. */
    String prefix(int length) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append("abcdefghijklmnopqrstuvwxyz234567".charAt(random.nextInt(32)));
        }
        return text.toString();
    }

    /**
     * The CSRF token of a session: an HMAC keyed by the session's secret, which scripts cannot read. It is bound to the
     * session, changes with it, and says nothing about it.
     */
    static String csrfToken(String sessionSecret) {
        SecretKeySpec key = Digests.key(sessionSecret.getBytes(StandardCharsets.UTF_8));
        return seal(key, "yizhan csrf token", SECRET_BYTES);
    }

    /** What only who has the key can make of the text: the first bytes of an HMAC, as base64url. */
    static String seal(SecretKeySpec key, String text, int bytes) {
        byte[] whole = Digests.hmac(key, text.getBytes(StandardCharsets.UTF_8));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(whole, bytes));
    }

    /** Equality in the same time for every wrong text. */
    static boolean equal(String expected, String given) {
        return MessageDigest.isEqual(expected.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
    }
}
