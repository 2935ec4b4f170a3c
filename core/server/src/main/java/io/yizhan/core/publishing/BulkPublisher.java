package io.yizhan.core.publishing;

import io.yizhan.core.entry.Author;
import io.yizhan.core.entry.BulkWriter;
import io.yizhan.core.entry.BulkWriter.Write;
import io.yizhan.core.entry.BulkWriter.Written;
import io.yizhan.core.entry.EntryChecks;
import io.yizhan.core.entry.EntryFinding;
import io.yizhan.core.entry.EntryGuard;
import io.yizhan.core.entry.EntryStore;
import io.yizhan.core.entry.Head;
import io.yizhan.core.entry.LocaleStates;
import io.yizhan.core.event.Event;
import io.yizhan.core.model.ContentType;
import io.yizhan.core.model.Locales;
import io.yizhan.core.projection.Layouts.ContentTransaction;
import io.yizhan.core.projection.ProjectedEntry;
import io.yizhan.core.projection.ProjectionStore;
import io.yizhan.core.projection.Stage;
import io.yizhan.core.publishing.PublishedStore.Out;
import io.yizhan.core.review.ReviewGate;
import io.yizhan.core.security.Action;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Saves and publishes many entries in one transaction, with statements whose number does not grow with that of
 * entries: the grants, checks and rows of {@link Publisher}, the positions last.
 */
@Singleton
public class BulkPublisher {
    private final BulkWriter writer;
    private final EntryStore entries;
    private final EntryChecks checks;
    private final PublishPlanner planner;
    private final ReviewGate gate;
    private final PublishedStore published;
    private final PublishedProjection projection;
    private final ProjectionStore projections;
    private final PublishedKeys keys;
    private final Clock clock;

    BulkPublisher(
            BulkWriter writer,
            EntryStore entries,
            EntryChecks checks,
            PublishPlanner planner,
            ReviewGate gate,
            PublishedStore published,
            PublishedProjection projection,
            ProjectionStore projections,
            PublishedKeys keys,
            Clock clock) {
        this.writer = writer;
        this.entries = entries;
        this.checks = checks;
        this.planner = planner;
        this.gate = gate;
        this.published = published;
        this.projection = projection;
        this.projections = projections;
        this.keys = keys;
        this.clock = clock;
    }

    /**
     * What became of a batch, in the order of its writes.
     *
     * @param published of the entries that were to be published
     */
    public record Result(List<Written> written, Map<UUID, Published> published) {
        public Result {
            written = List.copyOf(written);
            published = Map.copyOf(published);
        }
    }

    /**
     * Whether an entry went out.
     *
     * @param locales that went out; none if it was refused
     * @param findings that stood in the way, else warnings
     */
    public record Published(List<String> locales, List<EntryFinding> findings) {
        public Published {
            locales = List.copyOf(locales);
            findings = List.copyOf(findings);
        }
    }

    /**
     * Writes entries and publishes those that are wanted and complete, in all locales in which they have content.
     *
     * @param wanted which of the entries written, or left as they were, are to go out
     * @param before what the caller adds to the transaction once the outcome is known, before other writers must wait
     */
    public Result write(
            ContentTransaction tx,
            Author author,
            List<Write> writes,
            Predicate<Written> wanted,
            Consumer<Result> before) {
        List<Written> written = writer.write(tx, author, writes);
        Map<UUID, Head> touched = new LinkedHashMap<>();
        written.stream()
                .filter(Written::changed)
                .forEach(one -> touched.put(one.write().id(), one.head().orElseThrow()));
        List<Head> candidates = written.stream()
                .filter(one -> !one.refused() && one.head().isPresent() && wanted.test(one))
                .map(one -> one.head().orElseThrow())
                .toList();
        Going going = new Going(entries.localeStates(
                tx.sql(),
                written.stream()
                        .filter(one -> !one.created())
                        .map(one -> one.write().id())
                        .toList()));
        Map<Head, List<String>> wishes = new LinkedHashMap<>();
        candidates.forEach(head -> wishes.put(head, planner.locales(tx.layout(), head, Optional.empty())));
        Map<UUID, List<EntryFinding>> reviews = gate.findings(tx.sql(), tx.layout(), wishes);
        wishes.forEach((head, locales) ->
                consider(tx, author, head, locales, reviews.getOrDefault(head.id(), List.of()), going));
        if (!going.out.isEmpty()) {
            going.out.forEach(leaving -> touched.put(leaving.head().id(), leaving.head()));
            publish(tx, author, going);
        }
        Result result = new Result(written, going.outcomes);
        before.accept(result);
        List<Event> events = new ArrayList<>();
        going.out.forEach(leaving -> events.add(leaving.event()));
        long position = writer.finish(tx, author, written, touched, going.after, events);
        history(tx, author, going, position);
        return result;
    }

    private record Leaving(Head head, List<String> locales) {
        Event event() {
            return new Event.EntryPublished(
                    head.id(), head.type(), head.version().number(), locales);
        }

