package io.yizhan.core.publishing;

import io.yizhan.core.problem.Problem;
import io.yizhan.core.problem.ProblemCode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Entries that go out and come back together: all of them or none.
 *
 * @param name of a BUNDLE
 * @param revision rises with each change
 * @param planned empty while its moment is not fixed
 * @param released empty until it happened
 * @param reverted empty until it was put back
 */
public record Release(
        UUID id,
        ReleaseKind kind,
        Optional<String> name,
        Optional<String> note,
        ReleaseState state,
        int revision,
        Optional<Planned> planned,
        Instant createdAt,
        Optional<UUID> createdBy,
        Optional<Released> released,
        Optional<Reverted> reverted) {

    /** @param at the moment, as it was when somebody fixed it */
    public record Planned(ReleaseMoment moment, Instant at, Optional<UUID> by) {}

    /**
     * @param by empty if its moment had come
     * @param position of the last event of it
     */
    public record Released(Instant at, Optional<UUID> by, long position) {}

    /** Put back what was out before. */
    public record Reverted(Instant at, Optional<UUID> by, String reason) {}

    /**
     * One entry of a release.
     *
     * @param locales empty: of PUBLISH all with content, of UNPUBLISH all that are out
     * @param version fixed when the release was scheduled; empty: the draft's newest
     * @param done what happened to its places when it was released; empty before
     */
    public record Member(
            UUID entryId,
            ReleaseAction action,
            Optional<List<String>> locales,
            Optional<Integer> version,
            Optional<List<Done>> done) {}

    /**
     * What happened to a place: a locale, or {@code *} for what is not localised.
     *
     * @param before version that was out; empty if none was
     * @param after version that went out; empty if it was taken back
     */
    public record Done(String place, Optional<Integer> before, Optional<Integer> after) {}

    Release with(ReleaseState next) {
        return changed(name, note, next, planned, released, reverted);
    }

    Release with(Optional<Planned> next) {
        return changed(name, note, state, next, released, reverted);
    }

    Release with(Released next) {
        return changed(name, note, state, planned, Optional.of(next), reverted);
    }

    Release with(Reverted next) {
        return changed(name, note, state, planned, released, Optional.of(next));
    }

    Release called(Optional<String> nextName, Optional<String> nextNote) {
        return changed(nextName, nextNote, state, planned, released, reverted);
    }

    /** The same with the next revision. */
    Release next() {
        return new Release(
                id, kind, name, note, state, revision + 1, planned, createdAt, createdBy, released, reverted);
    }

    private Release changed(
            Optional<String> nextName,
            Optional<String> nextNote,
            ReleaseState nextState,
            Optional<Planned> nextPlanned,
            Optional<Released> nextReleased,
            Optional<Reverted> nextReverted) {
        return new Release(
                id,
                kind,
                nextName,
                nextNote,
                nextState,
                revision,
                nextPlanned,
                createdAt,
                createdBy,
                nextReleased,
                nextReverted);
    }

    /** @throws io.yizhan.core.problem.ProblemException CONFLICT if somebody changed it since */
    void requireRevision(int expected) {
        if (revision != expected) {
            throw Problem.of(ProblemCode.CONFLICT, "release.changed")
                    .with("expected", expected)
                    .with("current", revision)
                    .at("expectedRevision")
                    .exception();
        }
    }

    /** @throws io.yizhan.core.problem.ProblemException CONFLICT if its state does not allow it */
    void require(boolean allowed) {
        if (!allowed) {
            throw Problem.of(ProblemCode.CONFLICT, "release.state")
                    .with("state", state.name())
                    .exception();
        }
    }
}
