package io.yizhan.core.media;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Counts and hashes bytes while they pass. One object for one stream. */
final class Sha256 {
    private static final int CHUNK = 64 * 1024;

    private final MessageDigest digest;
    private long bytes;

    Sha256() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }

    static BlobKey of(byte[] content) {
        Sha256 hash = new Sha256();
        hash.digest.update(content);
        return hash.key();
    }

    /** Copies until the stream ends or {@code limit} bytes have passed, whichever is first. */
    void copy(InputStream from, OutputStream to, long limit) throws IOException {
        byte[] chunk = new byte[CHUNK];
        while (bytes < limit) {
            int read = from.read(chunk, 0, (int) Math.min(CHUNK, limit - bytes));
            if (read < 0) {
                return;
            }
            digest.update(chunk, 0, read);
            to.write(chunk, 0, read);
            bytes += read;
        }
    }

    long bytes() {
        return bytes;
    }

    /** The key of all that passed; ends the counting. */
    BlobKey key() {
        return new BlobKey(HexFormat.of().formatHex(digest.digest()));
    }
}
