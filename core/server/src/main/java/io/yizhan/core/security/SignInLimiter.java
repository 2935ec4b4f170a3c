package io.yizhan.core.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
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

    private final TryWindow<Key> tries;
    private final Cache<Key, Boolean> known =
            Caffeine.newBuilder().maximumSize(KEYS).expireAfterWrite(KNOWN_FOR).build();

    private record Key(String account, String address) {}

    SignInLimiter(Clock clock) {
        this.tries = new TryWindow<>(clock, WINDOW, KEYS);
    }

    /** Counts one try; when it is one too many, nothing is counted and the time to wait is the answer. */
    Optional<Duration> tryOnce(String account, String address) {
        return tries.tryOnce(Map.of(accountKey(account, address), PER_ACCOUNT, addressKey(address), PER_ADDRESS));
    }

    /** A right password does not count, and makes its address known. */
    void succeeded(String account, String address) {
        tries.takeBack(List.of(accountKey(account, address), addressKey(address)));
        known.put(new Key(account, address), true);
    }

    private Key accountKey(String account, String address) {
        boolean isKnown = known.getIfPresent(new Key(account, address)) != null;
        return new Key("account " + account, isKnown ? address : "");
    }

    private static Key addressKey(String address) {
        return new Key("", address);
    }
}
