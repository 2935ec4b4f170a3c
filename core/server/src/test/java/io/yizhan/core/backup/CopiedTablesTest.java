package io.yizhan.core.backup;

import static org.assertj.core.api.Assertions.assertThat;

import io.yizhan.core.database.TestDatabase;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Of every system table it is said whether a backup holds it. */
class CopiedTablesTest {
    @AutoClose
    private static final TestDatabase DATABASE = TestDatabase.create();

    @Test
    void everyTableIsCopiedOrLeftOutForAReason() {
        Set<String> tables = new HashSet<>(DATABASE.database().read(RowStore::tables));
        assertThat(tables.remove("schema_history")).isTrue();
        Set<String> said = new HashSet<>(CopiedTables.NAMES);
        said.addAll(CopiedTables.LEFT_OUT.keySet());
        assertThat(said).as("CopiedTables names each table of db/migration").isEqualTo(tables);
        assertThat(CopiedTables.NAMES)
                .doesNotHaveDuplicates()
                .doesNotContainAnyElementsOf(CopiedTables.LEFT_OUT.keySet());
        assertThat(CopiedTables.LEFT_OUT.values())
                .allSatisfy(reason -> assertThat(reason).isNotBlank());
    }

    /** A foreign key to a table that comes later would stop every restore. */
    @Test
    void tablesComeAfterThoseTheyReferTo() {
        List<List<String>> references = DATABASE.database()
                .read(sql -> sql.resultQuery("select table_name, referenced_table_name"
                                + " from information_schema.key_column_usage"
                                + " where table_schema = database() and referenced_table_name is not null")
                        .fetch(row -> List.of(row.get(0, String.class), row.get(1, String.class))));
        assertThat(references).as("rendition refers to asset").isNotEmpty();
        assertThat(references).allSatisfy(reference -> {
            boolean left = CopiedTables.LEFT_OUT.containsKey(reference.get(0));
            assertThat(left
                            || CopiedTables.NAMES.indexOf(reference.get(1))
                                    < CopiedTables.NAMES.indexOf(reference.get(0)))
                    .as(reference.toString())
                    .isTrue();
        });
    }

    private static List<Column> columns(String table) {
        return DATABASE.database().read(sql -> RowStore.columns(sql, table));
    }

    @Test
    void everyColumnHasAKindThatEveryDatabaseGivesIt() {
        assertThat(CopiedTables.NAMES)
                .allSatisfy(table -> assertThat(columns(table)).isNotEmpty());
        assertThat(columns("asset"))
                .contains(
                        new Column("id", ColumnKind.BYTES),
                        new Column("bytes", ColumnKind.NUMBER),
                        new Column("focal_x", ColumnKind.DECIMAL),
                        new Column("trashed_at", ColumnKind.TIME));
        assertThat(columns("entry_version"))
                .contains(new Column("closed", ColumnKind.BOOLEAN), new Column("fields", ColumnKind.TEXT));
        assertThat(columns("position"))
                .as("a tinyint that is no boolean")
                .contains(new Column("id", ColumnKind.NUMBER));
    }
}
