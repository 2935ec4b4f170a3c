package io.yizhan.core.publishing;

import static io.yizhan.core.database.generated.Tables.ENTRY;
import static io.yizhan.core.database.generated.Tables.ENTRY_LOCALE;

import io.yizhan.core.entry.LocaleStates;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/** In which locales entries are out, and since when: for lists of all there is. Whether they may be seen is another question. */
@Singleton
public class PublishedLocaleStore {

    /**
     * How much of a type is out.
     *
     * @param entries in any locale
     * @param pages an entry in each of its locales
     * @param changedAt when the last of them went out
     */
    public record Extent(int entries, int pages, Instant changedAt) {}

    /** By id of the type; types of which nothing is out are not in the map. One statement. */
    public Map<String, Extent> extents(DSLContext sql) {
        Map<String, Extent> extents = new TreeMap<>();
        sql.select(ENTRY.TYPE, DSL.countDistinct(ENTRY.ID), DSL.count(), DSL.max(ENTRY_LOCALE.PUBLISHED_AT))
                .from(ENTRY)
                .join(ENTRY_LOCALE)
                .on(ENTRY_LOCALE.ENTRY_ID.eq(ENTRY.ID))
                .where(out())
                .and(ENTRY.TRASHED_AT.isNull())
                .groupBy(ENTRY.TYPE)
                .forEach(row -> extents.put(row.value1(), new Extent(row.value2(), row.value3(), row.value4())));
        return extents;
    }

    /** The id at a place in the order of ids, from 0. */
    public Optional<UUID> at(DSLContext sql, String type, int place) {
        return sql.select(ENTRY.ID)
                .from(ENTRY)
                .where(outOf(type))
                .orderBy(ENTRY.ID)
                .limit(1)
                .offset(place)
                .fetchOptional(ENTRY.ID);
    }

    /**
     * Entries of a type in the order of their ids, each with its locales and when it last went out in them. Two statements.
     *
     * @param from the first of them
     */
    public Map<UUID, Map<String, Instant>> from(DSLContext sql, String type, UUID from, int limit) {
        List<UUID> ids = new ArrayList<>(sql.select(ENTRY.ID)
                .from(ENTRY)
                .where(outOf(type))
                .and(ENTRY.ID.ge(from))
                .orderBy(ENTRY.ID)
                .limit(limit)
                .fetch(ENTRY.ID));
        Map<UUID, Map<String, Instant>> found = new LinkedHashMap<>();
        ids.forEach(id -> found.put(id, new TreeMap<>()));
        sql.select(ENTRY_LOCALE.ENTRY_ID, ENTRY_LOCALE.LOCALE, ENTRY_LOCALE.PUBLISHED_AT)
                .from(ENTRY_LOCALE)
                .where(out())
                .and(ENTRY_LOCALE.ENTRY_ID.in(ids))
                .forEach(row -> {
                    Map<String, Instant> locales = found.get(row.value1());
                    if (locales != null) {
                        locales.put(row.value2(), row.value3());
                    }
                });
        return found;
    }

    /** The entries of a type that last went out in a locale, the latest first, and when. One statement. */
    public Map<UUID, Instant> latest(DSLContext sql, String type, String locale, int limit) {
        Map<UUID, Instant> latest = new LinkedHashMap<>();
        sql.select(ENTRY.ID, ENTRY_LOCALE.PUBLISHED_AT)
                .from(ENTRY)
                .join(ENTRY_LOCALE)
                .on(ENTRY_LOCALE.ENTRY_ID.eq(ENTRY.ID))
                .where(out())
                .and(ENTRY_LOCALE.LOCALE.eq(locale))
                .and(ENTRY.TYPE.eq(type))
                .and(ENTRY.TRASHED_AT.isNull())
                .orderBy(ENTRY_LOCALE.PUBLISHED_AT.desc(), ENTRY.ID.desc())
                .limit(limit)
                .forEach(row -> latest.put(row.value1(), row.value2()));
        return latest;
    }

    private static Condition out() {
        return ENTRY_LOCALE.STATE.eq(LocaleStates.PUBLISHED);
    }

    private static Condition outOf(String type) {
        return ENTRY.TYPE
                .eq(type)
                .and(ENTRY.TRASHED_AT.isNull())
                .andExists(DSL.selectOne()
                        .from(ENTRY_LOCALE)
                        .where(ENTRY_LOCALE.ENTRY_ID.eq(ENTRY.ID))
                        .and(out()));
    }
}
