package io.yizhan.core.review;

import io.yizhan.core.entry.EntryGuard;
import io.yizhan.core.entry.Head;
import java.util.List;
import java.util.Set;

/**
 * A review as one caller may see it.
 *
 * @param changedSince something has changed after the version under review that would go out with it
 */
record ReviewView(
        Review review,
        Workflow workflow,
        Head head,
        EntryGuard guard,
        boolean changedSince,
        List<Opinion> opinions,
        Set<Decision> may) {}
