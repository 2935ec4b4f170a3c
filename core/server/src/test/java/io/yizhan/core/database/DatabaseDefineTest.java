package io.yizhan.core.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class DatabaseDefineTest {
    @AutoClose
    private static final TestDatabase TEST_DATABASE = TestDatabase.create();

    private final Database database = TEST_DATABASE.database();

    @Test
    void definesTablesAndFindsWhatIsThere() {
        DatabaseDialect dialect = database.dialect();
        database.define(sql -> sql.createTableIfNotExists("d_probe")
                .column("id", ColumnTypes.ID.notNull())
                .column("at", ColumnTypes.INSTANT)
                .column("name", SQLDataType.VARCHAR(190))
                .primaryKey("id")
                .storage(dialect.tableOptions())
                .execute());
        database.define(
                sql -> sql.createIndex("d_probe_name").on("d_probe", "name").execute());

        assertThat(database.<List<Boolean>>read(sql -> List.of(
                        dialect.tableExists(sql, "d_probe"),
                        dialect.columnExists(sql, "d_probe", "at"),
                        dialect.indexExists(sql, "d_probe", "d_probe_name"))))
                .containsOnly(true);
        assertThat(database.<List<Boolean>>read(sql -> List.of(
                        dialect.tableExists(sql, "d_other"),
                        dialect.columnExists(sql, "d_probe", "other"),
                        dialect.indexExists(sql, "d_probe", "other"))))
                .containsOnly(false);
        assertThat(database.<String>read(sql ->
                        dialect.renderer().render(dialect.jsonText(DSL.inline("{\"a\":{\"b\":\"玉\"}}"), "$.a.b"))))
                .contains("json_value");
        assertThat(database.<String>read(
                        sql -> sql.select(dialect.jsonText(DSL.inline("{\"a\":{\"b\":\"玉\"}}"), "$.a.b"))
                                .fetchSingle()
                                .value1()))
                .isEqualTo("玉");
    }

    @Test
    void textsInJsonAreReadWholeAndComparedExactly() {
        DatabaseDialect dialect = database.dialect();
        String text = "Jade 玉".repeat(1_000);
        Field<String> read = dialect.jsonText(DSL.inline("{\"a\":\"" + text + "\"}"), "$.a");
        assertThat(database.<String>read(sql -> sql.select(read).fetchSingle().value1()))
                .isEqualTo(text);
        assertThat(database.<List<Boolean>>read(sql -> List.of(
                        sql.fetchExists(DSL.selectOne().where(read.eq(text))),
                        sql.fetchExists(DSL.selectOne().where(read.ne(text.toLowerCase(Locale.ROOT)))))))
                .containsOnly(true);
    }

    @Test
    void oneAtATimeDefinesTables() throws Exception {
        AtomicInteger inside = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        CyclicBarrier start = new CyclicBarrier(3);
        List<CompletableFuture<Void>> all = IntStream.range(0, 3)
                .mapToObj(i -> run(() -> {
                    meet(start);
                    database.define(sql -> {
                        most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                        sql.fetch("select sleep(0.1)");
                        inside.decrementAndGet();
                    });
                }))
                .toList();
        CompletableFuture.allOf(all.toArray(CompletableFuture[]::new)).get(30, TimeUnit.SECONDS);
        assertThat(most.get()).isEqualTo(1);
    }

    private static CompletableFuture<Void> run(Runnable work) {
        return CompletableFuture.runAsync(work, task -> Thread.ofVirtual().start(task));
    }

    private static void meet(CyclicBarrier barrier) {
        try {
            barrier.await(10, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
