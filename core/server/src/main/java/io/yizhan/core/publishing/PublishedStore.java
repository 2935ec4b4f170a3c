package io.yizhan.core.publishing;

import static io.yizhan.core.database.generated.Tables.ENTRY_LOCALE;
import static io.yizhan.core.database.generated.Tables.ENTRY_VERSION;
import static io.yizhan.core.database.generated.Tables.PUBLICATION;

import io.yizhan.core.entry.LocaleStates;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/** What is published, as rows: the state of each locale and the history of publications. */
@Singleton
class PublishedStore {

    /**
     * A locale of an entry that goes out.
     *
     * @param locale {@code *} for shared values
     */
    record Out(UUID entry, String locale, int version) {}

    /** Locales of entries go out; one statement. */
    void publish(DSLContext sql, List<Out> outs, Instant now, Optional<UUID> actor) {
        var insert = sql.insertInto(
                ENTRY_LOCALE,
                ENTRY_LOCALE.ENTRY_ID,
                ENTRY_LOCALE.LOCALE,
                ENTRY_LOCALE.STATE,
                ENTRY_LOCALE.VERSION_NUMBER,
                ENTRY_LOCALE.FIRST_PUBLISHED_AT,
                ENTRY_LOCALE.PUBLISHED_AT,
                ENTRY_LOCALE.PUBLISHED_BY);
        for (Out out : outs) {
            insert = insert.values(
                    out.entry(), out.locale(), LocaleStates.PUBLISHED, out.version(), now, now, actor.orElse(null));
        }
        insert.onDuplicateKeyUpdate()
                .set(ENTRY_LOCALE.STATE, DSL.excluded(ENTRY_LOCALE.STATE))
                .set(ENTRY_LOCALE.VERSION_NUMBER, DSL.excluded(ENTRY_LOCALE.VERSION_NUMBER))
                .set(ENTRY_LOCALE.PUBLISHED_AT, DSL.excluded(ENTRY_LOCALE.PUBLISHED_AT))
                .set(ENTRY_LOCALE.PUBLISHED_BY, DSL.excluded(ENTRY_LOCALE.PUBLISHED_BY))
                .execute();
    }

    /** Locales of entries come back; one statement. */
    void unpublish(DSLContext sql, Collection<UUID> entries, Collection<String> locales) {
        sql.update(ENTRY_LOCALE)
                .set(ENTRY_LOCALE.STATE, LocaleStates.UNPUBLISHED)
                .where(ENTRY_LOCALE.ENTRY_ID.in(entries))
                .and(ENTRY_LOCALE.LOCALE.in(locales))
                .execute();
    }

    /**
     * Ends what was public of these locales of entries, in the history.
     *
     * @param positions of the events that end it, by entry
     */
    void end(DSLContext sql, Map<UUID, Long> positions, Collection<String> locales, Instant now) {
        sql.update(PUBLICATION)
                .set(PUBLICATION.TO_AT, now)
                .set(PUBLICATION.TO_POSITION, DSL.case_(PUBLICATION.ENTRY_ID).mapValues(positions))
                .where(PUBLICATION.ENTRY_ID.in(positions.keySet()))
                .and(PUBLICATION.LOCALE.in(locales))
                .and(PUBLICATION.TO_AT.isNull())
                .execute();
    }

    /**
     * Notes in the history what is public from now on.
     *
     * @param begins position of the event that begins each
     */
    void begin(DSLContext sql, Map<Out, Long> begins, Instant now, Optional<UUID> actor) {
        var insert = sql.insertInto(
                PUBLICATION,
                PUBLICATION.ENTRY_ID,
                PUBLICATION.LOCALE,
                PUBLICATION.VERSION_NUMBER,
                PUBLICATION.FROM_AT,
                PUBLICATION.FROM_POSITION,
                PUBLICATION.ACTOR);
        for (Map.Entry<Out, Long> begin : begins.entrySet()) {
            Out out = begin.getKey();
            insert = insert.values(out.entry(), out.locale(), out.version(), now, begin.getValue(), actor.orElse(null));
        }
        insert.execute();
    }

    /** Stored fields (JSON) of the versions asked for. */
    Map<UUID, Map<Integer, String>> fields(DSLContext sql, Map<UUID, ? extends Collection<Integer>> versions) {
        List<Condition> each = versions.entrySet().stream()
                .map(one -> ENTRY_VERSION.ENTRY_ID.eq(one.getKey()).and(ENTRY_VERSION.NUMBER.in(one.getValue())))
                .toList();
        Map<UUID, Map<Integer, String>> found = new HashMap<>();
        if (each.isEmpty()) {
            return found;
        }
        sql.select(ENTRY_VERSION.ENTRY_ID, ENTRY_VERSION.NUMBER, ENTRY_VERSION.FIELDS)
                .from(ENTRY_VERSION)
                .where(DSL.or(each))
                .forEach(row -> found.computeIfAbsent(row.value1(), _ -> new HashMap<>())
                        .put(row.value2(), row.value3()));
        return found;
    }
}
