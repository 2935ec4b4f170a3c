package io.yizhan.core.backup;

import io.yizhan.core.backup.BackupRefused.Reason;
import io.yizhan.core.database.DraftFile;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Writes the file of a backup, which only its owner reads. A run that fails leaves none.
 */
final class ArchiveWriter implements AutoCloseable {
    private final Path target;
    private final boolean replace;
    private final DraftFile draft;
    private final ZipOutputStream zip;

    /**
     * Begins.
     *
     * @param replace whether a file that is there gives way
     * @throws BackupRefused if it may not, or there is no such folder
     */
    ArchiveWriter(Path file, boolean replace) throws IOException {
        this.target = file.toAbsolutePath().normalize();
        this.replace = replace;
        Path parent = target.getParent();
        if (parent == null || !Files.isDirectory(parent)) {
            throw new BackupRefused(Reason.NO_FOLDER, "没有文件夹 " + parent + "。", "There is no folder " + parent + ".");
        }
        requireFree();
        draft = new DraftFile(target);
        zip = new ZipOutputStream(new BufferedOutputStream(draft.out(), 1 << 16));
    }

    private void requireFree() {
        boolean there = Files.exists(target, LinkOption.NOFOLLOW_LINKS);
        if (there && (!replace || !Files.isRegularFile(target))) {
            throw new BackupRefused(
                    Reason.FILE_EXISTS,
                    "已有文件 " + target + "；换一个名字，或用 --force 覆盖。",
                    "There is a file " + target + " already; choose another name, or replace it with --force.");
        }
    }

    /** Writes bytes of a part. */
    @FunctionalInterface
    interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    /** Adds a part; {@code packed} is for texts, as pictures are packed already. */
    Metered.Sum add(String name, boolean packed, Instant time, Content content) throws IOException {
        zip.setLevel(packed ? Deflater.DEFAULT_COMPRESSION : Deflater.NO_COMPRESSION);
        ZipEntry entry = new ZipEntry(name);
        entry.setLastModifiedTime(FileTime.from(time));
        zip.putNextEntry(entry);
        Metered.Sum sum;
        try (Metered meter = new Metered(zip)) {
            content.writeTo(meter);
            sum = meter.sum();
        }
        zip.closeEntry();
        return sum;
    }

    /** Puts the whole file into its place. */
    void finish() throws IOException {
        zip.finish();
        zip.flush();
        requireFree();
        draft.finish();
    }

    @Override
    public void close() throws IOException {
        draft.close();
    }
}
