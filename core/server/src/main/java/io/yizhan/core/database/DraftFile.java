package io.yizhan.core.database;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * A file that only its owner reads. It is hidden beside its place until it is whole and on disk, and gets its name then; one
 * that is never finished goes.
 */
public final class DraftFile implements AutoCloseable {
    private final Path target;
    private final Path draft;
    private final FileChannel channel;

    /**
     * Begins.
     *
     * @throws java.nio.file.NoSuchFileException if there is no folder of it
     */
    public DraftFile(Path target) throws IOException {
        this.target = target.toAbsolutePath().normalize();
        // readable for its owner alone from the first moment on
        draft = Files.createTempFile(
                FolderTree.requireParent(this.target), "." + this.target.getFileName() + "-", ".part");
        // an interrupt from the keyboard ends the program without closing anything
        draft.toFile().deleteOnExit();
        channel = FileChannel.open(draft, StandardOpenOption.WRITE);
    }

    /** Takes its bytes; not buffered. */
    public OutputStream out() {
        return Channels.newOutputStream(channel);
    }

    /** Puts it into its place, and what was there goes. */
    public void finish() throws IOException {
        channel.force(true);
        Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        if (target.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            try (FileChannel names = FileChannel.open(FolderTree.requireParent(target), StandardOpenOption.READ)) {
                names.force(true);
            }
        }
    }

    @Override
    public void close() throws IOException {
        try {
            channel.close();
        } finally {
            Files.deleteIfExists(draft);
        }
    }
}
