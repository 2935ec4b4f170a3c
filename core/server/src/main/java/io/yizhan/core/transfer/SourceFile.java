package io.yizhan.core.transfer;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.GZIPInputStream;

/** A file to be read once from start to end, compressed with gzip or not; tells how far it is. */
final class SourceFile {
    static final String GB18030 = "GB18030";
    private static final int BUFFER = 1 << 16;

    private final Path path;
    private final long size;
    private final AtomicLong done = new AtomicLong();

    SourceFile(Path path) throws IOException {
        this.path = path;
        this.size = Files.size(path);
    }

    Path path() {
        return path;
    }

    /** Name without {@code .gz}, in lower case. */
    String plainName() {
        String name = String.valueOf(path.getFileName()).toLowerCase(Locale.ROOT);
        return name.endsWith(".gz") ? name.substring(0, name.length() - 3) : name;
    }

    /** How much of the file is read, 0 to 1. */
    double share() {
        return size == 0 ? 1 : Math.min(1, (double) done.get() / size);
    }

    /**
     * Its text; a byte order mark is left out. Bytes that are none of the encoding end the reading with
     * {@link CharacterCodingException}.
     */
    Reader open(Charset charset) throws IOException {
        Reader reader = new BufferedReader(
                new InputStreamReader(
                        bytes(),
                        charset.newDecoder()
                                .onMalformedInput(CodingErrorAction.REPORT)
                                .onUnmappableCharacter(CodingErrorAction.REPORT)),
                BUFFER);
        reader.mark(1);
        if (reader.read() != '\uFEFF') {
            reader.reset();
        }
        return reader;
    }

    /** The encoding asked for, or UTF-8 if the file is that, or else (where it may be) GB18030. */
    Charset charset(Optional<String> asked, boolean guess) throws IOException {
        if (asked.isPresent()) {
            return Charset.forName(asked.get());
        }
        if (!guess) {
            return StandardCharsets.UTF_8;
        }
        try (Reader reader = open(StandardCharsets.UTF_8)) {
            char[] buffer = new char[BUFFER];
            while (reader.read(buffer) >= 0) {
                // only whether it can be read counts
            }
            return StandardCharsets.UTF_8;
        } catch (CharacterCodingException e) {
            return Charset.forName(GB18030);
        } finally {
            done.set(0);
        }
    }

    private InputStream bytes() throws IOException {
        done.set(0);
        InputStream in = new BufferedInputStream(new Counted(Files.newInputStream(path), done), BUFFER);
        in.mark(2);
        boolean compressed = in.read() == 0x1f && in.read() == 0x8b;
        in.reset();
        return compressed ? new GZIPInputStream(in, BUFFER) : in;
    }

    private static final class Counted extends FilterInputStream {
        private final AtomicLong done;

        Counted(InputStream in, AtomicLong done) {
            super(in);
            this.done = done;
        }

        @Override
        public int read() throws IOException {
            int read = super.read();
            if (read >= 0) {
                done.incrementAndGet();
            }
            return read;
        }

        @Override
        public int read(byte[] buffer, int from, int length) throws IOException {
            int read = super.read(buffer, from, length);
            if (read > 0) {
                done.addAndGet(read);
            }
            return read;
        }
    }
}
