package io.yizhan.core.database;

import io.yizhan.core.database.DatabaseMisconfigured.Reason;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** What lies in the folder of an embedded database: data, password, port, pid, log. One program at a time uses it. */
record EmbeddedFolder(Path root) {
    /** In this order; the help tables are left out, they only cost time. */
    private static final List<String> SYSTEM_TABLES = List.of(
            "mariadb_system_tables.sql",
            "mariadb_performance_tables.sql",
            "mariadb_system_tables_data.sql",
            "maria_add_gis_sp_bootstrap.sql",
            "mariadb_sys_schema.sql");

    private static final int BYTES_OF_PASSWORD = 32;

    Path data() {
        return root.resolve("data");
    }

    Path temporary() {
        return root.resolve("tmp");
    }

    Path pidFile() {
        return root.resolve("pid");
    }

    Path portFile() {
        return root.resolve("port");
    }

    Path log() {
        return root.resolve("server.log");
    }

    Path initFile() {
        return root.resolve("init.sql");
    }

    /** Makes the folder and takes it for this program; closing the channel gives it back. */
    FileChannel take() throws IOException {
        FolderTree.createPrivate(root);
        FolderTree.createPrivate(temporary());
        FileChannel channel =
                FileChannel.open(root.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() != null) {
                return channel;
            }
        } catch (OverlappingFileLockException e) {
            // Taken by this very program: the same answer as for another one.
        }
        channel.close();
        throw new DatabaseMisconfigured(
                Reason.FOLDER_IN_USE,
                "数据库文件夹 " + root + " 正被另一个程序使用；请先停止它，或用 YIZHAN_DATA_FOLDER 换一个数据目录。",
                "The database folder " + root + " is used by another program; stop that first, or choose another data"
                        + " folder with YIZHAN_DATA_FOLDER.");
    }

    /** The password made at the first start. */
    String password() throws IOException {
        Path file = root.resolve("password");
        if (!Files.exists(file)) {
            byte[] bytes = new byte[BYTES_OF_PASSWORD];
            new SecureRandom().nextBytes(bytes);
            FolderTree.writePrivate(
                    file, Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
        }
        return Files.readString(file).strip();
    }

    /** The end of the server's log, for messages. */
    String endOfLog() throws IOException {
        if (!Files.exists(log())) {
            return "";
        }
        List<String> lines = Files.readAllLines(log());
        return String.join("\n", lines.subList(Math.max(0, lines.size() - 15), lines.size()));
    }

    /** Keeps the log of one start before this one. */
    void rotateLog() throws IOException {
        if (Files.exists(log())) {
            Files.move(log(), root.resolve("server.log.1"), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** Makes the system tables in a temporary folder and renames it, so that a half-made one is never used. */
    void bootstrap(EmbeddedBinaries binaries, List<String> flags) throws IOException, InterruptedException {
        deleteHalfMade();
        if (Files.exists(data())) {
            return;
        }
        Path fresh = Files.createTempDirectory(root, "data.new-");
        List<String> command = new ArrayList<>(List.of(binaries.server().toString(), "--no-defaults", "--bootstrap"));
        command.addAll(flags);
        command.addAll(List.of("--datadir=" + fresh, "--skip-grant-tables"));
        Path log = root.resolve("bootstrap.log");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try (OutputStream in = process.getOutputStream()) {
            in.write(
                    "create database if not exists mysql;\nuse mysql;\nset @auth_root_socket=NULL;\nset @skip_auth_anonymous=1;\n"
                            .getBytes(StandardCharsets.UTF_8));
            for (String file : SYSTEM_TABLES) {
                Files.copy(binaries.share().resolve(file), in);
            }
        } catch (IOException e) {
            // The server has ended early; its exit code and log below say why.
        }
        if (process.waitFor() != 0) {
            throw new DatabaseMisconfigured(
                    Reason.START_FAILED,
                    "内嵌数据库初始化失败：\n" + Files.readString(log),
                    "the embedded database could not make its system tables:\n" + Files.readString(log));
        }
        Files.move(fresh, data(), StandardCopyOption.ATOMIC_MOVE);
    }

    private void deleteHalfMade() throws IOException {
        try (DirectoryStream<Path> left = Files.newDirectoryStream(root, "data.new-*")) {
            for (Path folder : left) {
                FolderTree.delete(folder);
            }
        }
    }
}
