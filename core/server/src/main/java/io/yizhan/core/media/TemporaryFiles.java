package io.yizhan.core.media;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A folder of files on their way. What a killed server left there is cleared once it is a day old. */
final class TemporaryFiles {
    private static final Logger LOG = LoggerFactory.getLogger(TemporaryFiles.class);
    private static final Duration LEFT_OVER = Duration.ofDays(1);

    private final Path folder;

    TemporaryFiles(Path folder) throws IOException {
        this.folder = Files.createDirectories(folder);
    }

    Path create() throws IOException {
        return Files.createTempFile(folder, "incoming-", ".part");
    }

    /** Removes files whose writer cannot be alive any more. */
    void clear(Instant now) throws IOException {
        int cleared = 0;
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                if (Files.getLastModifiedTime(file).toInstant().isBefore(now.minus(LEFT_OVER))
                        && Files.deleteIfExists(file)) {
                    cleared++;
                }
            }
        }
        if (cleared > 0) {
            LOG.info("Cleared {} unfinished uploads from {}", cleared, folder);
        }
    }
}
