package io.yizhan.core.publishing;

import static io.yizhan.core.database.generated.Tables.EVENT;
import static io.yizhan.core.database.generated.Tables.PUBLICATION;

import io.yizhan.core.projection.Page;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.SortOrder;
import org.jooq.impl.DSL;

/** Reads the history of publications of one entry. */
@Singleton
class PublicationHistoryStore {
    private static final io.yizhan.core.database.generated.tables.Publication NEXT = PUBLICATION.as("next");

    /**
     * A version that was out in a locale.
     *
     * @param id grows with time
     * @param by empty if the program itself published it
     * @param end empty while it is out
     */
    record Publication(long id, String locale, int version, Instant from, Optional<UUID> by, Optional<End> end) {}

    /**
     * @param replaced by another publication of the locale; else taken back
     * @param by empty if it was the program itself
     */
    record End(Instant at, boolean replaced, Optional<UUID> by) {}

    /**
     * The newest first; one statement.
     *
     * @param page its place holds the id of a publication
     */
    List<Publication> page(DSLContext sql, UUID entry, Collection<String> locales, Page page) {
        Condition which = page.place()
                .map(place -> (Long) place.getFirst())
                .map(page.backwards() ? PUBLICATION.ID::gt : PUBLICATION.ID::lt)
                .orElse(DSL.noCondition());
        return sql.select(PUBLICATION.fields())
                .select(NEXT.ID, EVENT.ACTOR)
                .from(PUBLICATION)
                // what takes the place of another begins at the position at which that ends
                .leftJoin(NEXT)
                .on(NEXT.ENTRY_ID
                        .eq(PUBLICATION.ENTRY_ID)
                        .and(NEXT.LOCALE.eq(PUBLICATION.LOCALE))
                        .and(NEXT.FROM_AT.eq(PUBLICATION.TO_AT))
                        .and(NEXT.FROM_POSITION.eq(PUBLICATION.TO_POSITION)))
                .leftJoin(EVENT)
                .on(EVENT.POSITION.eq(PUBLICATION.TO_POSITION))
                .where(PUBLICATION.ENTRY_ID.eq(entry))
                .and(PUBLICATION.LOCALE.in(locales))
                .and(which)
                .orderBy(PUBLICATION.ID.sort(page.backwards() ? SortOrder.ASC : SortOrder.DESC))
                .limit(page.size())
                .fetch(PublicationHistoryStore::publication);
    }

    private static Publication publication(Record row) {
        return new Publication(
                row.get(PUBLICATION.ID),
                row.get(PUBLICATION.LOCALE),
                row.get(PUBLICATION.VERSION_NUMBER),
                row.get(PUBLICATION.FROM_AT),
                Optional.ofNullable(row.get(PUBLICATION.ACTOR)),
                Optional.ofNullable(row.get(PUBLICATION.TO_AT))
                        .map(at -> new End(at, row.get(NEXT.ID) != null, Optional.ofNullable(row.get(EVENT.ACTOR)))));
    }
}
