package io.yizhan.core.database;

import java.util.LinkedHashMap;
import java.util.Map;

/** What every connection is made with. Connector/J's names; https://dev.mysql.com/doc/connector-j/en/. */
final class ConnectionProperties {
    private static final int CONNECT_TIMEOUT_MILLIS = 2_000;

    private ConnectionProperties() {}

    /**
     * Driver properties.
     *
     * @param keyByServer whether the server's public key may be asked for on the plain connection: on loopback only,
     *     where nobody stands between
     * @param sslMode Connector/J's sslMode
     * @param socketTimeoutMillis longest wait for one answer
     */
    static Map<String, String> of(boolean keyByServer, String sslMode, long socketTimeoutMillis) {
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put("sslMode", sslMode);
        properties.put("allowPublicKeyRetrieval", Boolean.toString(keyByServer));
        // Without both, a half-open connection hangs for ever.
        properties.put("connectTimeout", Integer.toString(CONNECT_TIMEOUT_MILLIS));
        properties.put("socketTimeout", Long.toString(socketTimeoutMillis));
        properties.put("tcpKeepAlive", "true");
        // A hostile server or an injected statement must gain nothing.
        properties.put("allowMultiQueries", "false");
        properties.put("allowLoadLocalInfile", "false");
        properties.put("allowLoadLocalInfileInPath", "");
        properties.put("allowUrlInLocalInfile", "false");
        // Times are datetime(6) in UTC, whatever the zones of the machines.
        properties.put("connectionTimeZone", "UTC");
        properties.put("forceConnectionTimeZoneToSession", "true");
        properties.put("characterEncoding", "UTF-8");
        properties.put("rewriteBatchedStatements", "true");
        // A deadlock ends the transaction: what follows in the batch must not be tried.
        properties.put("continueBatchOnError", "false");
        // Prepared by the driver. Prepared by the server is some 10 % faster on selects by key, but on MariaDB 11.4 two
        // bound texts then compare by the default collation, and a datetime of 1912 arrives as null.
        properties.put("useServerPrepStmts", "false");
        properties.put("cachePrepStmts", "true");
        properties.put("prepStmtCacheSize", "250");
        properties.put("prepStmtCacheSqlLimit", "8192");
        properties.put("cacheServerConfiguration", "false");
        properties.put("useLocalSessionState", "true");
        // The search depth: joins are planned four tables ahead. By default MySQL tries every order, which for twenty
        // tables, as
        // conditions on references to any type make them, takes longer than any request may.
        properties.put(
                "sessionVariables",
                "sql_mode='" + DataSourceFactory.SQL_MODE
                        + "',group_concat_max_len=4294967295,innodb_lock_wait_timeout=5,lock_wait_timeout=5"
                        + ",optimizer_search_depth=4");
        return properties;
    }
}
