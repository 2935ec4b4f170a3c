package io.yizhan.core.projection;

import static io.yizhan.core.database.generated.Tables.ENTRY;

import io.yizhan.core.model.SearchKeys;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/** Writes entries into projection tables; the number of statements does not grow with the number of entries. */
@Singleton
public class ProjectionStore {
    private final SearchKeys keys;

    ProjectionStore(SearchKeys keys) {
        this.keys = keys;
    }

    /** Ids of a type's entries after one id, in order, locked against change until the transaction ends. */
    static List<UUID> lockIds(DSLContext sql, String type, Optional<UUID> after, int size) {
        return sql.select(ENTRY.ID)
                .from(ENTRY)
                .where(ENTRY.TYPE.eq(type))
                .and(after.map(ENTRY.ID::gt).orElse(DSL.noCondition()))
                .orderBy(ENTRY.ID)
                .limit(size)
                .forUpdate()
                .fetch(ENTRY.ID);
    }

    /** Puts entries in place of whatever stood for them. */
    public void put(DSLContext sql, ModelLayout layout, Stage stage, List<ProjectedEntry> entries) {
        Map<String, List<UUID>> byType = new LinkedHashMap<>();
        for (ProjectedEntry entry : entries) {
            byType.computeIfAbsent(entry.type(), _ -> new ArrayList<>()).add(entry.id());
        }
        byType.forEach((type, ids) -> remove(sql, layout, stage, type, ids));
        add(sql, layout, stage, entries);
    }

    /** Adds entries for which nothing stands in the stage yet. */
    public void add(DSLContext sql, ModelLayout layout, Stage stage, List<ProjectedEntry> entries) {
        Map<String, TableRows> tables = new LinkedHashMap<>();
        entries.forEach(entry -> EntryRows.add(layout, stage, entry, keys, tables));
        tables.forEach((table, rows) -> rows.insert(sql, table));
    }

    /** Takes entries of one type out of a stage. */
    public void remove(DSLContext sql, ModelLayout layout, Stage stage, String type, Collection<UUID> ids) {
        for (String table : EntryRows.tables(layout.require(type), stage)) {
            sql.deleteFrom(ProjectionTables.table(table))
                    .where(ProjectionTables.ENTRY_ID.in(ids))
                    .execute();
        }
    }
}
