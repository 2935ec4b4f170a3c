package io.yizhan.core.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.yizhan.core.database.DatabaseMisconfigured.Reason;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("any-database")
class EmbeddedDatabaseTest {
    @TempDir
    private Path folder;

    @Test
    void keepsItsDataPortAndPasswordOverARestart() {
        String url;
        String password;
        try (EmbeddedDatabase embedded = start();
                Database database = open(embedded)) {
            database.change(sql -> sql.execute("update `position` set `value` = 7 where `id` = 1"));
            url = embedded.url();
            password = embedded.password();
        }
        try (EmbeddedDatabase embedded = start();
                Database database = open(embedded)) {
            assertThat(position(database)).isEqualTo(7);
            assertThat(embedded.url()).isEqualTo(url);
            assertThat(embedded.password()).isEqualTo(password).hasSizeGreaterThan(40);
        }
    }

    @Test
    void stopsItsServerWhenClosed() throws Exception {
        ProcessHandle server;
        try (EmbeddedDatabase embedded = start()) {
            server = ProcessHandle.of(embedded.pid()).orElseThrow();
            assertThat(server.isAlive()).isTrue();
        }
        assertThat(server.isAlive()).isFalse();
        assertThat(Files.exists(folder.resolve("pid"))).isFalse();
    }

    @Test
    void leavesNoServerBehindWhenTheProgramIsKilled() throws Exception {
        Process program = startProgram();
        ProcessHandle server = awaitServer(program);
        program.destroyForcibly();

        server.onExit().get(20, TimeUnit.SECONDS);

        assertThatDataIsThere();
    }

    @Test
    void stopsAServerThatOutlivedItsProgramAndItsWatch() throws Exception {
        Process program = startProgram();
        ProcessHandle server = awaitServer(program);
        List<ProcessHandle> watches = program.descendants()
                .filter(child -> child.pid() != server.pid())
                .toList();
        assertThat(watches).isNotEmpty();
        watches.forEach(ProcessHandle::destroyForcibly);
        program.destroyForcibly();
        program.onExit().get(20, TimeUnit.SECONDS);
        assertThat(server.isAlive()).as("the orphan of this test").isTrue();

        assertThatDataIsThere();
        assertThat(server.isAlive()).isFalse();
    }

    @Test
    void refusesEveryLoginWithoutThePassword() {
        try (EmbeddedDatabase embedded = start()) {
            Properties login = new Properties();
            login.putAll(ConnectionProperties.of(true, "DISABLED", 5_000));
            for (String user : List.of("", "root", "mysql", "mariadb.sys", "nobody", EmbeddedDatabase.USER)) {
                login.setProperty("user", user);
                for (String schema : List.of("/" + EmbeddedDatabase.SCHEMA, "/mysql", "/")) {
                    String url = embedded.url().replace("/" + EmbeddedDatabase.SCHEMA, schema);
                    assertThatThrownBy(() ->
                                    DriverManager.getConnection(url, login).close())
                            .as("%s at %s", user, schema)
                            .isInstanceOf(SQLException.class)
                            .hasMessageContaining("Access denied");
                }
            }
        }
    }

    @Test
    void letsItsAccountIntoNothingButOurDatabases() throws Exception {
        try (EmbeddedDatabase embedded = start();
                Connection connection = connect(embedded)) {
            assertThatThrownBy(() -> Database.execute(connection, "select * from mysql.global_priv"))
                    .hasMessageContaining("denied");
            assertThatThrownBy(() -> Database.execute(connection, "create database other"))
                    .hasMessageContaining("denied");
            assertThatThrownBy(() -> Database.execute(connection, "select * into outfile '/tmp/x' from `position`"))
                    .isInstanceOf(SQLException.class);
        }
    }

