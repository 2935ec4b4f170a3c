package io.yizhan.core.media;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Bytes in a folder: {@code ab/cd/<sha256>}. A file is written under {@code tmp}, forced to disk, renamed into place, and
 * the folders that changed are forced too; so a file that has its name is whole, whatever happened to the machine.
 */
final class DiskBlobStore implements BlobStore {
    private final Path folder;
    private final TemporaryFiles temporary;
    private final StorageSpace space;

    /**
     * Makes the folder when it is missing, and clears away what a killed server had begun to write long before.
     *
     * @param reserve bytes of the disk to leave free
     */
    DiskBlobStore(Path folder, long reserve, Instant now) throws IOException {
        this.folder = folder;
        Files.createDirectories(folder);
        this.temporary = new TemporaryFiles(folder.resolve("tmp"));
        temporary.clear(now);
        this.space = new StorageSpace(folder, reserve);
    }

    @Override
    public void put(BlobKey key, long bytes, InputStream content) throws IOException {
        Path target = path(key);
        if (Files.exists(target) && Files.size(target) == bytes) {
            return;
        }
        space.require(bytes);
        Path draft = temporary.create();
        try {
            Sha256 hash = new Sha256();
            try (FileChannel out = FileChannel.open(draft, StandardOpenOption.WRITE)) {
                hash.copy(content, Channels.newOutputStream(out), bytes + 1);
                out.force(true);
            }
            BlobKey found = hash.key();
            if (!found.equals(key) || hash.bytes() != bytes) {
                throw new IOException("The bytes to keep as " + key + " are others: " + found);
            }
            makeFolders(key);
            move(draft, target);
            force(leaf(key));
        } catch (IOException e) {
            throw space.explain(e);
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    @Override
    public InputStream open(BlobKey key, long from, long length) throws IOException {
        FileChannel file = FileChannel.open(path(key), StandardOpenOption.READ);
        file.position(from);
        return new BoundedStream(Channels.newInputStream(file), length);
    }

    @Override
    public OptionalLong findSize(BlobKey key) throws IOException {
        try {
            return OptionalLong.of(Files.size(path(key)));
        } catch (NoSuchFileException e) {
            return OptionalLong.empty();
        }
    }

    @Override
    public boolean delete(BlobKey key) throws IOException {
        boolean was = Files.deleteIfExists(path(key));
        if (was) {
            force(leaf(key));
        }
        return was;
    }

    @Override
    public void list(Consumer<StoredBlob> visitor) throws IOException {
        try (Stream<Path> files = Files.find(folder, 3, DiskBlobStore::isBlob)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                visitor.accept(describe(file));
            }
        }
    }

    private static boolean isBlob(Path path, BasicFileAttributes attributes) {
        return attributes.isRegularFile() && path.getFileName().toString().matches("[0-9a-f]{64}");
    }

    private static StoredBlob describe(Path file) throws IOException {
        return new StoredBlob(
                new BlobKey(file.getFileName().toString()),
                Files.size(file),
                Files.getLastModifiedTime(file).toInstant());
    }

    private Path path(BlobKey key) {
        return leaf(key).resolve(key.sha256());
    }

    private Path leaf(BlobKey key) {
        return branch(key).resolve(key.sha256().substring(2, 4));
    }

    private Path branch(BlobKey key) {
        return folder.resolve(key.sha256().substring(0, 2));
    }

    private void makeFolders(BlobKey key) throws IOException {
        if (!Files.isDirectory(leaf(key))) {
            Files.createDirectories(leaf(key));
            force(branch(key));
            force(folder);
        }
    }

    private static void move(Path draft, Path target) throws IOException {
        try {
            Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            throw new IOException("The asset folder must be one file system: " + target.getParent(), e);
        }
    }

    /** A rename lasts only when the folder that holds the name is on disk; Windows has no such call and needs none. */
    private static void force(Path directory) throws IOException {
        if (directory.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }
}
