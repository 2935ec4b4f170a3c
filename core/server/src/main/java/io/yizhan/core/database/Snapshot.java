package io.yizhan.core.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * One state of the database, seen by any number of calls from any thread, one at a time. It begins at the first call,
 * not before, and holds one connection until it is closed: keep it for a request, not for a session.
 * Nothing written in it is kept.
 */
public final class Snapshot implements AutoCloseable {
    private final Database database;
    private final ReentrantLock lock = new ReentrantLock();
    private final TransactionWatch watch = new TransactionWatch();
    private @Nullable Connection connection;
    private @Nullable DSLContext sql;
    private boolean closed;

    Snapshot(Database database) {
        this.database = database;
    }

    /**
     * Reads in the snapshot; callers wait for each other.
     *
     * @throws DatabaseUnavailable if no connection is to be had, or the snapshot's was lost: it is gone then
     * @throws CancellationException if stopped
     * @throws IllegalStateException if closed
     */
    public <T extends @Nullable Object> T run(Function<DSLContext, T> work) {
        lock.lock();
        try {
            if (closed) {
                throw new IllegalStateException("the snapshot is closed");
            }
            T result = sql == null ? first(work) : work.apply(sql);
            // Some functions do not fail when broken off, but give another value.
            watch.throwIfStopped();
            return result;
        } catch (DataAccessException e) {
            watch.throwIfStopped();
            throw Failures.typed(e, database.pool());
        } finally {
            lock.unlock();
        }
    }

    /**
     * Breaks off the statement under way and lets no other begin: whoever waited for it has gone. Does not wait; any thread may call
     * it. The snapshot is still to be closed by the one who opened it.
     */
    public void stop() {
        Thread.ofVirtual().name("snapshot-stop").start(watch::stop);
    }

    /** How many statements have run in it, its end not counted; a batch counts as one. */
    public int statements() {
        lock.lock();
        try {
            return watch.statements();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Ends the snapshot; waits for a call under way. The connection goes back a moment later: nobody need wait for the trip to
     * the database that this takes. A second close does nothing.
     */
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            sql = null;
            Connection held = connection;
            connection = null;
            if (held != null) {
                Thread.ofVirtual().name("snapshot-end").start(() -> end(held));
            }
        } finally {
            lock.unlock();
        }
    }

    private void end(Connection held) {
        boolean brokenOff = watch.leave();
        try (held) {
            held.rollback();
            if (brokenOff) {
                database.pool().evictConnection(held);
            }
        } catch (SQLException e) {
            // Nothing was written, so nothing is lost; the pool drops the broken connection.
            Failures.typed(new DataAccessException("closing a snapshot", e), database.pool());
        }
    }

    /** Connections of the pool are at REPEATABLE READ and do not commit by themselves: the first statement takes the snapshot. */
    private <T extends @Nullable Object> T first(Function<DSLContext, T> work) {
        try {
            return work.apply(begin());
        } catch (DataAccessException e) {
            if (!Failures.isConnectionLost(e) || Failures.isNoneFree(e)) {
                throw e;
            }
            // The connection may have died in the pool; nothing has been seen yet, so another one will do.
            Failures.forgetIdle(database.pool());
            forget(e);
        }
        return work.apply(begin());
    }

    private DSLContext begin() {
        try {
            Connection fresh = database.connect();
            DSLContext made = DSL.using(database.configuration(fresh).derive(watch));
            connection = fresh;
            sql = made;
            return made;
        } catch (SQLException e) {
            throw new DataAccessException(String.valueOf(e.getMessage()), e);
        }
    }

    private void forget(DataAccessException reason) {
        Connection broken = connection;
        connection = null;
        sql = null;
        if (broken != null) {
            try {
                broken.close();
            } catch (SQLException e) {
                reason.addSuppressed(e);
            }
        }
    }
}
