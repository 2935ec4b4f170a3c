package io.yizhan.core.backup;

import io.yizhan.core.database.Database;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jooq.impl.DSL;

/** What a backup is to hold, as the database has it: for tests that compare two. */
public final class CopiedRows {
    private CopiedRows() {}

    /** Table → its rows as lines, sorted. */
    public static Map<String, List<String>> of(Database database) {
        Map<String, List<String>> all = new TreeMap<>();
        for (String table : CopiedTables.NAMES) {
            all.put(table, database.read(sql -> {
                List<Column> columns = RowStore.columns(sql, table);
                List<String> rows = new ArrayList<>();
                RowStore.read(
                        sql,
                        table,
                        columns,
                        row -> rows.add(new String(RowJson.write(columns, row), StandardCharsets.UTF_8)));
                return rows.stream().sorted().toList();
            }));
        }
        return all;
    }

    /** How many rows tables have that are left out; by name. */
    public static Map<String, Long> leftOut(Database database) {
        Map<String, Long> all = new TreeMap<>();
        Stream.of("session", "rendition", "idempotency_key")
                .forEach(table ->
                        all.put(table, database.read(sql -> (long) sql.fetchCount(DSL.table(DSL.name(table))))));
        return all;
    }
}
