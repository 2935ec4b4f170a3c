package io.yizhan.core.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A secret shared with the receiver, and what it signs: HMAC-SHA256 over {@code id.timestamp.body}, as
 * <a href="https://www.standardwebhooks.com">Standard Webhooks</a> says.
 */
final class SigningKey {
    private static final String PREFIX = "whsec_";
    private static final int LEAST = 24;
    private static final int MOST = 64;
    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec key;

    private SigningKey(byte[] bytes) {
        this.key = new SecretKeySpec(bytes, ALGORITHM);
    }

    /** @throws IllegalArgumentException if it is no secret of 24 to 64 bytes in base64 behind {@code whsec_} */
    static SigningKey parse(String text) {
        byte[] bytes = text.startsWith(PREFIX) ? decoded(text.substring(PREFIX.length())) : new byte[0];
        if (bytes.length < LEAST || bytes.length > MOST) {
            // The value itself is a secret and not repeated.
            throw new IllegalArgumentException("yizhan.webhook.purge-secret has to be " + PREFIX + " and the base64 of "
                    + LEAST + " to " + MOST + " random bytes. Make one with: echo whsec_$(openssl rand -base64 32)");
        }
        return new SigningKey(bytes);
    }

    private static byte[] decoded(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }

    /** The signature of a message sent at a second since 1970, with its version: {@code v1,…}. */
    String sign(String id, long timestamp, byte[] body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update((id + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8));
            return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has " + ALGORITHM, e);
        }
    }

    @Override
    public String toString() {
        return PREFIX + "***";
    }
}
