package io.yizhan.core.webhook;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** When a receiver that did not take a message is asked again: soon at first, then every quarter of an hour, never not. */
final class RetryPlan {
    private static final List<Duration> PAUSES = List.of(
            Duration.ofSeconds(5),
            Duration.ofSeconds(30),
            Duration.ofMinutes(2),
            Duration.ofMinutes(5),
            Duration.ofMinutes(15));

    private static final Duration LONGEST_WISH = Duration.ofHours(1);
    private static final double SPREAD = 0.2;

    private RetryPlan() {}

    /**
     * The moment of the next attempt.
     *
     * @param attempts that have failed, at least one
     * @param wish value of Retry-After: seconds, or a date of HTTP
     */
    static Instant next(Instant now, int attempts, Optional<String> wish, RandomGenerator random) {
        Duration usual = PAUSES.get(Math.min(attempts, PAUSES.size()) - 1);
        long millis = (long) (usual.toMillis() * (1 - SPREAD + 2 * SPREAD * random.nextDouble()));
        Instant planned = now.plusMillis(millis);
        return wish.flatMap(text -> wished(now, text))
                .filter(moment -> moment.isAfter(planned))
                .orElse(planned);
    }

    private static Optional<Instant> wished(Instant now, String text) {
        Instant latest = now.plus(LONGEST_WISH);
        try {
            Instant moment = text.matches("[0-9]{1,6}")
                    ? now.plusSeconds(Long.parseLong(text))
                    : Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(text));
            return Optional.of(moment.isAfter(latest) ? latest : moment);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
