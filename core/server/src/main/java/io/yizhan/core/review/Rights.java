package io.yizhan.core.review;

import io.yizhan.core.entry.Author;
import io.yizhan.core.entry.EntryGuard;
import io.yizhan.core.entry.Head;
import io.yizhan.core.problem.Problem;
import io.yizhan.core.problem.ProblemCode;
import io.yizhan.core.problem.ProblemException;
import io.yizhan.core.security.Action;
import io.yizhan.core.security.Permissions;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * What one caller may do with a review now, beside seeing its entry.
 *
 * @param writers whose work it is
 */
record Rights(Author author, Review review, Workflow workflow, Set<UUID> writers, List<Opinion> opinions) {

    /** Why somebody does not decide; the message's key. */
    Optional<String> findBar() {
        Optional<UUID> me = author.userId();
        ReviewStep step = workflow.step(review.step());
        boolean role = author.caller()
                .findUser()
                .filter(user -> user.hasRole(Set.copyOf(step.roles())))
                .isPresent();
        if (me.isEmpty() || !role) {
            return Optional.of("review.role");
        }
        return workflow.definition().fourEyes() && tookPart(me.get())
                ? Optional.of("review.four-eyes")
                : Optional.empty();
    }

    private boolean tookPart(UUID me) {
        return writers.contains(me)
                || opinions.stream()
                        .anyMatch(opinion -> opinion.by().filter(me::equals).isPresent()
                                && opinion.round() == review.round()
                                && opinion.step() < review.step()
                                && opinion.decision() != Decision.SUBMIT);
    }

    /** All that the caller may do. */
    Set<Decision> decisions() {
        Set<Decision> may = EnumSet.noneOf(Decision.class);
        if (review.waits() && findBar().isEmpty()) {
            may.add(Decision.APPROVE);
            may.add(Decision.VETO);
            if (review.state() == ReviewState.IN_REVIEW) {
                may.add(Decision.RETURN);
            }
        }
        if (review.state().open() && mayWithdraw()) {
            may.add(Decision.WITHDRAW);
        }
        return may;
    }

    /** Who submitted it; and who keeps the workflows, as nobody else could go on when nobody is there to decide. */
    boolean mayWithdraw() {
        return submitted() || author.access().may(Permissions.REVIEW_MANAGE);
    }

    private boolean submitted() {
        return author.userId().isPresent() && author.userId().equals(review.submittedBy());
    }

    /** The caller may see the draft in the locale. */
    static boolean visible(EntryGuard guard, Head head, String locale) {
        return guard.may(Action.READ_DRAFT, head) && guard.may(Action.READ_DRAFT, head, locale);
    }

    static ProblemException unknown(UUID review) {
        return Problem.of(ProblemCode.NOT_FOUND, "review.unknown")
                .with("id", review.toString())
                .exception();
    }
}
