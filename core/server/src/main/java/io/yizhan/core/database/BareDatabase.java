package io.yizhan.core.database;

import io.micronaut.context.env.Environment;
import jakarta.inject.Singleton;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The database as it lies there: opening it changes no tables, as opening the {@link Database} of the rooms does. For whoever
 * copies it as it is, or fills an empty one. While this is open, that one cannot be had in the same program.
 */
@Singleton
public final class BareDatabase {
    private static final int POOL_SIZE = 3;

    private final DatabaseServer server;
    private final boolean production;
    private final AtomicInteger open = new AtomicInteger();

    BareDatabase(DatabaseServer server, Environment environment) {
        this.server = server;
        this.production = DataSourceFactory.isProduction(environment);
    }

    /**
     * Opens, works, closes.
     *
     * @throws DatabaseMisconfigured if the server is not fit
     * @throws DatabaseUnavailable if it does not answer
     */
    public <T extends @Nullable Object> T with(Function<Database, T> work) {
        int others = open.getAndIncrement();
        assert others >= 0;
        try (Database database = DataSourceFactory.openBare(server, POOL_SIZE, production)) {
            return work.apply(database);
        } finally {
            open.decrementAndGet();
        }
    }

    /** Whether this program has migrations up to this version, as {@link SchemaHistory#version} says it. */
    public boolean knows(Database database, String version) {
        return Migrations.knows(database.pool(), database.dialect(), version);
    }

    /** The newest version this program has. */
    public String newest(Database database) {
        return Migrations.newest(database.pool(), database.dialect());
    }

    /** Runs the migrations up to a version that this program has, and none after it. */
    public void migrate(Database database, String version) {
        Migrations.runTo(database.pool(), database.dialect(), version);
    }

    /** Migrations in the midst of copying or filling would go unnoticed by it. */
    void requireClosed() {
        if (open.get() > 0) {
            throw new IllegalStateException("the database is being copied or filled as it is");
        }
    }
}
