package io.yizhan.core.database;

import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CancellationException;
import java.util.concurrent.locks.ReentrantLock;
import org.jooq.ExecuteContext;
import org.jooq.ExecuteListener;
import org.jooq.exception.DataAccessException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts the statements of a transaction, remembers whether the server has ended it, and can break off the one that runs. */
final class TransactionWatch implements ExecuteListener {
    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(TransactionWatch.class);

    private int statements;
    private transient @Nullable SQLException ended;
    private transient volatile @Nullable Statement running;
    private volatile boolean stopped;
    private final ReentrantLock stopping = new ReentrantLock();

    @Override
    public void executeStart(ExecuteContext context) {
        started(context.statement());
    }

    @Override
    public void end(ExecuteContext context) {
        finished();
    }

    @Override
    public void exception(ExecuteContext context) {
        SQLException failure = context.sqlException();
        if (failure != null) {
            failed(failure);
        }
    }

    /** A statement starts, jOOQ's or another; not one that begins when all has been stopped. */
    void started(@Nullable Statement statement) {
        statements++;
        running = statement;
        throwIfStopped();
    }

    void finished() {
        running = null;
    }

    void throwIfStopped() {
        if (stopped) {
            throw new CancellationException("stopped, as nobody waits any more");
        }
    }

    /** Breaks off the statement that runs, by a connection of its own, and lets none begin. */
    void stop() {
        stopped = true;
        stopping.lock();
        try {
            Statement now = running;
            if (now != null) {
                now.cancel();
            }
        } catch (SQLException e) {
            LOG.debug("a statement could not be broken off", e);
        } finally {
            stopping.unlock();
        }
    }

    /**
     * Lets nothing be broken off any more, and waits for that which is: it goes by the connection, not by the statement.
     *
     * @return whether something may have been, so that the connection is not to be used again
     */
    boolean leave() {
        stopping.lock();
        try {
            running = null;
            return stopped;
        } finally {
            stopping.unlock();
        }
    }

    void failed(SQLException failure) {
        if (Failures.isGivenUpForAnother(failure) || Failures.isConnectionLost(failure)) {
            ended = failure;
        }
    }

    int statements() {
        return statements;
    }

    /** Work that swallowed the failure must not commit the part that came after it. */
    void throwIfEnded() {
        SQLException failure = ended;
        if (failure != null) {
            throw new DataAccessException("the database had ended this transaction", failure);
        }
    }
}
