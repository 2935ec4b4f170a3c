package io.yizhan.core.event;

import io.yizhan.core.database.Database;
import io.yizhan.core.database.DatabaseUnavailable;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands committed events to the listeners of this server: its own right after their commit, those of other servers when
 * it next looks, every 200 ms.
 */
@Singleton
public class EventFeed {
    private static final Logger LOG = LoggerFactory.getLogger(EventFeed.class);
    /** Events not read for longer than this: what is known by them may be old. */
    public static final Duration LONGEST_LAG = Duration.ofSeconds(2);

    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final int BATCH = 500;

    private final Database database;
    private final EventStore events;
    private final List<EventListener> listeners;
    private final ReentrantLock delivering = new ReentrantLock(true);
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofVirtual().name("event-feed").factory());
    private volatile long delivered;
    private volatile long readAt = System.nanoTime();
    private volatile boolean unread;
    private volatile long asking;
    private volatile boolean stopped;
    private @Nullable ScheduledFuture<?> looking;

    EventFeed(Database database, EventStore events, List<EventListener> listeners) {
        this.database = database;
        this.events = events;
        this.listeners = List.copyOf(listeners);
    }

    @PostConstruct
    void start() {
        readAt = System.nanoTime();
        delivered = database.read(events::position);
        looking = timer.scheduleWithFixedDelay(this::look, PAUSE.toMillis(), PAUSE.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Position up to which the listeners of this server have been told. */
    public long delivered() {
        return delivered;
    }

    /**
     * Whether the listeners of this server have been told of all that was committed until {@code lag} ago. Not so while the
     * database cannot be read.
     */
    public boolean follows(Duration lag) {
        return System.nanoTime() - readAt <= lag.toNanos();
    }

    /**
     * Whether events could not be read for longer than {@code lag} since the database is away: it refuses, or does not answer. Not so
     * while this server is merely slow.
     */
    public boolean cutOff(Duration lag) {
        long began = asking;
        return !follows(lag) && (unread || (began != 0 && System.nanoTime() - began > lag.toNanos()));
    }

    /** How long ago the listeners had been told of everything. */
    public Duration behind() {
        return Duration.ofNanos(System.nanoTime() - readAt);
    }

    /**
     * Called by writers after their commit. Never throws: the change is made, and what could not be told now is told at
     * the next look.
     */
    public void committed() {
        look();
    }

    /** Tells the listeners of everything committed by now. */
    public void deliver() {
        delivering.lock();
        try {
            List<RecordedEvent> next;
            long began;
            do {
                began = System.nanoTime();
                next = read(began);
                next.forEach(this::tell);
            } while (next.size() == BATCH);
            readAt = began;
        } finally {
            delivering.unlock();
        }
    }

    private List<RecordedEvent> read(long now) {
        // 0 stands for nothing asked
        asking = now == 0 ? 1 : now;
        try {
            List<RecordedEvent> next = database.read(sql -> events.after(sql, delivered, BATCH));
            unread = false;
            return next;
        } catch (DatabaseUnavailable unavailable) {
            unread = true;
            throw unavailable;
        } finally {
            asking = 0;
        }
    }

    private void tell(RecordedEvent event) {
        for (EventListener listener : listeners) {
            try {
                listener.on(event);
            } catch (RuntimeException failure) {
                LOG.error("{} failed on event {}", listener.getClass().getSimpleName(), event.position(), failure);
            }
        }
        delivered = event.position();
    }

    private void look() {
        try {
            deliver();
        } catch (DatabaseUnavailable unavailable) {
            LOG.debug("events wait for the database", unavailable);
        } catch (RuntimeException failure) {
            if (stopped) {
                return;
            }
            if (follows(PAUSE.multipliedBy(2))) {
                LOG.error("events could not be delivered; trying on", failure);
            } else {
                LOG.debug("events could still not be delivered", failure);
            }
        }
    }

    @PreDestroy
    void stop() {
        stopped = true;
        if (looking != null) {
            looking.cancel(false);
        }
        timer.shutdownNow();
    }
}
