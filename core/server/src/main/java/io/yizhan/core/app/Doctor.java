package io.yizhan.core.app;

import io.yizhan.core.database.EmbeddedDatabase;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Looks at what the program needs on this machine, changes nothing, and says for each trouble what helps. */
@Command(name = "doctor", description = "check this machine | 检查运行环境", mixinStandardHelpOptions = true)
final class Doctor implements Callable<Integer> {
    private static final long NEEDED_BYTES = 2L << 30;
    private static final int CONNECT_MILLIS = 5_000;

    private final Yizhan yizhan;
    private final Terminal terminal;
    private int troubles;

    Doctor(Yizhan yizhan) {
        this.yizhan = yizhan;
        this.terminal = yizhan.terminal();
    }

    @Override
    public Integer call() {
        Settings settings = yizhan.settings(null, Map.of());
        good("Java " + Runtime.version());
        port(settings);
        database(settings);
        disk(settings.dataFolder());
        fonts();
        return troubles == 0 ? 0 : Yizhan.FAILED;
    }

    private void port(Settings settings) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(settings.host(), settings.port()));
            good(terminal.pick("端口 ", "port ") + settings.port());
        } catch (IOException e) {
            bad(
                    "端口 " + settings.port() + " 不可用（" + e.getMessage() + "）；若易展正在运行则无妨，否则用 --port 换一个。",
                    "Port " + settings.port() + " cannot be used (" + e.getMessage()
                            + "); fine if Yizhan is running, else choose another with --port.");
        }
    }

    private void database(Settings settings) {
        Optional<String> url = settings.find("yizhan.database.url");
        if (url.isPresent()) {
            reach(settings, url.get());
        } else if (EmbeddedDatabase.isSupported(yizhan.system())) {
            good(terminal.pick("内嵌数据库可用", "embedded database available"));
            EmbeddedDatabase.findRunning(settings.databaseFolder()).ifPresent(this::siteModel);
        } else {
            bad(
                    "本机没有内嵌数据库（仅 Linux x64 与 macOS arm64）；请设置 YIZHAN_DATABASE_URL 指向 MySQL 8.4 或更新版本。",
                    "There is no embedded database for this machine (Linux x64 and macOS arm64 only); "
                            + "set YIZHAN_DATABASE_URL to a MySQL 8.4 or newer.");
        }
    }

    private void reach(Settings settings, String url) {
        Properties login = new Properties();
        settings.find("yizhan.database.user").ifPresent(user -> login.setProperty("user", user));
        try {
            password(settings).ifPresent(password -> login.setProperty("password", password));
            login.setProperty("connectTimeout", Integer.toString(CONNECT_MILLIS));
            login.setProperty("socketTimeout", Integer.toString(CONNECT_MILLIS));
            try (Connection connection = DriverManager.getConnection(url, login)) {
                good(terminal.pick("数据库 ", "database ")
                        + connection.getMetaData().getDatabaseProductName() + " "
                        + connection.getMetaData().getDatabaseProductVersion());
                rights(connection);
                siteModel(connection);
            }
        } catch (SQLException | IOException e) {
            bad(
                    "连不上数据库：" + e.getMessage() + "；请检查 YIZHAN_DATABASE_URL、用户名与口令。",
                    "The database cannot be reached: " + e.getMessage()
                            + "; check YIZHAN_DATABASE_URL, user and password.");
        }
    }

    private void siteModel(EmbeddedDatabase.Login running) {
        try (Connection connection = DriverManager.getConnection(running.url(), running.user(), running.password())) {
            siteModel(connection);
        } catch (SQLException e) {
            bad("读不到内嵌数据库：" + e.getMessage(), "The embedded database cannot be asked: " + e.getMessage());
        }
    }

    /** Whether the server that started last had to leave the site's own model out. */
    private void siteModel(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            try (ResultSet table = statement.executeQuery("select 1 from information_schema.tables"
                    + " where table_schema = database() and table_name = 'site_model'")) {
                if (!table.next()) {
                    return;
                }
            }
            try (ResultSet rows =
                    statement.executeQuery("select problem from site_model order by revision desc limit 1")) {
                if (rows.next() && rows.getString(1) != null) {
                    String[] reasons = rows.getString(1).split("\n\n", 2);
                    bad(
                            "本站自己的内容模型没有生效，条目都保留；请在内容模型中改正：\n" + reasons[0],
                            "The site's own content model is left out, its entries are kept; mend it in the builder or with"
                                    + " yizhan model:\n" + reasons[reasons.length - 1]);
                } else if (rows.getRow() > 0) {
                    good(terminal.pick("本站内容模型", "the site's content model"));
                }
            }
        }
    }

    private static Optional<String> password(Settings settings) throws IOException {
        Optional<String> file = settings.find("yizhan.database.password-file");
        if (file.isPresent()) {
            return Files.readString(Path.of(file.get())).lines().findFirst();
        }
        return settings.find("yizhan.database.password");
    }

    private void rights(Connection connection) throws SQLException {
        StringBuilder grants = new StringBuilder();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("show grants")) {
            while (rows.next()) {
                grants.append(rows.getString(1)).append('\n');
            }
        }
        String text = grants.toString();
        boolean enough = text.contains("ALL PRIVILEGES")
                || (text.contains("CREATE") && text.contains("ALTER") && text.contains("INDEX"));
        if (enough) {
            good(terminal.pick("数据库权限", "database rights"));
        } else {
            bad(
                    "数据库账号权限不足；请在该库上执行 grant all privileges。",
                    "The account may not make tables; grant it all privileges on its database.");
        }
    }

    private void disk(Path folder) {
        Path existing = folder.toAbsolutePath();
        while (!Files.exists(existing) && existing.getParent() != null) {
            existing = existing.getParent();
        }
        try {
            FileStore store = Files.getFileStore(existing);
            if (!Files.isWritable(existing)) {
                bad(
                        "不能写入 " + existing + "；请修改权限或 YIZHAN_DATA_FOLDER。",
                        "Cannot write to " + existing + "; change its rights or YIZHAN_DATA_FOLDER.");
            } else if (store.getUsableSpace() < NEEDED_BYTES) {
                bad(
                        "磁盘余量不足 2 GB（" + existing + "）；请清理或更换 YIZHAN_DATA_FOLDER。",
                        "Less than 2 GB left at " + existing + "; make room or change YIZHAN_DATA_FOLDER.");
            } else {
                good(terminal.pick("磁盘余量 ", "disk: ") + (store.getUsableSpace() >> 30) + " GB · " + folder);
            }
        } catch (IOException e) {
            bad("读不到磁盘余量：" + e.getMessage(), "Cannot ask the disk: " + e.getMessage());
        }
    }

    private void fonts() {
        boolean found =
                Files.isDirectory(Path.of("/usr/share/fonts")) || Files.isDirectory(Path.of("/System/Library/Fonts"));
        if (found) {
            good(terminal.pick("字体", "fonts"));
        } else {
            bad(
                    "没有找到系统字体；请安装 fonts-noto-cjk 与 fonts-noto-core。",
                    "No system fonts found; install fonts-noto-cjk and fonts-noto-core.");
        }
    }

    private void good(String what) {
        terminal.line("✓ " + what, "✓ " + what);
    }

    private void bad(String zh, String en) {
        troubles++;
        terminal.line("✗ " + zh, "✗ " + en);
    }
}
