package io.yizhan.core.webhook;

import io.yizhan.core.database.Database;
import io.yizhan.core.database.DatabaseUnavailable;
import io.yizhan.core.delivery.CacheTags;
import io.yizhan.core.event.Event;
import io.yizhan.core.event.EventFeed;
import io.yizhan.core.event.EventStore;
import io.yizhan.core.event.RecordedEvent;
import io.yizhan.core.model.Digests;
import io.yizhan.core.security.AccessService;
import io.yizhan.core.security.Caller;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells caches of others which answers have changed: every event once at least, in order, by one server at a time. What was not taken
 * is told again until it is; a receiver that answers 410 is told no more until a server starts again.
 */
@Singleton
final class PurgeService {
    private static final Logger LOG = LoggerFactory.getLogger(PurgeService.class);
    private static final Duration LONGEST_CALL = Duration.ofSeconds(15);
    private static final Duration LEASE = Duration.ofMinutes(1);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(50);
    /** Another server may give the receiver back, or begin anew with it. */
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);
    /** Their tags stay below 20 kB, the most a message should have. */
    private static final int EVENTS = 300;

    private static final int GONE = 410;

    private final Database database;
    private final EventStore events;
    private final EventFeed feed;
    private final CacheTags tags;
    private final AccessService access;
    private final WebhookDeliveryStore store;
    private final WebhookConfig config;
    private final Clock clock;
    private final SecureRandom random;
    private final UUID server = UUID.randomUUID();
    private final Semaphore news = new Semaphore(0);
    /** What anonymous callers were given at any time since the last telling: audiences whose answers may be kept somewhere. */
    private final Set<String> audiences = ConcurrentHashMap.newKeySet();
    /** When this server was told of events, by position: it does not go by the clocks of others, nor by when a commit began. */
    private final NavigableMap<Long, Instant> toldAt = new ConcurrentSkipListMap<>();

    /** Position up to which nothing is left to tell; of the telling thread alone. */
    private long allTold = -1;

    private volatile @Nullable Thread thread;
    private volatile boolean stopped;

    PurgeService(
            Database database,
            EventStore events,
            EventFeed feed,
            CacheTags tags,
            AccessService access,
            WebhookDeliveryStore store,
            WebhookConfig config,
            Clock clock,
            SecureRandom random) {
        this.database = database;
        this.events = events;
        this.feed = feed;
        this.tags = tags;
        this.access = access;
        this.store = store;
        this.config = config;
        this.clock = clock;
        this.random = random;
    }

    /** Begins, if anybody is to be told; a setting that cannot be used stops the start. */
    void start() {
        Optional<WebhookAddress> address = config.findAddress();
        if (address.isEmpty()) {
            return;
        }
        WebhookPost post = new WebhookPost(address.get(), config.secrets(), clock, LONGEST_CALL);
        String name = Digests.sha256Hex(address.get().url());
        database.change(sql -> store.begin(
                sql, name, new WebhookDeliveryStore.Told(events.position(sql), one(audience()), 0), clock.instant()));
        thread = Thread.ofVirtual().name("purge-webhook").start(() -> run(name, post));
    }

    /** Something was committed. */
    void heard(RecordedEvent event) {
        if (thread != null) {
            Instant now = clock.instant();
            Instant ripe = now.minus(config.purgeDelay());
            toldAt.put(event.position(), now);
            // The server that tells may be another one: what is ripe need not be remembered.
            while (toldAt.firstEntry().getValue().isBefore(ripe)) {
                toldAt.pollFirstEntry();
            }
            if (event.event() instanceof Event.AccessChanged) {
                audiences.add(audience());
            }
            wake();
        }
    }

    private void wake() {
        if (news.availablePermits() == 0) {
            news.release();
        }
    }

    private void run(String address, WebhookPost post) {
        while (!stopped) {
            try {
                pause(feed.delivered() == allTold ? PAUSE : step(address, post));
            } catch (DatabaseUnavailable unavailable) {
                LOG.debug("the purge webhook waits for the database", unavailable);
                pause(PAUSE);
            } catch (RuntimeException failed) {
                LOG.error("the purge webhook failed; trying on", failed);
                pause(PAUSE);
            }
        }
    }

    /** Tells what is next, if it is this server's turn; returns how long to rest then, if nothing happens meanwhile. */
    private Duration step(String address, WebhookPost post) {
        long newest = feed.delivered();
        Instant now = clock.instant();
        audiences.add(audience());
        Optional<WebhookDeliveryStore.Told> taken = database.write(sql -> store.take(sql, address, server, now, LEASE));
        if (taken.isEmpty()) {
            Instant next = database.read(sql -> store.nextTurn(sql, address)).orElse(Instant.MAX);
            // if it is time, another server has it, and may give it back at any moment
            return next.isAfter(now) ? rest(now, next) : PAUSE;
        }
        WebhookDeliveryStore.Told told = taken.get();
        Instant ripe = now.minus(config.purgeDelay());
        // What this server itself has not been told yet, it does not tell: it still gives the older answer.
        List<RecordedEvent> next = database.read(sql -> events.after(sql, told.position(), EVENTS)).stream()
                .takeWhile(event -> event.position() <= newest)
                .toList();
        List<RecordedEvent> batch =
                next.stream().takeWhile(event -> !heardAt(event).isAfter(ripe)).toList();
        if (!batch.isEmpty()) {
            return rest(clock.instant(), tell(address, post, told, batch));
        }
        database.change(sql -> store.release(sql, address, server, told, now));
        if (next.isEmpty()) {
            allTold = newest;
            return PAUSE;
        }
        return rest(now, heardAt(next.getFirst()).plus(config.purgeDelay()));
    }

    private Instant heardAt(RecordedEvent event) {
        return toldAt.getOrDefault(event.position(), event.at());
    }

    private static Duration rest(Instant now, Instant until) {
        if (!until.isAfter(now)) {
            return Duration.ZERO;
        }
        if (until.isAfter(now.plus(LONGEST_PAUSE))) {
            return LONGEST_PAUSE;
        }
        Duration rest = Duration.between(now, until);
        return rest.compareTo(SHORTEST_PAUSE) < 0 ? SHORTEST_PAUSE : rest;
    }

    /** Returns when the next telling may be tried. */
    private Instant tell(String address, WebhookPost post, WebhookDeliveryStore.Told told, List<RecordedEvent> batch) {
        RecordedEvent last = batch.getLast();
        Set<String> touched = new TreeSet<>();
        batch.forEach(event -> touched.addAll(tags.touchedBy(event.event())));
        // Before the change of grants is ripe, another server may still answer as before it.
        boolean changed = batch.stream().anyMatch(event -> event.event() instanceof Event.AccessChanged);
        SortedSet<String> known = new TreeSet<>(told.audiences());
        known.addAll(audiences);
        String audience = audience();
        // Those of which answers may be kept somewhere, without the one in force: also one that held only for a while.
        Set<String> former = new TreeSet<>(changed ? known : Set.of());
        former.remove(audience);
        former.forEach(one -> touched.add(tags.ofAudience(one)));
        WebhookDeliveryStore.Told done =
                new WebhookDeliveryStore.Told(last.position(), changed ? one(audience) : known, 0);
        Optional<WebhookPost.Answer> answer = touched.isEmpty()
                ? Optional.of(new WebhookPost.Answer(204, Optional.empty()))
                : send(post, WebhookMessage.purge(last.at(), last.position(), touched));
        Instant now = clock.instant();
        if (answer.filter(WebhookPost.Answer::taken).isPresent()) {
            database.change(sql -> store.release(sql, address, server, done, now));
            audiences.removeAll(former);
            return now;
        }
        WebhookDeliveryStore.Told failed = new WebhookDeliveryStore.Told(told.position(), known, told.attempts() + 1);
        if (answer.filter(given -> given.status() == GONE).isPresent()) {
            LOG.error("the purge webhook was answered 410: nothing is told any more until a server starts again");
            database.change(sql -> store.stop(sql, address, server, failed, now));
            return Instant.MAX;
        }
        Instant next = RetryPlan.next(now, failed.attempts(), answer.flatMap(WebhookPost.Answer::retryAfter), random);
        LOG.warn(
                "the purge webhook was not taken ({}), {} times now; next attempt at {}",
                answer.map(given -> "answer " + given.status()).orElse("no answer"),
                failed.attempts(),
                next);
        database.change(sql -> store.release(sql, address, server, failed, next));
        return next;
    }

    private static Optional<WebhookPost.Answer> send(WebhookPost post, WebhookMessage message) {
        try {
            return Optional.of(post.send(message));
        } catch (IOException failed) {
            LOG.debug("the purge webhook could not be called", failed);
            return Optional.empty();
        }
    }

    private static SortedSet<String> one(String audience) {
        return new TreeSet<>(Set.of(audience));
    }

    private String audience() {
        return access.of(new Caller.Anonymous()).audience();
    }

    private void pause(Duration time) {
        try {
            if (news.tryAcquire(time.toMillis(), TimeUnit.MILLISECONDS)) {
                int others = news.drainPermits();
                assert others >= 0;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stopped = true;
        }
    }

    @PreDestroy
    void stop() {
        stopped = true;
        wake();
        Thread telling = thread;
        try {
            if (telling != null && !telling.join(LONGEST_CALL)) {
                LOG.warn("the purge webhook was still being called after {}", LONGEST_CALL);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
