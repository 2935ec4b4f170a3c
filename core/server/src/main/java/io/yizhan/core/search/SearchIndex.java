package io.yizhan.core.search;

import io.yizhan.core.model.SearchKeys;
import io.yizhan.core.problem.Problem;
import io.yizhan.core.problem.ProblemCode;
import io.yizhan.core.problem.ProblemException;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.store.AlreadyClosedException;
import org.jspecify.annotations.Nullable;

/** The index as searches see it: what it holds, and whoever waits for it to hold more. */
@Singleton
final class SearchIndex {
    private static final int MOST_CLAUSES = 1 << 17;
    private static final long LONGEST_WAIT = TimeUnit.SECONDS.toNanos(1);

    /** Held, since loggers that nobody holds forget what they were told. */
    private final Logger vectors = Logger.getLogger("org.apache.lucene.internal.vectorization");

    private final TextAnalysis analysis;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private volatile IndexState state = IndexState.NOTHING;
    private volatile @Nullable SearcherManager searchers;
    private volatile boolean suspect;

    SearchIndex(SearchKeys keys) {
        // no numbers are compared here that Java's vector module would compare faster
        vectors.setLevel(Level.SEVERE);
        // bounded by SearchWords: so many words in so many fields
        IndexSearcher.setMaxClauseCount(MOST_CLAUSES);
        this.analysis = new TextAnalysis(keys);
    }

    TextAnalysis analysis() {
        return analysis;
    }

    IndexState state() {
        return state;
    }

    /** From now on searches see this. */
    void show(IndexState next, SearcherManager from) {
        lock.lock();
        try {
            searchers = from;
            state = next;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** From now on searches see nothing, and are told so. */
    void hide() {
        lock.lock();
        try {
            state = IndexState.NOTHING;
            searchers = null;
            suspect = false;
        } finally {
            lock.unlock();
        }
    }

    /** Waits, at most a second, until the index holds the position, by the model of the generation. */
    void await(long position, long generation) {
        lock.lock();
        try {
            long left = LONGEST_WAIT;
            while (left > 0 && behind(position, generation)) {
                left = changed.awaitNanos(left);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }

    /** An index that holds nothing is being made anew, which takes longer than anybody should wait. */
    private boolean behind(long position, long generation) {
        return searchers != null && (state.position() < position || state.generation() < generation);
    }

    /** A searcher, and what its index holds at least. */
    record Opened(IndexSearcher searcher, SearcherManager from, IndexState state) {
        void close() {
            try {
                from.release(searcher);
            } catch (IOException alreadyGone) {
                // nothing is held any more
            }
        }
    }

    Opened open() {
        IndexState seen = state;
        SearcherManager from = searchers;
        if (from == null) {
            throw rebuilding();
        }
        try {
            return new Opened(from.acquire(), from, seen);
        } catch (IOException | AlreadyClosedException gone) {
            throw rebuilding();
        }
    }

    static ProblemException rebuilding() {
        return Problem.of(ProblemCode.DEPENDENCY_UNAVAILABLE, "search.rebuilding")
                .at("search")
                .exception();
    }

    /** Something failed as only damaged files do: whoever follows will look at them. */
    void suspect() {
        suspect = true;
    }

    boolean suspected() {
        return suspect;
    }

    void cleared() {
        suspect = false;
    }
}
