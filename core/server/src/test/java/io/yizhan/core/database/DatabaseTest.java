package io.yizhan.core.database;

import static io.yizhan.core.database.generated.Tables.ENTRY;
import static io.yizhan.core.database.generated.Tables.IDEMPOTENCY_KEY;
import static io.yizhan.core.database.generated.Tables.POSITION;
import static io.yizhan.core.database.generated.Tables.UNIQUE_KEY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.yizhan.core.database.generated.tables.records.EntryRecord;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.exception.DataAccessException;
import org.jooq.exception.IntegrityConstraintViolationException;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DatabaseTest {
    @AutoClose
    private static final TestDatabase TEST_DATABASE = TestDatabase.create();

    private final Database database = TEST_DATABASE.database();

    @BeforeEach
    void emptyTables() {
        database.change(sql -> {
            sql.deleteFrom(ENTRY).where(ENTRY.HEAD_NUMBER.ge(0)).execute();
            sql.deleteFrom(UNIQUE_KEY).where(UNIQUE_KEY.SCOPE.isNotNull()).execute();
            sql.update(POSITION)
                    .set(POSITION.VALUE, 0L)
                    .where(POSITION.ID.eq((byte) 1))
                    .execute();
        });
    }

    @Test
    void givesBackIdsTimesAndFlagsAsTheyWereWritten() {
        UUID id = UUID.fromString("0199f0a1-7b2c-7def-8123-ffee00112233");
        Instant time = Instant.parse("1912-02-29T23:59:59.123456Z");
        database.change(sql -> {
            insertEntry(sql, id, time);
            insertKey(sql, "slug", id);
        });

        EntryRecord entry = database.read(
                sql -> sql.selectFrom(ENTRY).where(ENTRY.ID.eq(id)).fetchSingle());

        assertThat(entry.getId()).isEqualTo(id);
        assertThat(entry.getCreatedAt()).isEqualTo(time);
        assertThat(entry.getCreatedBy()).isNull();
        assertThat(database.<Boolean>read(sql -> sql.select(UNIQUE_KEY.IS_CURRENT)
                        .from(UNIQUE_KEY)
                        .fetchSingle()
                        .value1()))
                .isTrue();
    }

    @Test
    void keepsNothingOfAWriteThatFails() {
        UUID id = UUID.randomUUID();
        assertThatThrownBy(() -> database.change(sql -> {
                    insertEntry(sql, id, Instant.EPOCH);
                    throw new IllegalArgumentException("changed my mind");
                }))
                .isInstanceOf(IllegalArgumentException.class);

        assertThat(countEntries()).isZero();
    }

    @Test
    void repeatsTheWholeWorkOfADeadlockUntilItIsDone() throws Exception {
        UUID one = UUID.randomUUID();
        UUID other = UUID.randomUUID();
        database.change(sql -> {
            insertEntry(sql, one, Instant.EPOCH);
            insertEntry(sql, other, Instant.EPOCH);
        });
        CyclicBarrier bothHoldOne = new CyclicBarrier(2);
        AtomicInteger runs = new AtomicInteger();

        CompletableFuture<Void> first = run(() -> raiseBoth(one, other, bothHoldOne, runs));
        CompletableFuture<Void> second = run(() -> raiseBoth(other, one, bothHoldOne, runs));
        CompletableFuture.allOf(first, second).get(30, TimeUnit.SECONDS);

        assertThat(runs.get()).isEqualTo(3);
        assertThat(headNumbers()).containsExactly(3, 3);
    }

    @Test
    void commitsNothingWhenTheWorkHidesADeadlock() throws Exception {
        UUID one = UUID.randomUUID();
        UUID other = UUID.randomUUID();
        database.change(sql -> {
            insertEntry(sql, one, Instant.EPOCH);
            insertEntry(sql, other, Instant.EPOCH);
        });
        CyclicBarrier bothHoldOne = new CyclicBarrier(2);
        AtomicInteger runs = new AtomicInteger();
        AtomicInteger hidden = new AtomicInteger();

        CompletableFuture<Void> first = run(() -> raiseBothHiding(one, other, bothHoldOne, runs, hidden));
        CompletableFuture<Void> second = run(() -> raiseBothHiding(other, one, bothHoldOne, runs, hidden));
        CompletableFuture.allOf(first, second).get(30, TimeUnit.SECONDS);

        assertThat(hidden.get()).isEqualTo(1);
        assertThat(headNumbers()).containsExactly(3, 3);
    }

    @Test
    void doesNotRepeatWorkThatFailsForItsOwnReasons() {
        AtomicInteger runs = new AtomicInteger();
        UUID id = UUID.randomUUID();
        DataAccessException failure = catchThrowableOfType(
                IntegrityConstraintViolationException.class,
                () -> database.change(sql -> {
                    runs.incrementAndGet();
                    insertKey(sql, "fair's «entry.x»'", id);
                    insertKey(sql, "fair's «entry.x»'", id);
                }));

        assertThat(runs.get()).isEqualTo(1);
        assertThat(database.dialect().findDuplicateKey(failure)).contains("PRIMARY");
    }

    @Test
    void refusesAWriteInsideAWriteAndTransactionsOfJooq() {
        assertThatThrownBy(() ->
                        database.change(outer -> database.change(inner -> insertKey(inner, "x", UUID.randomUUID()))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("pass the DSLContext on");
        assertThatThrownBy(() -> database.change(
                        sql -> sql.transaction(inner -> inner.dsl().selectOne().fetch())))
                .isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void refusesToWriteWhileReading() {
        assertThatThrownBy(() -> database.read(sql -> sql.update(POSITION)
                        .set(POSITION.VALUE, 9L)
                        .where(POSITION.ID.eq((byte) 1))
                        .execute()))
                .isInstanceOf(DataAccessException.class);
        assertThat(position()).isZero();
    }

    @Test
    void writesSeeWhatOthersHaveCommittedSince() {
        List<Long> seen = database.write(sql -> {
            long before = position(sql);
            run(() -> movePosition(5)).join();
            return List.of(before, position(sql));
        });
        assertThat(seen).containsExactly(0L, 5L);
    }

    @Test
    void aSnapshotShowsOneStateWhileOthersCommit() {
        try (Snapshot snapshot = database.openSnapshot()) {
            movePosition(1);
            assertThat(position(snapshot)).as("it begins at its first use").isEqualTo(1);
            movePosition(2);
            assertThat(position(snapshot)).isEqualTo(1);
            assertThat(position()).isEqualTo(2);
        }
    }

    @Test
    void stoppingASnapshotBreaksOffWhatItsStatementDoes() {
        String endless = "select benchmark(1000000000000, sha2('jade', 512)) as n";
        List<Consumer<DSLContext>> ways = List.of(
                sql -> sql.fetch(endless), sql -> PlainSelect.fetch(sql, endless, List.of(), row -> row.getLong(1)));
        assertThat(ways).allSatisfy(way -> {
            try (Snapshot snapshot = database.openSnapshot()) {
                CompletableFuture<Void> running = run(() -> snapshot.run(sql -> {
                    way.accept(sql);
                    return "";
                }));
                while (running("benchmark") == 0) {
                    Thread.onSpinWait();
                }
                snapshot.stop();
                assertThatThrownBy(running::join).hasCauseInstanceOf(CancellationException.class);
                assertThatThrownBy(() -> position(snapshot)).isInstanceOf(CancellationException.class);
            }
        });
    }

    /** By its own choice MySQL tries all orders of twenty tables, which takes longer than any request may. */
    @Test
    void joinsArePlannedFourTablesAhead() {
        String depth = database.read(sql -> String.valueOf(sql.fetchValue("select @@optimizer_search_depth")));
        assertThat(depth).isEqualTo("4");
    }

    private int running(String part) {
        return database.read(sql -> sql.fetch("show full processlist").stream()
                .filter(row -> String.valueOf(row.get("Info")).contains(part))
                .toList()
                .size());
    }

    @Test
    void aSnapshotCountsItsStatements() {
        try (Snapshot snapshot = database.openSnapshot()) {
            assertThat(snapshot.statements()).isZero();
            snapshot.run(sql -> position(sql));
            snapshot.run(sql -> position(sql) + position(sql));
            assertThat(snapshot.statements()).isEqualTo(3);
        }
    }

    @Test
    void aSnapshotServesManyThreadsOneAfterTheOther() {
        try (Snapshot snapshot = database.openSnapshot()) {
            List<CompletableFuture<Long>> answers = IntStream.range(0, 50)
                    .mapToObj(i -> CompletableFuture.supplyAsync(() -> snapshot.run(sql -> position(sql))))
                    .toList();
            assertThat(answers).allSatisfy(answer -> assertThat(answer.join()).isZero());
            assertThat(snapshot.statements()).isEqualTo(50);
        }
    }

    @Test
    void snapshotsGiveTheirConnectionsBack() {
        for (int i = 0; i < 40; i++) {
            Snapshot snapshot = database.openSnapshot();
            assertThat(position(snapshot)).isZero();
            snapshot.close();
            snapshot.close();
            assertThatThrownBy(() -> snapshot.run(sql -> position(sql))).isInstanceOf(IllegalStateException.class);
        }
        List<Snapshot> all = Stream.generate(database::openSnapshot)
                .limit(database.pool().getMaximumPoolSize())
                .toList();
        try {
            assertThat(all)
                    .as("every connection can be had again")
                    .allSatisfy(one -> assertThat(position(one)).isZero());
        } finally {
            all.forEach(Snapshot::close);
        }
    }

    @Test
    void migratesOnceAndKeepsRows() {
        movePosition(3);
        assertThat(Migrations.run(database.pool(), database.dialect())).isZero();
        assertThat(position()).isEqualTo(3);
    }

    @Test
    void refusesUpdatesAndDeletesOfWholeTables() {
        assertThatThrownBy(() ->
                        database.change(sql -> sql.deleteFrom(IDEMPOTENCY_KEY).execute()))
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("without WHERE");
    }

    private void raiseBoth(UUID first, UUID then, CyclicBarrier bothHoldOne, AtomicInteger runs) {
        AtomicInteger attempt = new AtomicInteger();
        database.change(sql -> {
            runs.incrementAndGet();
            raise(sql, first);
            if (attempt.incrementAndGet() == 1) {
                meet(bothHoldOne);
            }
            raise(sql, then);
        });
    }

    private void raiseBothHiding(
            UUID first, UUID then, CyclicBarrier bothHoldOne, AtomicInteger runs, AtomicInteger hidden) {
        AtomicInteger attempt = new AtomicInteger();
        database.change(sql -> {
            runs.incrementAndGet();
            raise(sql, first);
            if (attempt.incrementAndGet() == 1) {
                meet(bothHoldOne);
            }
            try {
                raise(sql, then);
            } catch (DataAccessException e) {
                hidden.incrementAndGet();
                raise(sql, first);
            }
        });
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

    private static void raise(DSLContext sql, UUID id) {
        sql.update(ENTRY)
                .set(ENTRY.HEAD_NUMBER, ENTRY.HEAD_NUMBER.plus(1))
                .where(ENTRY.ID.eq(id))
                .execute();
    }

    private static void insertEntry(DSLContext sql, UUID id, Instant time) {
        sql.insertInto(ENTRY, ENTRY.ID, ENTRY.TYPE, ENTRY.CREATED_AT, ENTRY.HEAD_NUMBER)
                .values(id, "work", time, 1)
                .execute();
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

    private int countEntries() {
        return database.read(sql -> sql.fetchCount(ENTRY));
    }

    private void movePosition(long value) {
        database.change(sql -> sql.update(POSITION)
                .set(POSITION.VALUE, value)
                .where(POSITION.ID.eq((byte) 1))
                .execute());
    }

    private long position() {
        return database.read(sql -> position(sql));
    }

    private static long position(Snapshot snapshot) {
        return snapshot.run(sql -> position(sql));
    }

    private List<Integer> headNumbers() {
        return database.read(sql -> sql.selectFrom(ENTRY).fetch(ENTRY.HEAD_NUMBER));
    }

    private static long position(DSLContext sql) {
        return sql.select(POSITION.VALUE).from(POSITION).fetchSingle().value1();
    }
}
