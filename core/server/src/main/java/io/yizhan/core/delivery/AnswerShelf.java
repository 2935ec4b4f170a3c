package io.yizhan.core.delivery;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.yizhan.core.graphql.AnswerCache.HeldAnswer;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;

/**
 * Answers by key, and for each thing they depend on which of them do. Bounded by bytes. An answer that was made from a state older than
 * a change of something it depends on is never put, whether the change was told before or after.
 */
@Singleton
final class AnswerShelf {
    /** Changes remembered for answers that were under way when they came; an answer older than all of them is not kept. */
    private static final int REMEMBERED = 10_000;

    /** Rows that were mended without an event show after this at the latest. */
    private static final Duration LONGEST = Duration.ofHours(1);

    private static final int OWN_BYTES = 400;
    private static final int DEPENDENCY_BYTES = 120;

    private final long capacity;
    private final Cache<AnswerKey, Kept> kept;
    private final ReentrantLock lock = new ReentrantLock();
    /** Told by threads that hold the cache's own lock, for which others wait while they hold ours: so it is only noted. */
    private final Queue<Kept> gone = new ConcurrentLinkedQueue<>();

    /** Guarded by the lock, as are the fields below. */
    private final Map<Dependency, Set<Kept>> dependents = new HashMap<>();

    /** What was touched, by the position of the event. */
    private final NavigableMap<Long, List<Dependency>> changes = new TreeMap<>();

    private long forgotten;
    private long cleared;

    /** Compared by identity: an answer that replaces another under its key has dependencies of its own. */
    static final class Kept {
        private final AnswerKey key;
        private final HeldAnswer answer;
        private final AnswerOrigin origin;
        private final long since = System.nanoTime();

        private Kept(AnswerKey key, HeldAnswer answer, AnswerOrigin origin) {
            this.key = key;
            this.answer = answer;
            this.origin = origin;
        }

        private boolean youngerThan(Duration age) {
            return System.nanoTime() - since < age.toNanos();
        }

        HeldAnswer answer() {
            return answer;
        }

        AnswerOrigin origin() {
            return origin;
        }

        private Set<Dependency> dependencies() {
            return origin.dependencies();
        }

        private int bytes() {
            return OWN_BYTES
                    + answer.body().length
                    + DEPENDENCY_BYTES * dependencies().size();
        }
    }

    AnswerShelf(DeliveryConfig config) {
        capacity = config.heldAnswerBytes();
        kept = Caffeine.newBuilder()
                .maximumWeight(capacity)
                .weigher((AnswerKey _, Kept one) -> one.bytes())
                .expireAfterWrite(LONGEST.plus(config.staleTime()))
                .executor(Runnable::run)
                .removalListener((_, one, _) -> gone.add(Objects.requireNonNull(one)))
                .build();
    }

    Optional<Kept> find(AnswerKey key, Instant now) {
        return find(key, now, Duration.ZERO);
    }

    /**
     * An answer that held until the events could not be read any more.
     *
     * @param behind how long ago that was
     */
    Optional<Kept> find(AnswerKey key, Instant now, Duration behind) {
        return Optional.ofNullable(kept.getIfPresent(key))
                .filter(found -> found.origin.holdsAt(now) && found.youngerThan(LONGEST.plus(behind)));
    }

    /**
     * Keeps the answer, unless something it depends on has changed since the position it was made at, or it is very large.
     *
     * @param position of an event that the answer shows, with all before it
     * @return whether it still holds, kept or not
     */
    boolean put(AnswerKey key, HeldAnswer answer, long position, AnswerOrigin origin) {
        Kept one = new Kept(key, answer, origin);
        lock.lock();
        try {
            if (outdated(position, origin)) {
                return false;
            }
            if (one.bytes() <= capacity / 8) {
                one.dependencies()
                        .forEach(dependency -> dependents
                                .computeIfAbsent(dependency, _ -> Collections.newSetFromMap(new IdentityHashMap<>()))
                                .add(one));
                kept.put(key, one);
                forgetGone();
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** Whether nothing that an answer was made from has changed since the position. */
    boolean holds(long position, AnswerOrigin origin) {
        lock.lock();
        try {
            return !outdated(position, origin);
        } finally {
            lock.unlock();
        }
    }

    private boolean outdated(long position, AnswerOrigin origin) {
        if (position < forgotten || position < cleared) {
            return true;
        }
        return changes.tailMap(position, false).values().stream()
                .anyMatch(touched -> touched.stream().anyMatch(origin.dependencies()::contains));
    }

    /** Removes what depends on any of these, which changed at the position. */
    void remove(long position, List<Dependency> touched) {
        lock.lock();
        try {
            changes.merge(position, touched, AnswerShelf::both);
            if (changes.size() > REMEMBERED) {
                forgotten = Math.max(forgotten, changes.pollFirstEntry().getKey());
            }
            for (Dependency dependency : touched) {
                for (Kept one : List.copyOf(dependents.getOrDefault(dependency, Set.of()))) {
                    kept.asMap().remove(one.key, one);
                }
            }
            forgetGone();
        } finally {
            lock.unlock();
        }
    }

    private static List<Dependency> both(List<Dependency> some, List<Dependency> others) {
        return Stream.concat(some.stream(), others.stream()).toList();
    }

    /** Removes everything; answers made from a state before the position are not put any more. */
    void clear(long position) {
        lock.lock();
        try {
            cleared = Math.max(cleared, position);
            kept.invalidateAll();
            forgetGone();
        } finally {
            lock.unlock();
        }
    }

    private void forgetGone() {
        for (Kept one = gone.poll(); one != null; one = gone.poll()) {
            forget(one);
        }
    }

    private void forget(Kept one) {
        for (Dependency dependency : one.dependencies()) {
            Set<Kept> others = dependents.get(dependency);
            if (others != null && others.remove(one) && others.isEmpty()) {
                dependents.remove(dependency);
            }
        }
    }

    /** Answers kept, and things watched for them. */
    record Extent(long answers, int dependencies) {}

    Extent extent() {
        kept.cleanUp();
        lock.lock();
        try {
            forgetGone();
            return new Extent(kept.estimatedSize(), dependents.size());
        } finally {
            lock.unlock();
        }
    }
}
