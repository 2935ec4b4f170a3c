package io.yizhan.core.database;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jooq.Configuration;
import org.jooq.DSLContext;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.jooq.impl.DefaultConfiguration;
import org.jooq.impl.DefaultConnectionProvider;
import org.jspecify.annotations.Nullable;

/**
 * Transactions. The only way to SQL: a room's Store is handed the {@link DSLContext} of the transaction it takes part
 * in and keeps it no longer than the call. jOOQ's own {@code transaction()} is switched off in it.
 *
 * <p>What fails for want of a database is a {@link DatabaseUnavailable}; all else is jOOQ's DataAccessException.
 */
public final class Database implements AutoCloseable {
    /** How often a write is tried when the database gave it up for another one. */
    static final int ATTEMPTS = 3;

    private static final int DEFINE_WAIT_SECONDS = 20;
    private static final int DEFINE_SOCKET_MILLIS = (int) TimeUnit.MINUTES.toMillis(30);
    private static final ScopedValue<Boolean> WRITING = ScopedValue.newInstance();

    private final HikariDataSource pool;
    private final DatabaseDialect dialect;
    /** Made once: what jOOQ learns of types is kept with it. */
    private final Configuration configuration;

    Database(HikariDataSource pool, DatabaseDialect dialect) {
        this.pool = pool;
        this.dialect = dialect;
        this.configuration = new DefaultConfiguration()
                .set(dialect.sqlDialect())
                .set(DatabaseDialect.settings())
                .set(new NoInnerTransactions());
    }

    /** Differences between MySQL and MariaDB. */
    public DatabaseDialect dialect() {
        return dialect;
    }

