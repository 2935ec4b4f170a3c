package io.yizhan.core.database;

import io.yizhan.core.database.DatabaseMisconfigured.Reason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A MariaDB server of our own, for development and tests: on 127.0.0.1 only, with a generated password, its data kept
 * over restarts, ended with this program even when the program is killed.
 */
public final class EmbeddedDatabase implements AutoCloseable {
    /** Name of the database; the account may also use databases named {@code yizhan_…}. */
    static final String SCHEMA = "yizhan";

    /** Name of the only account. */
    static final String USER = "yizhan";

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedDatabase.class);
    private static final int SECONDS_TO_START = 60;
    private static final int SECONDS_TO_STOP = 30;
    private static final int ATTEMPTS = 3;

    /**
     * Ends the server when our end of the pipe closes, however we end. `read` is built in, so no helper outlives the
     * shell; Ctrl-C reaches the whole group and must not stop the database before the program has finished with it.
     */
    private static final String WATCH = "trap '' INT HUP; exec 3<&0; \"$@\" </dev/null 3<&- & p=$!; "
            + "( while read -r line <&3; do :; done; kill -TERM $p 2>/dev/null ) & w=$!; exec 3<&-; "
            + "wait $p; r=$?; kill -KILL $w 2>/dev/null; exit $r";

    private final EmbeddedFolder folder;
    private final FileChannel taken;
    private final Process watch;
    private final int port;
    private final String password;

    private EmbeddedDatabase(EmbeddedFolder folder, FileChannel taken, Process watch, int port, String password) {
        this.folder = folder;
        this.taken = taken;
        this.watch = watch;
        this.port = port;
        this.password = password;
    }

    /**
     * Whether there is an embedded database for a machine.
     *
     * @param system its system properties, such as {@code os.name} and {@code os.arch}
     */
    public static boolean isSupported(Properties system) {
        return EmbeddedBinaries.present(system);
    }

    /**
     * Starts the server and waits until it answers: some 3 s the first time, 0.5 s later.
     *
     * @param root folder of the database, made if absent
     * @param cache folder of the unpacked program, shared by all databases of the user
     * @throws DatabaseMisconfigured if it cannot run here, the folder is in use, or it does not start
     */
    public static EmbeddedDatabase start(Path root, Path cache) {
        EmbeddedFolder folder = new EmbeddedFolder(root.toAbsolutePath().normalize());
        EmbeddedBinaries binaries =
                EmbeddedBinaries.require(cache.toAbsolutePath().normalize());
        try {
            FileChannel taken = folder.take();
            try {
                stopOrphan(folder);
                folder.bootstrap(binaries, commonFlags(binaries, folder));
                return launch(binaries, folder, taken);
            } catch (IOException | InterruptedException | RuntimeException e) {
                taken.close();
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start the embedded database in " + root, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the embedded database started", e);
        }
    }

    /** How another program of the same user reaches an embedded database that is running. */
    public record Login(String url, String user, String password) {
        /** @throws DatabaseMisconfigured if its tables are older than this program: they are not changed beneath a server */
        public void requireMigrated() {
            long wait = TimeUnit.SECONDS.toMillis(SECONDS_TO_START);
            DataSourceFactory.requireMigrated(DatabaseServer.of(DatabaseUrl.parse(url), user, password, wait));
        }

        /** No secrets. */
        @Override
        public String toString() {
            return url;
        }
    }

    /** The database in a folder, if another program has it running. */
    public static Optional<Login> findRunning(Path root) {
        EmbeddedFolder folder = new EmbeddedFolder(root.toAbsolutePath().normalize());
        if (!Files.exists(folder.portFile())) {
            return Optional.empty();
        }
        try (FileChannel free = folder.take()) {
            LOG.debug("{} is used by nobody: {}", root, free.isOpen());
            return Optional.empty();
        } catch (DatabaseMisconfigured inUse) {
            return login(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<Login> login(EmbeddedFolder folder) {
        try {
            if (findServer(folder).isEmpty()) {
                return Optional.empty();
            }
            int port = Integer.parseInt(Files.readString(folder.portFile()).strip());
            return Optional.of(new Login(url(port, SCHEMA), USER, folder.password()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** JDBC URL, without account and password. */
    public String url() {
        return url(port, SCHEMA);
    }

    /** Its only account. */
    public String user() {
        return USER;
    }

    /** The account's generated password. */
    public String password() {
        return password;
    }

    /** Stops the server in order and waits for it; a second call does nothing. */
    @Override
    public void close() {
        if (!taken.isOpen()) {
            return;
        }
        try {
            watch.getOutputStream().close();
            if (!ended(watch.toHandle(), SECONDS_TO_STOP)) {
                LOG.warn("embedded database did not stop within {} s, killing it", SECONDS_TO_STOP);
                watch.descendants().forEach(ProcessHandle::destroyForcibly);
                watch.destroyForcibly();
            }
            taken.close();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot stop the embedded database in " + folder.root(), e);
        }
    }

    private static EmbeddedDatabase launch(EmbeddedBinaries binaries, EmbeddedFolder folder, FileChannel taken)
            throws IOException, InterruptedException {
        String password = folder.password();
        for (int attempt = 1; ; attempt++) {
            int port = choosePort(folder.portFile());
            FolderTree.writePrivate(folder.portFile(), Integer.toString(port));
            FolderTree.writePrivate(folder.initFile(), initSql(password));
            folder.rotateLog();
            Process watch = run(binaries, folder, port);
            if (awaitLogin(watch, port, password)) {
                Files.deleteIfExists(folder.initFile());
                LOG.info("embedded database on 127.0.0.1:{}, data in {}", port, folder.data());
                return new EmbeddedDatabase(folder, taken, watch, port, password);
            }
            watch.getOutputStream().close();
            if (!ended(watch.toHandle(), SECONDS_TO_STOP)) {
                watch.descendants().forEach(ProcessHandle::destroyForcibly);
            }
            Files.deleteIfExists(folder.initFile());
            String log = folder.endOfLog();
            if (attempt == ATTEMPTS || !log.contains("Can't start server: Bind on TCP/IP port")) {
                throw new DatabaseMisconfigured(
                        Reason.START_FAILED, "内嵌数据库未能启动：\n" + log, "the embedded database did not start:\n" + log);
            }
        }
    }

    private static Process run(EmbeddedBinaries binaries, EmbeddedFolder folder, int port) throws IOException {
        List<String> command = new ArrayList<>(List.of("sh", "-c", WATCH, "sh"));
        command.addAll(List.of(binaries.server().toString(), "--no-defaults"));
        command.addAll(commonFlags(binaries, folder));
        command.addAll(List.of(
                "--datadir=" + folder.data(),
                "--bind-address=127.0.0.1",
                "--port=" + port,
                "--socket=server.sock", // below the data folder, where the server works: never too long a path
                "--pid-file=" + folder.pidFile(),
                "--log-error=" + folder.log(),
                "--init-file=" + folder.initFile(),
                "--skip-name-resolve",
                "--skip-ssl", // else each start makes an RSA key: up to 36 s
                "--local-infile=0",
                "--performance-schema=OFF",
                "--max-allowed-packet=64M",
                "--innodb-buffer-pool-size=128M",
                "--innodb-flush-log-at-trx-commit=1"));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static List<String> commonFlags(EmbeddedBinaries binaries, EmbeddedFolder folder) {
        List<String> flags = new ArrayList<>(List.of(
                "--basedir=" + binaries.base(),
                "--lc-messages-dir=" + binaries.share(),
                "--character-sets-dir=" + binaries.share().resolve("charsets"),
                "--tmpdir=" + folder.temporary(),
                "--innodb-log-file-size=48M",
                "--character-set-server=utf8mb4",
                "--collation-server=" + DatabaseDialect.MARIADB.exactCollation(),
                "--sql-mode=" + DataSourceFactory.SQL_MODE));
        if (System.getProperty("user.name").equals("root")) {
            flags.add("--user=root");
        }
        return flags;
    }

    /** Accounts are renewed at each start: whatever was there, only ours may log in, and only from this machine. */
    private static String initSql(String password) {
        String account = "'" + USER + "'@'127.0.0.1'";
        return String.join(
                ";\n",
                "CREATE DATABASE IF NOT EXISTS " + SCHEMA,
                "CREATE USER IF NOT EXISTS " + account + " IDENTIFIED BY '" + password + "'",
                "ALTER USER " + account + " IDENTIFIED BY '" + password + "'",
                "GRANT ALL ON `" + SCHEMA + "`.* TO " + account,
                "GRANT ALL ON `" + SCHEMA + "\\_%`.* TO " + account,
                "DELETE FROM mysql.global_priv WHERE User = 'root' OR User = ''",
                "DROP DATABASE IF EXISTS test",
                "FLUSH PRIVILEGES",
                "");
    }

    private static boolean awaitLogin(Process watch, int port, String password) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS_TO_START);
        Properties login = new Properties();
        login.putAll(ConnectionProperties.of(true, "DISABLED", 2_000));
        login.setProperty("user", USER);
        login.setProperty("password", password);
        while (System.nanoTime() < end && !watch.waitFor(25, TimeUnit.MILLISECONDS)) {
            try (var connection = DriverManager.getConnection(url(port, SCHEMA), login)) {
                return connection.isValid(2);
            } catch (SQLException e) {
                LOG.trace("embedded database not ready yet: {}", e.getMessage());
            }
        }
        return false;
    }

    /** The port of last time if it is free, so that tools keep their settings; else any free one. */
    private static int choosePort(Path file) throws IOException {
        if (Files.exists(file)) {
            try (ServerSocket socket = new ServerSocket()) {
                int kept = Integer.parseInt(Files.readString(file).strip());
                socket.setReuseAddress(true);
                socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), kept));
                return kept;
            } catch (IOException | IllegalArgumentException e) {
                LOG.info("the embedded database's last port is not free, taking another");
            }
        }
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** A server that outlived its program (which should not happen) is stopped in order before its data is opened. */
    private static void stopOrphan(EmbeddedFolder folder) throws IOException {
        Optional<ProcessHandle> orphan = findServer(folder);
        if (orphan.isPresent()) {
            LOG.warn(
                    "stopping the database process {} that an earlier run left behind",
                    orphan.get().pid());
            orphan.get().destroy();
            if (!ended(orphan.get(), SECONDS_TO_STOP)) {
                orphan.get().destroyForcibly();
                ended(orphan.get(), SECONDS_TO_STOP);
            }
        }
        Files.deleteIfExists(folder.pidFile());
    }

    private static Optional<ProcessHandle> findServer(EmbeddedFolder folder) throws IOException {
        if (!Files.exists(folder.pidFile())) {
            return Optional.empty();
        }
        String text = Files.readString(folder.pidFile()).strip();
        if (!text.matches("\\d{1,10}")) {
            return Optional.empty();
        }
        return ProcessHandle.of(Long.parseLong(text))
                .filter(process -> process.info().commandLine().orElse("").contains("--datadir=" + folder.data()));
    }

    /** Process id of the server. */
    long pid() throws IOException {
        return findServer(folder).orElseThrow().pid();
    }

    private static boolean ended(ProcessHandle process, int seconds) {
        try {
            process.onExit().get(seconds, TimeUnit.SECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return !process.isAlive();
        }
    }

    private static String url(int port, String schema) {
        return "jdbc:mysql://127.0.0.1:" + port + "/" + schema;
    }
}
