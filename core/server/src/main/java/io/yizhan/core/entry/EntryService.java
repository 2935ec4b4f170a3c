package io.yizhan.core.entry;

import io.yizhan.core.event.Event;
import io.yizhan.core.event.EventFeed;
import io.yizhan.core.event.EventStore;
import io.yizhan.core.event.IdempotencyKeyStore;
import io.yizhan.core.problem.Problem;
import io.yizhan.core.problem.ProblemCode;
import io.yizhan.core.projection.Layouts;
import io.yizhan.core.projection.Layouts.ContentTransaction;
import io.yizhan.core.security.Action;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** Creates and saves entries. Every write is guarded by the version its caller started from. */
@Singleton
public class EntryService {
    /** An open version is amended in place this long; then a change opens another. */
    static final Duration OPEN_FOR = Duration.ofMinutes(15);

    private final Layouts layouts;
    private final EntryStore entries;
    private final UniqueKeyStore uniqueKeys;
    private final EntryChecks checks;
    private final DraftProjection drafts;
    private final EventStore events;
    private final EventFeed feed;
    private final IdempotencyKeyStore idempotency;
    private final Clock clock;

    EntryService(
            Layouts layouts,
            EntryStore entries,
            UniqueKeyStore uniqueKeys,
            EntryChecks checks,
            DraftProjection drafts,
            EventStore events,
            EventFeed feed,
            IdempotencyKeyStore idempotency,
            Clock clock) {
        this.layouts = layouts;
        this.entries = entries;
        this.uniqueKeys = uniqueKeys;
        this.checks = checks;
        this.drafts = drafts;
        this.events = events;
        this.feed = feed;
        this.idempotency = idempotency;
        this.clock = clock;
    }

    /**
     * What to create.
     *
     * @param id chosen by the caller (UUIDv7), so that creating twice is one entry
     */
    public record Creation(String type, UUID id, List<FieldChange> changes, Optional<String> idempotencyKey) {}

    /** What to save. */
    public record Save(UUID id, VersionMark expected, List<FieldChange> changes, Optional<String> idempotencyKey) {}

    public SaveOutcome create(Author author, Creation creation) {
        return write(tx -> {
            EntryGuard guard = EntryGuard.of(author, tx.layout(), creation.type());
            guard.requireType(Action.CREATE);
            return repeatable(
                    tx, author, creation.idempotencyKey(), creation.toString(), () -> createOnce(tx, author, creation));
        });
    }

    private SaveOutcome createOnce(ContentTransaction tx, Author author, Creation creation) {
        if (entries.lockHead(tx.sql(), creation.id()).isPresent()) {
            throw Problem.of(ProblemCode.CONFLICT, "entry.exists")
                    .with("id", creation.id().toString())
                    .at("id")
                    .exception();
        }
        Instant now = clock.instant();
        Head blank = Head.blank(creation.id(), creation.type(), now, author.userId());
        HeadChange change = new HeadChange(
                tx.layout(), blank, blank.version(), blank.version(), uniqueKeys.in(tx.sql()), author, checks);
        creation.changes().forEach(one -> change.apply(Action.CREATE, one));
        Head head = change.result(now);
        EntryGuard.of(author, tx.layout(), creation.type()).require(Action.CREATE, head);
        entries.insert(tx.sql(), List.of(head));
        written(tx, author, head);
        return new SaveOutcome.Saved(head.id(), head.version(), change.findings(), false);
    }

    /** Whether there is an entry with this id, in the trash or not. */
    public boolean exists(UUID id) {
        return layouts.read(tx -> entries.findHead(tx.sql(), id).isPresent());
    }

    public SaveOutcome save(Author author, Save save) {
        return write(tx -> {
            Head head = requireEditable(tx, author, save.id());
            return repeatable(
                    tx,
                    author,
                    save.idempotencyKey(),
                    save.toString(),
                    () -> saveOnce(tx, author, head, save.expected(), save.changes(), Optional.empty()));
        });
    }

