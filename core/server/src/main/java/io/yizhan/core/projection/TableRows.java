package io.yizhan.core.projection;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * Rows to be added to one table. Columns are told apart by name: two fields of jOOQ are compared by rendering both, which
 * for thousands of values costs more than the database takes to write them.
 */
final class TableRows {
    private final Map<String, Field<?>> columns = new LinkedHashMap<>();
    private final List<Row> rows = new ArrayList<>();

    /** One row; a column not put is null. */
    final class Row {
        private final Map<String, @Nullable Object> values = new HashMap<>();

        <T> void put(Field<T> column, @Nullable T value) {
            columns.putIfAbsent(column.getName(), column);
            values.put(column.getName(), value);
        }

        void put(ValueColumn column, @Nullable Object value) {
            columns.computeIfAbsent(column.name(), name -> DSL.field(DSL.name(name), column.dataType()));
            values.put(column.name(), value);
        }
    }

    Row start(UUID entry) {
        Row row = new Row();
        row.put(ProjectionTables.ENTRY_ID, entry);
        rows.add(row);
        return row;
    }

    /** Adds them all to the table; rendered once, sent by the driver in as few statements as fit. */
    void insert(DSLContext sql, String table) {
        List<@Nullable Object> anyValues = new ArrayList<>();
        columns.forEach((_, _) -> anyValues.add(null));
        Object[][] values = rows.stream()
                .map(row -> columns.keySet().stream().map(row.values::get).toArray())
                .toArray(Object[][]::new);
        sql.batch(sql.insertInto(ProjectionTables.table(table))
                        .columns(columns.values())
                        .values(anyValues))
                .bind(values)
                .execute();
    }
}
