package io.yizhan.core.review;

import io.yizhan.core.entry.Author;
import io.yizhan.core.entry.EntryFinding;
import io.yizhan.core.entry.EntryGuard;
import io.yizhan.core.entry.EntryStore;
import io.yizhan.core.entry.Head;
import io.yizhan.core.event.Event;
import io.yizhan.core.event.EventFeed;
import io.yizhan.core.event.EventStore;
import io.yizhan.core.problem.Problem;
import io.yizhan.core.problem.ProblemCode;
import io.yizhan.core.projection.Layouts;
import io.yizhan.core.projection.Layouts.ContentTransaction;
import io.yizhan.core.review.ReviewOutcome.Done;
import io.yizhan.core.review.ReviewOutcome.Refused;
import io.yizhan.core.review.WorkflowStore.RevisionKey;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/** Decides reviews: approve, return, veto; and lets who submitted one withdraw it. */
@Singleton
class DecisionService {
    private final Layouts layouts;
    private final EntryStore entries;
    private final WorkflowStore workflows;
    private final ReviewStore reviews;
    private final EventStore events;
    private final EventFeed feed;
    private final Clock clock;

    DecisionService(
            Layouts layouts,
            EntryStore entries,
            WorkflowStore workflows,
            ReviewStore reviews,
            EventStore events,
            EventFeed feed,
            Clock clock) {
        this.layouts = layouts;
        this.entries = entries;
        this.workflows = workflows;
        this.reviews = reviews;
        this.events = events;
        this.feed = feed;
        this.clock = clock;
    }

    /**
     * @param turn of the review as its reader saw it
     * @param decision APPROVE, RETURN or VETO
     * @param ticks ids of the points confirmed
     * @param returnTo id of an earlier step; empty: the author
     */
    record Verdict(
            UUID review,
            int turn,
            Decision decision,
            Optional<String> opinion,
            Set<String> ticks,
            Optional<String> returnTo) {
        Verdict {
            ticks = Set.copyOf(ticks);
        }
    }

    /** A review and all that its decision depends on, locked. */
    private record Locked(ContentTransaction tx, Author author, Review review, Workflow workflow, Rights rights) {
        ReviewStep step() {
            return workflow.step(review.step());
        }

        ReviewOutcome refused(EntryFinding finding) {
            return new Refused(review.entry(), List.of(finding));
        }
    }

    ReviewOutcome decide(Author author, Verdict verdict) {
        return write(author, verdict.review(), verdict.turn(), locked -> decideOnce(locked, verdict));
    }

    ReviewOutcome withdraw(Author author, UUID review, int turn) {
        return write(author, review, turn, locked -> {
            if (!locked.rights().mayWithdraw()) {
                throw forbidden("review.submitter");
            }
            if (!locked.review().state().open()) {
                throw ended(locked.review());
            }
            Review next = moved(locked, locked.review().step(), ReviewState.WITHDRAWN, false);
            return put(locked, next, Decision.WITHDRAW, Optional.empty(), List.of(), List.of());
        });
    }

    private ReviewOutcome write(Author author, UUID id, int turn, Function<Locked, ReviewOutcome> work) {
        ReviewOutcome outcome = layouts.write(tx -> work.apply(lock(tx, author, id, turn)));
        feed.committed();
        return outcome;
    }

    private Locked lock(ContentTransaction tx, Author author, UUID id, int turn) {
        Review seen = reviews.find(tx.sql(), id).orElseThrow(() -> Rights.unknown(id));
        Head head = entries.lockHead(tx.sql(), seen.entry()).orElseThrow(() -> Rights.unknown(id));
        Review review = reviews.lock(tx.sql(), id);
        if (tx.layout().model().findType(head.type()).isEmpty()
                || !Rights.visible(EntryGuard.of(author, tx.layout(), head.type()), head, review.locale())) {
            throw Rights.unknown(id);
        }
        if (head.trashed()) {
            throw Problem.of(ProblemCode.CONFLICT, "entry.trashed")
                    .with("id", head.id().toString())
                    .exception();
        }
        if (review.turn() != turn) {
            throw Problem.of(ProblemCode.CONFLICT, "review.changed").at("turn").exception();
        }
        Workflow workflow = workflows.require(tx.sql(), RevisionKey.of(review));
        Rights rights = new Rights(
                author,
                review,
                workflow,
                reviews.writers(tx.sql(), List.of(id)).getOrDefault(id, Set.of()),
                reviews.opinions(tx.sql(), List.of(id)).getOrDefault(id, List.of()));
        return new Locked(tx, author, review, workflow, rights);
    }

