package io.yizhan.core.media;

/**
 * Name of stored bytes: their SHA-256 (FIPS 180-4).
 *
 * @param sha256 64 lower case hexadecimal digits; nothing else, so that a key can never climb folders
 */
public record BlobKey(String sha256) {
    public BlobKey {
        if (!sha256.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException("Not a SHA-256 in hexadecimal: " + sha256.length() + " characters");
        }
    }

    @Override
    public String toString() {
        return sha256;
    }
}
