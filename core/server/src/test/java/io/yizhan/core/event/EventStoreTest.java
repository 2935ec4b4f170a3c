package io.yizhan.core.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.yizhan.core.database.TestDatabase;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class EventStoreTest {
    private static final int MANY = 4_000;
    private static final int FEW = 3;

    @AutoClose
    private static final TestDatabase DATABASE = TestDatabase.create();

    private static final EventStore EVENTS = new EventStore(Clock.systemUTC());

    /** Among very many of one type a few of another, half of which were taken back. */
    @BeforeAll
    static void load() {
        List<Event> events = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
            events.add(new Event.EntryPublished(new UUID(0, i), "often", 1, List.of("en")));
            if (i % (MANY / FEW) == 7) {
                UUID rare = new UUID(1, i);
                events.add(new Event.EntrySaved(rare, "rare", "1.0"));
                events.add(new Event.EntryPublished(rare, "rare", 1, List.of("en")));
                events.add(new Event.EntryUnpublished(rare, "rare", List.of("en"), true));
            }
        }
        DATABASE.database().change(sql -> EVENTS.append(sql, Optional.empty(), events));
    }

    private static long rowsRead(DSLContext sql) {
        return sql.fetch("show session status like 'Handler_read%'").stream()
                .mapToLong(row -> row.get(1, Long.class))
                .sum();
    }

    @Test
    void publicationsOfARareTypeAreFoundInOrderWithoutReadingTheOthers() {
        DATABASE.database().read(sql -> {
            long before = rowsRead(sql);
            List<RecordedEvent> found = EVENTS.findPublications(sql, 0, Set.of("rare", "never"), 2 * FEW)
                    .orElseThrow();
            assertThat(rowsRead(sql) - before).isLessThan(MANY / 2);
            assertThat(found)
                    .hasSize(2 * FEW)
                    .isSortedAccordingTo((one, other) -> Long.compare(one.position(), other.position()))
                    .allMatch(event -> !(event.event() instanceof Event.EntrySaved));
            assertThat(EVENTS.findPublications(sql, found.get(FEW).position(), Set.of("rare"), 2 * FEW))
                    .contains(found.subList(FEW + 1, 2 * FEW));
            return found;
        });
    }

    @Test
    void moreThanAreWantedAreNotReadToTheEnd() {
        DATABASE.database().read(sql -> {
            long before = rowsRead(sql);
            assertThat(EVENTS.findPublications(sql, 0, Set.of("often", "rare"), 20))
                    .isEmpty();
            assertThat(rowsRead(sql) - before).isLessThan(MANY / 2);
            return before;
        });
    }
}