    private ReviewOutcome decideOnce(Locked locked, Verdict verdict) {
        Review review = locked.review();
        locked.rights().findBar().ifPresent(message -> {
            throw forbidden(message);
        });
        boolean decidable = review.state() == ReviewState.IN_REVIEW
                || (review.afterwards() && verdict.decision() != Decision.RETURN);
        if (!decidable) {
            throw ended(review);
        }
        if (verdict.decision() != Decision.APPROVE && verdict.opinion().isEmpty()) {
            return locked.refused(ReviewFindings.error("OPINION_MISSING", Optional.empty(), Map.of()));
        }
        return switch (verdict.decision()) {
            case APPROVE -> approve(locked, verdict);
            case RETURN -> giveBack(locked, verdict);
            case VETO -> veto(locked, verdict);
            case SUBMIT, WITHDRAW, EMERGENCY ->
                throw Problem.of(ProblemCode.BAD_USER_INPUT)
                        .at("input.decision")
                        .exception();
        };
    }

    private ReviewOutcome approve(Locked locked, Verdict verdict) {
        List<Tick> missing = locked.step().missing(verdict.ticks());
        if (!missing.isEmpty()) {
            return locked.refused(ReviewFindings.ticks(missing));
        }
        int next = locked.review().step() + 1;
        boolean last = next == locked.workflow().steps();
        Review after = locked.review().afterwards()
                ? moved(locked, last ? next - 1 : next, ReviewState.APPROVED, !last)
                : moved(locked, last ? next - 1 : next, last ? ReviewState.APPROVED : ReviewState.IN_REVIEW, false);
        return put(locked, after, verdict, List.of());
    }

    private ReviewOutcome giveBack(Locked locked, Verdict verdict) {
        if (verdict.returnTo().isEmpty()) {
            return put(locked, moved(locked, locked.review().step(), ReviewState.RETURNED, false), verdict, List.of());
        }
        OptionalInt earlier =
                locked.workflow().definition().find(verdict.returnTo().get());
        if (earlier.isEmpty() || earlier.getAsInt() >= locked.review().step()) {
            return locked.refused(ReviewFindings.error("RETURN_STEP", Optional.empty(), Map.of()));
        }
        return put(locked, moved(locked, earlier.getAsInt(), ReviewState.IN_REVIEW, false), verdict, List.of());
    }

    private ReviewOutcome veto(Locked locked, Verdict verdict) {
        List<EntryFinding> notes = locked.review().afterwards()
                ? List.of(ReviewFindings.warning(
                        "VETOED_AFTERWARDS", Optional.of(locked.review().locale()), Map.of()))
                : List.of();
        return put(locked, moved(locked, locked.review().step(), ReviewState.VETOED, false), verdict, notes);
    }

    private Review moved(Locked locked, int step, ReviewState state, boolean afterwards) {
        Instant now = clock.instant();
        Instant due = now.plus(Duration.ofHours(locked.workflow().step(step).hours()));
        return locked.review().at(step, state, afterwards, due, now);
    }

    private ReviewOutcome put(Locked locked, Review next, Verdict verdict, List<EntryFinding> notes) {
        List<String> ticks =
                locked.step().known(verdict.ticks()).stream().map(Tick::id).toList();
        return put(locked, next, verdict.decision(), verdict.opinion(), ticks, notes);
    }

    private ReviewOutcome put(
            Locked locked,
            Review next,
            Decision decision,
            Optional<String> opinion,
            List<String> ticks,
            List<EntryFinding> notes) {
        Optional<UUID> by = locked.author().userId();
        reviews.update(locked.tx().sql(), next);
        reviews.add(
                locked.tx().sql(),
                next.id(),
                next.opinion(locked.review().step(), decision, opinion, ticks, by, clock.instant()));
        events.append(
                locked.tx().sql(),
                by,
                List.of(new Event.ReviewChanged(
                        next.entry(), next.type(), next.locale(), next.state().name())));
        return new Done(next.entry(), List.of(next.id()), notes);
    }

    private static RuntimeException forbidden(String message) {
        return Problem.of(ProblemCode.FORBIDDEN, message).exception();
    }

    private static RuntimeException ended(Review review) {
        return Problem.of(ProblemCode.CONFLICT, "review.ended")
                .with("state", review.state().name())
                .exception();
    }
}
