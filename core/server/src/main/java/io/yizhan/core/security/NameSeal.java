package io.yizhan.core.security;

import io.yizhan.core.model.Digests;
import javax.crypto.spec.SecretKeySpec;

/**
 * Short names in the place of ids that not everybody may learn: the same for the same thing on all servers of an installation, and
 * nobody outside can make the name of a thing or tell the thing from its name.
 */
public final class NameSeal {
    private static final int BYTES = 12;

    private final SecretKeySpec key;

    /** @param key random bytes, the same on all servers */
    public NameSeal(byte[] key) {
        this.key = Digests.key(key);
    }

    /**
     * The name of a thing.
     *
     * @return 16 characters of base64url
     */
    public String of(String thing) {
        return Secrets.seal(key, thing, BYTES);
    }
}
