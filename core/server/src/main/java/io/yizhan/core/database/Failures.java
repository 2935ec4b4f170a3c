package io.yizhan.core.database;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientConnectionException;
import java.util.Arrays;
import java.util.Set;
import org.jooq.exception.DataAccessException;

/** What a failed statement means. Numbers: MySQL 9 and MariaDB 11 error references. */
final class Failures {
    private static final int LOCK_WAIT_TIMEOUT = 1205;
    private static final int DEADLOCK = 1213;

    /** Too many connections (1040, 1203), shut down (1053), killed (1317 of the session, 1927), idle too long (4031). */
    private static final Set<Integer> NO_CONNECTION = Set.of(1040, 1203, 1053, 1927, 4031, 3168, 3169);

    /** The server takes reads only: read_only, super_read_only, or InnoDB in read-only mode. */
    private static final Set<Integer> READ_ONLY_SERVER = Set.of(1290, 1836, 1874);

    private Failures() {}

    /** Deadlock or lock wait: another transaction won; trying again helps. */
    static boolean isGivenUpForAnother(DataAccessException failure) {
        SQLException cause = failure.getCause(SQLException.class);
        return cause != null && isGivenUpForAnother(cause);
    }

    static boolean isGivenUpForAnother(SQLException failure) {
        return failure.getErrorCode() == DEADLOCK || failure.getErrorCode() == LOCK_WAIT_TIMEOUT;
    }

    static boolean isConnectionLost(DataAccessException failure) {
        return tellsOfLostConnection(failure);
    }

    /**
     * Whether it, its cause, or what failed while clearing up after it says so: Connector/J tells of a connection that broke in a
     * batch only that the statement is closed.
     */
    private static boolean tellsOfLostConnection(Throwable failure) {
        return (failure instanceof SQLException one && isConnectionLost(one))
                || (failure.getCause() != null && tellsOfLostConnection(failure.getCause()))
                || Arrays.stream(failure.getSuppressed()).anyMatch(Failures::tellsOfLostConnection);
    }

    static boolean isConnectionLost(SQLException failure) {
        String state = failure.getSQLState();
        return failure instanceof SQLNonTransientConnectionException
                || failure instanceof SQLTransientConnectionException
                || failure instanceof SQLRecoverableException
                || (state != null && state.startsWith("08"))
                || NO_CONNECTION.contains(failure.getErrorCode());
    }

    /** The pool had no connection to give within its time: trying at once again would only wait as long again. */
    static boolean isNoneFree(DataAccessException failure) {
        return failure.getCause(SQLTransientConnectionException.class) != null;
    }

    /** The failure as callers shall see it; after a lost connection the pool's idle ones are not trusted any more. */
    static RuntimeException typed(DataAccessException failure, HikariDataSource pool) {
        SQLException cause = failure.getCause(SQLException.class);
        if (isConnectionLost(failure)) {
            forgetIdle(pool);
            return new DatabaseUnavailable("the database is not reachable", failure, false);
        }
        if (cause != null && READ_ONLY_SERVER.contains(cause.getErrorCode())) {
            return new DatabaseUnavailable("the database takes reads only", failure, false);
        }
        return failure;
    }

    static void forgetIdle(HikariDataSource pool) {
        HikariPoolMXBean control = pool.getHikariPoolMXBean();
        if (control != null) {
            control.softEvictConnections();
        }
    }
}
