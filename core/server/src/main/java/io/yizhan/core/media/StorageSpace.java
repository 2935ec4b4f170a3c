package io.yizhan.core.media;

import io.yizhan.core.problem.Problem;
import io.yizhan.core.problem.ProblemCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Free space of a folder: asked before writing, and recognised as the cause when writing failed.
 *
 * @param folder where is written
 * @param reserve bytes that stay free, so that the database on the same disk does not stop with the uploads
 */
record StorageSpace(Path folder, long reserve) {

    /** Throws STORAGE_FULL when so many bytes more would eat into the reserve. */
    void require(long bytes) throws IOException {
        long usable = Files.getFileStore(folder).getUsableSpace();
        if (usable - reserve < bytes) {
            throw full().exception();
        }
    }

    /** The failure of a write as a problem when the disk is full, else itself. */
    IOException explain(IOException failure) {
        String message = String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT);
        if (message.contains("no space left") || message.contains("quota exceeded") || exhausted()) {
            throw full().exception(failure);
        }
        return failure;
    }

    private boolean exhausted() {
        try {
            return Files.getFileStore(folder).getUsableSpace() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    private static Problem full() {
        return Problem.of(ProblemCode.STORAGE_FULL);
    }
}
