package io.yizhan.core.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;

/**
 * Bounds how often something is tried within a time, by keys such as the network it comes from. What it knows is this
 * server's own, and bounded: of too many keys those are forgotten that are tried least.
 */
public final class TryWindow<K> {
    private final Clock clock;
    private final Duration length;
    private final Cache<K, Deque<Instant>> tries;

    /**
     * @param length of the time looked at, up to now
     * @param keys most keys known at once
     */
    public TryWindow(Clock clock, Duration length, int keys) {
        this.clock = clock;
        this.length = length;
        this.tries = Caffeine.newBuilder()
                .maximumSize(keys)
                .expireAfterAccess(length)
                .build();
    }

    /**
     * Counts one try under each key; when it is one too many for any of them, nothing is counted and the time to wait is
     * the answer.
     *
     * @param limits most tries by key
     */
    public synchronized Optional<Duration> tryOnce(Map<K, Integer> limits) {
        Instant now = clock.instant();
        Duration longest = limits.entrySet().stream()
                .map(limit -> wait(within(limit.getKey(), now), limit.getValue(), now))
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
        if (longest.isPositive()) {
            return Optional.of(longest);
        }
        limits.keySet().forEach(key -> within(key, now).addLast(now));
        return Optional.empty();
    }

    /** The last try under each key does not count. */
    synchronized void takeBack(Collection<K> keys) {
        Instant now = clock.instant();
        keys.forEach(key -> within(key, now).pollLast());
    }

    private Deque<Instant> within(K key, Instant now) {
        Deque<Instant> times = tries.get(key, _ -> new ArrayDeque<>());
        Instant oldest = now.minus(length);
        while (!times.isEmpty() && !times.getFirst().isAfter(oldest)) {
            times.removeFirst();
        }
        return times;
    }

    private Duration wait(Deque<Instant> times, int limit, Instant now) {
        return times.size() < limit
                ? Duration.ZERO
                : Duration.between(now, times.getFirst().plus(length));
    }
}
