package io.yizhan.core.backup;

import static io.yizhan.core.database.generated.Tables.ASSET;
import static io.yizhan.core.database.generated.Tables.POSITION;

import io.yizhan.core.database.SchemaHistory;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import org.jooq.BatchBindStep;
import org.jooq.Cursor;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/** Rows of system tables as they are, by the columns the database says they have: those of older versions too. */
final class RowStore {
    /** Connector/J's word for: row by row as they arrive, never the whole table in memory. */
    private static final int STREAMED = Integer.MIN_VALUE;

    private RowStore() {}

    /** Names of all tables, derived ones too. */
    static Set<String> tables(DSLContext sql) {
        return sql.select(name("table_name"))
                .from(DSL.table(DSL.name("information_schema", "tables")))
                .where(here())
                .fetchSet(0, String.class);
    }

    static List<Column> columns(DSLContext sql, String table) {
        return sql.select(name("column_name"), name("data_type"), name("column_type"))
                .from(DSL.table(DSL.name("information_schema", "columns")))
                .where(here())
                .and(name("table_name").eq(table))
                .orderBy(DSL.field(DSL.name("ordinal_position")))
                .fetch(row -> new Column(
                        row.value1(),
                        ColumnKind.of(
                                row.value2().toLowerCase(Locale.ROOT),
                                row.value3().toLowerCase(Locale.ROOT))));
    }

    private static Field<String> name(String column) {
        return DSL.field(DSL.name(column), SQLDataType.VARCHAR);
    }

    private static org.jooq.Condition here() {
        return name("table_schema").eq(DSL.field("database()", String.class));
    }

    static String schemaVersion(DSLContext sql) {
        return SchemaHistory.version(sql);
    }

    /** Position of the newest event. */
    static long position(DSLContext sql) {
        return sql.select(POSITION.VALUE).from(POSITION).fetchSingle().value1();
    }

    /** Originals of all assets, those in the trash too. */
    static List<AssetFile> assets(DSLContext sql) {
        return sql.select(ASSET.SHA256, ASSET.BYTES, ASSET.NAME)
                .from(ASSET)
                .orderBy(ASSET.SHA256)
                .fetch(row -> new AssetFile(row.value1(), row.value2(), row.value3()));
    }

    /** Shows every row; values in the order of the columns, as {@link ColumnKind#type} says, null where there is none. */
    static void read(DSLContext sql, String table, List<Column> columns, Consumer<@Nullable Object[]> visitor) {
        List<Field<?>> fields = new ArrayList<>();
        for (Column column : columns) {
            Field<?> field = field(column);
            fields.add(column.kind() == ColumnKind.TIME ? DSL.field("cast({0} as char)", String.class, field) : field);
        }
        try (Cursor<Record> rows =
                sql.select(fields).from(table(table)).fetchSize(STREAMED).fetchLazy()) {
            try {
                for (Record row : rows) {
                    visitor.accept(row.intoArray());
                }
            } catch (RuntimeException e) {
                breakOff(rows, e);
                throw e;
            }
        }
    }

    /** Closing alone would first read all the rows that are left. */
    private static void breakOff(Cursor<Record> rows, RuntimeException reason) {
        try {
            ResultSet result = rows.resultSet();
            if (result != null) {
                result.getStatement().cancel();
            }
        } catch (SQLException | DataAccessException e) {
            reason.addSuppressed(e);
        }
    }

    static void insert(DSLContext sql, String table, List<Column> columns, List<@Nullable Object[]> rows) {
        List<Field<?>> fields = columns.stream().<Field<?>>map(RowStore::field).toList();
        BatchBindStep batch = sql.batch(
                sql.insertInto(table(table)).columns(fields).values(Collections.nCopies(fields.size(), null)));
        for (Object[] row : rows) {
            batch = batch.bind(row);
        }
        int[] done = batch.execute();
        assert done.length == rows.size();
    }

    /** Takes out what migrations put in. */
    static void clear(DSLContext sql, String table) {
        sql.deleteFrom(table(table)).where(DSL.trueCondition()).execute();
    }

    private static Table<Record> table(String name) {
        return DSL.table(DSL.name(name));
    }

    private static Field<?> field(Column column) {
        return DSL.field(DSL.name(column.name()), column.kind().type());
    }
}
