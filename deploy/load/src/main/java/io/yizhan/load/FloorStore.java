package io.yizhan.load;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.micronaut.context.annotation.Property;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;

/** Hand-written prepared statements, one per level, of the answered columns alone; no transaction around them. */
@Singleton
final class FloorStore {
    private final HikariDataSource pool;

    FloorStore(
            @Property(name = "yizhan.database.url") String url,
            @Property(name = "yizhan.database.user") String user,
            @Property(name = "yizhan.database.password") String password,
            @Property(name = "yizhan.database.pool-size") int size) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("floor");
        config.setJdbcUrl(url);
        config.setUsername(user);
        config.setPassword(password);
        config.addDataSourceProperty("sslMode", "DISABLED");
        config.addDataSourceProperty("allowPublicKeyRetrieval", "true");
        config.addDataSourceProperty("cachePrepStmts", "true");
        config.addDataSourceProperty("useLocalSessionState", "true");
        config.addDataSourceProperty("connectionTimeZone", "UTC");
        config.setMaximumPoolSize(size);
        config.setConnectionInitSql("set collation_connection = 'utf8mb4_bin'");
        this.pool = new HikariDataSource(config);
    }

    @PreDestroy
    void close() {
        pool.close();
    }

    Connection connection() throws SQLException {
        return pool.getConnection();
    }

    /** A row of text columns; the first is the id of the entry, or of the one whose link led here. */
    record Row(UUID id, List<String> texts) {}

    /** @param arguments texts, numbers and ids */
    List<Row> rows(String sql, Object... arguments) {
        try (Connection connection = pool.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < arguments.length; i++) {
                Object value = arguments[i];
                statement.setObject(i + 1, value instanceof UUID id ? bytes(id) : value);
            }
            try (ResultSet found = statement.executeQuery()) {
                int columns = found.getMetaData().getColumnCount();
                List<Row> rows = new ArrayList<>();
                while (found.next()) {
                    List<String> texts = new ArrayList<>(columns);
                    for (int i = 2; i <= columns; i++) {
                        texts.add(found.getString(i));
                    }
                    rows.add(new Row(id(found.getBytes(1)), texts));
                }
                return rows;
            }
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /** As many question marks as there are ids. */
    static String marks(List<UUID> ids) {
        return String.join(",", Collections.nCopies(ids.size(), "?"));
    }

    static byte[] bytes(UUID id) {
        return ByteBuffer.allocate(16)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
    }

    static UUID id(byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        return new UUID(buffer.getLong(), buffer.getLong());
    }
}
