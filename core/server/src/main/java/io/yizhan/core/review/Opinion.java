package io.yizhan.core.review;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * One entry of a review's record, which nobody changes.
 *
 * @param turn of the review that it ended
 * @param version number of the version it is about
 * @param hash SHA-256 of that version's canonical fields
 * @param step index
 * @param ticks ids of points confirmed
 * @param by empty if it was the program itself
 */
record Opinion(
        int turn,
        int round,
        int version,
        String hash,
        int step,
        Decision decision,
        Optional<String> opinion,
        List<String> ticks,
        Optional<UUID> by,
        Instant at) {
    Opinion {
        ticks = List.copyOf(ticks);
    }
}
