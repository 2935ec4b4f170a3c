package io.yizhan.core.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * A database server of a test's own that can be stopped, killed, frozen, and come back under the same address: always an
 * embedded one, as no test may do so to a server it did not start.
 */
public final class FaultyDatabase implements AutoCloseable {
    private static final int POOL_SIZE = 8;

    private final Path folder;
    private EmbeddedDatabase server;

    public FaultyDatabase() {
        try {
            folder = Files.createTempDirectory(TestDatabase.fastFolder(), "yizhan-faulty-database-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server = EmbeddedDatabase.start(folder, TestDatabase.binaries());
    }

    /** Settings with which an application context uses this database. */
    public Map<String, Object> properties() {
        return Map.of(
                "yizhan.database.url", server.url(),
                "yizhan.database.user", server.user(),
                "yizhan.database.password", server.password(),
                "yizhan.database.pool-size", POOL_SIZE);
    }

    /** Stops it in order. */
    public void stop() {
        server.close();
    }

    /** kill -9. */
    public void kill() {
        signal("KILL");
        server.close();
    }

    /** It keeps its connections and answers nothing. */
    public void freeze() {
        signal("STOP");
    }

    public void thaw() {
        signal("CONT");
    }

    /** Starts it again after a stop or a kill, where it was. */
    public void startAgain() {
        String before = server.url();
        server = EmbeddedDatabase.start(folder, TestDatabase.binaries());
        if (!server.url().equals(before)) {
            throw new IllegalStateException("another program took the port of " + before);
        }
    }

    private void signal(String name) {
        try {
            int result = new ProcessBuilder("kill", "-" + name, Long.toString(server.pid()))
                    .inheritIO()
                    .start()
                    .waitFor();
            if (result != 0) {
                throw new IllegalStateException("kill -" + name + " ended with " + result);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.close();
        try {
            FolderTree.delete(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
