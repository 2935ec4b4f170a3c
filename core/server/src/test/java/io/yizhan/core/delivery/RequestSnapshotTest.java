package io.yizhan.core.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yizhan.core.database.Snapshot;
import io.yizhan.core.database.TestDatabase;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.jooq.exception.DataAccessException;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is laid over a request's state, and what becomes of it when it meets others. */
@Tag("any-database")
class RequestSnapshotTest {
    private static final int DEADLOCK = 1213;

    @AutoClose
    private static final TestDatabase DATABASE = TestDatabase.create();

    @Test
    void isLaidOverANewerStateWhenTheDatabaseGaveItUpForAnother() {
        RequestSnapshot request = new RequestSnapshot(DATABASE.database(), new Semaphore(1));
        Snapshot first = request.current();
        AtomicInteger tries = new AtomicInteger();
        Snapshot laid = request.laid(sql -> {
            assertThat(sql.fetchValue("select 1")).isNotNull();
            if (tries.incrementAndGet() < 4) {
                throw new DataAccessException("a deadlock", new SQLException("a deadlock", "40001", DEADLOCK));
            }
        });
        assertThat(tries).hasValue(4);
        assertThat(laid).isNotSameAs(first).isSameAs(request.current());
        assertThatThrownBy(() -> first.run(sql -> 1)).isInstanceOf(IllegalStateException.class);
        request.close();
    }

    @Test
    void isNotLaidAgainAfterAnyOtherFailure() {
        RequestSnapshot request = new RequestSnapshot(DATABASE.database(), new Semaphore(1));
        AtomicInteger tries = new AtomicInteger();
        assertThatThrownBy(() -> request.laid(sql -> {
                    tries.incrementAndGet();
                    sql.execute("select nothing from nowhere");
                }))
                .isInstanceOf(DataAccessException.class);
        assertThat(tries).hasValue(1);
        request.close();
    }

    @Test
    void canBeStoppedWhileItIsLaid() throws InterruptedException {
        RequestSnapshot request = new RequestSnapshot(DATABASE.database(), new Semaphore(1));
        CountDownLatch begun = new CountDownLatch(1);
        Thread stopper = Thread.ofVirtual().start(() -> {
            try {
                begun.await();
                request.stop();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        long before = System.nanoTime();
        assertThatThrownBy(() -> request.laid(sql -> {
                    begun.countDown();
                    sql.fetchValue("select sleep(20)");
                }))
                .isInstanceOf(CancellationException.class);
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(10));
        stopper.join();
        request.close();
    }

    @Test
    void staysStoppedInTheStateThatTakesItsPlace() {
        RequestSnapshot request = new RequestSnapshot(DATABASE.database(), new Semaphore(1));
        assertThatThrownBy(() -> request.laid(sql -> {
                    request.stop();
                    throw new DataAccessException("a deadlock", new SQLException("a deadlock", "40001", DEADLOCK));
                }))
                .isInstanceOf(CancellationException.class);
        request.close();
    }
}
