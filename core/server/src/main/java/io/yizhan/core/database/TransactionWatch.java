package io.yizhan.core.database;

import java.sql.SQLException;
import org.jooq.ExecuteContext;
import org.jooq.ExecuteListener;
import org.jooq.exception.DataAccessException;
import org.jspecify.annotations.Nullable;

/** Counts the statements of a transaction and remembers whether the server has ended it. */
final class TransactionWatch implements ExecuteListener {
    private static final long serialVersionUID = 1L;

    private int statements;
    private transient @Nullable SQLException ended;

    @Override
    public void executeStart(ExecuteContext context) {
        started();
    }

    @Override
    public void exception(ExecuteContext context) {
        SQLException failure = context.sqlException();
        if (failure != null) {
            failed(failure);
        }
    }

    /** A statement starts, jOOQ's or another. */
    void started() {
        statements++;
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
