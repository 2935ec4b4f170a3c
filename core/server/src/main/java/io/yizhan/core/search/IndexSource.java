package io.yizhan.core.search;

import io.yizhan.core.database.Database;
import io.yizhan.core.event.Event;
import io.yizhan.core.event.EventStore;
import io.yizhan.core.event.RecordedEvent;
import io.yizhan.core.model.SearchKeys;
import io.yizhan.core.projection.EntryRow;
import io.yizhan.core.projection.EntryScan;
import io.yizhan.core.projection.Layouts;
import io.yizhan.core.projection.ModelLayout;
import io.yizhan.core.projection.Stage;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;

/** What the index is made from: published rows, and the events that say which have changed. */
@Singleton
final class IndexSource {
    private static final int EVENTS = 500;

    private final Database database;
    private final EventStore events;
    private final Layouts layouts;
    private final SearchKeys keys;

    IndexSource(Database database, EventStore events, Layouts layouts, SearchKeys keys) {
        this.database = database;
        this.events = events;
        this.layouts = layouts;
        this.keys = keys;
    }

    ModelLayout layout() {
        return layouts.current();
    }

    SearchKeys keys() {
        return keys;
    }

    /** An event as the index remembers the last one it has seen: another history has another one at the same position. */
    record Mark(long position, String at) {
        static final Mark START = new Mark(0, "");
    }

    /** The newest event. */
    Mark newest() {
        return database.read(sql -> mark(sql, events.position(sql)));
    }

    boolean knows(Mark mark) {
        return database.read(sql -> mark.position() <= events.position(sql)
                && mark(sql, mark.position()).equals(mark));
    }

    private Mark mark(DSLContext sql, long position) {
        return events.after(sql, position - 1, 1).stream()
                .findFirst()
                .filter(event -> event.position() == position)
                .map(event -> new Mark(position, event.at().toString()))
                .orElse(new Mark(position, ""));
    }

    /**
     * What has changed.
     *
     * @param rows by type, the entries touched as they are now; those not there are gone
     * @param ids by type, the entries touched
     * @param anew whether everything is to be made again
     * @param full whether there may be more
     */
    record Changes(
            Mark upTo, Map<String, Set<UUID>> ids, Map<String, List<EntryRow>> rows, boolean anew, boolean full) {}

    /** What happened after a position, in one state of the database. */
    Changes after(ModelLayout layout, Mark last) {
        return database.read(sql -> {
            List<RecordedEvent> next = events.after(sql, last.position(), EVENTS);
            boolean anew = next.stream().anyMatch(event -> event.event() instanceof Event.ContentReindexed)
                    || (!next.isEmpty() && next.getFirst().position() != last.position() + 1);
            Map<String, Set<UUID>> ids = touched(layout, next);
            Map<String, List<EntryRow>> rows = new HashMap<>();
            ids.forEach((type, some) -> rows.put(type, new EntryScan(layout, type, Stage.PUBLISHED).byIds(sql, some)));
            Mark upTo = next.isEmpty()
                    ? last
                    : new Mark(next.getLast().position(), next.getLast().at().toString());
            return new Changes(upTo, ids, rows, anew, next.size() == EVENTS);
        });
    }

    private static Map<String, Set<UUID>> touched(ModelLayout layout, List<RecordedEvent> events) {
        Map<String, Set<UUID>> ids = new LinkedHashMap<>();
        for (RecordedEvent recorded : events) {
            boolean published = recorded.event() instanceof Event.OfEntry
                    && !(recorded.event() instanceof Event.EntrySaved)
                    && !(recorded.event() instanceof Event.ReviewChanged);
            if (published
                    && recorded.event() instanceof Event.OfEntry entry
                    && layout.model().findType(entry.type()).isPresent()) {
                ids.computeIfAbsent(entry.type(), _ -> new LinkedHashSet<>()).add(entry.entryId());
            }
        }
        return ids;
    }

    /** The next entries of a type. */
    List<EntryRow> batch(ModelLayout layout, String type, Optional<UUID> last, int size) {
        return database.read(sql -> new EntryScan(layout, type, Stage.PUBLISHED).after(sql, last, size));
    }
}
