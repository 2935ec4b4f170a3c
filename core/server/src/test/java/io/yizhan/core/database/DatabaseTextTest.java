package io.yizhan.core.database;

import static io.yizhan.core.database.generated.Tables.UNIQUE_KEY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.exception.DataAccessException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseTextTest {
    @AutoClose
    private static final TestDatabase TEST_DATABASE = TestDatabase.create();

    private final Database database = TEST_DATABASE.database();

    @BeforeEach
    void emptyTables() {
        database.change(sql ->
                sql.deleteFrom(UNIQUE_KEY).where(UNIQUE_KEY.SCOPE.isNotNull()).execute());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"𠮷野家 𪚥 龘", "ئۇيغۇر تىلى، ە ې", "玉雕·和田", "Қазақстан", "👩‍🎨🏺", "é e\u0301", "zero\u200bwidth"
            })
    void givesBackEveryScriptUnchanged(String text) {
        database.change(sql -> insertKey(sql, text, UUID.randomUUID()));
        String read = database.read(sql -> sql.selectFrom(UNIQUE_KEY).fetchSingle(UNIQUE_KEY.VALUE));
        assertThat(read).isEqualTo(text);
        assertThat(keysEqualTo(text)).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "admin,admin ",
                "é,e",
                "é,e\u0301",
                "A,a",
                "ａ,a",
                "a\u200bb,ab",
                "🍣,🍺",
                "١,1",
                "ك,ک",
                "あ,ア",
                "ß,ss"
            })
    void twoTextsAreEqualOnlyIfTheyAreTheSame(String one, String other) {
        database.change(sql -> {
            insertKey(sql, one, UUID.randomUUID());
            insertKey(sql, other, UUID.randomUUID());
        });
        assertThat(keysEqualTo(one)).isEqualTo(1);
        assertThat(keysEqualTo(other)).isEqualTo(1);
        assertThat(database.<Boolean>read(
                        sql -> sql.fetchSingle("select ? = ?", one, other).get(0, Boolean.class)))
                .as("two bound values")
                .isFalse();
    }

    @Test
    void holdsBothDatabasesToTheSameStrictness() {
        String mode = String.valueOf(database.<@Nullable Object>read(sql -> sql.fetchValue("select @@sql_mode")));
        assertThat(mode).contains("ONLY_FULL_GROUP_BY", "STRICT_TRANS_TABLES", "NO_ZERO_DATE");
        assertThatThrownBy(() -> database.read(
                        sql -> sql.fetch("select `entry_id`, max(`value`) from `unique_key` group by `scope`")))
                .isInstanceOf(DataAccessException.class);
        assertThatThrownBy(() -> database.change(sql -> insertKey(sql, "x".repeat(191), UUID.randomUUID())))
                .isInstanceOf(DataAccessException.class);
    }

    @Test
    void everyTextColumnComparesExactly() {
        List<String> others = database.read(sql -> sql.fetch(
                        "select concat(table_name, '.', column_name) as c from information_schema.columns"
                                + " where table_schema = database() and collation_name is not null"
                                + " and table_name <> 'schema_history' and collation_name <> ?",
                        database.dialect().exactCollation())
                .into(String.class));
        assertThat(others).isEmpty();
    }

    private static void insertKey(DSLContext sql, String value, UUID id) {
        sql.insertInto(UNIQUE_KEY)
                .set(UNIQUE_KEY.SCOPE, "work.slug")
                .set(UNIQUE_KEY.LOCALE, "zh-Hans")
                .set(UNIQUE_KEY.VALUE, value)
                .set(UNIQUE_KEY.ENTRY_ID, id)
                .set(UNIQUE_KEY.IS_CURRENT, true)
                .set(UNIQUE_KEY.IS_PUBLISHED, false)
                .execute();
    }

    private int keysEqualTo(String value) {
        return database.read(sql -> sql.fetchCount(UNIQUE_KEY, UNIQUE_KEY.VALUE.eq(value)));
    }
}
