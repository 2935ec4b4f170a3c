package io.yizhan.core.publishing;

import io.yizhan.core.entry.Author;
import io.yizhan.core.entry.EntryFinding;
import io.yizhan.core.entry.EntryGuard;
import io.yizhan.core.entry.EntryStore;
import io.yizhan.core.entry.Head;
import io.yizhan.core.entry.LocaleStates;
import io.yizhan.core.entry.VersionMark;
import io.yizhan.core.event.EventFeed;
import io.yizhan.core.event.EventStore;
import io.yizhan.core.event.IdempotencyKeyStore;
import io.yizhan.core.model.Locales;
import io.yizhan.core.problem.Problem;
import io.yizhan.core.problem.ProblemCode;
import io.yizhan.core.projection.Layouts;
import io.yizhan.core.projection.Layouts.ContentTransaction;
import io.yizhan.core.security.Action;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import tools.jackson.databind.json.JsonMapper;

/** Publishes and takes back, per locale: state, published copy, history and event in one transaction. */
@Singleton
public class Publisher {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Layouts layouts;
    private final EntryStore entries;
    private final PublicationWriter writer;
    private final PublishPlanner planner;
    private final DependencyPlanner dependencies;
    private final EventStore events;
    private final EventFeed feed;
    private final IdempotencyKeyStore idempotency;
    private final Clock clock;

    Publisher(
            Layouts layouts,
            EntryStore entries,
            PublicationWriter writer,
            PublishPlanner planner,
            DependencyPlanner dependencies,
            EventStore events,
            EventFeed feed,
            IdempotencyKeyStore idempotency,
            Clock clock) {
        this.layouts = layouts;
        this.entries = entries;
        this.writer = writer;
        this.planner = planner;
        this.dependencies = dependencies;
        this.events = events;
        this.feed = feed;
        this.idempotency = idempotency;
        this.clock = clock;
    }

    /**
     * @param locales empty: all in which the entry has content
     */
    public record Publish(
            UUID entryId,
            VersionMark expected,
            Optional<List<String>> locales,
            Optional<String> note,
            Optional<String> idempotencyKey) {}

    /**
     * @param locales empty: all that are published
     */
    public record Unpublish(UUID entryId, Optional<List<String>> locales, Optional<String> idempotencyKey) {}

    public PublishOutcome publish(Author author, Publish request) {
        return write(author, request.idempotencyKey(), request.toString(), tx -> publishOnce(tx, author, request));
    }

    private PublishOutcome publishOnce(ContentTransaction tx, Author author, Publish request) {
        Head head = requirePublishable(tx, author, request.entryId());
        head.requireVersion(request.expected());
        List<String> locales = planner.locales(tx.layout(), head, request.locales());
        EntryGuard guard = EntryGuard.of(author, tx.layout(), head.type());
        locales.forEach(locale -> guard.requireLocale(Action.PUBLISH, head, locale));
        PublishPlan plan = planner.plan(tx.sql(), tx.layout(), guard, head, locales);
        List<EntryFinding> findings = plan.locales().stream()
                .flatMap(locale -> locale.findings().stream())
                .distinct()
                .toList();
        if (findings.stream().anyMatch(EntryFinding::error)) {
            return new PublishOutcome.Refused(head.id(), findings);
        }
        entries.close(tx.sql(), head.id(), head.version().number(), request.note());
        List<String> places = new ArrayList<>(locales);
        places.add(Locales.SHARED);
        long position = write(tx, author, new PublicationWriter.GoesOut(head, places));
        return new PublishOutcome.Done(head.id(), locales, position, findings);
    }

    public PublishOutcome unpublish(Author author, Unpublish request) {
        return write(author, request.idempotencyKey(), request.toString(), tx -> unpublishOnce(tx, author, request));
    }

    private PublishOutcome unpublishOnce(ContentTransaction tx, Author author, Unpublish request) {
        Head head = requirePublishable(tx, author, request.entryId());
        List<String> before = states(tx, head).published(tx.layout().locales());
        List<String> locales = request.locales().orElse(before).stream()
                .filter(before::contains)
                .toList();
        if (locales.isEmpty()) {
            return new PublishOutcome.Done(head.id(), locales, events.position(tx.sql()), List.of());
        }
        boolean gone = locales.size() == before.size();
        List<String> places = new ArrayList<>(locales);
        if (gone) {
            places.add(Locales.SHARED);
        }
        long position = write(tx, author, new PublicationWriter.ComesBack(head, places, gone));
        return new PublishOutcome.Done(head.id(), locales, position, List.of());
    }

    /** What publishing would do; nothing changes. */
    public PublishPlan plan(Author author, UUID entryId, Optional<List<String>> locales) {
        return layouts.read(tx -> {
            Head head = entries.findHead(tx.sql(), entryId).orElseThrow(() -> EntryGuard.notFound(entryId));
            EntryGuard guard = EntryGuard.of(author, tx.layout(), head.type());
            guard.requireVisible(head);
            List<String> going = planner.locales(tx.layout(), head, locales);
            return planner.plan(tx.sql(), tx.layout(), guard, head, going)
                    .with(dependencies.find(tx, author, head, going));
        });
    }

    private Head requirePublishable(ContentTransaction tx, Author author, UUID id) {
        Head head = entries.lockHead(tx.sql(), id).orElseThrow(() -> EntryGuard.notFound(id));
        EntryGuard guard = EntryGuard.of(author, tx.layout(), head.type());
        guard.requireVisible(head);
        guard.require(Action.PUBLISH, head);
        if (head.trashed()) {
            throw Problem.of(ProblemCode.CONFLICT, "entry.trashed")
                    .with("id", id.toString())
                    .exception();
        }
        return head;
    }

    private long write(ContentTransaction tx, Author author, PublicationWriter.Change change) {
        return writer.write(tx, author.userId(), List.of(change), List.of(), clock.instant());
    }

    private LocaleStates states(ContentTransaction tx, Head head) {
        return entries.localeStates(tx.sql(), List.of(head.id())).getOrDefault(head.id(), LocaleStates.none());
    }

    private PublishOutcome write(
            Author author, Optional<String> key, String request, Function<ContentTransaction, PublishOutcome> work) {
        PublishOutcome outcome = layouts.write(tx -> {
            String answer = idempotency.once(tx.sql(), author.caller().key(), key, request, () -> {
                PublishOutcome done = work.apply(tx);
                return (done instanceof PublishOutcome.Done ? "D" : "R") + JSON.writeValueAsString(done);
            });
            String json = answer.substring(1);
            return answer.startsWith("D")
                    ? JSON.readValue(json, PublishOutcome.Done.class)
                    : JSON.readValue(json, PublishOutcome.Refused.class);
        });
        feed.committed();
        return outcome;
    }
}
