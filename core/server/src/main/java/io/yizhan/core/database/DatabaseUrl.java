package io.yizhan.core.database;

import io.yizhan.core.database.DatabaseMisconfigured.Reason;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A JDBC URL taken apart. Only options about reaching the server and its TLS may stand in it: others could switch off
 * what {@link ConnectionProperties} sets for safety, or run classes of the class path.
 *
 * @param address URL without options
 * @param loopback whether every host is this machine
 * @param schema name of the database
 * @param options what stood after the question mark
 */
record DatabaseUrl(String address, boolean loopback, String schema, Map<String, String> options) {
    private static final Pattern FORM =
            Pattern.compile("(jdbc:mysql://([^/?@()]+)/([A-Za-z0-9_$-]{1,64}))(?:\\?(.*))?");
    private static final Pattern LOOPBACK = Pattern.compile("(localhost|127(\\.\\d{1,3}){3}|\\[::1])(:\\d+)?");
    private static final Set<String> ALLOWED = new TreeSet<>(Set.of(
            "sslMode",
            "trustCertificateKeyStoreUrl",
            "trustCertificateKeyStoreType",
            "trustCertificateKeyStorePassword",
            "clientCertificateKeyStoreUrl",
            "clientCertificateKeyStoreType",
            "clientCertificateKeyStorePassword",
            "tlsVersions",
            "serverRSAPublicKeyFile",
            "allowPublicKeyRetrieval"));

    DatabaseUrl {
        options = Map.copyOf(options);
    }

    /** Reads the URL; throws {@link DatabaseMisconfigured} that names what is wrong. */
    static DatabaseUrl parse(String url) {
        Matcher matcher = FORM.matcher(url);
        if (!matcher.matches()) {
            throw wrong(
                    "应形如 jdbc:mysql://主机:3306/库名；账号与密码另行设置",
                    "must look like jdbc:mysql://host:3306/database; account and password are settings of their own");
        }
        Map<String, String> options = new LinkedHashMap<>();
        String query = matcher.group(4);
        if (query != null && !query.isEmpty()) {
            for (String pair : query.split("&", -1)) {
                int equals = pair.indexOf('=');
                String key = equals < 0 ? pair : pair.substring(0, equals);
                if (equals < 0 || !ALLOWED.contains(key)) {
                    throw wrong(
                            "不允许选项 " + key + "；可用：" + ALLOWED,
                            "may not hold the option " + key + "; allowed are " + ALLOWED);
                }
                options.put(key, pair.substring(equals + 1));
            }
        }
        boolean loopback = true;
        for (String host : matcher.group(2).split(",", -1)) {
            loopback &= LOOPBACK.matcher(host).matches();
        }
        return new DatabaseUrl(matcher.group(1), loopback, matcher.group(3), options);
    }

    /** TLS as the URL says; else checked to the host's name, and none on loopback, where nobody stands between. */
    String sslMode() {
        return options.getOrDefault("sslMode", loopback ? "DISABLED" : "VERIFY_IDENTITY");
    }

    /** Refuses, for production, a way to a distant server that somebody between could read or answer. */
    void checkForProduction() {
        if (!loopback && !Set.of("VERIFY_CA", "VERIFY_IDENTITY").contains(sslMode())) {
            throw wrong(
                    "在生产环境中 sslMode 应为 VERIFY_IDENTITY（或 VERIFY_CA）",
                    "needs sslMode VERIFY_IDENTITY (or VERIFY_CA) in production");
        }
    }

    private static DatabaseMisconfigured wrong(String zh, String en) {
        return new DatabaseMisconfigured(Reason.BAD_SETTING, "yizhan.database.url " + zh, "yizhan.database.url " + en);
    }
}
