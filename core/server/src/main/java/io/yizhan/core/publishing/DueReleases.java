package io.yizhan.core.publishing;

import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.runtime.server.event.ServerStartupEvent;
import io.yizhan.core.database.Database;
import io.yizhan.core.database.DatabaseUnavailable;
import io.yizhan.core.projection.Layouts.ContentTransaction;
import io.yizhan.core.publishing.Release.Planned;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries releases out when their moment comes, by the clock of the database. Every server looks once a second; the first to lock a
 * release carries it out, in the transaction that also says so, and the others pass it by: once, whoever is killed when. A moment
 * that passed while no server ran comes when one starts.
 */
@Singleton
final class DueReleases implements ApplicationEventListener<ServerStartupEvent> {
    private static final Logger LOG = LoggerFactory.getLogger(DueReleases.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration AGAIN = Duration.ofMinutes(1);
    private static final int BATCH = 50;

    private final Database database;
    private final ReleaseWrites writes;
    private final ReleaseStore store;
    private final ReleasePlanner planner;
    private final ReleaseRunner runner;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofVirtual().name("due-releases").factory());
    /** Of the timer's thread alone: what failed, and until when it waits. */
    private final Map<UUID, Long> later = new HashMap<>();

    private boolean moved;
    private volatile boolean stopped;
    private @Nullable ScheduledFuture<?> looking;

    DueReleases(
            Database database, ReleaseWrites writes, ReleaseStore store, ReleasePlanner planner, ReleaseRunner runner) {
        this.database = database;
        this.writes = writes;
        this.store = store;
        this.planner = planner;
        this.runner = runner;
    }

    @Override
    public void onApplicationEvent(ServerStartupEvent started) {
        looking =
                timer.scheduleWithFixedDelay(() -> safely(this::carryOut), 0, PAUSE.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Rules of zones change: a moment is the local time that was said. Once, as rules change with the program. */
    private void moveWithZones() {
        if (moved) {
            return;
        }
        database.read(store::scheduled).stream()
                .filter(DueReleases::isMoved)
                .forEach(release -> change(release.id(), (tx, locked) -> {
                    if (locked.state() == ReleaseState.SCHEDULED && isMoved(locked)) {
                        Planned planned = locked.planned().orElseThrow();
                        store.update(
                                tx.sql(),
                                locked.with(Optional.of(new Planned(
                                        planned.moment(), planned.moment().instant(), planned.by()))));
                        LOG.warn(
                                "release {}: {} in {} is another moment by the rules of this server; moved",
                                locked.id(),
                                planned.moment().local(),
                                planned.moment().zone());
                    }
                }));
        moved = true;
    }

    private static boolean isMoved(Release release) {
        return release.planned()
                .map(planned -> !planned.moment().instant().equals(planned.at()))
                .orElse(false);
    }

    private void carryOut() {
        moveWithZones();
        long now = System.nanoTime();
        later.values().removeIf(until -> now - until >= 0);
        database.read(sql -> store.due(sql, later.keySet(), BATCH)).forEach(id -> {
            // until it is done, or the minute is over: one that always fails keeps nobody else waiting
            later.put(id, now + AGAIN.toNanos());
            safely(() -> {
                change(id, this::carryOut);
                later.remove(id);
            });
        });
    }

    private void carryOut(ContentTransaction tx, Release release) {
        boolean still = release.state() == ReleaseState.SCHEDULED
                && !release.planned().orElseThrow().at().isAfter(store.clock(tx.sql()));
        if (!still) {
            return;
        }
        // whoever fixed the moment decided, and is answerable
        Optional<UUID> actor = release.planned().flatMap(Planned::by);
        ReleasePlan plan = planner.locked(tx, store.members(tx.sql(), release.id()));
        if (plan.possible()) {
            runner.release(tx, release, plan, actor, Optional.empty());
            LOG.info("release {} is out", release.id());
        } else {
            store.setFailure(tx.sql(), release.id(), plan.findings());
            // its entries follow their drafts again, in which somebody mends it
            store.setMembers(tx.sql(), release.id(), ReleaseService.loosened(store.members(tx.sql(), release.id())));
            store.update(tx.sql(), release.with(ReleaseState.FAILED));
            writes.tell(tx, actor, release.id(), ReleaseState.FAILED);
            LOG.warn("release {} could not go out: {}", release.id(), plan.findings());
        }
    }

    private interface Work {
        void apply(ContentTransaction tx, Release release);
    }

    /** With the release locked, and its next revision. */
    private void change(UUID id, Work work) {
        writes.write(tx -> {
            store.lockUnlessTaken(tx.sql(), id).ifPresent(release -> work.apply(tx, release.next()));
            return id;
        });
    }

    private void safely(Runnable work) {
        try {
            work.run();
        } catch (DatabaseUnavailable unavailable) {
            LOG.debug("releases wait for the database", unavailable);
        } catch (RuntimeException failure) {
            if (!stopped) {
                LOG.error("a release could not be carried out; trying on", failure);
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
