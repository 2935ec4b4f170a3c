package io.yizhan.core.entry;

import static io.yizhan.core.database.generated.Tables.ENTRY;
import static io.yizhan.core.database.generated.Tables.ENTRY_LOCALE;
import static io.yizhan.core.database.generated.Tables.EVENT;

import io.yizhan.core.model.Locales;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Name;
import org.jooq.impl.DSL;

/** Numbers of the dashboard, each in one statement. */
@Singleton
final class DashboardStore {
    /** The newest events looked at: the dashboard stays quick however long the history is. */
    private static final int LOOKED_AT = 2_000;

    private static final String SAVED = "EntrySaved";

    /** Entries outside the trash, and those of them of which something is published. */
    record Count(int total, int published) {}

    Map<String, Count> counts(DSLContext sql, Collection<String> types) {
        return sql.select(ENTRY.TYPE, DSL.count(), DSL.count(ENTRY_LOCALE.ENTRY_ID))
                .from(ENTRY)
                .leftJoin(ENTRY_LOCALE)
                .on(ENTRY_LOCALE.ENTRY_ID.eq(ENTRY.ID))
                .and(ENTRY_LOCALE.LOCALE.eq(Locales.SHARED))
                .and(ENTRY_LOCALE.STATE.eq(LocaleStates.PUBLISHED))
                .where(ENTRY.TYPE.in(types))
                .and(ENTRY.TRASHED_AT.isNull())
                .groupBy(ENTRY.TYPE)
                .fetchMap(row -> row.value1(), row -> new Count(row.value2(), row.value3()));
    }

    /** By type and locale how many are published in it. */
    Map<String, Map<String, Integer>> coverage(DSLContext sql, Collection<String> types) {
        Map<String, Map<String, Integer>> found = new LinkedHashMap<>();
        sql.select(ENTRY.TYPE, ENTRY_LOCALE.LOCALE, DSL.count())
                .from(ENTRY)
                .join(ENTRY_LOCALE)
                .on(ENTRY_LOCALE.ENTRY_ID.eq(ENTRY.ID))
                .where(ENTRY.TYPE.in(types))
                .and(ENTRY.TRASHED_AT.isNull())
                .and(ENTRY_LOCALE.STATE.eq(LocaleStates.PUBLISHED))
                .groupBy(ENTRY.TYPE, ENTRY_LOCALE.LOCALE)
                .forEach(row -> found.computeIfAbsent(row.value1(), _ -> new LinkedHashMap<>())
                        .put(row.value2(), row.value3()));
        return found;
    }

    /** Entries saved last, the newest first; by one user, or by anybody. */
    List<UUID> saved(DSLContext sql, Optional<UUID> actor, int limit) {
        Name newest = DSL.name("newest");
        Field<UUID> entry = DSL.field(newest.append(EVENT.ENTRY_ID.getUnqualifiedName()), EVENT.ENTRY_ID.getDataType());
        Field<UUID> by = DSL.field(newest.append(EVENT.ACTOR.getUnqualifiedName()), EVENT.ACTOR.getDataType());
        Field<Long> position =
                DSL.field(newest.append(EVENT.POSITION.getUnqualifiedName()), EVENT.POSITION.getDataType());
        Set<UUID> ids = new LinkedHashSet<>();
        sql.select(entry)
                .from(DSL.select(EVENT.ENTRY_ID, EVENT.ACTOR, EVENT.POSITION)
                        .from(EVENT)
                        .where(EVENT.KIND.eq(SAVED))
                        .orderBy(EVENT.POSITION.desc())
                        .limit(LOOKED_AT)
                        .asTable(newest))
                .where(actor.map(by::eq).orElse(DSL.noCondition()))
                .groupBy(entry)
                .orderBy(DSL.max(position).desc())
                .limit(limit)
                .forEach(row -> ids.add(row.value1()));
        return List.copyOf(ids);
    }
}
