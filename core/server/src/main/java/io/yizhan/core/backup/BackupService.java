package io.yizhan.core.backup;

import io.yizhan.core.backup.BackupRefused.Reason;
import io.yizhan.core.backup.Manifest.FilePart;
import io.yizhan.core.backup.Manifest.TablePart;
import io.yizhan.core.database.BareDatabase;
import io.yizhan.core.database.Database;
import io.yizhan.core.database.DatabaseUnavailable;
import io.yizhan.core.database.Snapshot;
import io.yizhan.core.media.BlobKey;
import io.yizhan.core.media.BlobStore;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.jooq.DSLContext;

/**
 * Takes backups, of a database as it is: its tables may be older than this program, and servers may write meanwhile. All rows
 * are of one moment; then come the files that the assets of that moment name.
 */
@Singleton
public final class BackupService {
    private static final int NAMED = 20;
    private static final int TOLD_EVERY = 500;

    private final BareDatabase bare;
    private final BlobStore blobs;
    private final Clock clock;

    BackupService(BareDatabase bare, BlobStore blobs, Clock clock) {
        this.bare = bare;
        this.blobs = blobs;
        this.clock = clock;
    }

    /**
     * What is asked for.
     *
     * @param replace whether a file that is there gives way
     * @param withoutMissing whether to go on without originals that are missing or damaged
     * @param product version of this program
     */
    public record Request(Path file, boolean replace, boolean withoutMissing, String product) {}

    /** The rows of one moment. */
    private record Rows(String schema, long position, List<TablePart> tables, List<AssetFile> assets) {}

    private record Files(List<FilePart> kept, List<AssetFile> missing) {}

    /**
     * Takes one.
     *
     * @return what is in it
     * @throws BackupRefused if the file cannot be written, or what it should hold is not there; no file is left then
     * @throws DatabaseUnavailable if the database goes away
     */
    public Manifest take(Request request, CopyListener listener) {
        return bare.with(database -> take(request, database, listener));
    }

    private Manifest take(Request request, Database database, CopyListener listener) {
        try (ArchiveWriter archive = new ArchiveWriter(request.file(), request.replace())) {
            Instant now = clock.instant();
            Rows rows = rows(database, archive, now, listener);
            Files files = files(request, rows.assets(), archive, now, listener);
            Manifest manifest = new Manifest(
                    request.product(),
                    rows.schema(),
                    now,
                    rows.position(),
                    rows.tables(),
                    files.kept(),
                    files.missing());
            Metered.Sum written = archive.add(Manifest.PART, true, now, out -> out.write(manifest.write()));
            assert written.bytes() > 0;
            archive.finish();
            return manifest;
        } catch (IOException e) {
            throw disk(e);
        } catch (UncheckedIOException e) {
            throw disk(e);
        }
    }

    private static BackupRefused disk(Exception e) {
        return new BackupRefused(
                Reason.DISK, "没有写成备份：" + e.getMessage(), "The backup could not be written: " + e.getMessage(), e);
    }

    private Rows rows(Database database, ArchiveWriter archive, Instant now, CopyListener listener) throws IOException {
        try (Snapshot snapshot = database.openSnapshot()) {
            Set<String> there = snapshot.run(RowStore::tables);
            if (!there.containsAll(List.of("schema_history", "entry", "position"))) {
                throw new BackupRefused(
                        Reason.NOTHING_THERE,
                        "数据库中没有易展的表，没有可备份的内容。",
                        "There are no tables of Yizhan in the database, so there is nothing to back up.");
            }
            String schema = snapshot.run(RowStore::schemaVersion);
            if (!bare.knows(database, schema)) {
                throw newer(schema, bare.newest(database));
            }
            List<TablePart> tables = new ArrayList<>();
            for (String table : CopiedTables.NAMES) {
                if (there.contains(table)) {
                    tables.add(table(snapshot, table, archive, now, listener));
                }
            }
            return new Rows(schema, snapshot.run(RowStore::position), tables, snapshot.run(RowStore::assets));
        }
    }

