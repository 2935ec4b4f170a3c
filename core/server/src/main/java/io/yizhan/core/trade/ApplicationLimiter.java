package io.yizhan.core.trade;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** Bounds how many applications are taken: ten an hour from one network, two hundred an hour from all together. */
@Singleton
final class ApplicationLimiter {
    static final int PER_NETWORK = 10;
    static final int IN_ALL = 200;
    static final Duration WINDOW = Duration.ofHours(1);

    private static final int KEYS = 50_000;
    private static final String ALL = "";

    private final Clock clock;
    private final Cache<String, Deque<Instant>> tries =
            Caffeine.newBuilder().maximumSize(KEYS).expireAfterAccess(WINDOW).build();

    ApplicationLimiter(Clock clock) {
        this.clock = clock;
    }

    /** Counts one; when it is one too many, nothing is counted and the time to wait is the answer. */
    synchronized Optional<Duration> tryOnce(String network) {
        Deque<Instant> ofNetwork = within(network);
        Deque<Instant> ofAll = within(ALL);
        Duration wait = wait(ofNetwork, PER_NETWORK);
        if (wait.compareTo(wait(ofAll, IN_ALL)) < 0) {
            wait = wait(ofAll, IN_ALL);
        }
        if (wait.isPositive()) {
            return Optional.of(wait);
        }
        ofNetwork.addLast(clock.instant());
        ofAll.addLast(clock.instant());
        return Optional.empty();
    }

    private Deque<Instant> within(String key) {
        Deque<Instant> times = tries.get(key, ignored -> new ArrayDeque<>());
        Instant oldest = clock.instant().minus(WINDOW);
        while (!times.isEmpty() && !times.getFirst().isAfter(oldest)) {
            times.removeFirst();
        }
        return times;
    }

    private Duration wait(Deque<Instant> times, int limit) {
        return times.size() < limit
                ? Duration.ZERO
                : Duration.between(clock.instant(), times.getFirst().plus(WINDOW));
    }
}
