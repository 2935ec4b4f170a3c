package io.yizhan.core.delivery;

import java.time.Instant;
import java.util.Collections;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What one answer was made from.
 *
 * @param dependencies made for it alone: not copied, as there may be thousands
 * @param types ids of the types of the single entries in it; the empty text where no such entry is known
 * @param until from this instant on the clock alone may make it another answer; null if never
 */
record AnswerOrigin(
        Set<Dependency> dependencies,
        Set<String> types,
        @Nullable Instant until) {
    AnswerOrigin {
        dependencies = Collections.unmodifiableSet(dependencies);
        types = Set.copyOf(types);
    }

    boolean holdsAt(Instant now) {
        return until == null || now.isBefore(until);
    }
}
