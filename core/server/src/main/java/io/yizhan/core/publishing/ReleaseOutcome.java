package io.yizhan.core.publishing;

import java.util.UUID;

/** What became of a change of a release. */
sealed interface ReleaseOutcome {

    record Done(UUID releaseId) implements ReleaseOutcome {}

    /** Nothing has changed: the plan says what stands in the way. */
    record Hindered(ReleasePlan plan) implements ReleaseOutcome {}
}
