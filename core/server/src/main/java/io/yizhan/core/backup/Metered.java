package io.yizhan.core.backup;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Counts and hashes what passes. Closing it leaves open what is behind. */
final class Metered extends FilterOutputStream {
    private final MessageDigest digest;
    private long bytes;

    Metered(OutputStream out) {
        super(out);
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This Java has no SHA-256", e);
        }
    }

    @Override
    public void write(int one) throws IOException {
        write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] from, int offset, int length) throws IOException {
        digest.update(from, offset, length);
        out.write(from, offset, length);
        bytes += length;
    }

    @Override
    public void close() throws IOException {
        flush();
    }

    /** What has passed; ends the counting. */
    Sum sum() {
        return new Sum(bytes, HexFormat.of().formatHex(digest.digest()));
    }

    /** Reads to the end. */
    static Sum of(InputStream in) throws IOException {
        Metered meter = new Metered(OutputStream.nullOutputStream());
        long passed = in.transferTo(meter);
        assert passed == meter.bytes;
        return meter.sum();
    }

    /** @param sha256 64 lower-case digits */
    record Sum(long bytes, String sha256) {}
}
