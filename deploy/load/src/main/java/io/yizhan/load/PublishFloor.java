package io.yizhan.load;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What one publish leaves different, written again by hand-written statements in one transaction: an update for each row that was
 * changed, an insert for each new one; rows that went are not counted. In twins of the tables, with all their rows and indexes, so that the product's own stay as they
 * are. Nothing is read, checked or worked out.
 */
final class PublishFloor implements AutoCloseable {
    private final Connection connection;
    private final List<Change> changes = new ArrayList<>();
    private long fresh = 1L << 40;
    private boolean forth;

    private record Table(String name, List<String> columns, List<String> key, String ofEntry) {}

    /** Rows by their primary key. */
    private record Rows(Table table, Map<String, List<@Nullable Object>> byKey) {}

    /** @param before null for a new row */
    private record Change(Table table, @Nullable List<@Nullable Object> before, List<@Nullable Object> after) {}

    private PublishFloor(Connection connection) {
        this.connection = connection;
    }

    /**
     * The floor of a publish.
     *
     * @param publish of the entry, once
     */
    static PublishFloor of(FloorStore store, UUID entry, Runnable publish) throws SQLException {
        PublishFloor floor = new PublishFloor(store.connection());
        List<Table> tables = floor.tables();
        List<Rows> before = floor.rows(tables, entry);
        publish.run();
        List<Rows> after = floor.rows(tables, entry);
        for (int i = 0; i < tables.size(); i++) {
            floor.note(before.get(i), after.get(i));
        }
        floor.copy();
        floor.connection.setAutoCommit(false);
        return floor;
    }

    /** Those with rows of single entries, and the one that counts events. */
    private List<Table> tables() throws SQLException {
        List<Table> tables = new ArrayList<>();
        DatabaseMetaData meta = connection.getMetaData();
        try (ResultSet found = meta.getTables(connection.getCatalog(), null, "%", new String[] {"TABLE"})) {
            while (found.next()) {
                String name = found.getString("TABLE_NAME");
                List<String> columns = names(meta.getColumns(
                        connection.getCatalog(), null, name.replace("_", meta.getSearchStringEscape() + "_"), "%"));
                List<String> key = names(meta.getPrimaryKeys(connection.getCatalog(), null, name));
                String ofEntry = switch (name) {
                    case "entry" -> "`id` = ?";
                    case "position" -> "? is not null";
                    default -> columns.contains("entry_id") ? "`entry_id` = ?" : "";
                };
                if (!ofEntry.isEmpty() && !key.isEmpty()) {
                    tables.add(new Table(name, columns, key, ofEntry));
                }
            }
        }
        return tables;
    }

    private static List<String> names(ResultSet columns) throws SQLException {
        try (columns) {
            List<String> names = new ArrayList<>();
            while (columns.next()) {
                names.add(columns.getString("COLUMN_NAME"));
            }
            return names;
        }
    }

    private List<Rows> rows(List<Table> tables, UUID entry) throws SQLException {
        List<Rows> all = new ArrayList<>();
        for (Table table : tables) {
            Map<String, List<@Nullable Object>> rows = new LinkedHashMap<>();
            try (PreparedStatement statement = connection.prepareStatement("select " + quoted(table.columns(), ", ", "")
                    + " from `" + table.name() + "` where " + table.ofEntry())) {
                statement.setBytes(1, FloorStore.bytes(entry));
                try (ResultSet found = statement.executeQuery()) {
                    while (found.next()) {
                        List<@Nullable Object> row = new ArrayList<>();
                        for (int i = 1; i <= table.columns().size(); i++) {
                            row.add(found.getObject(i));
                        }
                        rows.put(text(key(table, row)), row);
                    }
                }
            }
            all.add(new Rows(table, rows));
        }
        return all;
    }

    private static List<@Nullable Object> key(Table table, List<@Nullable Object> row) {
        List<@Nullable Object> key = new ArrayList<>();
        table.key().forEach(column -> key.add(row.get(table.columns().indexOf(column))));
        return key;
    }

    private static String text(List<@Nullable Object> values) {
        return values.stream()
                .map(value -> value instanceof byte[] bytes ? HexFormat.of().formatHex(bytes) : String.valueOf(value))
                .collect(Collectors.joining("|"));
    }

    private void note(Rows before, Rows after) {
        after.byKey().forEach((String key, List<@Nullable Object> row) -> {
            List<@Nullable Object> former = before.byKey().get(key);
            if (former == null || !text(former).equals(text(row))) {
                changes.add(new Change(after.table(), former, row));
            }
        });
    }

    private void copy() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String table : changes.stream()
                    .map(change -> change.table().name())
                    .distinct()
                    .toList()) {
                statement.execute("create table `floor_" + table + "` like `" + table + "`");
                statement.execute("insert into `floor_" + table + "` select * from `" + table + "`");
            }
        }
    }

    private void drop() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String table : changes.stream()
                    .map(change -> change.table().name())
                    .distinct()
                    .toList()) {
                statement.execute("drop table if exists `floor_" + table + "`");
            }
        }
    }

    /** How many rows it writes, in how many tables. */
    String extent() {
        return changes.size() + " rows in "
                + changes.stream()
                        .map(change -> change.table().name())
                        .distinct()
                        .count() + " tables";
    }

    /** Changed rows go back to what they were and forth again, in turn: a row that stays as it is would not be written. */
    void write() throws SQLException {
        for (Change change : changes) {
            if (change.before() == null) {
                insert(change);
            } else {
                update(change.table(), forth ? change.after() : change.before());
            }
        }
        connection.commit();
        forth = !forth;
    }

    private void insert(Change change) throws SQLException {
        Table table = change.table();
        String marks = String.join(", ", table.columns().stream().map(_ -> "?").toList());
        try (PreparedStatement statement =
                connection.prepareStatement("insert into `floor_" + table.name() + "` values (" + marks + ")")) {
            for (int i = 0; i < table.columns().size(); i++) {
                boolean keyed = table.key().contains(table.columns().get(i));
                statement.setObject(
                        i + 1,
                        keyed ? another(change.after().get(i)) : change.after().get(i));
            }
            statement.executeUpdate();
        }
    }

    private @Nullable Object another(@Nullable Object key) {
        if (key instanceof Number) {
            return ++fresh;
        }
        return key instanceof byte[] bytes && bytes.length == 16 ? FloorStore.bytes(new UUID(7, ++fresh)) : key;
    }

    private void update(Table table, List<@Nullable Object> row) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("update `floor_" + table.name() + "` set "
                + quoted(table.columns(), ", ", " = ?") + " where " + quoted(table.key(), " and ", " = ?"))) {
            int at = 1;
            for (Object value : row) {
                statement.setObject(at++, value);
            }
            for (Object value : key(table, row)) {
                statement.setObject(at++, value);
            }
            if (statement.executeUpdate() != 1) {
                throw new IllegalStateException(
                        "no such row in " + table.name() + ": " + Arrays.toString(row.toArray()));
            }
        }
    }

    private static String quoted(List<String> columns, String between, String behind) {
        return columns.stream().map(column -> "`" + column + "`" + behind).collect(Collectors.joining(between));
    }

    @Override
    public void close() throws SQLException {
        try (connection) {
            drop();
        }
    }
}
