package io.yizhan.core.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * Bounds how many passwords may be tried: ten per account and thirty per address in any fifteen minutes, counted before
 * the password is looked at. Keys are the canonical account and the address of the connection, never anything else a
 * caller can choose. An address from which the account was used successfully counts apart, so that strangers cannot
 * lock the owner out.
 */
@Singleton
final class SignInLimiter {
    static final int PER_ACCOUNT = 10;
    static final int PER_ADDRESS = 30;
    static final Duration WINDOW = Duration.ofMinutes(15);

    private static final Duration KNOWN_FOR = Duration.ofDays(30);
    private static final int KEYS = 100_000;

    private final Clock clock;
    private final Cache<Key, Deque<Instant>> tries =
            Caffeine.newBuilder().maximumSize(KEYS).expireAfterAccess(WINDOW).build();
    private final Cache<Key, Boolean> known =
            Caffeine.newBuilder().maximumSize(KEYS).expireAfterWrite(KNOWN_FOR).build();

    private record Key(String account, String address) {}

    SignInLimiter(Clock clock) {
        this.clock = clock;
    }

    /** Counts one try; when it is one too many, nothing is counted and the time to wait is the answer. */
    synchronized Optional<Duration> tryOnce(String account, String address) {
        Deque<Instant> ofAccount = within(accountKey(account, address));
        Deque<Instant> ofAddress = within(new Key("", address));
        Duration wait = longest(wait(ofAccount, PER_ACCOUNT), wait(ofAddress, PER_ADDRESS));
        if (wait.isPositive()) {
            return Optional.of(wait);
        }
        ofAccount.addLast(clock.instant());
        ofAddress.addLast(clock.instant());
        return Optional.empty();
    }

    /** A right password does not count, and makes its address known. */
    synchronized void succeeded(String account, String address) {
        within(accountKey(account, address)).pollLast();
        within(new Key("", address)).pollLast();
        known.put(new Key(account, address), true);
    }

    private Key accountKey(String account, String address) {
        boolean isKnown = known.getIfPresent(new Key(account, address)) != null;
        return new Key(account, isKnown ? address : "");
    }

    private Deque<Instant> within(Key key) {
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

    private static Duration longest(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }
}
