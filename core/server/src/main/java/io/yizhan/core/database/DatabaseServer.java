package io.yizhan.core.database;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * The server we talk to: one given by URL, or the embedded one, which is stopped with this.
 *
 * @param url JDBC URL without options
 * @param properties driver properties, account and password included
 * @param embedded the embedded server, if it is that
 */
record DatabaseServer(
        String url,
        Map<String, String> properties,
        @Nullable EmbeddedDatabase embedded) implements AutoCloseable {

    static DatabaseServer embedded(EmbeddedDatabase database, long socketTimeoutMillis) {
        Map<String, String> properties = ConnectionProperties.of(true, "DISABLED", socketTimeoutMillis);
        properties.put("user", database.user());
        properties.put("password", database.password());
        return new DatabaseServer(database.url(), properties, database);
    }

    static DatabaseServer of(DatabaseUrl url, String user, String password, long socketTimeoutMillis) {
        Map<String, String> properties =
                new LinkedHashMap<>(ConnectionProperties.of(url.loopback(), url.sslMode(), socketTimeoutMillis));
        properties.putAll(url.options());
        properties.put("user", user);
        properties.put("password", password);
        return new DatabaseServer(url.address(), properties, null);
    }

    Properties driverProperties() {
        Properties all = new Properties();
        all.putAll(properties);
        return all;
    }

    /** No secrets. */
    @Override
    public String toString() {
        return url;
    }

    @Override
    public void close() {
        if (embedded != null) {
            embedded.close();
        }
    }
}
