package io.yizhan.core.database;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** A program with an embedded database, to be killed by a test. Writes one row, says so in a file, and waits. */
final class EmbeddedDatabaseProgram {
    private EmbeddedDatabaseProgram() {}

    public static void main(String[] args) throws Exception {
        Path folder = Path.of(args[0]);
        EmbeddedDatabase embedded = EmbeddedDatabase.start(folder, TestDatabase.binaries());
        Database database = DataSourceFactory.open(DatabaseServer.embedded(embedded, 30_000), 2, false);
        database.change(sql -> sql.execute("update `position` set `value` = 42 where `id` = 1"));
        FolderTree.writePrivate(folder.resolve("ready"), Long.toString(embedded.pid()));
        new CountDownLatch(1).await();
    }
}
