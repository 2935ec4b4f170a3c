package io.yizhan.core.publishing;

import io.yizhan.core.entry.Author;
import io.yizhan.core.entry.EntryGuard;
import io.yizhan.core.entry.Head;
import io.yizhan.core.model.Locales;
import io.yizhan.core.problem.Problem;
import io.yizhan.core.problem.ProblemCode;
import io.yizhan.core.problem.ProblemException;
import io.yizhan.core.projection.Layouts.ContentTransaction;
import io.yizhan.core.publishing.Release.Done;
import io.yizhan.core.publishing.ReleasePlan.Step;
import io.yizhan.core.security.Action;
import io.yizhan.core.security.Permissions;
import java.util.List;

/**
 * Who may do what with releases: what changes nothing that readers see is for all who may edit or publish something; putting an entry
 * in is for who may edit or publish it; all that fixes or changes what readers see is for who may publish every entry concerned.
 */
final class ReleaseRights {
    private ReleaseRights() {}

    /** Whether the author may put releases together. */
    static boolean mayCollect(ContentTransaction tx, Author author) {
        return tx.layout().model().types().keySet().stream().anyMatch(type -> {
            EntryGuard guard = EntryGuard.of(author, tx.layout(), type);
            return guard.mayType(Action.PUBLISH) || guard.mayType(Action.EDIT);
        });
    }

    static void requireCollect(ContentTransaction tx, Author author) {
        if (!mayCollect(tx, author)) {
            throw forbidden();
        }
    }

    static ProblemException forbidden() {
        return Problem.of(ProblemCode.FORBIDDEN, "release.forbidden").exception();
    }

    /** @throws io.yizhan.core.problem.ProblemException NOT_FOUND, FORBIDDEN */
    static void requireAdd(ContentTransaction tx, Author author, Head head) {
        EntryGuard guard = EntryGuard.of(author, tx.layout(), head.type());
        guard.requireVisible(head);
        if (!guard.may(Action.EDIT, head)) {
            guard.require(Action.PUBLISH, head);
        }
    }

    /** Whether the author may publish, and take back, all that the release touches. */
    static boolean mayPublish(ContentTransaction tx, Author author, List<Step> steps) {
        return !steps.isEmpty() && steps.stream().allMatch(step -> mayPublish(tx, author, step.newest(), step.asked()));
    }

    /** Whether the author may publish, and take back, what a release did. */
    static boolean mayRevert(ContentTransaction tx, Author author, List<Step> steps) {
        return !steps.isEmpty()
                && steps.stream()
                        .allMatch(step -> mayPublish(
                                tx,
                                author,
                                step.newest(),
                                step.member().done().orElse(List.of()).stream()
                                        .map(Done::place)
                                        .toList()));
    }

    private static boolean mayPublish(ContentTransaction tx, Author author, Head newest, List<String> places) {
        if (tx.layout().model().findType(newest.type()).isEmpty()) {
            return author.access().may(Permissions.PLUGINS_MANAGE);
        }
        EntryGuard guard = EntryGuard.of(author, tx.layout(), newest.type());
        return guard.may(Action.READ_DRAFT, newest)
                && guard.may(Action.PUBLISH, newest)
                && places.stream()
                        .filter(place -> !place.equals(Locales.SHARED))
                        .allMatch(locale -> guard.may(Action.PUBLISH, newest, locale));
    }

    /** @throws io.yizhan.core.problem.ProblemException FORBIDDEN */
    static void requirePublish(ContentTransaction tx, Author author, List<Step> steps) {
        if (!mayPublish(tx, author, steps)) {
            throw Problem.of(ProblemCode.FORBIDDEN, "release.entries").exception();
        }
    }

    /** @throws io.yizhan.core.problem.ProblemException FORBIDDEN */
    static void requireRevert(ContentTransaction tx, Author author, List<Step> steps) {
        if (!mayRevert(tx, author, steps)) {
            throw Problem.of(ProblemCode.FORBIDDEN, "release.entries").exception();
        }
    }
}
