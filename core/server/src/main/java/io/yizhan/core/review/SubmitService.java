package io.yizhan.core.review;

import io.yizhan.core.entry.Author;
import io.yizhan.core.entry.EntryFinding;
import io.yizhan.core.entry.EntryGuard;
import io.yizhan.core.entry.EntryIds;
import io.yizhan.core.entry.EntryStore;
import io.yizhan.core.entry.Head;
import io.yizhan.core.entry.VersionMark;
import io.yizhan.core.event.Event;
import io.yizhan.core.event.EventFeed;
import io.yizhan.core.event.EventStore;
import io.yizhan.core.model.ContentType;
import io.yizhan.core.model.Digests;
import io.yizhan.core.model.Locales;
import io.yizhan.core.problem.Problem;
import io.yizhan.core.problem.ProblemCode;
import io.yizhan.core.projection.Layouts;
import io.yizhan.core.projection.Layouts.ContentTransaction;
import io.yizhan.core.review.ReviewOutcome.Done;
import io.yizhan.core.review.ReviewOutcome.Refused;
import io.yizhan.core.review.WorkflowStore.RevisionKey;
import io.yizhan.core.security.Action;
import io.yizhan.core.security.Permissions;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;

/** Submits versions to the active workflow; in an emergency lets them pass at once, to be reviewed afterwards. */
@Singleton
class SubmitService {
    private static final int SHORTEST_REASON = 10;

    private final Layouts layouts;
    private final EntryStore entries;
    private final WorkflowStore workflows;
    private final ReviewStore reviews;
    private final SubmissionChecks checks;
    private final EventStore events;
    private final EventFeed feed;
    private final EntryIds ids;
    private final Clock clock;

    SubmitService(
            Layouts layouts,
            EntryStore entries,
            WorkflowStore workflows,
            ReviewStore reviews,
            SubmissionChecks checks,
            EventStore events,
            EventFeed feed,
            EntryIds ids,
            Clock clock) {
        this.layouts = layouts;
        this.entries = entries;
        this.workflows = workflows;
        this.reviews = reviews;
        this.checks = checks;
        this.events = events;
        this.feed = feed;
        this.ids = ids;
        this.clock = clock;
    }

    /** @param text a note, or the reason of an emergency */
    record Submission(UUID entry, VersionMark expected, List<String> locales, Optional<String> text) {}

    ReviewOutcome submit(Author author, Submission submission) {
        return write(author, submission, Decision.SUBMIT);
    }

    ReviewOutcome approveInEmergency(Author author, Submission submission) {
        if (!author.access().may(Permissions.REVIEW_EMERGENCY)) {
            throw Problem.of(ProblemCode.FORBIDDEN).exception();
        }
        return write(author, submission, Decision.EMERGENCY);
    }

    private ReviewOutcome write(Author author, Submission submission, Decision decision) {
        ReviewOutcome outcome = layouts.write(tx -> once(tx, author, submission, decision));
        feed.committed();
        return outcome;
    }

    private ReviewOutcome once(ContentTransaction tx, Author author, Submission submission, Decision decision) {
        Head head = requireSubmittable(tx, author, submission, decision);
        Optional<Workflow> workflow = workflows.activeOf(tx.sql(), head.type());
        if (workflow.isEmpty()) {
            return new Refused(head.id(), List.of(ReviewFindings.error("NO_WORKFLOW", Optional.empty(), Map.of())));
        }
        boolean reasoned = submission.text().orElse("").codePoints().count() >= SHORTEST_REASON;
        if (decision == Decision.EMERGENCY && !reasoned) {
            Map<String, String> least = Map.of("min", Integer.toString(SHORTEST_REASON));
            return new Refused(head.id(), List.of(ReviewFindings.error("REASON_SHORT", Optional.empty(), least)));
        }
        Map<String, List<Review>> before = reviews.ofEntry(tx.sql(), head.id(), submission.locales());
        Map<String, List<EntryFinding>> found = new LinkedHashMap<>();
        checks.find(tx, head, submission.locales()).forEach((locale, findings) -> {
            List<EntryFinding> all = new ArrayList<>(findings);
            bar(tx, head, locale, workflow.get(), before.getOrDefault(locale, List.of()), decision)
                    .ifPresent(all::add);
            found.put(locale, all);
        });
        EntryGuard guard = EntryGuard.of(author, tx.layout(), head.type());
        List<EntryFinding> shown = guard.shown(
                head, found.values().stream().flatMap(List::stream).distinct().toList());
        if (shown.stream().anyMatch(EntryFinding::error)) {
            return new Refused(head.id(), shown);
        }
        Filing filing = new Filing(
                author,
                submission,
                decision,
                head,
                tx.layout().model().requireType(head.type()),
                workflow.get(),
                clock.instant());
        return new Done(head.id(), put(tx, filing, before, found), shown);
    }

