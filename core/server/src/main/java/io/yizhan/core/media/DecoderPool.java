package io.yizhan.core.media;

import io.yizhan.core.problem.Problem;
import io.yizhan.core.problem.ProblemCode;
import io.yizhan.core.problem.ProblemException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets few images be decoded at once and none for long. A place is given back when the work has really ended, not when its
 * caller stopped waiting, so that stuck decoders cannot pile up.
 */
final class DecoderPool {
    private static final Logger LOG = LoggerFactory.getLogger(DecoderPool.class);
    /** How long a caller queues for a place before it is told to come back. */
    private static final Duration LONGEST_QUEUE = Duration.ofSeconds(60);

    private final Semaphore places;
    private final Duration limit;

    DecoderPool(int places, Duration limit) {
        this.places = new Semaphore(places, true);
        this.limit = limit;
    }

    /**
     * Runs the work on a thread of its own.
     *
     * @param abort asks the work to stop; called from another thread when the time is up
     * @throws ProblemException UNSUPPORTED_MEDIA when the work fails or takes too long, RATE_LIMITED when no place was free
     */
    <T> T run(Callable<T> work, Runnable abort) {
        enter();
        FutureTask<T> task = new FutureTask<>(work);
        Thread thread = Thread.ofPlatform().name("media-decoder").daemon().unstarted(() -> {
            try {
                task.run();
            } finally {
                places.release();
            }
        });
        start(thread);
        try {
            return task.get(limit.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            abort.run();
            task.cancel(true);
            throw Problem.of(ProblemCode.UNSUPPORTED_MEDIA, "media.tooSlow")
                    .with("seconds", limit.toSeconds())
                    .exception(e);
        } catch (ExecutionException e) {
            throw unreadable(e.getCause());
        } catch (InterruptedException e) {
            abort.run();
            task.cancel(true);
            throw interrupted(e);
        }
    }

    private void enter() {
        try {
            if (!places.tryAcquire(LONGEST_QUEUE.toNanos(), TimeUnit.NANOSECONDS)) {
                throw Problem.of(ProblemCode.RATE_LIMITED).exception();
            }
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private void start(Thread thread) {
        boolean started = false;
        try {
            thread.start();
            started = true;
        } finally {
            if (!started) {
                places.release();
            }
        }
    }

    private static ProblemException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return Problem.of(ProblemCode.TIMEOUT).exception(e);
    }

    /** Whatever a reader throws at strange bytes, even for want of memory for the size they claim, the file is at fault. */
    private static ProblemException unreadable(@Nullable Throwable cause) {
        if (cause instanceof ProblemException problem) {
            return problem;
        }
        LOG.info("An image could not be read: {}", String.valueOf(cause));
        return Problem.of(ProblemCode.UNSUPPORTED_MEDIA, "media.unreadable").exception();
    }
}