    /** Merges changes into a locked head; a note closes the version it makes. */
    SaveOutcome saveOnce(
            ContentTransaction tx,
            Author author,
            Head head,
            VersionMark expected,
            List<FieldChange> changes,
            Optional<String> note) {
        if (expected.compareTo(head.version()) > 0) {
            throw Problem.of(ProblemCode.BAD_USER_INPUT, "entry.version.future")
                    .with("expected", expected.toString())
                    .with("current", head.version().toString())
                    .at("expectedVersion")
                    .exception();
        }
        Instant now = clock.instant();
        VersionMark next = note.isEmpty()
                ? next(head, author, now)
                : new VersionMark(head.version().number() + 1, 1);
        HeadChange change = new HeadChange(tx.layout(), head, expected, next, uniqueKeys.in(tx.sql()), author, checks);
        changes.forEach(one -> change.apply(Action.EDIT, one));
        if (!change.conflicts().isEmpty()) {
            throw new ConflictFound(new SaveOutcome.Conflicted(head.id(), change.conflicts()));
        }
        if (!change.changed()) {
            return new SaveOutcome.Saved(head.id(), head.version(), change.findings(), false);
        }
        Head saved = change.result(now);
        EntryGuard.of(author, tx.layout(), head.type()).require(Action.EDIT, saved);
        if (next.number() == head.version().number()) {
            entries.amend(tx.sql(), List.of(saved));
        } else {
            entries.append(tx.sql(), List.of(saved), note);
        }
        written(tx, author, saved);
        return new SaveOutcome.Saved(head.id(), next, change.findings(), !expected.equals(head.version()));
    }

    /** The version that a change of a head makes: the open one amended, or the next. */
    static VersionMark next(Head head, Author author, Instant now) {
        boolean amend = !head.closed()
                && head.versionCreatedBy().equals(author.userId())
                && head.versionCreatedAt().plus(OPEN_FOR).isAfter(now);
        return amend
                ? new VersionMark(head.version().number(), head.version().revision() + 1)
                : new VersionMark(head.version().number() + 1, 1);
    }

    /** The head, locked, if the caller may edit it and it is not in the trash. */
    Head requireEditable(ContentTransaction tx, Author author, UUID id) {
        Head head = entries.lockHead(tx.sql(), id).orElseThrow(() -> EntryGuard.notFound(id));
        EntryGuard guard = EntryGuard.of(author, tx.layout(), head.type());
        guard.requireVisible(head);
        guard.require(Action.EDIT, head);
        if (head.trashed()) {
            throw Problem.of(ProblemCode.CONFLICT, "entry.trashed")
                    .with("id", id.toString())
                    .exception();
        }
        return head;
    }

    private void written(ContentTransaction tx, Author author, Head head) {
        drafts.put(tx.sql(), tx.layout(), head);
        events.append(
                tx.sql(),
                author.userId(),
                List.of(new Event.EntrySaved(
                        head.id(), head.type(), head.version().toString())));
    }

    /** Does the work once per caller and idempotency key. */
    SaveOutcome repeatable(
            ContentTransaction tx,
            Author author,
            Optional<String> key,
            String request,
            java.util.function.Supplier<SaveOutcome> work) {
        return OutcomeJson.read(
                idempotency.once(tx.sql(), author.caller().key(), key, request, () -> OutcomeJson.write(work.get())));
    }

    /** Runs the work in a transaction and then tells this server's listeners. */
    SaveOutcome write(Function<ContentTransaction, SaveOutcome> work) {
        try {
            SaveOutcome outcome = layouts.write(work);
            feed.committed();
            return outcome;
        } catch (ConflictFound conflict) {
            return conflict.outcome();
        }
    }

    /** Ends the transaction without a trace: claims of unique values made on the way are undone too. */
    static final class ConflictFound extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient SaveOutcome.Conflicted outcome;

        ConflictFound(SaveOutcome.Conflicted outcome) {
            super(null, null, false, false);
            this.outcome = outcome;
        }

        SaveOutcome.Conflicted outcome() {
            return outcome;
        }
    }
}
