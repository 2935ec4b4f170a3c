package io.yizhan.core.backup;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Fails for the first byte above those that were announced. */
final class Bounded extends FilterInputStream {
    private long left;

    Bounded(InputStream in, long bytes) {
        super(in);
        this.left = bytes;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        int read = super.read(into, offset, length);
        left -= Math.max(0, read);
        if (left < 0) {
            throw new IOException("longer than announced");
        }
        return read;
    }

    @Override
    public long skip(long bytes) throws IOException {
        throw new IOException("nothing is left out here");
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
