package io.yizhan.core.database;

import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/** Brings the system tables to the state of this program: the files of {@code db/migration}, in order, each once. */
final class Migrations {
    private Migrations() {}

    /**
     * Runs what has not run yet; several servers may start at once, one of them migrates.
     *
     * @return how many files ran
     */
    static int run(DataSource dataSource, DatabaseDialect dialect) {
        return flyway(dataSource, dialect).migrate().migrationsExecuted;
    }

    /** Whether files of this program have not run there yet; changes nothing. */
    static boolean pending(DataSource dataSource, DatabaseDialect dialect) {
        return flyway(dataSource, dialect).info().pending().length > 0;
    }

    private static Flyway flyway(DataSource dataSource, DatabaseDialect dialect) {
        FluentConfiguration configuration = Flyway.configure(Migrations.class.getClassLoader())
                .dataSource(dataSource)
                .locations("classpath:db/migration")
                .table("schema_history")
                .placeholders(Map.of("collation", dialect.exactCollation()))
                .validateMigrationNaming(true)
                .cleanDisabled(true);
        return configuration.load();
    }
}
