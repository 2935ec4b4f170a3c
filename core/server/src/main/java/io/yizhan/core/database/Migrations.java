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
        FluentConfiguration configuration = Flyway.configure(Migrations.class.getClassLoader())
                .dataSource(dataSource)
                .locations("classpath:db/migration")
                .table("schema_history")
                .placeholders(Map.of("collation", dialect.exactCollation()))
                .validateMigrationNaming(true)
                .cleanDisabled(true);
        return configuration.load().migrate().migrationsExecuted;
    }
}
