package io.yizhan.core.database;

import static io.yizhan.core.database.generated.Tables.POSITION;
import static io.yizhan.core.database.generated.Tables.SETTING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server that goes and comes back: always an embedded one of its own, as only that may be stopped by a test. */
class DatabaseUnavailableTest {
    @TempDir
    private Path folder;

    @Test
    void saysSoWhileTheDatabaseIsStoppedAndGoesOnWhenItIsBack() {
        EmbeddedDatabase embedded = start();
        try (Database database = open(embedded)) {
            move(database, 1);
            Snapshot cutOff = database.openSnapshot();
            assertThat(position(cutOff)).isEqualTo(1);
            embedded.close();

            assertThatThrownBy(() -> database.read(sql -> position(sql))).isInstanceOf(DatabaseUnavailable.class);
            assertThatThrownBy(() -> move(database, 2)).isInstanceOf(DatabaseUnavailable.class);
            assertThatThrownBy(() -> database.define(sql -> sql.execute("create table never (id int)")))
                    .isInstanceOf(DatabaseUnavailable.class);
            assertThatThrownBy(() -> cutOff.run(sql -> position(sql))).isInstanceOf(DatabaseUnavailable.class);
            cutOff.close();
            try (Snapshot snapshot = database.openSnapshot()) {
                assertThatThrownBy(() -> snapshot.run(sql -> position(sql))).isInstanceOf(DatabaseUnavailable.class);
            }

            embedded = start();
            long kept = database.read(sql -> position(sql));
            assertThat(kept).isEqualTo(1);
            move(database, 3);
            try (Snapshot snapshot = database.openSnapshot()) {
                assertThat(position(snapshot)).isEqualTo(3);
            }
        } finally {
            embedded.close();
        }
    }

    @Test
    void readsAgainOnAnotherConnectionWhenItsOwnIsLost() {
        try (EmbeddedDatabase embedded = start();
                Database database = open(embedded)) {
            AtomicInteger runs = new AtomicInteger();
            long seen = database.read(sql -> {
                if (runs.incrementAndGet() == 1) {
                    killMyConnection(embedded, sql);
                }
                return position(sql);
            });
            assertThat(seen).isZero();
            assertThat(runs.get()).isEqualTo(2);
        }
    }

    @Test
    void doesNotRepeatAWriteWhoseConnectionIsLost() {
        try (EmbeddedDatabase embedded = start();
                Database database = open(embedded)) {
            AtomicInteger runs = new AtomicInteger();
            DatabaseUnavailable failure = catchThrowableOfType(
                    DatabaseUnavailable.class,
                    () -> database.change(sql -> {
                        runs.incrementAndGet();
                        killMyConnection(embedded, sql);
                        position(sql);
                    }));
            assertThat(failure.outcomeUnknown()).isFalse();
            assertThat(runs.get()).isEqualTo(1);
        }
    }

    @Test
    void saysSoOfABatchThatIsCutOff() {
        try (EmbeddedDatabase embedded = start();
                Database database = open(embedded)) {
            assertThatThrownBy(() -> database.change(sql -> {
                        killMyConnection(embedded, sql);
                        sql.batch(sql.insertInto(SETTING, SETTING.KEY, SETTING.VALUE)
                                        .values((String) null, null))
                                .bind("one", "1")
                                .bind("two", "2")
                                .execute();
                    }))
                    .isInstanceOf(DatabaseUnavailable.class);
        }
    }

    @Test
    void saysThatTheOutcomeIsUnknownWhenCommitIsCutOff() {
        try (EmbeddedDatabase embedded = start();
                Database database = open(embedded)) {
            DatabaseUnavailable failure = catchThrowableOfType(
                    DatabaseUnavailable.class,
                    () -> database.change(sql -> {
                        sql.update(POSITION)
                                .set(POSITION.VALUE, 5L)
                                .where(POSITION.ID.eq((byte) 1))
                                .execute();
                        killMyConnection(embedded, sql);
                    }));
            assertThat(failure.outcomeUnknown()).isTrue();
        }
    }

    @Test
    void saysSoWhenNobodyListensAtTheStart() {
        EmbeddedDatabase embedded = start();
        embedded.close();
        assertThatThrownBy(() -> open(embedded).close()).isInstanceOf(DatabaseUnavailable.class);
    }

    private static void killMyConnection(EmbeddedDatabase embedded, DSLContext sql) {
        long id = sql.fetchSingle("select connection_id()").into(Long.class);
        DatabaseServer server = DatabaseServer.embedded(embedded, 30_000);
        try (var other = DriverManager.getConnection(server.url(), server.driverProperties())) {
            Database.execute(other, "kill connection " + id);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private EmbeddedDatabase start() {
        return EmbeddedDatabase.start(folder, TestDatabase.binaries());
    }

    private static Database open(EmbeddedDatabase embedded) {
        return DataSourceFactory.open(DatabaseServer.embedded(embedded, 30_000), 4, false);
    }

    private static void move(Database database, long value) {
        database.change(sql -> sql.update(POSITION)
                .set(POSITION.VALUE, value)
                .where(POSITION.ID.eq((byte) 1))
                .execute());
    }

    private static long position(Snapshot snapshot) {
        return snapshot.run(sql -> position(sql));
    }

    private static long position(DSLContext sql) {
        return sql.select(POSITION.VALUE).from(POSITION).fetchSingle().value1();
    }
}
