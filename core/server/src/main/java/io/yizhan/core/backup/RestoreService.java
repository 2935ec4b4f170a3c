package io.yizhan.core.backup;

import io.yizhan.core.backup.BackupRefused.Reason;
import io.yizhan.core.backup.Manifest.FilePart;
import io.yizhan.core.backup.Manifest.TablePart;
import io.yizhan.core.database.BareDatabase;
import io.yizhan.core.database.Database;
import io.yizhan.core.media.BlobKey;
import io.yizhan.core.media.BlobStore;
import io.yizhan.core.problem.ProblemException;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fills an empty database from a backup. Nothing is written before the whole file was read and compared, and no row before all
 * files are kept: until then a restore that fails can simply be run again.
 */
@Singleton
public final class RestoreService {
    private static final Logger LOG = LoggerFactory.getLogger(RestoreService.class);
    private static final int BATCH_ROWS = 500;
    private static final int BATCH_BYTES = 1 << 20;

    /** Had only once the file is known to be whole: an embedded database is started by it, and a folder made. */
    private final Provider<BareDatabase> database;

    private final Provider<BlobStore> blobs;

    RestoreService(Provider<BareDatabase> database, Provider<BlobStore> blobs) {
        this.database = database;
        this.blobs = blobs;
    }

    /**
     * Restores system tables, at the version they were taken at, and originals. To migrate on and to fill derived tables is left
     * to do.
     *
     * @return what was in it
     * @throws BackupRefused with HALF_FILLED if rows were written; for any other reason the database is as it was
     */
    public Manifest restore(Path file, CopyListener listener) {
        try (Archive archive = Archive.open(file)) {
            archive.verify(listener);
            BareDatabase bare = database.get();
            return bare.with(empty -> {
                requireFit(bare, empty, archive.manifest());
                keepFiles(archive, listener);
                fill(bare, empty, archive, listener);
                return archive.manifest();
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void requireFit(BareDatabase bare, Database database, Manifest manifest) {
        if (!bare.knows(database, manifest.schema())) {
            throw BackupService.newer(manifest.schema(), bare.newest(database));
        }
        Set<String> tables = database.read(RowStore::tables);
        if (!tables.isEmpty()) {
            throw new BackupRefused(
                    Reason.NOT_EMPTY,
                    "数据库不是空的（" + tables.size() + " 张表）。备份只恢复到空数据库：请另建一个，或移走数据文件夹后再试。",
                    "The database is not empty (" + tables.size()
                            + " tables). A backup is restored into an empty one only:"
                            + " make another database, or move the data folder away, and try again.");
        }
    }

    private void keepFiles(Archive archive, CopyListener listener) {
        List<FilePart> files = archive.manifest().files();
        long done = 0;
        for (FilePart file : files) {
            BlobKey key = new BlobKey(file.sha256());
            try (InputStream in = archive.open(file)) {
                forgetDamaged(key, file);
                blobs.get().put(key, file.bytes(), in);
            } catch (IOException | ProblemException e) {
                throw new BackupRefused(
                        Reason.DISK,
                        "素材的文件没有写成，数据库未动：" + e.getMessage(),
                        "Files of assets could not be kept, and the database is untouched: " + e.getMessage(),
                        e);
            }
            listener.moved(CopyListener.Step.FILES, file.sha256(), ++done, files.size());
        }
    }

    /** Bytes that are there already would be left as they are, those of a disk with a fault too. */
    private void forgetDamaged(BlobKey key, FilePart file) throws IOException {
        BlobStore store = blobs.get();
        OptionalLong size = store.findSize(key);
        if (size.isEmpty()) {
            return;
        }
        Metered.Sum there;
        try (InputStream in = store.open(key, 0, size.getAsLong())) {
            there = Metered.of(in);
        }
        if (!there.equals(new Metered.Sum(file.bytes(), file.sha256()))) {
            boolean gone = store.delete(key);
            LOG.warn("the damaged bytes of {} are replaced: {}", key, gone);
        }
    }

    private static void fill(BareDatabase bare, Database database, Archive archive, CopyListener listener) {
        try {
            bare.migrate(database, archive.manifest().schema());
            requireSameTables(database, archive.manifest());
            for (TablePart table : archive.manifest().tables()) {
                database.change(sql -> RowStore.clear(sql, table.name()));
                fill(database, archive, table, listener);
                listener.table(table.name(), table.rows());
            }
        } catch (RuntimeException e) {
            throw halfFilled(e);
        }
    }

    /** What a failure after the first row means. */
    private static BackupRefused halfFilled(RuntimeException failure) {
        String why =
                failure instanceof BackupRefused refused ? refused.chinese() : String.valueOf(failure.getMessage());
        return new BackupRefused(
                Reason.HALF_FILLED,
                "恢复中断，数据库只填了一半：" + why + "\n再次恢复前请清空它（另建数据库，或移走数据文件夹）。",
                "The restore broke off and the database is half filled: " + failure.getMessage()
                        + "\nEmpty it before you try again: make another database, or move the data folder away.",
                failure);
    }

    private static void requireSameTables(Database database, Manifest manifest) {
        Set<String> wanted = database.read(RowStore::tables);
        wanted.retainAll(CopiedTables.NAMES);
        for (TablePart table : manifest.tables()) {
            List<Column> columns = database.read(sql -> RowStore.columns(sql, table.name()));
            if (!wanted.remove(table.name())) {
                throw Archive.unknown(table.name());
            }
            if (!new HashSet<>(columns).equals(new HashSet<>(table.columns()))
                    || columns.size() != table.columns().size()) {
                throw Archive.unknown(table.name() + ": " + table.columns());
            }
        }
        if (!wanted.isEmpty()) {
            throw Archive.damaged(wanted.toString(), null);
        }
    }

    private static void fill(Database database, Archive archive, TablePart table, CopyListener listener) {
        Batch batch = new Batch(database, table, listener);
        long rows = archive.read(table, batch::add);
        batch.write();
        // not by asking the database: counting a large table takes longer than an answer may
        if (batch.done != rows || rows != table.rows()) {
            throw new IllegalStateException(table.name() + " has " + batch.done + " rows, not " + table.rows());
        }
    }

    /** Rows that wait to be written together. */
    private static final class Batch {
        private final Database database;
        private final TablePart table;
        private final CopyListener listener;
        private final List<@Nullable Object[]> rows = new ArrayList<>();
        private long bytes;
        private long done;

        Batch(Database database, TablePart table, CopyListener listener) {
            this.database = database;
            this.table = table;
            this.listener = listener;
        }

        void add(@Nullable Object[] row, int size) {
            rows.add(row);
            bytes += size;
            if (rows.size() >= BATCH_ROWS || bytes >= BATCH_BYTES) {
                write();
            }
        }

        void write() {
            if (!rows.isEmpty()) {
                database.change(sql -> RowStore.insert(sql, table.name(), table.columns(), rows));
                done += rows.size();
                rows.clear();
                bytes = 0;
                listener.moved(CopyListener.Step.ROWS, table.name(), done, table.rows());
            }
        }
    }
}
