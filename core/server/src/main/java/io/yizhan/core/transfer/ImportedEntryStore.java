package io.yizhan.core.transfer;

import static io.yizhan.core.database.generated.Tables.IMPORTED_ENTRY;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/** Which entry came of which row of which source, as rows. */
@Singleton
final class ImportedEntryStore {

    /**
     * The entry of a row.
     *
     * @param version of the entry ({@code number.revision}) that the import made last
     * @param rowHash of all values of the row; empty for a row to be looked at again in any case
     * @param values hashes of the single values as they came and as they were stored
     */
    record Imported(String externalId, UUID entryId, String version, String rowHash, ValueHashes values) {}

    /** By external id; one statement. */
    Map<String, Imported> find(DSLContext sql, String source, String type, Collection<String> externalIds) {
        Map<String, Imported> found = new LinkedHashMap<>();
        sql.selectFrom(IMPORTED_ENTRY)
                .where(IMPORTED_ENTRY.SOURCE.eq(source))
                .and(IMPORTED_ENTRY.TYPE.eq(type))
                .and(IMPORTED_ENTRY.EXTERNAL_ID.in(externalIds))
                .forEach(row -> found.put(
                        row.getExternalId(),
                        new Imported(
                                row.getExternalId(),
                                row.getEntryId(),
                                row.getVersion(),
                                row.getRowHash(),
                                ValueHashes.parse(row.getValueHashes()))));
        return found;
    }

    /** Ids of entries by external id; one statement. */
    Map<String, UUID> findIds(DSLContext sql, String source, String type, Collection<String> externalIds) {
        return sql.select(IMPORTED_ENTRY.EXTERNAL_ID, IMPORTED_ENTRY.ENTRY_ID)
                .from(IMPORTED_ENTRY)
                .where(IMPORTED_ENTRY.SOURCE.eq(source))
                .and(IMPORTED_ENTRY.TYPE.eq(type))
                .and(IMPORTED_ENTRY.EXTERNAL_ID.in(externalIds))
                .fetchMap(IMPORTED_ENTRY.EXTERNAL_ID, IMPORTED_ENTRY.ENTRY_ID);
    }

    /** Puts down rows, in place of what was known of them; one statement. */
    void put(DSLContext sql, String source, String type, List<Imported> rows, Instant now) {
        var insert = sql.insertInto(
                IMPORTED_ENTRY,
                IMPORTED_ENTRY.SOURCE,
                IMPORTED_ENTRY.TYPE,
                IMPORTED_ENTRY.EXTERNAL_ID,
                IMPORTED_ENTRY.ENTRY_ID,
                IMPORTED_ENTRY.VERSION,
                IMPORTED_ENTRY.ROW_HASH,
                IMPORTED_ENTRY.VALUE_HASHES,
                IMPORTED_ENTRY.IMPORTED_AT);
        for (Imported row : rows) {
            insert = insert.values(
                    source,
                    type,
                    row.externalId(),
                    row.entryId(),
                    row.version(),
                    row.rowHash(),
                    row.values().json(),
                    now);
        }
        insert.onDuplicateKeyUpdate()
                .set(IMPORTED_ENTRY.ENTRY_ID, DSL.excluded(IMPORTED_ENTRY.ENTRY_ID))
                .set(IMPORTED_ENTRY.VERSION, DSL.excluded(IMPORTED_ENTRY.VERSION))
                .set(IMPORTED_ENTRY.ROW_HASH, DSL.excluded(IMPORTED_ENTRY.ROW_HASH))
                .set(IMPORTED_ENTRY.VALUE_HASHES, DSL.excluded(IMPORTED_ENTRY.VALUE_HASHES))
                .set(IMPORTED_ENTRY.IMPORTED_AT, DSL.excluded(IMPORTED_ENTRY.IMPORTED_AT))
                .execute();
    }
}
