package io.yizhan.core.search;

import io.micronaut.context.annotation.Property;
import io.yizhan.core.database.DatabaseUnavailable;
import io.yizhan.core.model.ContentModels;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.lucene.store.AlreadyClosedException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The thread that keeps the index: opens it when the server listens, makes what is missing, follows events, and starts anew from nothing
 * when files are damaged. Nothing that fails here ends it.
 */
@Singleton
final class IndexFollower {
    private static final Logger LOG = LoggerFactory.getLogger(IndexFollower.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_STOP = Duration.ofSeconds(10);

    private final SearchIndex index;
    private final IndexSource source;
    private final ContentModels models;
    private final Path folder;
    private final Semaphore news = new Semaphore(0);
    private final ReentrantLock starting = new ReentrantLock();
    private @Nullable Thread thread;
    private volatile boolean stopped;

    IndexFollower(
            SearchIndex index,
            IndexSource source,
            ContentModels models,
            SearchConfig config,
            @Property(name = "yizhan.data-folder", defaultValue = "data") String dataFolder) {
        this.index = index;
        this.source = source;
        this.models = models;
        String given = config.folder();
        this.folder = given == null ? Path.of(dataFolder, "search") : Path.of(given);
    }

    /** Only servers keep an index; commands that use the same folder do not touch it. */
    void start() {
        starting.lock();
        try {
            if (thread == null) {
                thread = Thread.ofPlatform().name("search-index").daemon().start(this::run);
            }
        } finally {
            starting.unlock();
        }
    }

    /** Something was committed. */
    void wake() {
        if (news.availablePermits() == 0) {
            news.release();
        }
    }

    private void run() {
        while (!stopped) {
            if (!models.ready()) {
                pause();
                continue;
            }
            try (IndexFolder files = IndexFolder.open(folder)) {
                follow(new IndexWork(files, index, source));
            } catch (IOException | AlreadyClosedException | InternalError damaged) {
                LOG.error(
                        "the search index in {} failed; it is opened again, and made anew if damaged", folder, damaged);
                pause();
            } catch (DatabaseUnavailable unavailable) {
                LOG.debug("the search index waits for the database", unavailable);
                pause();
            } catch (RuntimeException failed) {
                LOG.error("the search index could not be followed; trying on", failed);
                pause();
            } finally {
                index.hide();
            }
        }
    }

    private void follow(IndexWork work) throws IOException {
        work.resume();
        while (!stopped) {
            try {
                if (!work.step()) {
                    pause();
                }
            } catch (DatabaseUnavailable unavailable) {
                LOG.debug("the search index waits for the database", unavailable);
                pause();
            }
        }
        work.finish();
    }

    private void pause() {
        try {
            if (news.tryAcquire(PAUSE.toMillis(), TimeUnit.MILLISECONDS)) {
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
        Thread following = thread;
        try {
            if (following != null && !following.join(LONGEST_STOP)) {
                LOG.warn("the search index was still at work after {}", LONGEST_STOP);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
