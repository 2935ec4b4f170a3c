package io.yizhan.core.publishing;

import static io.yizhan.core.database.generated.Tables.ENTRY;
import static io.yizhan.core.database.generated.Tables.ENTRY_LOCALE;
import static io.yizhan.core.database.generated.Tables.ENTRY_VERSION;
import static io.yizhan.core.database.generated.Tables.PUBLICATION;

import io.yizhan.core.entry.LocaleStates;
import io.yizhan.core.model.Locales;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;

/**
 * Reads the history of publications: what was out at a moment, from the one it went out at until just before the one it was
 * replaced or taken back at. Entries that lie in the trash by now are left out. One statement each.
 */
@Singleton
class PublicationStore {

    /** How many entries of a type were out. */
    int count(DSLContext sql, String type, Instant moment) {
        return sql.selectCount()
                .from(ENTRY)
                .join(PUBLICATION)
                .on(PUBLICATION.ENTRY_ID.eq(ENTRY.ID))
                .where(ENTRY.TYPE.eq(type))
                .and(ENTRY.TRASHED_AT.isNull())
                .and(PUBLICATION.LOCALE.eq(Locales.SHARED))
                .and(out(moment))
                .fetchSingle()
                .value1();
    }

    /** All entries of a type that were out, in order of their ids. */
    Map<UUID, PublishedVersions> all(DSLContext sql, String type, Instant moment) {
        return versions(sql, type, DSL.noCondition(), moment);
    }

    /** Those of the entries that are of the type and were out, in order of their ids. */
    Map<UUID, PublishedVersions> some(DSLContext sql, String type, Collection<UUID> ids, Instant moment) {
        return versions(sql, type, ENTRY.ID.in(ids), moment);
    }

    private static Map<UUID, PublishedVersions> versions(DSLContext sql, String type, Condition which, Instant moment) {
        Map<UUID, PublishedVersions> found = new LinkedHashMap<>();
        sql.select(
                        ENTRY.ID,
                        ENTRY.CREATED_AT,
                        PUBLICATION.LOCALE,
                        PUBLICATION.VERSION_NUMBER,
                        PUBLICATION.FROM_AT,
                        ENTRY_LOCALE.FIRST_PUBLISHED_AT)
                .from(ENTRY)
                .join(PUBLICATION)
                .on(PUBLICATION.ENTRY_ID.eq(ENTRY.ID))
                // what is not localised goes out with every locale, so it has been out for as long as anything
                .join(ENTRY_LOCALE)
                .on(ENTRY_LOCALE.ENTRY_ID.eq(ENTRY.ID).and(ENTRY_LOCALE.LOCALE.eq(Locales.SHARED)))
                .where(ENTRY.TYPE.eq(type))
                .and(ENTRY.TRASHED_AT.isNull())
                .and(which)
                .and(out(moment))
                .orderBy(ENTRY.ID, PUBLICATION.ID)
                .fetchGroups(ENTRY.ID)
                .forEach((id, rows) -> found.put(id, versions(id, type, rows)));
        return found;
    }

    private static PublishedVersions versions(UUID id, String type, List<? extends Record> rows) {
        Map<String, LocaleStates.Row> states = new HashMap<>();
        for (Record row : rows) {
            states.put(
                    row.get(PUBLICATION.LOCALE),
                    new LocaleStates.Row(
                            LocaleStates.PUBLISHED,
                            row.get(PUBLICATION.VERSION_NUMBER),
                            Optional.ofNullable(row.get(ENTRY_LOCALE.FIRST_PUBLISHED_AT)),
                            Optional.of(row.get(PUBLICATION.FROM_AT))));
        }
        return new PublishedVersions(id, type, rows.getFirst().get(ENTRY.CREATED_AT), new LocaleStates(states));
    }

    /** Values (JSON) of each version in which one of the entries was out, by number of the version. */
    Map<UUID, Map<Integer, String>> fields(DSLContext sql, Collection<UUID> ids, Instant moment) {
        Map<UUID, Map<Integer, String>> found = new HashMap<>();
        // several locales are out in one version, whose values are long
        var out = DSL.selectDistinct(PUBLICATION.ENTRY_ID, PUBLICATION.VERSION_NUMBER)
                .from(PUBLICATION)
                .where(PUBLICATION.ENTRY_ID.in(ids))
                .and(out(moment))
                .asTable(DSL.name("published"));
        sql.select(ENTRY_VERSION.ENTRY_ID, ENTRY_VERSION.NUMBER, ENTRY_VERSION.FIELDS)
                .from(out)
                .join(ENTRY_VERSION)
                .on(ENTRY_VERSION
                        .ENTRY_ID
                        .eq(out.field(PUBLICATION.ENTRY_ID))
                        .and(ENTRY_VERSION.NUMBER.eq(out.field(PUBLICATION.VERSION_NUMBER))))
                .forEach(row -> found.computeIfAbsent(row.value1(), _ -> new HashMap<>())
                        .put(row.value2(), row.value3()));
        return found;
    }

    private static Condition out(Instant moment) {
        return PUBLICATION.FROM_AT.le(moment).and(PUBLICATION.TO_AT.isNull().or(PUBLICATION.TO_AT.gt(moment)));
    }
}
