package io.yizhan.core.database;

import io.yizhan.core.database.DatabaseMisconfigured.Reason;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whether a server is fit to hold our data: asked once, before the first table is made. */
final class ServerChecks {
    private static final Pattern NUMBERS = Pattern.compile("(\\d+)\\.(\\d+)");

    private ServerChecks() {}

    /**
     * Version, character set and exact collation always, durability only for production.
     *
     * @return which of the two it is
     * @throws DatabaseMisconfigured if it is not fit
     */
    static DatabaseDialect check(Connection connection, boolean production) throws SQLException {
        String version = ask(connection, "select version()");
        DatabaseDialect dialect = DatabaseDialect.of(version);
        checkVersion(dialect, version);
        String charset = ask(connection, "select @@character_set_client");
        if (!charset.equals("utf8mb4")) {
            throw unfit(
                    "连接的字符集是 " + charset + "，应为 utf8mb4",
                    "the connection's character set is " + charset + ", not utf8mb4");
        }
        String collations = ask(
                connection,
                "select count(*) from information_schema.collations where collation_name = '" + dialect.exactCollation()
                        + "'");
        if (collations.equals("0")) {
            throw unfit(
                    "数据库缺少排序规则 " + dialect.exactCollation(),
                    "the server lacks the collation " + dialect.exactCollation());
        }
        if (production) {
            checkDurability(
                    ask(connection, "select @@global.innodb_flush_log_at_trx_commit"),
                    ask(connection, "select @@global.log_bin"),
                    ask(connection, "select @@global.sync_binlog"));
        }
        return dialect;
    }

    static void checkVersion(DatabaseDialect dialect, String version) {
        // MariaDB may put «5.5.5-» before its own version, for old drivers.
        Matcher matcher =
                NUMBERS.matcher(version.startsWith("5.5.5-") ? version.substring("5.5.5-".length()) : version);
        int number =
                matcher.find() ? Integer.parseInt(matcher.group(1)) * 1_000 + Integer.parseInt(matcher.group(2)) : 0;
        if (number < (dialect == DatabaseDialect.MYSQL ? 8_004 : 11_004)) {
            throw unfit(
                    "数据库版本 " + version + " 过旧：需要 MySQL 8.4 或 MariaDB 11.4 及以上",
                    "database version " + version + " is too old: MySQL 8.4 or MariaDB 11.4 or newer is needed");
        }
    }

    static void checkDurability(String flush, String binaryLog, String syncBinaryLog) {
        if (!flush.equals("1") || (!binaryLog.equals("0") && !syncBinaryLog.equals("1"))) {
            throw new DatabaseMisconfigured(
                    Reason.NOT_DURABLE,
                    "断电会丢失已确认的数据：请设置 innodb_flush_log_at_trx_commit=1 与 sync_binlog=1（现为 " + flush + "、" + syncBinaryLog
                            + "）",
                    "a power cut would lose acknowledged data: set innodb_flush_log_at_trx_commit=1 and sync_binlog=1"
                            + " (they are " + flush + " and " + syncBinaryLog + ")");
        }
    }

    private static String ask(Connection connection, String question) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery(question)) {
            if (!answer.next()) {
                throw new SQLException("no answer to: " + question);
            }
            return String.valueOf(answer.getString(1));
        }
    }

    private static DatabaseMisconfigured unfit(String zh, String en) {
        return new DatabaseMisconfigured(Reason.SERVER_UNFIT, zh, en);
    }
}