    @Test
    void keepsItsSecretsForItsOwner() throws Exception {
        try (EmbeddedDatabase embedded = start()) {
            assertThat(embedded.password()).isNotBlank();
            assertThat(permissions(folder)).isEqualTo("rwx------");
            assertThat(permissions(folder.resolve("password"))).isEqualTo("rw-------");
            assertThat(folder.resolve("init.sql")).doesNotExist();
        }
    }

    @Test
    void listensOnTheLoopbackAddressAlone() throws Exception {
        try (EmbeddedDatabase embedded = start();
                Connection connection = connect(embedded);
                var statement = connection.createStatement();
                var answer = statement.executeQuery("select @@bind_address")) {
            assertThat(answer.next()).isTrue();
            assertThat(answer.getString(1)).isEqualTo("127.0.0.1");
        }
    }

    @Test
    void refusesAFolderThatIsInUse() {
        try (EmbeddedDatabase embedded = start()) {
            assertThat(embedded.url()).isNotBlank();
            DatabaseMisconfigured refusal = catchThrowableOfType(DatabaseMisconfigured.class, this::start);
            assertThat(refusal.reason()).isEqualTo(Reason.FOLDER_IN_USE);
        }
    }

    @Test
    void makesItsDataAnewWhenTheFirstStartWasCutOff() throws IOException {
        Files.createDirectories(folder.resolve("data.new-1/mysql"));
        Files.writeString(folder.resolve("data.new-1/ibdata1"), "half");

        try (EmbeddedDatabase embedded = start();
                Database database = open(embedded)) {
            assertThat(position(database)).isZero();
        }
        assertThat(folder.resolve("data.new-1")).doesNotExist();
    }

    @Test
    void saysWhyItDoesNotStart() throws IOException {
        try (EmbeddedDatabase embedded = start()) {
            assertThat(embedded.url()).isNotBlank();
        }
        Files.writeString(folder.resolve("data/ibdata1"), "broken");

        DatabaseMisconfigured failure = catchThrowableOfType(DatabaseMisconfigured.class, this::start);

        assertThat(failure.reason()).isEqualTo(Reason.START_FAILED);
        assertThat(failure).hasMessageContaining("ibdata1");
    }

    @Test
    void takesAnotherPortWhenItsOwnIsUsed() throws IOException {
        try (var foreign = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Files.writeString(folder.resolve("port"), Integer.toString(foreign.getLocalPort()));
            try (EmbeddedDatabase embedded = start()) {
                assertThat(embedded.url()).doesNotContain(":" + foreign.getLocalPort() + "/");
            }
        }
    }

    private EmbeddedDatabase start() {
        return EmbeddedDatabase.start(folder, TestDatabase.binaries());
    }

    private static Database open(EmbeddedDatabase embedded) {
        return DataSourceFactory.open(DatabaseServer.embedded(embedded, 30_000), 2, false);
    }

    private static Connection connect(EmbeddedDatabase embedded) throws SQLException {
        DatabaseServer server = DatabaseServer.embedded(embedded, 30_000);
        return DriverManager.getConnection(server.url(), server.driverProperties());
    }

    private static long position(Database database) {
        return database.read(
                sql -> sql.fetchSingle("select `value` from `position`").into(Long.class));
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    private Process startProgram() throws IOException {
        return new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        EmbeddedDatabaseProgram.class.getName(),
                        folder.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("program.log").toFile())
                .start();
    }

    private ProcessHandle awaitServer(Process program) throws Exception {
        for (int wait = 0; wait < 600 && !Files.exists(folder.resolve("ready")); wait++) {
            assertThat(program.waitFor(100, TimeUnit.MILLISECONDS))
                    .as(() -> "the program ended early, see " + folder)
                    .isFalse();
        }
        return ProcessHandle.of(Long.parseLong(Files.readString(folder.resolve("ready"))))
                .orElseThrow();
    }

    private void assertThatDataIsThere() {
        try (EmbeddedDatabase embedded = start();
                Database database = open(embedded)) {
            assertThat(position(database)).isEqualTo(42);
        }
    }
}
