package io.yizhan.core.database;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationVersion;
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

    /** Runs what has not run yet up to a version that {@link #knows}, and nothing after it. */
    static int runTo(DataSource dataSource, DatabaseDialect dialect, String version) {
        MigrationVersion last = MigrationVersion.fromVersion(version);
        return new Flyway(configuration(dataSource, dialect).target(last)).migrate().migrationsExecuted;
    }

    /** Whether a file of this program leads to the version. */
    static boolean knows(DataSource dataSource, DatabaseDialect dialect, String version) {
        return ours(dataSource, dialect)
                .anyMatch(file -> file.getVersion().getVersion().equals(version));
    }

    /** Version of the last file of this program. */
    static String newest(DataSource dataSource, DatabaseDialect dialect) {
        return ours(dataSource, dialect)
                .map(MigrationInfo::getVersion)
                .max(Comparator.naturalOrder())
                .orElseThrow()
                .getVersion();
    }

    /** Those the database alone knows, as a newer program made them, left out. */
    private static Stream<MigrationInfo> ours(DataSource dataSource, DatabaseDialect dialect) {
        return Arrays.stream(flyway(dataSource, dialect).info().all())
                .filter(file -> file.getState().isResolved());
    }

    private static Flyway flyway(DataSource dataSource, DatabaseDialect dialect) {
        return new Flyway(configuration(dataSource, dialect));
    }

    private static FluentConfiguration configuration(DataSource dataSource, DatabaseDialect dialect) {
        FluentConfiguration configuration = Flyway.configure(Migrations.class.getClassLoader())
                .dataSource(dataSource)
                .locations("classpath:db/migration")
                .table(SchemaHistory.TABLE)
                .placeholders(Map.of("collation", dialect.exactCollation()))
                .validateMigrationNaming(true)
                .cleanDisabled(true);
        return configuration;
    }
}
