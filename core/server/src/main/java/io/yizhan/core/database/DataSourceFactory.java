package io.yizhan.core.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Property;
import io.micronaut.context.env.Environment;
import io.yizhan.core.database.DatabaseMisconfigured.Reason;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes the server, the pool and the {@link Database}, in this order; closed in the opposite one. */
@Factory
final class DataSourceFactory {
    /** MySQL's default. MariaDB is held to it, or development would hide what fails in production. */
    static final String SQL_MODE = "ONLY_FULL_GROUP_BY,STRICT_TRANS_TABLES,NO_ZERO_IN_DATE,NO_ZERO_DATE,"
            + "ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION";

    private static final int ACQUIRE_MILLIS = 2_000;
    private static final Set<String> NOT_PRODUCTION = Set.of("development", "dev", Environment.TEST);

    @Singleton
    @Bean(preDestroy = "close")
    DatabaseServer server(
            DatabaseConfig config,
            Environment environment,
            @Property(name = "yizhan.data-folder", defaultValue = "data") String dataFolder) {
        boolean production = isProduction(environment);
        if (config.url() != null) {
            DatabaseUrl url = DatabaseUrl.parse(config.url());
            if (production) {
                url.checkForProduction();
            }
            return DatabaseServer.of(
                    url, config.user(), password(config), config.socketTimeout().toMillis());
        }
        if (production) {
            throw new DatabaseMisconfigured(
                    Reason.URL_NEEDED,
                    "生产环境需要 MySQL：请设置 YIZHAN_DATABASE_URL",
                    "production needs a MySQL: set YIZHAN_DATABASE_URL");
        }
        Path folder = config.folder() != null ? Path.of(config.folder()) : Path.of(dataFolder, "database");
        Path cache = config.binariesFolder() != null
                ? Path.of(config.binariesFolder())
                : binariesFolder(Path.of(System.getProperty("user.home")), Path.of(dataFolder));
        return DatabaseServer.embedded(
                EmbeddedDatabase.start(folder, cache), config.socketTimeout().toMillis());
    }

    @Singleton
    @Bean(preDestroy = "close")
    Database database(DatabaseServer server, DatabaseConfig config, Environment environment, BareDatabase bare) {
        bare.requireClosed();
        return open(server, config.poolSize(), isProduction(environment));
    }

    /** Checks the server, makes the pool and brings the system tables up to date. */
    static Database open(DatabaseServer server, int poolSize, boolean production) {
        Database database = openBare(server, poolSize, production);
        try {
            Migrations.run(database.pool(), database.dialect());
            return database;
        } catch (RuntimeException e) {
            database.close();
            throw e;
        }
    }

    /** Checks the server and makes the pool; tables stay as they are. */
    static Database openBare(DatabaseServer server, int poolSize, boolean production) {
        DatabaseDialect dialect = check(server, production);
        return new Database(pool(server, dialect, poolSize), dialect);
    }

    /**
     * Asked before a command joins the database of a server that runs: tables are not changed beneath a server.
     *
     * @throws DatabaseMisconfigured if they are older than this program
     */
    static void requireMigrated(DatabaseServer server) {
        DatabaseDialect dialect = check(server, false);
        try (HikariDataSource pool = pool(server, dialect, 2)) {
            if (Migrations.pending(pool, dialect)) {
                throw new DatabaseMisconfigured(
                        Reason.TABLES_OLDER,
                        "正在运行的服务器的数据库表比本程序旧：若它正在启动，请稍候再试；若它是旧版本，请先停止再启动。",
                        "The tables of the server that runs are older than this program: if it is just starting, try again"
                                + " in a moment; if it is an older version, stop it and start it again first.");
            }
        }
    }

    private static DatabaseDialect check(DatabaseServer server, boolean production) {
        try (Connection connection = DriverManager.getConnection(server.url(), server.driverProperties())) {
            return ServerChecks.check(connection, production);
        } catch (SQLException e) {
            throw new DatabaseUnavailable("the database does not answer at " + server.url(), e, false);
        }
    }

    private static HikariDataSource pool(DatabaseServer server, DatabaseDialect dialect, int poolSize) {
        HikariConfig pool = new HikariConfig();
        pool.setPoolName("database");
        pool.setJdbcUrl(server.url());
        server.properties().forEach(pool::addDataSourceProperty);
        pool.setMaximumPoolSize(poolSize);
        pool.setMinimumIdle(Math.min(2, poolSize));
        pool.setConnectionTimeout(ACQUIRE_MILLIS);
        pool.setValidationTimeout(ACQUIRE_MILLIS / 2);
        pool.setInitializationFailTimeout(-1);
        // A snapshot so begins with its first statement, and a write need not ask for it: fewer trips.
        // After a deadlock the server has ended the transaction; what is sent all the same must not commit by itself.
        pool.setAutoCommit(false);
        // Snapshots use it as it is; a write asks for READ COMMITTED for its one transaction.
        pool.setTransactionIsolation("TRANSACTION_REPEATABLE_READ");
        // So that even two literals, or the results of two functions, compare exactly.
        pool.setConnectionInitSql("set collation_connection = '" + dialect.exactCollation() + "'");
        return new HikariDataSource(pool);
    }

    /** A folder all projects of the user share, so that 300 MB are unpacked once; the data folder if there is no home. */
    static Path binariesFolder(Path home, Path dataFolder) {
        return Files.isWritable(home) ? home.resolve(".cache").resolve("yizhan") : dataFolder.resolve("cache");
    }

    private static String password(DatabaseConfig config) {
        String file = config.passwordFile();
        if (file != null) {
            try {
                return Files.readString(Path.of(file)).lines().findFirst().orElse("");
            } catch (IOException e) {
                throw new UncheckedIOException("cannot read yizhan.database.password-file " + file, e);
            }
        }
        @Nullable String password = config.password();
        return password == null ? "" : password;
    }

    /** No environment at all means production. */
    static boolean isProduction(Environment environment) {
        return environment.getActiveNames().stream().noneMatch(NOT_PRODUCTION::contains);
    }
}
