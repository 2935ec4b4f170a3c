package io.yizhan.core.database;

import org.jooq.TransactionContext;
import org.jooq.TransactionProvider;

/** Refuses jOOQ's {@code transaction()}: it would commit the transaction it is called in. */
final class NoInnerTransactions implements TransactionProvider {
    @Override
    public void begin(TransactionContext context) {
        throw new UnsupportedOperationException("the work is in a transaction of Database already");
    }

    @Override
    public void commit(TransactionContext context) {
        throw new UnsupportedOperationException("Database commits");
    }

    @Override
    public void rollback(TransactionContext context) {
        // Called after begin has refused; there is nothing to undo.
    }
}