    static BackupRefused newer(String schema, String newest) {
        return new BackupRefused(
                Reason.NEWER,
                "数据库表的版本是 " + schema + "，本程序只到 " + newest + "。请用较新的易展。",
                "The tables have version " + schema + ", and this program knows them up to " + newest
                        + ". Use a newer Yizhan.");
    }

    private static TablePart table(
            Snapshot snapshot, String table, ArchiveWriter archive, Instant now, CopyListener listener)
            throws IOException {
        List<Column> columns = snapshot.run(sql -> RowStore.columns(sql, table));
        AtomicLong rows = new AtomicLong();
        TablePart head = new TablePart(table, columns, 0, 0, "");
        Metered.Sum sum = archive.add(
                head.part(),
                true,
                now,
                out -> snapshot.run(sql -> {
                    copy(sql, head, out, rows, listener);
                    return rows;
                }));
        listener.table(table, rows.get());
        return new TablePart(table, columns, rows.get(), sum.bytes(), sum.sha256());
    }

    private static void copy(
            DSLContext sql, TablePart table, OutputStream out, AtomicLong rows, CopyListener listener) {
        RowStore.read(sql, table.name(), table.columns(), row -> {
            try {
                out.write(RowJson.write(table.columns(), row));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            if (rows.incrementAndGet() % TOLD_EVERY == 0) {
                listener.moved(CopyListener.Step.ROWS, table.name(), rows.get(), -1);
            }
        });
    }

    private Files files(
            Request request, List<AssetFile> assets, ArchiveWriter archive, Instant now, CopyListener listener)
            throws IOException {
        List<FilePart> kept = new ArrayList<>();
        List<AssetFile> missing = new ArrayList<>();
        long done = 0;
        for (AssetFile asset : assets) {
            // to leave one out, it has to be known before anything of it is written
            boolean whole = request.withoutMissing() ? isWhole(asset) : add(asset, archive, now);
            if (whole && request.withoutMissing() && !add(asset, archive, now)) {
                throw missing(List.of(asset));
            }
            if (whole) {
                kept.add(new FilePart(asset.sha256(), asset.bytes()));
            } else {
                missing.add(asset);
            }
            listener.moved(CopyListener.Step.FILES, asset.name(), ++done, assets.size());
        }
        if (!missing.isEmpty() && !request.withoutMissing()) {
            throw missing(missing);
        }
        return new Files(kept, missing);
    }

    private boolean isWhole(AssetFile asset) throws IOException {
        BlobKey key = new BlobKey(asset.sha256());
        if (blobs.findSize(key).orElse(-1) != asset.bytes()) {
            return false;
        }
        try (InputStream in = blobs.open(key, 0, asset.bytes())) {
            return Metered.of(in).equals(new Metered.Sum(asset.bytes(), asset.sha256()));
        }
    }

    /** False if it is missing or other bytes than its name says. */
    private boolean add(AssetFile asset, ArchiveWriter archive, Instant now) throws IOException {
        BlobKey key = new BlobKey(asset.sha256());
        if (blobs.findSize(key).orElse(-1) != asset.bytes()) {
            return false;
        }
        String part = new FilePart(asset.sha256(), asset.bytes()).part();
        try (InputStream in = blobs.open(key, 0, asset.bytes())) {
            return archive.add(part, false, now, in::transferTo).equals(new Metered.Sum(asset.bytes(), asset.sha256()));
        }
    }

    private static BackupRefused missing(List<AssetFile> missing) {
        String names = missing.stream()
                .limit(NAMED)
                .map(asset -> "\n  " + asset.name() + " (" + asset.sha256() + ")")
                .collect(Collectors.joining());
        return new BackupRefused(
                Reason.FILES_MISSING,
                missing.size() + " 个素材的原文件缺失或已损坏，没有写备份；要略去它们，请加 --without-missing-files：" + names,
                "Originals of " + missing.size() + " assets are missing or damaged, and no backup was written;"
                        + " to leave them out, add --without-missing-files:" + names);
    }
}
