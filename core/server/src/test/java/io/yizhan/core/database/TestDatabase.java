package io.yizhan.core.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * An empty database of its own for a test class, with all migrations done, dropped at close. All share one embedded
 * server per JVM, or the real one that {@code YIZHAN_TEST_DB_URL}, {@code _USER} and {@code _PASSWORD} name (its
 * account must be allowed databases named {@code yizhan_…}).
 *
 * <pre>{@code
 * @AutoClose
 * private static final TestDatabase TEST_DATABASE = TestDatabase.create();
 * }</pre>
 */
public final class TestDatabase implements AutoCloseable {
    private static final int POOL_SIZE = 8;
    private static final long LEAST_MEMORY = 2L << 30;
    private static final long SOCKET_TIMEOUT_MILLIS = 30_000;

    private final DatabaseServer server;
    private final String schema;
    private final Database database;
    private final Path folder;

    private TestDatabase(DatabaseServer server, Database database) {
        this.server = server;
        this.schema = server.url().substring(server.url().lastIndexOf('/') + 1);
        this.database = database;
        try {
            this.folder = Files.createTempDirectory(fastFolder(), "yizhan-test-files-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Makes one. */
    public static TestDatabase create() {
        DatabaseServer server = make();
        return new TestDatabase(server, DataSourceFactory.open(server, POOL_SIZE, false));
    }

    /** One without any table: {@link #database} is as bare. */
    public static TestDatabase empty() {
        DatabaseServer server = make();
        return new TestDatabase(server, DataSourceFactory.openBare(server, POOL_SIZE, false));
    }

    private static DatabaseServer make() {
        String schema = "yizhan_test_" + UUID.randomUUID().toString().replace("-", "");
        DatabaseServer home = Shared.SERVER;
        run(home, "create database " + schema + " character set utf8mb4");
        return new DatabaseServer(
                home.url().substring(0, home.url().lastIndexOf('/') + 1) + schema, home.properties(), null);
    }

    /** The migrated database. */
    public Database database() {
        return database;
    }

    /** Settings with which an application context uses this database. */
    public Map<String, Object> properties() {
        return Map.of(
                "yizhan.database.url", server.url(),
                "yizhan.database.user", server.properties().getOrDefault("user", ""),
                "yizhan.database.password", server.properties().getOrDefault("password", ""),
                "yizhan.database.pool-size", POOL_SIZE,
                "yizhan.search.folder", folder.resolve("search").toString());
    }

    DatabaseServer server() {
        return server;
    }

    @Override
    public void close() {
        database.close();
        run(server, "drop database " + schema);
        try {
            FolderTree.delete(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Folder of the unpacked MariaDB, as the program itself chooses it. */
    public static Path binaries() {
        return DataSourceFactory.binariesFolder(Path.of(System.getProperty("user.home")), Path.of("target"));
    }

    /** In memory where there is room: making a model's tables and keeping pictures is mostly waiting for the disk. */
    public static Path fastFolder() throws IOException {
        Path memory = Path.of("/dev/shm");
        boolean fits = Files.isWritable(memory) && Files.getFileStore(memory).getUsableSpace() > LEAST_MEMORY;
        return fits ? memory : Files.createDirectories(Path.of("target"));
    }

    private static void run(DatabaseServer server, String sql) {
        try (Connection connection = DriverManager.getConnection(server.url(), server.driverProperties())) {
            Database.execute(connection, sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /** Made at first use, ended with the JVM. */
    private static final class Shared {
        static final DatabaseServer SERVER = start();

        private static DatabaseServer start() {
            Optional<String> url = Optional.ofNullable(System.getenv("YIZHAN_TEST_DB_URL"));
            if (url.isPresent()) {
                return DatabaseServer.of(
                        DatabaseUrl.parse(url.get()),
                        System.getenv().getOrDefault("YIZHAN_TEST_DB_USER", "yizhan"),
                        System.getenv().getOrDefault("YIZHAN_TEST_DB_PASSWORD", ""),
                        SOCKET_TIMEOUT_MILLIS);
            }
            try {
                Path folder = Files.createTempDirectory(fastFolder(), "yizhan-test-database-");
                EmbeddedDatabase embedded = EmbeddedDatabase.start(folder, binaries());
                Runtime.getRuntime().addShutdownHook(new Thread(() -> end(embedded, folder), "test-database-end"));
                return DatabaseServer.embedded(embedded, SOCKET_TIMEOUT_MILLIS);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static void end(EmbeddedDatabase embedded, Path folder) {
            embedded.close();
            try {
                FolderTree.delete(folder);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
