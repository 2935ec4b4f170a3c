package io.yizhan.core.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * One state of the database, seen by any number of calls from any thread, one at a time. It begins at the first call,
 * not before, and holds one connection until it is closed: keep it for a request, not for a session.
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
     * @throws IllegalStateException if closed
     */
    public <T extends @Nullable Object> T run(Function<DSLContext, T> work) {
        lock.lock();
        try {
            if (closed) {
                throw new IllegalStateException("the snapshot is closed");
            }
            return work.apply(sql == null ? begin() : sql);
        } catch (DataAccessException e) {
            throw Failures.typed(e, database.pool());
        } finally {
            lock.unlock();
        }
    }

    /** How many statements have run in it, BEGIN and END not counted; a batch counts as one. */
    public int statements() {
        lock.lock();
        try {
            return watch.statements();
        } finally {
            lock.unlock();
        }
    }

    /** Ends the snapshot and gives the connection back; waits for a call under way. A second close does nothing. */
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            sql = null;
            Connection held = connection;
            connection = null;
            if (held != null) {
                try (held) {
                    Database.execute(held, "rollback");
                }
            }
        } catch (SQLException e) {
            // Nothing was written, so nothing is lost; the pool drops the broken connection.
            Failures.typed(new DataAccessException("closing a snapshot", e), database.pool());
        } finally {
            lock.unlock();
        }
    }

    private DSLContext begin() {
        try {
            return beginOnce();
        } catch (SQLTransientConnectionException e) {
            throw new DataAccessException(String.valueOf(e.getMessage()), e);
        } catch (SQLException e) {
            // The connection may have died in the pool; nothing has been read yet, so another one will do.
            Failures.forgetIdle(database.pool());
        }
        try {
            return beginOnce();
        } catch (SQLException e) {
            throw new DataAccessException(String.valueOf(e.getMessage()), e);
        }
    }

    private DSLContext beginOnce() throws SQLException {
        Connection fresh = database.connect();
        try {
            Database.beginReading(fresh);
        } catch (SQLException e) {
            try (fresh) {
                throw e;
            }
        }
        connection = fresh;
        DSLContext made = DSL.using(database.configuration(fresh).derive(watch));
        sql = made;
        return made;
    }
}
