package io.yizhan.core.media;

import io.yizhan.core.problem.Problem;
import io.yizhan.core.problem.ProblemCode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/** Where files lie between their arrival and the blob store: on disk, never whole in memory, hashed as they arrive. */
final class IncomingFiles {
    private final TemporaryFiles files;
    private final StorageSpace space;
    private final long limit;

    private IncomingFiles(TemporaryFiles files, StorageSpace space, long limit) {
        this.files = files;
        this.space = space;
        this.limit = limit;
    }

    static IncomingFiles open(Path folder, MediaConfig config, Instant now) throws IOException {
        TemporaryFiles files = new TemporaryFiles(folder);
        files.clear(now);
        return new IncomingFiles(files, new StorageSpace(folder, config.reserveBytes()), config.maxUploadBytes());
    }

    /** Largest file taken in, in bytes. */
    long limit() {
        return limit;
    }

    /**
     * Takes in what a stream holds; reads at most one byte more than the limit. Close the result.
     *
     * @throws io.yizhan.core.problem.ProblemException PAYLOAD_TOO_LARGE beyond the limit, STORAGE_FULL
     */
    IncomingFile take(InputStream content) throws IOException {
        space.require(0);
        Path path = files.create();
        boolean whole = false;
        try {
            Sha256 hash = new Sha256();
            copy(content, path, hash);
            if (hash.bytes() > limit) {
                throw tooLarge().exception();
            }
            whole = true;
            return new IncomingFile(path, hash.bytes(), hash.key());
        } finally {
            if (!whole) {
                Files.deleteIfExists(path);
            }
        }
    }

    Problem tooLarge() {
        return Problem.of(ProblemCode.PAYLOAD_TOO_LARGE, "media.tooLarge").with("megabytes", limit / (1024 * 1024));
    }

    private void copy(InputStream content, Path path, Sha256 hash) throws IOException {
        try (OutputStream out = Files.newOutputStream(path)) {
            hash.copy(content, out, limit + 1);
        } catch (IOException e) {
            throw space.explain(e);
        }
    }
}
