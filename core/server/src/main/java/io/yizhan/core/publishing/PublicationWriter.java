package io.yizhan.core.publishing;

import io.yizhan.core.entry.DraftProjection;
import io.yizhan.core.entry.Head;
import io.yizhan.core.event.Event;
import io.yizhan.core.event.EventStore;
import io.yizhan.core.model.Locales;
import io.yizhan.core.projection.Layouts.ContentTransaction;
import io.yizhan.core.projection.ProjectedEntry;
import io.yizhan.core.projection.ProjectionStore;
import io.yizhan.core.projection.Stage;
import io.yizhan.core.publishing.PublishedStore.Out;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Writes what goes out and comes back: state, published copy, unique values, event and history, of any number of entries in the
 * caller's transaction and with statements whose number does not grow with theirs. Whether it may is decided before.
 */
@Singleton
final class PublicationWriter {
    private final PublishedStore published;
    private final PublishedProjection projection;
    private final ProjectionStore projections;
    private final DraftProjection drafts;
    private final PublishedKeys keys;
    private final EventStore events;

    PublicationWriter(
            PublishedStore published,
            PublishedProjection projection,
            ProjectionStore projections,
            DraftProjection drafts,
            PublishedKeys keys,
            EventStore events) {
        this.published = published;
        this.projection = projection;
        this.projections = projections;
        this.drafts = drafts;
        this.keys = keys;
        this.events = events;
    }

    /** What happens to places of an entry: locales, and {@link Locales#SHARED} for what is not localised. */
    sealed interface Change {
        Head head();

        List<String> places();

        default List<String> locales() {
            return places().stream()
                    .filter(place -> !place.equals(Locales.SHARED))
                    .toList();
        }
    }

    /**
     * They go out.
     *
     * @param head in the version that goes out
     */
    record GoesOut(Head head, List<String> places) implements Change {
        GoesOut {
            places = List.copyOf(places);
        }
    }

    /**
     * They are taken back.
     *
     * @param gone nothing of the entry stays out
     */
    record ComesBack(Head head, List<String> places, boolean gone) implements Change {
        ComesBack {
            places = List.copyOf(places);
        }
    }

    /**
     * Writes the changes; those of one entry touch different places. Little may follow in the transaction, as other writers wait from
     * here.
     *
     * @param more events to tell after those of the changes
     * @param now when it happens
     * @return position of the last event
     */
    long write(
            ContentTransaction tx,
            Optional<UUID> actor,
            List<? extends Change> changes,
            List<? extends Event> more,
            Instant now) {
        List<GoesOut> out = some(changes, GoesOut.class);
        some(changes, ComesBack.class).stream()
                .collect(Collectors.groupingBy(Change::places, LinkedHashMap::new, Collectors.toList()))
                .forEach((places, back) -> published.unpublish(tx.sql(), ids(back), places));
        List<Out> rows = out.stream().flatMap(PublicationWriter::rows).toList();
        if (!rows.isEmpty()) {
            published.publish(tx.sql(), rows, now, actor);
        }
        project(tx, changes);
        markKeys(tx, out);
        List<Event> told = new ArrayList<>();
        changes.forEach(change -> told.add(event(change)));
        told.addAll(more);
        long last = events.append(tx.sql(), actor, told);
        history(tx, actor, changes, last - more.size(), now);
        return last;
    }

    private static <T extends Change> List<T> some(List<? extends Change> changes, Class<T> kind) {
        return changes.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    private static Set<UUID> ids(List<? extends Change> changes) {
        return changes.stream().map(change -> change.head().id()).collect(Collectors.toSet());
    }

    private static Stream<Out> rows(GoesOut out) {
        return out.places().stream()
                .map(place ->
                        new Out(out.head().id(), place, out.head().version().number()));
    }

    private static Event event(Change change) {
        Head head = change.head();
        return switch (change) {
            case GoesOut out ->
                new Event.EntryPublished(head.id(), head.type(), head.version().number(), out.locales());
            case ComesBack back -> new Event.EntryUnpublished(head.id(), head.type(), back.locales(), back.gone());
        };
    }

    private void project(ContentTransaction tx, List<? extends Change> changes) {
        Set<UUID> ids = ids(changes);
        List<ProjectedEntry> copies = projection.read(tx.sql(), tx.layout(), ids);
        projections.put(tx.sql(), tx.layout(), Stage.PUBLISHED, copies);
        Set<UUID> out = copies.stream().map(ProjectedEntry::id).collect(Collectors.toSet());
        changes.stream()
                .map(Change::head)
                .filter(head -> !out.contains(head.id()))
                .collect(Collectors.groupingBy(
                        Head::type, LinkedHashMap::new, Collectors.mapping(Head::id, Collectors.toSet())))
                .forEach((type, gone) -> projections.remove(tx.sql(), tx.layout(), Stage.PUBLISHED, type, gone));
        drafts.refresh(tx.sql(), tx.layout(), ids);
    }

    /** By type and places that go out, as those are written together. */
    private void markKeys(ContentTransaction tx, List<GoesOut> out) {
        record Alike(String type, List<String> places) {}
        out.stream()
                .collect(Collectors.groupingBy(
                        change -> new Alike(change.head().type(), change.places()),
                        LinkedHashMap::new,
                        Collectors.mapping(Change::head, Collectors.toList())))
                .forEach((alike, heads) ->
                        keys.published(tx, tx.layout().model().requireType(alike.type()), heads, alike.places()));
    }

    /** @param last position of the event of the last change */
    private void history(
            ContentTransaction tx, Optional<UUID> actor, List<? extends Change> changes, long last, Instant now) {
        Map<List<String>, Map<UUID, Long>> ends = new LinkedHashMap<>();
        Map<Out, Long> begins = new LinkedHashMap<>();
        long position = last - changes.size();
        for (Change change : changes) {
            position++;
            ends.computeIfAbsent(change.places(), _ -> new LinkedHashMap<>())
                    .put(change.head().id(), position);
            if (change instanceof GoesOut out) {
                for (Out row : rows(out).toList()) {
                    begins.put(row, position);
                }
            }
        }
        ends.forEach((places, positions) -> published.end(tx.sql(), positions, places, now));
        if (!begins.isEmpty()) {
            published.begin(tx.sql(), begins, now, actor);
        }
    }
}
