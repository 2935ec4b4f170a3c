package io.yizhan.core.projection;

import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jooq.ConnectionProvider;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;

/** How the database goes about a statement, taken as it is sent. */
public final class StatementPlan {
    private StatementPlan() {}

    /**
     * What is done with one table, in what MySQL and MariaDB tell alike.
     *
     * @param rows that are looked at, as the database guesses
     * @param key the index; empty for none
     */
    public record Step(String table, String type, long rows, String key, String extra) {
        /** Reads a whole table without an index; what the statement itself has gathered by then is no table. */
        public boolean scans() {
            return type.equals("ALL") && many();
        }

        /** Reads many rows before it knows the first. */
        boolean sortsMany() {
            return extra.contains("Using filesort") && many();
        }

        private boolean many() {
            return rows > 1000 && !table.startsWith("<");
        }

        private static Step of(Record row) {
            Map<String, Object> columns = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            for (var field : row.fields()) {
                Object value = row.get(field);
                columns.put(field.getName(), value == null ? "" : value);
            }
            return new Step(
                    String.valueOf(columns.get("table")),
                    String.valueOf(columns.get("type")),
                    Long.parseLong("0" + columns.get("rows")),
                    String.valueOf(columns.get("key")),
                    String.valueOf(columns.get("extra")));
        }
    }

    /** @param reading sends just one statement */
    public static List<Step> of(DSLContext sql, Consumer<DSLContext> reading) {
        Asked asked = new Asked(sql.configuration().connectionProvider());
        reading.accept(DSL.using(sql.configuration().derive(asked)));
        if (asked.texts.size() != 1) {
            throw new IllegalArgumentException("not one statement: " + asked.texts);
        }
        return sql.connectionResult(connection -> {
            try (PreparedStatement explain =
                    connection.prepareStatement("explain format=traditional " + asked.texts.getFirst())) {
                for (Map.Entry<Integer, Object> value : asked.values.entrySet()) {
                    explain.setObject(value.getKey(), value.getValue());
                }
                return sql.fetch(explain.executeQuery()).map(Step::of);
            }
        });
    }

    /** Listens to what is asked of the database. */
    private static final class Asked implements ConnectionProvider {
        private final ConnectionProvider behind;
        private final List<String> texts = new ArrayList<>();
        private final Map<Integer, Object> values = new TreeMap<>();

        Asked(ConnectionProvider behind) {
            this.behind = behind;
        }

        @Override
        public Connection acquire() {
            Connection connection = Objects.requireNonNull(behind.acquire());
            return listening(Connection.class, connection, (name, arguments, result) -> {
                if (!name.equals("prepareStatement")) {
                    return result;
                }
                texts.add((String) arguments[0]);
                return listening(PreparedStatement.class, (PreparedStatement) result, (setter, given, answer) -> {
                    if (setter.startsWith("set") && given != null && given.length == 2) {
                        values.put((Integer) given[0], given[1]);
                    }
                    return answer;
                });
            });
        }

        @Override
        public void release(Connection connection) {
            // Belongs to the transaction.
        }

        private interface Listening {
            Object hear(String name, Object[] arguments, Object result);
        }

        private static <T> T listening(Class<T> type, T to, Listening listening) {
            return type.cast(Proxy.newProxyInstance(
                    type.getClassLoader(),
                    new Class<?>[] {type},
                    (_, method, arguments) ->
                            listening.hear(method.getName(), arguments, method.invoke(to, arguments))));
        }
    }
}
