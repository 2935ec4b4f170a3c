package io.yizhan.core.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jooq.Configuration;
import org.jooq.DSLContext;
import org.jooq.DataType;
import org.jooq.ExecuteListenerProvider;
import org.jooq.exception.DataAccessException;
import org.jspecify.annotations.Nullable;

/**
 * Runs a select that is rendered already. jOOQ makes a record of each row and reads each value through a binding, which costs more than
 * the rest of a small select; here rows are read by place. Statements are counted, and fail, as jOOQ's are.
 */
public final class PlainSelect {
    private static final UuidConverter IDS = new UuidConverter();
    private static final InstantConverter INSTANTS = new InstantConverter();

    private PlainSelect() {}

    /** Makes something of the row at hand; must not move on. */
    @FunctionalInterface
    public interface RowReading<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** Reads the column at a place, counted from 1. */
    @FunctionalInterface
    public interface ColumnReading {
        @Nullable
        Object read(ResultSet row, int place) throws SQLException;
    }

    /**
     * All rows.
     *
     * @param text of the statement, with a question mark for each value
     * @param values as jOOQ's columns take them: ids as UUID, points in time as Instant
     */
    public static <T> List<T> fetch(DSLContext sql, String text, List<?> values, RowReading<T> reading) {
        Configuration configuration = sql.configuration();
        @Nullable TransactionWatch watch = watch(configuration);
        Connection connection = configuration.connectionProvider().acquire();
        if (connection == null) {
            throw new DataAccessException("no connection");
        }
        try (PreparedStatement statement = connection.prepareStatement(text)) {
            for (int i = 0; i < values.size(); i++) {
                statement.setObject(i + 1, bound(values.get(i)));
            }
            if (watch != null) {
                watch.started(statement);
            }
            return rows(statement, reading);
        } catch (SQLException e) {
            if (watch != null) {
                watch.failed(e);
            }
            throw new DataAccessException("SQL [" + text + "]; " + e.getMessage(), e);
        } finally {
            if (watch != null) {
                watch.finished();
            }
            configuration.connectionProvider().release(connection);
        }
    }

    private static <T> List<T> rows(PreparedStatement statement, RowReading<T> reading) throws SQLException {
        try (ResultSet found = statement.executeQuery()) {
            List<T> rows = new ArrayList<>();
            while (found.next()) {
                rows.add(reading.read(found));
            }
            return rows;
        }
    }

    /** How values of a type are read; each may be null. */
    public static ColumnReading of(DataType<?> type) {
        Class<?> java = type.getType();
        if (java == UUID.class) {
            return PlainSelect::id;
        }
        if (java == String.class) {
            return ResultSet::getString;
        }
        if (java == Instant.class) {
            return (row, place) -> {
                LocalDateTime time = row.getObject(place, LocalDateTime.class);
                return time == null ? null : time.toInstant(ZoneOffset.UTC);
            };
        }
        if (java == byte[].class) {
            return ResultSet::getBytes;
        }
        return (row, place) -> row.getObject(place, java);
    }

    private static @Nullable UUID id(ResultSet row, int place) throws SQLException {
        return IDS.from(row.getBytes(place));
    }

    private static @Nullable Object bound(@Nullable Object value) {
        return switch (value) {
            case UUID id -> IDS.to(id);
            case Instant instant -> INSTANTS.to(instant);
            case null, default -> value;
        };
    }

    private static @Nullable TransactionWatch watch(Configuration configuration) {
        for (ExecuteListenerProvider provider : configuration.executeListenerProviders()) {
            if (provider.provide() instanceof TransactionWatch watch) {
                return watch;
            }
        }
        return null;
    }
}
