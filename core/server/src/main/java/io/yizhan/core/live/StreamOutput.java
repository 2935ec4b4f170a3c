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

    private final Runnable atEnd;
    /** Held while the reader is told something, as nobody may be told two things at once; taken before the other lock, never within. */
    private final ReentrantLock telling = new ReentrantLock();

    private final ReentrantLock lock = new ReentrantLock();
    /** Guarded by the lock, as are the fields below. */
    private final Deque<Supplier<Optional<byte[]>>> waiting = new ArrayDeque<>();

    private @Nullable Subscriber<? super byte[]> reader;
    private long wanted;
    private boolean asked;
    private boolean making;
    private boolean closing;
    private boolean ended;

    /** @param atEnd run once, when the reader has gone or everything is written */
    StreamOutput(Runnable atEnd) {
        this.atEnd = atEnd;
    }

    @Override
    public void subscribe(Subscriber<? super byte[]> subscriber) {
        telling.lock();
        try {
            boolean over = begin(subscriber);
            subscriber.onSubscribe(this);
            if (over) {
                subscriber.onComplete();
            }
        } finally {
            telling.unlock();
        }
    }

    private boolean begin(Subscriber<? super byte[]> subscriber) {
        lock.lock();
        try {
            reader = subscriber;
            return ended;
        } finally {
            lock.unlock();
        }
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

    /** Whether the reader wants something, or has taken something since this was asked. */
    boolean isTaking() {
        lock.lock();
        try {
            boolean taking = wanted > 0 || asked;
            asked = false;
            return taking;
        } finally {
            lock.unlock();
        }
    }

    boolean hasEnded() {
        lock.lock();
        try {
            return ended;
        } finally {
            lock.unlock();
        }
    }

    /** Adds a piece; how many may wait is for others to say. */
    void put(Supplier<Optional<byte[]>> piece) {
        lock.lock();
        try {
            add(piece);
        } finally {
            lock.unlock();
        }
    }

    /** Whether nothing waits and nothing is being made. */
    boolean isIdle() {
        lock.lock();
        try {
            return waiting.isEmpty() && !making;
        } finally {
            lock.unlock();
        }
    }

    /** Writes this now, past what waits or is being made, if the reader takes it. */
    void putThrough(byte[] bytes) {
        try {
            write(bytes, true);
        } catch (RuntimeException failure) {
            LOG.error("a stream ends, as its reader could not be told", failure);
            finish();
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
            finish();
        }
    }

    @Override
    public void request(long more) {
        lock.lock();
        try {
            asked = true;
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
                piece.get().ifPresent(bytes -> write(bytes, false));
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
            telling.lock();
            try {
                told.onComplete();
            } finally {
                telling.unlock();
            }
        }
    }

    /** @param through whether what is being made comes after it, and keeps its place */
    private void write(byte[] bytes, boolean through) {
        telling.lock();
        try {
            Subscriber<? super byte[]> told = wanting(through);
            if (told != null) {
                told.onNext(bytes);
            }
        } finally {
            telling.unlock();
        }
    }

    private @Nullable Subscriber<? super byte[]> wanting(boolean through) {
        lock.lock();
        try {
            if (ended || wanted <= (through && making ? 1 : 0)) {
                return null;
            }
            wanted--;
            return reader;
        } finally {
            lock.unlock();
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
