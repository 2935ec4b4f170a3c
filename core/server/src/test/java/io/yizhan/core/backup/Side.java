package io.yizhan.core.backup;

import io.micronaut.context.ApplicationContext;
import io.yizhan.core.database.TestDatabase;
import io.yizhan.core.media.BlobKey;
import io.yizhan.core.media.BlobStore;
import io.yizhan.core.model.Digests;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** A database and a folder of assets, to copy from or to fill; with nobody served. */
final class Side implements AutoCloseable {
    /** Told of everything, keeps what tables were said to be done. */
    static final class Heard implements CopyListener {
        final List<String> tables = new ArrayList<>();
        final Set<Step> steps = new TreeSet<>();

        @Override
        public void moved(Step step, String part, long done, long all) {
            steps.add(step);
        }

        @Override
        public void table(String table, long rows) {
            tables.add(table + " " + rows);
        }
    }

    final TestDatabase test;
    final ApplicationContext context;
    final Heard heard = new Heard();

    /** @param folder for its assets */
    Side(TestDatabase test, Path folder) {
        this.test = test;
        Map<String, Object> settings = new HashMap<>(test.properties());
        settings.put("yizhan.profile", "development");
        settings.put("yizhan.media.folder", folder.toString());
        context = ApplicationContext.builder().properties(settings).start();
    }

    void run(String... statements) {
        for (String statement : statements) {
            test.database().change(sql -> {
                int rows = sql.execute(statement);
                assert rows >= 0;
            });
        }
    }

    /** Keeps bytes; returns their hash. */
    String keep(byte[] bytes) {
        String hash = Digests.sha256Hex(bytes);
        try {
            context.getBean(BlobStore.class).put(new BlobKey(hash), bytes.length, new ByteArrayInputStream(bytes));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return hash;
    }

    /** Names of all kept bytes. */
    Set<String> kept() {
        Set<String> kept = new TreeSet<>();
        try {
            context.getBean(BlobStore.class).list(blob -> kept.add(blob.key().sha256()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return kept;
    }

    Manifest take(Path file, boolean replace, boolean withoutMissing) {
        return context.getBean(BackupService.class)
                .take(new BackupService.Request(file, replace, withoutMissing, "test"), heard);
    }

    Manifest restore(Path file) {
        return context.getBean(RestoreService.class).restore(file, heard);
    }

    Set<String> tables() {
        return test.database().read(RowStore::tables);
    }

    @Override
    public void close() {
        context.close();
        test.close();
    }
}
