package io.yizhan.core.review;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A workflow in one of its revisions, which never change.
 *
 * @param revision from 1
 * @param active of the workflow, whatever the revision
 * @param changedAt when the revision was made
 */
record Workflow(
        UUID id,
        int revision,
        boolean active,
        WorkflowDefinition definition,
        Instant changedAt,
        Optional<UUID> changedBy) {

    ReviewStep step(int index) {
        return definition.steps().get(index);
    }

    int steps() {
        return definition.steps().size();
    }
}
