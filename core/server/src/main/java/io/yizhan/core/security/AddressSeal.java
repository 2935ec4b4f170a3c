package io.yizhan.core.security;

import io.yizhan.core.model.Digests;
import java.time.Instant;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals addresses that may be handed on: whoever has one may use it until the moment it names, and nobody can make one for
 * another thing or a later moment. All servers of an installation know each other's.
 */
public final class AddressSeal {
    private static final int BYTES = 16;

    private final SecretKeySpec key;

    /** @param key random bytes, the same on all servers */
    public AddressSeal(byte[] key) {
        this.key = Digests.key(key);
    }

    /**
     * The seal of a thing until a moment.
     *
     * @param until in whole seconds
     * @return 22 characters of base64url
     */
    public String of(String thing, Instant until) {
        return Secrets.seal(key, until.getEpochSecond() + " " + thing, BYTES);
    }

    /** Whether the seal is that of the thing and the moment; that the moment is to come is another question. */
    public boolean holds(String thing, Instant until, String seal) {
        return Secrets.equal(of(thing, until), seal);
    }
}
