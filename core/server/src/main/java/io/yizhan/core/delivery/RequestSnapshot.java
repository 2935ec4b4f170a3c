package io.yizhan.core.delivery;

import io.yizhan.core.database.Database;
import io.yizhan.core.database.Snapshot;
import io.yizhan.core.graphql.ContextPart;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.jooq.exception.DataAccessException;
import org.jooq.exception.IntegrityConstraintViolationException;

/** The one state of the database that a request reads; can be stopped at any time. */
final class RequestSnapshot implements ContextPart.Opened {
    /** Where several meet, one of them gets on each time. */
    private static final int ATTEMPTS = 10;

    private final Database database;
    private final Semaphore overlays;
    private final ReentrantLock lock = new ReentrantLock();
    private Snapshot snapshot;
    private boolean stopped;
    private boolean overlaid;

    /** @param overlays how many may have an overlay at a time */
    RequestSnapshot(Database database, Semaphore overlays) {
        this.database = database;
        this.overlays = overlays;
        this.snapshot = database.openSnapshot();
    }

    Snapshot current() {
        lock.lock();
        try {
            return snapshot;
        } finally {
            lock.unlock();
        }
    }

    /**
     * The state with the overlay's changes, before anything of it is read. What the overlay writes may meet the rows of other previews
     * or of somebody who publishes; nothing has been seen yet, so it is laid over a newer state then.
     *
     * @throws CancellationException if interrupted before it was its turn
     */
    Snapshot laid(Overlay overlay) {
        try {
            overlays.acquire();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted before its turn");
        }
        overlaid = true;
        for (int attempt = 1; ; attempt++) {
            Snapshot now = current();
            try {
                boolean laid = now.run(sql -> {
                    overlay.apply(sql);
                    return true;
                });
                assert laid;
                return now;
            } catch (DataAccessException e) {
                if (attempt == ATTEMPTS || !met(e)) {
                    throw e;
                }
                // of random length, or the same two meet again
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(
                        ThreadLocalRandom.current().nextLong(2, 10L * attempt)));
                renew(now);
            }
        }
    }

    /** A row that stands already was published after the state was taken. */
    private static boolean met(DataAccessException failure) {
        return Database.isGivenUpForAnother(failure) || failure instanceof IntegrityConstraintViolationException;
    }

    private void renew(Snapshot before) {
        before.close();
        lock.lock();
        try {
            snapshot = database.openSnapshot();
            if (stopped) {
                snapshot.stop();
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void stop() {
        lock.lock();
        try {
            stopped = true;
            snapshot.stop();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        current().close();
        if (overlaid) {
            overlays.release();
        }
    }
}