        /** The locales and what is not localised. */
        List<String> places() {
            List<String> places = new ArrayList<>(locales);
            places.add(Locales.SHARED);
            return places;
        }
    }

    /** What of a batch goes out. */
    private static final class Going {
        private final Map<UUID, LocaleStates> before;
        private final Map<UUID, LocaleStates> after;
        private final List<Leaving> out = new ArrayList<>();
        private final Map<UUID, Published> outcomes = new LinkedHashMap<>();
        private final List<Out> rows = new ArrayList<>();

        Going(Map<UUID, LocaleStates> before) {
            this.before = before;
            this.after = new LinkedHashMap<>(before);
        }

        boolean everPublished(UUID id) {
            return before.containsKey(id);
        }
    }

    private void consider(
            ContentTransaction tx,
            Author author,
            Head head,
            List<String> locales,
            List<EntryFinding> reviews,
            Going going) {
        EntryGuard guard = EntryGuard.of(author, tx.layout(), head.type());
        guard.require(Action.PUBLISH, head);
        locales.forEach(locale -> guard.requireLocale(Action.PUBLISH, head, locale));
        ContentType type = tx.layout().model().requireType(head.type());
        List<EntryFinding> findings = guard.shown(
                head,
                Stream.concat(
                                locales.stream()
                                        .flatMap(locale -> checks.complete(tx.layout(), type, head, locale).stream()),
                                reviews.stream())
                        .distinct()
                        .toList());
        boolean refused = findings.stream().anyMatch(EntryFinding::error);
        going.outcomes.put(head.id(), new Published(refused ? List.of() : locales, findings));
        if (!refused) {
            going.out.add(new Leaving(head, locales));
        }
    }

    private void publish(ContentTransaction tx, Author author, Going going) {
        Instant now = clock.instant();
        going.out.forEach(leaving -> going.after.put(leaving.head().id(), states(leaving, going, now)));
        List<Head> heads = going.out.stream().map(Leaving::head).toList();
        entries.close(tx.sql(), heads.stream().map(Head::id).toList());
        published.publish(tx.sql(), going.rows, now, author.userId());
        project(tx, heads, going);
        markKeys(tx, going);
    }

    private static LocaleStates states(Leaving leaving, Going going, Instant now) {
        Head head = leaving.head();
        int version = head.version().number();
        LocaleStates states = going.before.getOrDefault(head.id(), LocaleStates.none());
        Map<String, LocaleStates.Row> rows = new LinkedHashMap<>(states.rows());
        for (String place : leaving.places()) {
            going.rows.add(new Out(head.id(), place, version));
            Optional<Instant> first = states.find(place)
                    .flatMap(LocaleStates.Row::firstPublishedAt)
                    .or(() -> Optional.of(now));
            rows.put(place, new LocaleStates.Row(LocaleStates.PUBLISHED, version, first, Optional.of(now)));
        }
        return new LocaleStates(rows);
    }

    private void project(ContentTransaction tx, List<Head> heads, Going going) {
        List<ProjectedEntry> first = new ArrayList<>();
        List<ProjectedEntry> again = new ArrayList<>();
        for (ProjectedEntry copy : projection.compose(tx.sql(), tx.layout(), heads, going.after)) {
            (going.everPublished(copy.id()) ? again : first).add(copy);
        }
        projections.add(tx.sql(), tx.layout(), Stage.PUBLISHED, first);
        projections.put(tx.sql(), tx.layout(), Stage.PUBLISHED, again);
    }

    /** By type and places that go out, as those are written together. */
    private void markKeys(ContentTransaction tx, Going going) {
        Map<String, Map<List<String>, List<Head>>> alike = new LinkedHashMap<>();
        for (Leaving leaving : going.out) {
            Head head = leaving.head();
            alike.computeIfAbsent(head.type(), _ -> new LinkedHashMap<>())
                    .computeIfAbsent(leaving.places(), _ -> new ArrayList<>())
                    .add(head);
        }
        alike.forEach((type, byLocales) -> byLocales.forEach(
                (locales, heads) -> keys.published(tx, tx.layout().model().requireType(type), heads, locales)));
    }

    /** @param last position of the last event; those of publications, in their order, are the last ones */
    private void history(ContentTransaction tx, Author author, Going going, long last) {
        if (going.out.isEmpty()) {
            return;
        }
        Instant now = clock.instant();
        Map<UUID, Long> positions = new LinkedHashMap<>();
        Map<Out, Long> begins = new LinkedHashMap<>();
        Map<List<String>, Map<UUID, Long>> again = new LinkedHashMap<>();
        long position = last - going.out.size();
        for (Leaving leaving : going.out) {
            position++;
            UUID id = leaving.head().id();
            positions.put(id, position);
            if (going.everPublished(id)) {
                again.computeIfAbsent(leaving.places(), _ -> new LinkedHashMap<>())
                        .put(id, position);
            }
        }
        again.forEach((places, ends) -> published.end(tx.sql(), ends, places, now));
        going.rows.forEach(row -> begins.put(row, positions.get(row.entry())));
        published.begin(tx.sql(), begins, now, author.userId());
    }
}
