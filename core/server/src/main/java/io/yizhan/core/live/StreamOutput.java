package io.yizhan.core.live;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The bytes of one stream, made only when the connection takes them. While nobody reads or nothing waits there is no thread: a virtual
 * one is started to make what waits, piece by piece.
 */
final class StreamOutput implements Publisher<byte[]>, Subscription {
    private static final Logger LOG = LoggerFactory.getLogger(StreamOutput.class);

    private final int backlog;
    private final Runnable atEnd;
    private final ReentrantLock lock = new ReentrantLock();
    /** Guarded by the lock, as are the fields below. */
    private final Deque<Supplier<Optional<byte[]>>> waiting = new ArrayDeque<>();

    private @Nullable Subscriber<? super byte[]> reader;
    private long wanted;
    private boolean making;
    private boolean closing;
    private boolean ended;

    /**
     * @param backlog most pieces that may wait
     * @param atEnd run once, when the reader has gone or everything is written
     */
    StreamOutput(int backlog, Runnable atEnd) {
        this.backlog = backlog;
        this.atEnd = atEnd;
    }

    @Override
    public void subscribe(Subscriber<? super byte[]> subscriber) {
        lock.lock();
        try {
            reader = subscriber;
        } finally {
            lock.unlock();
        }
        subscriber.onSubscribe(this);
    }

    /** Whether somebody reads, or has read. */
    boolean isRead() {
        lock.lock();
        try {
            return reader != null;
        } finally {
            lock.unlock();
        }
    }

    /** False, and nothing added, if too much waits already. */
    boolean offer(Supplier<Optional<byte[]>> piece) {
        lock.lock();
        try {
            if (waiting.size() >= backlog && !closing && !ended) {
                return false;
            }
            add(piece);
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** Adds a piece whatever waits: for the few that are not events. */
    void put(Supplier<Optional<byte[]>> piece) {
        lock.lock();
        try {
            add(piece);
        } finally {
            lock.unlock();
        }
    }

    /** How many pieces wait. */
    int waiting() {
        lock.lock();
        try {
            return waiting.size();
        } finally {
            lock.unlock();
        }
    }

    /** Drops what waits and ends with this piece. */
    void closeWith(Supplier<Optional<byte[]>> last) {
        lock.lock();
        try {
            if (!closing) {
                waiting.clear();
                add(last);
                closing = true;
            }
        } finally {
            lock.unlock();
        }
    }

    /** Ends after what waits. */
    void close() {
        lock.lock();
        try {
            closing = true;
            start();
        } finally {
            lock.unlock();
        }
    }

    /** Ends now: what waits is dropped. */
    void breakOff() {
        boolean unread;
        lock.lock();
        try {
            waiting.clear();
            closing = true;
            unread = reader == null;
            start();
        } finally {
            lock.unlock();
        }
        if (unread) {
            end();
        }
    }

    @Override
    public void request(long more) {
        lock.lock();
        try {
            wanted = Math.max(0, wanted + more) < wanted ? Long.MAX_VALUE : wanted + more;
            start();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void cancel() {
        end();
    }

    private void add(Supplier<Optional<byte[]>> piece) {
        if (!closing && !ended) {
            waiting.addLast(piece);
            start();
        }
    }

    private void start() {
        if (!making && !ended && due()) {
            making = true;
            Thread.ofVirtual().name("live").start(this::make);
        }
    }

    private boolean due() {
        return reader != null && (waiting.isEmpty() ? closing : wanted > 0);
    }

    private void make() {
        try {
            for (Supplier<Optional<byte[]>> piece = take(); piece != null; piece = take()) {
                piece.get().ifPresent(this::write);
            }
        } catch (RuntimeException failure) {
            LOG.error("a stream ends, as its next piece could not be made", failure);
            finish();
        }
    }

    private @Nullable Supplier<Optional<byte[]>> take() {
        lock.lock();
        try {
            if (!ended && due() && !waiting.isEmpty()) {
                return waiting.removeFirst();
            }
            making = false;
            if (ended || !due()) {
                return null;
            }
        } finally {
            lock.unlock();
        }
        finish();
        return null;
    }

    private void finish() {
        Subscriber<? super byte[]> told = end();
        if (told != null) {
            told.onComplete();
        }
    }

    private void write(byte[] bytes) {
        Subscriber<? super byte[]> told;
        lock.lock();
        try {
            if (ended) {
                return;
            }
            wanted--;
            told = reader;
        } finally {
            lock.unlock();
        }
        if (told != null) {
            told.onNext(bytes);
        }
    }

    /** @return whom to tell, if this is the first end */
    private @Nullable Subscriber<? super byte[]> end() {
        Subscriber<? super byte[]> told;
        lock.lock();
        try {
            if (ended) {
                return null;
            }
            ended = true;
            waiting.clear();
            told = reader;
        } finally {
            lock.unlock();
        }
        atEnd.run();
        return told;
    }
}
