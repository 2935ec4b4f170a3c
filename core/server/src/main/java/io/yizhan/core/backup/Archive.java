package io.yizhan.core.backup;

import io.yizhan.core.backup.BackupRefused.Reason;
import io.yizhan.core.backup.Manifest.Part;
import io.yizhan.core.backup.Manifest.TablePart;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * The file of a backup, read. Parts are looked up by the names its manifest has, and none is unpacked to a path of its own.
 */
final class Archive implements AutoCloseable {
    private static final int LONGEST_MANIFEST = 256 << 20;

    private final ZipFile zip;
    private final Manifest manifest;

    private Archive(ZipFile zip, Manifest manifest) {
        this.zip = zip;
        this.manifest = manifest;
    }

    /**
     * Opens it and reads its manifest.
     *
     * @throws BackupRefused if there is none, it is cut off, or of a format this program does not know
     */
    static Archive open(Path file) {
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            throw new BackupRefused(Reason.NO_BACKUP, "读不到文件 " + file + "。", "Cannot read a file " + file + ".");
        }
        ZipFile zip;
        try {
            zip = new ZipFile(file.toFile());
        } catch (IOException e) {
            throw new BackupRefused(
                    Reason.DAMAGED,
                    file + " 不是备份，或不完整（" + e.getMessage() + "）。",
                    file + " is no backup, or cut off (" + e.getMessage() + ").",
                    e);
        }
        try {
            return new Archive(zip, manifest(zip, file));
        } catch (RuntimeException e) {
            try {
                zip.close();
            } catch (IOException suppressed) {
                e.addSuppressed(suppressed);
            }
            throw e;
        }
    }

    private static Manifest manifest(ZipFile zip, Path file) {
        ZipEntry entry = zip.getEntry(Manifest.PART);
        if (entry == null) {
            throw new BackupRefused(
                    Reason.NO_BACKUP,
                    file + " 不是易展的备份：其中没有 " + Manifest.PART + "。",
                    file + " is no backup of Yizhan: there is no " + Manifest.PART + " in it.");
        }
        byte[] json;
        try (InputStream in = zip.getInputStream(entry)) {
            json = in.readNBytes(LONGEST_MANIFEST);
        } catch (IOException e) {
            throw damaged(Manifest.PART, e);
        }
        // ZipFile does not compare it by itself, and no hash stands for the manifest
        CRC32 sum = new CRC32();
        sum.update(json);
        if (sum.getValue() != entry.getCrc()) {
            throw damaged(Manifest.PART, null);
        }
        return Manifest.read(json);
    }

    static BackupRefused damaged(String part, @Nullable Throwable cause) {
        String chinese = "备份文件已损坏：" + part + " 与写入时不同。请用另一份备份。";
        String english = "The backup is damaged: " + part + " is not what was written. Take another backup.";
        return cause == null
                ? new BackupRefused(Reason.DAMAGED, chinese, english)
                : new BackupRefused(Reason.DAMAGED, chinese, english, cause);
    }

    Manifest manifest() {
        return manifest;
    }

    /**
     * Reads everything through and compares.
     *
     * @throws BackupRefused naming the first part that is not what was written
     */
    void verify(CopyListener listener) {
        requireKnownTables();
        List<Part> parts = manifest.parts();
        long done = 0;
        for (Part part : parts) {
            verify(part);
            listener.moved(CopyListener.Step.VERIFY, part.part(), ++done, parts.size());
        }
        long distinct = parts.stream().map(Part::part).distinct().count();
        if (distinct != parts.size() || zip.size() != parts.size() + 1) {
            throw new BackupRefused(
                    Reason.UNKNOWN_PART,
                    "备份文件中有 " + Manifest.PART + " 没有列出的内容。",
                    "The backup holds parts that its " + Manifest.PART + " does not name.");
        }
    }

    private void requireKnownTables() {
        for (TablePart table : manifest.tables()) {
            if (!CopiedTables.NAMES.contains(table.name())) {
                throw unknown(table.name());
            }
        }
    }

    static BackupRefused unknown(String what) {
        return new BackupRefused(
                Reason.UNKNOWN_PART,
                "备份文件中的 " + what + " 不属于该版本的数据库表。",
                "The backup holds " + what + ", which is in no table of that version.");
    }

    private void verify(Part part) {
        try (InputStream in = open(part)) {
            Metered.Sum sum = Metered.of(in);
            if (sum.bytes() != part.bytes() || !sum.sha256().equals(part.sha256())) {
                throw damaged(part.part(), null);
            }
        } catch (IOException e) {
            throw damaged(part.part(), e);
        }
        if (part instanceof TablePart table) {
            long rows = read(table, (_, _) -> {});
            if (rows != table.rows()) {
                throw damaged(part.part(), null);
            }
        }
    }

    /** Takes a row. */
    @FunctionalInterface
    interface RowVisitor {
        /** @param bytes it takes in the file */
        void row(@Nullable Object[] values, int bytes);
    }

    /** Shows the rows of a table; returns how many there were. */
    long read(TablePart table, RowVisitor visitor) {
        long rows = 0;
        try (InputStream in = open(table)) {
            RowJson.Lines lines = new RowJson.Lines(in);
            for (byte[] line = lines.next(); line != null; line = lines.next()) {
                visitor.row(decoded(table, line), line.length);
                rows++;
            }
            return rows;
        } catch (IOException e) {
            throw damaged(table.part(), e);
        }
    }

    private static @Nullable Object[] decoded(TablePart table, byte[] line) {
        try {
            return RowJson.read(table.columns(), line);
        } catch (IllegalArgumentException e) {
            throw damaged(table.part(), e);
        }
    }

    /** Never more bytes than the manifest has, whatever the part unpacks to. */
    InputStream open(Part part) throws IOException {
        ZipEntry entry = zip.getEntry(part.part());
        if (entry == null) {
            throw damaged(part.part(), null);
        }
        InputStream in = Objects.requireNonNull(zip.getInputStream(entry), part.part());
        return new Bounded(in, part.bytes());
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
