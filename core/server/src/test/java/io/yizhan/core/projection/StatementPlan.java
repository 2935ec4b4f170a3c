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
     * One row per table, in the columns MySQL and MariaDB have in common.
     *
     * @param reading sends just one statement
     */
    public static List<Record> of(DSLContext sql, Consumer<DSLContext> reading) {
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
                return sql.fetch(explain.executeQuery());
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
