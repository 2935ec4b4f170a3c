package io.yizhan.core.media;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.function.Consumer;

/**
 * Keeps bytes under their SHA-256 and knows nothing else about them. One implementation is a folder on disk; object storage
 * fits the same five verbs. All methods may be called by many threads and by several servers at once.
 * Errors: a full store is a {@code STORAGE_FULL} problem; anything else of the store itself is an {@link IOException}.
 */
public interface BlobStore {

    /**
     * Keeps bytes. When this returns they survive a power cut; when it throws nothing is left. Keeping bytes that are there
     * already is no error.
     *
     * @param key what the bytes must hash to; other bytes are refused with an {@link IOException}
     * @param bytes how many there are
     * @param content is read to its end and not closed
     */
    void put(BlobKey key, long bytes, InputStream content) throws IOException;

    /**
     * Opens a part of the bytes.
     *
     * @param from first byte, 0-based, at most the size
     * @param length how many; fewer come when the bytes end before
     * @throws java.nio.file.NoSuchFileException when there are no bytes of this key
     */
    InputStream open(BlobKey key, long from, long length) throws IOException;

    /** Size in bytes; empty when there are no bytes of this key. */
    OptionalLong findSize(BlobKey key) throws IOException;

    /** Forgets the bytes; false when there were none. */
    boolean delete(BlobKey key) throws IOException;

    /** Shows all that is kept, in no order. */
    void list(Consumer<StoredBlob> visitor) throws IOException;

    /**
     * What a store says of the bytes it keeps.
     *
     * @param keptAt when they were put, so that a sweep leaves alone what is just arriving
     */
    record StoredBlob(BlobKey key, long bytes, Instant keptAt) {}
}
