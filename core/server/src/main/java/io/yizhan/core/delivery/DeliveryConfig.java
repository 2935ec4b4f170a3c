package io.yizhan.core.delivery;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;

/**
 * Settings of the delivery room, prefix {@code yizhan.delivery}.
 *
 * @param heldAnswerBytes memory for whole answers that are kept until what they were made from changes, 0 to 8000000000; half as
 *     much again at most for requests that are answered alike when they are sent again; 0 keeps none
 * @param staleTime how long held answers are still given to anonymous callers while the database is away, marked as old; 0s to
 *     7d, 0s never
 * @param pastEntries how many entries of each type a request reads at most, all its moments together, for lists, conditions and
 *     look-ups by other unique keys than id and slug in the past ({@code asOf}), 1 to 100000
 */
@ConfigurationProperties("yizhan.delivery")
record DeliveryConfig(
        @Bindable(defaultValue = "64000000") long heldAnswerBytes,
        @Bindable(defaultValue = "1h") Duration staleTime,
        @Bindable(defaultValue = "10000") int pastEntries) {
    private static final long MOST = 8_000_000_000L;
    private static final int MOST_PAST = 100_000;
    private static final Duration LONGEST_STALE = Duration.ofDays(7);

    DeliveryConfig {
        if (heldAnswerBytes < 0 || heldAnswerBytes > MOST) {
            throw new IllegalArgumentException("yizhan.delivery.held-answer-bytes has to lie between 0 and " + MOST
                    + ", but is " + heldAnswerBytes);
        }
        if (staleTime.isNegative() || staleTime.compareTo(LONGEST_STALE) > 0) {
            throw new IllegalArgumentException("yizhan.delivery.stale-time has to be 0s to 7d, but is " + staleTime);
        }
        if (pastEntries < 1 || pastEntries > MOST_PAST) {
            throw new IllegalArgumentException(
                    "yizhan.delivery.past-entries has to lie between 1 and " + MOST_PAST + ", but is " + pastEntries);
        }
    }
}
