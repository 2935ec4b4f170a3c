package io.yizhan.core.database;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.sql;
import static org.jooq.impl.DSL.table;

import java.sql.SQLException;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.SQL;
import org.jooq.SQLDialect;
import org.jooq.conf.ExecuteWithoutWhere;
import org.jooq.conf.Settings;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;

/** The one place that knows where MySQL and MariaDB differ. */
public enum DatabaseDialect {
    /** MySQL 8.4 or newer. */
    MYSQL(SQLDialect.MYSQL, "utf8mb4_0900_bin"),
    /** MariaDB 11.4 or newer, such as the embedded one. */
    MARIADB(SQLDialect.MARIADB, "utf8mb4_nopad_bin");

    private static final int DUPLICATE_KEY = 1062;

    private final SQLDialect sqlDialect;
    private final String exactCollation;

    DatabaseDialect(SQLDialect sqlDialect, String exactCollation) {
        this.sqlDialect = sqlDialect;
        this.exactCollation = exactCollation;
    }

    /** By the answer of {@code select version()}. */
    static DatabaseDialect of(String version) {
        return version.contains("MariaDB") ? MARIADB : MYSQL;
    }

    /** jOOQ's name of it. */
    public SQLDialect sqlDialect() {
        return sqlDialect;
    }

    /** Collation under which only equal code points are equal, and trailing blanks count: for every text column. */
    public String exactCollation() {
        return exactCollation;
    }

    /** What follows the column list of every CREATE TABLE, for jOOQ's {@code storage(…)}. */
    public SQL tableOptions() {
        return sql("engine=InnoDB default charset=utf8mb4 collate=" + exactCollation);
    }

    /** Renders SQL of this dialect without a connection. */
    public DSLContext renderer() {
        return DSL.using(sqlDialect, settings());
    }

    /** The scalar at a JSON path such as {@code $.a.b}, as text; null if absent. jOOQ's own jsonValue differs by dialect. */
    public Field<String> jsonText(Field<?> json, String path) {
        // MySQL would give 512 characters at most, and compares exactly as long as no character set is named.
        String template = this == MYSQL ? "json_value({0}, {1} returning char(10000))" : "json_value({0}, {1})";
        return field(template, String.class, json, DSL.inline(path));
    }

    /** Whether the current database has the table. */
    public boolean tableExists(DSLContext sql, String table) {
        return exists(sql, "tables", column("table_name").eq(table));
    }

    /** Whether the table of the current database has the column. */
    public boolean columnExists(DSLContext sql, String table, String column) {
        return exists(
                sql,
                "columns",
                column("table_name").eq(table).and(column("column_name").eq(column)));
    }

    /** Whether the table of the current database has the index. */
    public boolean indexExists(DSLContext sql, String table, String index) {
        return exists(
                sql,
                "statistics",
                column("table_name").eq(table).and(column("index_name").eq(index)));
    }

    /** Name of the unique key ({@code PRIMARY} for a primary key) that a failed statement ran against, if that was it. */
    public Optional<String> findDuplicateKey(DataAccessException failure) {
        SQLException cause = failure.getCause(SQLException.class);
        if (cause == null || cause.getErrorCode() != DUPLICATE_KEY || cause.getMessage() == null) {
            return Optional.empty();
        }
        // MySQL says «for key 'entry.PRIMARY'», MariaDB «for key 'PRIMARY'»; the value before may hold any text.
        String message = cause.getMessage();
        int end = message.lastIndexOf('\'');
        int start = message.lastIndexOf('\'', end - 1);
        if (start < 0) {
            return Optional.empty();
        }
        String key = message.substring(start + 1, end);
        return Optional.of(key.substring(key.lastIndexOf('.') + 1));
    }

    private static boolean exists(DSLContext sql, String view, Condition condition) {
        return sql.fetchExists(sql.selectOne()
                .from(table(DSL.name("information_schema", view)))
                .where(condition)
                .and(column("table_schema").eq(field("database()", String.class))));
    }

    private static Field<String> column(String column) {
        return field(DSL.name(column), String.class);
    }

    static Settings settings() {
        return new Settings()
                // jOOQ would wrap MULTISET in three statements, which needs allowMultiQueries; the URL sets it instead.
                .withRenderGroupConcatMaxLenSessionVariable(false)
                // IN lists of 1, 2, 4, 8 … values: few texts, so that prepared statements are found again.
                .withInListPadding(true)
                .withExecuteUpdateWithoutWhere(ExecuteWithoutWhere.THROW)
                .withExecuteDeleteWithoutWhere(ExecuteWithoutWhere.THROW)
                .withAttachRecords(false)
                .withExecuteLogging(false);
    }
}
