package io.yizhan.core.media;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file on its way in; closing removes it. */
record IncomingFile(Path path, long bytes, BlobKey key) implements AutoCloseable {

    /** The first bytes, as many as {@link FormatSniffer} wants. */
    byte[] head() throws IOException {
        try (InputStream in = Files.newInputStream(path)) {
            return in.readNBytes(FormatSniffer.HEAD);
        }
    }

    InputStream open() throws IOException {
        return Files.newInputStream(path);
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(path);
    }
}
