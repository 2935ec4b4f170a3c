package io.yizhan.core.plugins;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.FutureTask;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * Runs code of plugins for no longer than a limit. What takes longer is interrupted, and left behind in its thread if it
 * does not heed that: Java ends no thread against its will.
 */
@Singleton
final class CallLimit {
    /** Starting and stopping a plugin may take so many times as long: classes are loaded then. */
    private static final int LIFECYCLE = 10;

    private static final long IDLE_SECONDS = 30;

    private final Duration callTime;

    // Platform threads: a virtual one that never waits would keep one of the few that carry all requests.
    private final ExecutorService threads = new ThreadPoolExecutor(
            0,
            Integer.MAX_VALUE,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new SynchronousQueue<>(),
            Thread.ofPlatform().daemon().name("plugin-call-", 0).factory());

    @Inject
    CallLimit(PluginsConfig config) {
        this(config.callTime());
    }

    CallLimit(Duration callTime) {
        this.callTime = callTime;
    }

    /** A call took longer than its limit. */
    static final class Overtime extends Exception {
        private static final long serialVersionUID = 1L;

        private final Duration limit;
        private final transient CountDownLatch ended;

        private Overtime(Duration limit, CountDownLatch ended) {
            super("no answer within " + limit.toMillis() + " ms");
            this.limit = limit;
            this.ended = ended;
        }

        Duration limit() {
            return limit;
        }

        /** Waits for the end of the call, which was interrupted; false if it goes on after that time. */
        boolean endsWithin(Duration time) throws InterruptedException {
            return ended.await(time.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    /** One question to a plugin; what it throws comes out here. */
    <T> T ask(Supplier<T> question) throws Overtime {
        return run(question, callTime);
    }

    /** Starting or stopping a plugin. */
    <T> T startOrStop(Supplier<T> work) throws Overtime {
        return run(work, callTime.multipliedBy(LIFECYCLE));
    }

    private <T> T run(Supplier<T> work, Duration limit) throws Overtime {
        CountDownLatch ended = new CountDownLatch(1);
        FutureTask<T> task = new FutureTask<>(work::get);
        threads.execute(() -> {
            try {
                task.run();
            } finally {
                ended.countDown();
            }
        });
        try {
            return task.get(limit.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            task.cancel(true);
            throw new Overtime(limit, ended);
        } catch (InterruptedException e) {
            task.cancel(true);
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted while a plugin was asked");
        } catch (ExecutionException e) {
            throw thrown(e);
        }
    }

    private static RuntimeException thrown(ExecutionException failed) {
        switch (failed.getCause()) {
            case Error error -> throw error;
            case RuntimeException exception -> throw exception;
            case null, default -> throw new IllegalStateException(failed);
        }
    }

    @PreDestroy
    void close() {
        threads.shutdownNow();
    }
}
