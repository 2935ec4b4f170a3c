package io.yizhan.core.security;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Future;
import java.util.function.Supplier;

/**
 * Values read from the database and held for a while. All who ask for one at the same time share one load and its failure:
 * with the database away, nobody waits for a time-out behind somebody else's.
 */
final class HeldValues<K, V> {
    private final AsyncCache<K, V> held;

    HeldValues(int most, Duration time) {
        held = Caffeine.newBuilder().maximumSize(most).expireAfterWrite(time).buildAsync();
    }

    V get(K key, Supplier<V> load) {
        CompletableFuture<V> there = held.getIfPresent(key);
        if (there != null) {
            return shared(there);
        }
        CompletableFuture<V> mine = new CompletableFuture<>();
        CompletableFuture<V> first = held.asMap().putIfAbsent(key, mine);
        if (first != null) {
            return shared(first);
        }
        try {
            V value = load.get();
            mine.complete(value);
            return value;
        } catch (RuntimeException | Error failure) {
            // What failed is not held.
            mine.completeExceptionally(failure);
            throw failure;
        }
    }

    /** The value, if it is held and its load is over. Waits for nothing. */
    Optional<V> known(K key) {
        CompletableFuture<V> there = held.getIfPresent(key);
        return there != null && there.state() == Future.State.SUCCESS
                ? Optional.of(there.resultNow())
                : Optional.empty();
    }

    /** A load under way is not held either: it may have read what was before. */
    void forgetAll() {
        held.asMap().clear();
    }

    private static <V> V shared(CompletableFuture<V> load) {
        try {
            return load.join();
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof RuntimeException known) {
                throw known;
            }
            throw failed;
        }
    }
}