    private Head requireSubmittable(ContentTransaction tx, Author author, Submission submission, Decision decision) {
        Head head = entries.lockHead(tx.sql(), submission.entry())
                .orElseThrow(() -> EntryGuard.notFound(submission.entry()));
        EntryGuard guard = EntryGuard.of(author, tx.layout(), head.type());
        guard.requireVisible(head);
        Locales known = tx.layout().locales();
        for (String locale : submission.locales()) {
            if (!known.contains(locale)) {
                throw Problem.of(ProblemCode.BAD_USER_INPUT, "locale.unknown")
                        .with("locale", locale)
                        .with("known", String.join(", ", known.tags()))
                        .at("input.locales")
                        .exception();
            }
            guard.requireLocale(decision == Decision.SUBMIT ? Action.EDIT : Action.READ_DRAFT, head, locale);
        }
        if (head.trashed()) {
            throw Problem.of(ProblemCode.CONFLICT, "entry.trashed")
                    .with("id", head.id().toString())
                    .exception();
        }
        head.requireVersion(submission.expected());
        return head;
    }

    /** Why a locale cannot be submitted now. */
    private Optional<EntryFinding> bar(
            ContentTransaction tx,
            Head head,
            String locale,
            Workflow workflow,
            List<Review> before,
            Decision decision) {
        ContentType type = tx.layout().model().requireType(head.type());
        // one by a workflow that holds no more is superseded
        Optional<Review> last =
                before.stream().findFirst().filter(review -> review.workflow().equals(workflow.id()));
        if (last.isPresent() && last.get().state() == ReviewState.IN_REVIEW && decision == Decision.SUBMIT) {
            ReviewStep at = workflows
                    .require(tx.sql(), RevisionKey.of(last.get()))
                    .step(last.get().step());
            return Optional.of(ReviewFindings.error(
                    "REVIEW_UNDER_WAY", Optional.of(locale), ReviewFindings.named("step", at.name())));
        }
        boolean approved = ReviewGate.stands(
                type,
                head,
                locale,
                before.reversed().stream()
                        .filter(review -> review.workflow().equals(workflow.id()))
                        .map(ReviewStore::mark)
                        .toList());
        if (approved) {
            return Optional.of(ReviewFindings.error("REVIEW_APPROVED", Optional.of(locale), Map.of()));
        }
        boolean vetoed = before.stream()
                .filter(review -> review.state() == ReviewState.VETOED)
                .anyMatch(review -> ReviewGate.unchangedSince(type, head, locale, review.version()));
        return vetoed
                ? Optional.of(ReviewFindings.error("REVIEW_VETOED", Optional.of(locale), Map.of()))
                : Optional.empty();
    }

    /** What is submitted by whom. */
    private record Filing(
            Author author,
            Submission submission,
            Decision decision,
            Head head,
            ContentType type,
            Workflow workflow,
            Instant now) {

        boolean emergency() {
            return decision == Decision.EMERGENCY;
        }

        /** The open review that goes on. One by another workflow, or an older revision of it, does not. */
        Optional<Review> goingOn(List<Review> past) {
            return past.stream()
                    .filter(review -> review.state().open())
                    .filter(review -> RevisionKey.of(review).equals(RevisionKey.of(workflow)))
                    .findFirst();
        }
    }

