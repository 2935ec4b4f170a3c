package io.yizhan.core.trade;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.UUID;

/** Whose basket. */
public sealed interface BasketKey {
    /** Of who is signed in. */
    record OfUser(UUID user) implements BasketKey {}

    /**
     * Of somebody not signed in.
     *
     * @param token 32 random bytes as base64url, made by {@link BasketService#newVisitor}; known to the browser alone
     */
    record OfVisitor(String token) implements BasketKey {
        @Override
        public String toString() {
            return "OfVisitor[…]";
        }
    }

    /** What is stored in its stead: a token cannot be told from it. */
    default byte[] owner() {
        String text = switch (this) {
            case OfUser of -> "user:" + of.user();
            case OfVisitor of -> "visitor:" + of.token();
        };
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    default boolean visitor() {
        return this instanceof OfVisitor;
    }
}
