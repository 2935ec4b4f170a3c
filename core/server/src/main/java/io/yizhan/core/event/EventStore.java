package io.yizhan.core.event;

import static io.yizhan.core.database.generated.Tables.EVENT;
import static io.yizhan.core.database.generated.Tables.POSITION;

import io.yizhan.core.database.generated.Indexes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Record5;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** Writes events into the outbox and reads them back. */
@Singleton
public class EventStore {
    private static final List<String> PUBLICATIONS =
            List.of(Event.EntryPublished.class.getSimpleName(), Event.EntryUnpublished.class.getSimpleName());

    private final Clock clock;

    EventStore(Clock clock) {
        this.clock = clock;
    }

    /**
     * Records events in the transaction of the change they tell of. Must be the last thing the transaction does: from
     * here to its commit all other writers wait, which is what makes positions follow the order of commits.
     *
     * @return position of the last event
     */
    public long append(DSLContext sql, Optional<UUID> actor, List<? extends Event> events) {
        sql.update(POSITION)
                .set(POSITION.VALUE, lastInsertId(POSITION.VALUE.plus(events.size())))
                .where(POSITION.ID.eq(Byte.valueOf((byte) 1)))
                .execute();
        long last = sql.select(DSL.field("last_insert_id()", SQLDataType.BIGINT))
                .fetchSingle()
                .value1();
        Instant now = clock.instant();
        var insert = sql.insertInto(
                EVENT, EVENT.POSITION, EVENT.AT, EVENT.KIND, EVENT.ENTRY_ID, EVENT.TYPE, EVENT.PAYLOAD, EVENT.ACTOR);
        long position = last - events.size();
        for (Event event : events) {
            position++;
            UUID entry = event instanceof Event.OfEntry of ? of.entryId() : null;
            String type = event instanceof Event.OfEntry of ? of.type() : null;
            insert = insert.values(
                    position,
                    now,
                    EventFormat.kind(event),
                    entry,
                    type,
                    EventFormat.payload(event),
                    actor.orElse(null));
        }
        insert.execute();
        return last;
    }

    /** Position of the newest committed event; 0 if there is none. */
    public long position(DSLContext sql) {
        return sql.select(POSITION.VALUE).from(POSITION).fetchSingle().value1();
    }

    /** Events after a position, oldest first, at most {@code limit}. */
    public List<RecordedEvent> after(DSLContext sql, long position, int limit) {
        return sql.select(EVENT.POSITION, EVENT.AT, EVENT.ACTOR, EVENT.KIND, EVENT.PAYLOAD)
                .from(EVENT)
                .where(EVENT.POSITION.gt(position))
                .orderBy(EVENT.POSITION)
                .limit(limit)
                .fetch(EventStore::recorded);
    }

    /**
     * Publications and what was taken back of entries of some types after a position, oldest first; empty if they are more than {@code
     * most}. Reads no more rows than that, however far back the position and however rare the types: in the order of the index, which
     * the database would leave for any other order.
     */
    public Optional<List<RecordedEvent>> findPublications(DSLContext sql, long position, Set<String> types, int most) {
        List<RecordedEvent> found = sql.select(EVENT.POSITION, EVENT.AT, EVENT.ACTOR, EVENT.KIND, EVENT.PAYLOAD)
                .from(EVENT.forceIndex(Indexes.EVENT_EVENT_TYPE.getName()))
                .where(EVENT.TYPE.in(types))
                .and(EVENT.KIND.in(PUBLICATIONS))
                .and(EVENT.POSITION.gt(position))
                .limit(most + 1)
                .fetch(EventStore::recorded);
        return found.size() > most
                ? Optional.empty()
                : Optional.of(found.stream()
                        .sorted(Comparator.comparingLong(RecordedEvent::position))
                        .toList());
    }

    /** Whether the entry was published, in any locale, right before an event. */
    public boolean wasPublished(DSLContext sql, UUID entry, long position) {
        return sql.select(EVENT.KIND, EVENT.PAYLOAD)
                .from(EVENT)
                .where(EVENT.ENTRY_ID.eq(entry))
                .and(EVENT.KIND.in(PUBLICATIONS))
                .and(EVENT.POSITION.lt(position))
                .orderBy(EVENT.POSITION.desc())
                .limit(1)
                .fetchOptional(row -> EventFormat.read(row.value1(), row.value2()))
                .filter(event -> !(event instanceof Event.EntryUnpublished unpublished && unpublished.gone()))
                .isPresent();
    }

    private static RecordedEvent recorded(Record5<Long, Instant, UUID, String, String> row) {
        return new RecordedEvent(
                row.value1(),
                row.value2(),
                Optional.ofNullable(row.value3()),
                EventFormat.read(row.value4(), row.value5()));
    }

    private static org.jooq.Field<Long> lastInsertId(org.jooq.Field<Long> value) {
        return DSL.field("last_insert_id({0})", SQLDataType.BIGINT, value);
    }
}