    /**
     * One transaction, READ COMMITTED: all of the work is kept, or nothing.
     *
     * <p>If the database ends the transaction in favour of another one (deadlock, lock wait of 5 s), the whole work
     * runs again, at most three times; it must have no effects outside the database. May not be nested: pass the
     * DSLContext on.
     *
     * @throws DatabaseUnavailable with {@code outcomeUnknown()} if the connection was lost at COMMIT
     */
    public <T extends @Nullable Object> T write(Function<DSLContext, T> work) {
        if (WRITING.isBound()) {
            throw new IllegalStateException("a write inside a write would wait for itself: pass the DSLContext on");
        }
        for (int attempt = 1; ; attempt++) {
            try {
                return ScopedValue.where(WRITING, true).call(() -> writeOnce(work));
            } catch (DataAccessException e) {
                if (attempt == ATTEMPTS || !Failures.isGivenUpForAnother(e)) {
                    throw Failures.typed(e, pool);
                }
                // A short wait of random length, or the same two meet again.
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(
                        ThreadLocalRandom.current().nextLong(2, 20L * attempt)));
            }
        }
    }

    /** {@link #write} for work without a result. */
    public void change(Consumer<DSLContext> work) {
        boolean done = write(sql -> {
            work.accept(sql);
            return true;
        });
        assert done;
    }

    /**
     * One read-only transaction that sees one state of the database from start to end. Runs again, once, on another
     * connection if the first one was lost.
     */
    public <T extends @Nullable Object> T read(Function<DSLContext, T> work) {
        try {
            return readOnce(work);
        } catch (DataAccessException e) {
            if (!Failures.isConnectionLost(e) || Failures.isNoneFree(e)) {
                throw Failures.typed(e, pool);
            }
            Failures.typed(e, pool);
        }
        try {
            return readOnce(work);
        } catch (DataAccessException e) {
            throw Failures.typed(e, pool);
        }
    }

    /** A state of the database that stays the same over several calls; takes a connection at its first use. */
    public Snapshot openSnapshot() {
        return new Snapshot(this);
    }

    /**
     * Work that no other server does at the same time, over any number of transactions; the others wait.
     *
     * @param name of the work, at most 15 letters
     * @param longest for how long to wait
     * @throws DatabaseUnavailable if another server is still at it
     */
    public <T extends @Nullable Object> T alone(String name, Duration longest, Supplier<T> work) {
        try (Connection connection = connect()) {
            connection.setAutoCommit(true);
            connection.setNetworkTimeout(Runnable::run, DEFINE_SOCKET_MILLIS);
            return locked(DSL.using(configuration(connection)), name, longest.toSeconds(), work);
        } catch (SQLException e) {
            throw Failures.typed(new DataAccessException(String.valueOf(e.getMessage()), e), pool);
        } catch (DataAccessException e) {
            throw Failures.typed(e, pool);
        }
    }

    private static <T extends @Nullable Object> T locked(
            DSLContext sql, String work, long longest, Supplier<T> supplier) {
        // The name is the server's, not the database's, and may have 64 characters. (MySQL 9.7 has no md5.)
        String name = "yizhan." + work + "." + sql.fetchValue("select left(sha2(database(), 256), 40)");
        Integer taken = sql.select(DSL.field("get_lock({0}, {1})", Integer.class, name, longest))
                .fetchOneInto(Integer.class);
        if (taken == null || taken != 1) {
            throw new DatabaseUnavailable(
                    "another server is changing tables", new SQLException("no lock " + name), false);
        }
        try {
            return supplier.get();
        } finally {
            sql.select(DSL.field("release_lock({0})", Integer.class, name)).fetch();
        }
    }

    /**
     * Changes tables. Each statement stands for itself (DDL commits implicitly), so the work must be fit to run again
     * after a break. One server at a time: the others wait up to 20 s.
     *
     * @throws DatabaseUnavailable if another server is still at it
     */
    public void define(Consumer<DSLContext> work) {
        try (Connection connection = connect()) {
            connection.setAutoCommit(true);
            // Filling an index may take longer than any query should. The pool puts both back.
            connection.setNetworkTimeout(Runnable::run, DEFINE_SOCKET_MILLIS);
            DSLContext sql = DSL.using(configuration(connection));
            boolean done = locked(sql, "define", DEFINE_WAIT_SECONDS, () -> {
                work.accept(sql);
                return true;
            });
            assert done;
        } catch (SQLException e) {
            throw Failures.typed(new DataAccessException(String.valueOf(e.getMessage()), e), pool);
        } catch (DataAccessException e) {
            throw Failures.typed(e, pool);
        }
    }

    /**
     * Whether the database ended a transaction in favour of another one (deadlock, lock wait): the same work may succeed in a new
     * transaction. {@link #write} tries again by itself; who writes in a {@link Snapshot} has to ask.
     */
    public static boolean isGivenUpForAnother(DataAccessException failure) {
        return Failures.isGivenUpForAnother(failure);
    }

    /** Closes the pool; nothing may be asked any more. */
    @Override
    public void close() {
        pool.close();
    }

    private <T extends @Nullable Object> T writeOnce(Function<DSLContext, T> work) {
        try (Connection connection = connect()) {
            TransactionWatch watch = new TransactionWatch();
            try {
                execute(connection, "set transaction isolation level read committed");
                T result = work.apply(DSL.using(configuration(connection).derive(watch)));
                watch.throwIfEnded();
                commit(connection);
                return result;
            } catch (RuntimeException | Error e) {
                rollback(connection, e);
                throw e;
            }
        } catch (SQLException e) {
            throw new DataAccessException(String.valueOf(e.getMessage()), e);
        }
    }

    private void commit(Connection connection) throws SQLException {
        try {
            connection.commit();
        } catch (SQLException e) {
            if (Failures.isConnectionLost(e)) {
                Failures.forgetIdle(pool);
                throw new DatabaseUnavailable("connection lost while committing: outcome unknown", e, true);
            }
            throw e;
        }
    }

    private <T extends @Nullable Object> T readOnce(Function<DSLContext, T> work) {
        try (Connection connection = connect()) {
            execute(connection, "start transaction with consistent snapshot, read only");
            try {
                T result = work.apply(DSL.using(configuration(connection)));
                connection.commit();
                return result;
            } catch (RuntimeException | Error e) {
                rollback(connection, e);
                throw e;
            }
        } catch (SQLException e) {
            throw new DataAccessException(String.valueOf(e.getMessage()), e);
        }
    }

    Connection connect() throws SQLException {
        return pool.getConnection();
    }

    HikariDataSource pool() {
        return pool;
    }

    Configuration configuration(Connection connection) {
        return configuration.derive(new DefaultConnectionProvider(connection));
    }

    private static void rollback(Connection connection, Throwable reason) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            reason.addSuppressed(e);
        }
    }

    static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