    private List<UUID> put(
            ContentTransaction tx,
            Filing filing,
            Map<String, List<Review>> before,
            Map<String, List<EntryFinding>> found) {
        Head head = filing.head();
        entries.close(tx.sql(), head.id(), head.version().number(), Optional.empty());
        List<UUID> done = new ArrayList<>();
        List<Event> happened = new ArrayList<>();
        found.forEach((locale, findings) -> {
            List<Review> past = before.getOrDefault(locale, List.of());
            Review next = next(filing, locale, past, findings);
            put(tx.sql(), filing, next, past);
            done.add(next.id());
            happened.add(new Event.ReviewChanged(
                    head.id(), head.type(), locale, next.state().name()));
        });
        events.append(tx.sql(), filing.author().userId(), happened);
        return done;
    }

    private void put(DSLContext sql, Filing filing, Review next, List<Review> past) {
        Optional<Review> same = filing.goingOn(past);
        Set<UUID> writers = writers(sql, filing, next.locale(), past);
        if (same.isEmpty()) {
            past.stream().filter(review -> review.state().open()).forEach(review -> supersede(sql, filing, review));
            reviews.insert(sql, next);
        } else {
            if (next.round() == same.get().round()) {
                writers.addAll(reviews.writers(sql, List.of(next.id())).getOrDefault(next.id(), Set.of()));
            }
            reviews.update(sql, next);
        }
        reviews.putWriters(sql, next.id(), writers);
        reviews.add(
                sql,
                next.id(),
                next.opinion(
                        next.step(),
                        filing.decision(),
                        filing.submission().text(),
                        List.of(),
                        filing.author().userId(),
                        filing.now()));
    }

    private void supersede(DSLContext sql, Filing filing, Review review) {
        Review ended = review.at(review.step(), ReviewState.WITHDRAWN, false, review.dueAt(), filing.now());
        reviews.update(sql, ended);
        Optional<UUID> by = filing.author().userId();
        reviews.add(
                sql,
                ended.id(),
                ended.opinion(review.step(), Decision.WITHDRAW, Optional.empty(), List.of(), by, filing.now()));
    }

    private Review next(Filing filing, String locale, List<Review> past, List<EntryFinding> findings) {
        Head head = filing.head();
        int version = head.version().number();
        Optional<Review> same = filing.goingOn(past);
        // in an emergency, steps that have decided this very version need not do so again
        boolean goesOn = filing.emergency()
                && same.filter(review -> review.state() == ReviewState.IN_REVIEW && review.version() == version)
                        .isPresent();
        int step = goesOn ? same.map(Review::step).orElse(0) : 0;
        int last = past.stream().mapToInt(Review::round).max().orElse(0);
        return new Review(
                same.map(Review::id).orElseGet(ids::next),
                head.id(),
                head.type(),
                locale,
                filing.workflow().id(),
                filing.workflow().revision(),
                version,
                Digests.sha256Hex(head.fields().json()),
                goesOn ? last : last + 1,
                same.map(Review::turn).orElse(0) + 1,
                step,
                filing.emergency() ? ReviewState.APPROVED : ReviewState.IN_REVIEW,
                filing.emergency(),
                filing.emergency(),
                findings,
                filing.author().userId(),
                filing.now(),
                filing.now().plus(Duration.ofHours(filing.workflow().step(step).hours())),
                filing.emergency() ? Optional.of(filing.now()) : Optional.empty());
    }

    /** Who wrote what changed in the locale since it was last approved, and who submits it. */
    private Set<UUID> writers(DSLContext sql, Filing filing, String locale, List<Review> past) {
        Head head = filing.head();
        int base = past.stream()
                .filter(review -> review.state() == ReviewState.APPROVED
                        && !review.emergency()
                        && review.workflow().equals(filing.workflow().id()))
                .mapToInt(Review::version)
                .max()
                .orElse(0);
        Set<UUID> writers = new HashSet<>(
                reviews.authors(sql, head.id(), base, head.version().number(), filing.type(), locale));
        filing.author().userId().ifPresent(writers::add);
        return writers;
    }
}
