package io.yizhan.core.review;

import io.yizhan.core.entry.EntryFinding;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The review of an entry in one locale.
 *
 * @param version number of the version submitted
 * @param hash SHA-256 of its canonical fields
 * @param round from 1, one more with each submission of the entry in the locale: the order of its reviews, whatever clocks say
 * @param turn rises with whatever happens to the review
 * @param step index of the step at which it stands
 * @param emergency approved without its steps
 * @param afterwards steps have still to decide what was approved so
 * @param findings of the checks at submission, whoever may see them
 * @param dueAt when the step should have decided
 * @param endedAt empty while it is open
 */
record Review(
        UUID id,
        UUID entry,
        String type,
        String locale,
        UUID workflow,
        int revision,
        int version,
        String hash,
        int round,
        int turn,
        int step,
        ReviewState state,
        boolean emergency,
        boolean afterwards,
        List<EntryFinding> findings,
        Optional<UUID> submittedBy,
        Instant submittedAt,
        Instant dueAt,
        Optional<Instant> endedAt) {
    Review {
        findings = List.copyOf(findings);
    }

    /** Whether somebody has to decide. */
    boolean waits() {
        return state == ReviewState.IN_REVIEW || afterwards;
    }

    boolean overdue(Instant now) {
        return waits() && dueAt.isBefore(now);
    }

    /** The next turn: as it stands at a step. */
    Review at(int nextStep, ReviewState next, boolean stillAfterwards, Instant due, Instant now) {
        return new Review(
                id,
                entry,
                type,
                locale,
                workflow,
                revision,
                version,
                hash,
                round,
                turn + 1,
                nextStep,
                next,
                emergency,
                stillAfterwards,
                findings,
                submittedBy,
                submittedAt,
                due,
                next.open() ? Optional.empty() : endedAt.or(() -> Optional.of(now)));
    }

    /** What is written down of this turn, about the step that it was at before. */
    Opinion opinion(
            int about, Decision decision, Optional<String> text, List<String> ticks, Optional<UUID> by, Instant at) {
        return new Opinion(turn, round, version, hash, about, decision, text, ticks, by, at);
    }
}
