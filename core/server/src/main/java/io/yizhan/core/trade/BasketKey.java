package io.yizhan.core.trade;

import io.yizhan.core.model.Digests;
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
        return Digests.sha256(
                switch (this) {
                    case OfUser of -> "user:" + of.user();
                    case OfVisitor of -> "visitor:" + of.token();
                });
    }

    default boolean visitor() {
        return this instanceof OfVisitor;
    }
}
