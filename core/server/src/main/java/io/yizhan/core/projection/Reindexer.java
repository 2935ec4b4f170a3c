package io.yizhan.core.projection;

import io.yizhan.core.database.Database;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;

/**
 * Fills projections again from versions while the server serves. A batch of entries is replaced in one transaction, so a
 * reader sees each entry before or after, never half.
 */
@Singleton
public class Reindexer {
    private static final int BATCH = 100;

    private final Database database;
    private final ProjectionStore store;
    private final List<ProjectionSource> sources;

    Reindexer(Database database, ProjectionStore store, List<ProjectionSource> sources) {
        this.database = database;
        this.store = store;
        this.sources = List.copyOf(sources);
    }

    /** Told of progress: entries of a type done so far; nothing of types without any. */
    @FunctionalInterface
    public interface Progress {
        void done(String type, Stage stage, int entries);
    }

    /** Fills the tables of the given types; both stages. */
    public void reindex(ModelLayout layout, Collection<String> types, Progress progress) {
        for (String type : types) {
            for (ProjectionSource source : sources) {
                int done = 0;
                Optional<UUID> last = Optional.empty();
                do {
                    Optional<UUID> after = last;
                    List<UUID> batch = database.write(sql -> fill(sql, layout, source, type, after));
                    if (!batch.isEmpty()) {
                        done += batch.size();
                        progress.done(type, source.stage(), done);
                    }
                    last = batch.isEmpty() ? Optional.empty() : Optional.of(batch.getLast());
                } while (last.isPresent());
            }
        }
    }

    private List<UUID> fill(
            DSLContext sql, ModelLayout layout, ProjectionSource source, String type, Optional<UUID> after) {
        List<UUID> ids = ProjectionStore.lockIds(sql, type, after, BATCH);
        sweep(sql, layout, source.stage(), type, after, ids);
        if (!ids.isEmpty()) {
            refill(sql, layout, source, type, ids);
        }
        return ids;
    }

    /** Brings single entries of one type up to date in the transaction of the caller. */
    void refill(DSLContext sql, ModelLayout layout, ProjectionSource source, String type, Collection<UUID> ids) {
        List<ProjectedEntry> entries = source.read(sql, layout, ids);
        Set<UUID> gone = new HashSet<>(ids);
        entries.forEach(entry -> gone.remove(entry.id()));
        if (!gone.isEmpty()) {
            store.remove(sql, layout, source.stage(), type, gone);
        }
        if (!entries.isEmpty()) {
            store.put(sql, layout, source.stage(), entries);
        }
    }

    List<ProjectionSource> sources() {
        return sources;
    }

    /** Rows of entries that are not there (any more) between the last batch and the end of this one. */
    private void sweep(
            DSLContext sql, ModelLayout layout, Stage stage, String type, Optional<UUID> after, List<UUID> batch) {
        var stray = sql.select(ProjectionTables.ENTRY_ID)
                .from(ProjectionTables.table(layout.require(type).main().table(stage)))
                .where(after.map(ProjectionTables.ENTRY_ID::gt).orElse(org.jooq.impl.DSL.noCondition()));
        if (batch.size() == BATCH) {
            stray = stray.and(ProjectionTables.ENTRY_ID.le(batch.getLast()));
        }
        Set<UUID> strays = new HashSet<>(stray.fetch(ProjectionTables.ENTRY_ID));
        batch.forEach(strays::remove);
        if (!strays.isEmpty()) {
            store.remove(sql, layout, stage, type, strays);
        }
    }
}
