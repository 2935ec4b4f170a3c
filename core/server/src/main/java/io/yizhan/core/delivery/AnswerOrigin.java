package io.yizhan.core.delivery;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What one answer was made from.
 *
 * @param types ids of the types of the single entries in it; the empty text where no such entry is known
 * @param until from this instant on the clock alone may make it another answer; null if never
 */
record AnswerOrigin(
        Set<Dependency> dependencies,
        Set<String> types,
        @Nullable Instant until) {
    AnswerOrigin {
        dependencies = Set.copyOf(dependencies);
        types = Set.copyOf(types);
    }

    boolean holdsAt(Instant now) {
        return until == null || now.isBefore(until);
    }
}
