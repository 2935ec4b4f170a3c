package io.yizhan.core.graphql;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * A subscription while it lasts: which events it is about, and what its fetcher wants to know again at the next one. Its events are
 * answered one after another.
 */
public final class LiveOperation {
    /** What is remembered is bounded: the oldest goes first. */
    private static final int REMEMBERED = 1_000;

    private final Set<Object> known = Collections.newSetFromMap(new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Object, Boolean> eldest) {
            return size() > REMEMBERED;
        }
    });

    private volatile Set<String> topics = Set.of();

    /** Said by the fetcher while arguments are checked: events about anything else need not be offered. */
    public void follow(Set<String> wanted) {
        topics = Set.copyOf(wanted);
    }

    public Set<String> topics() {
        return topics;
    }

    /** Remembers something, for example an entry that was shown; the last thousand are. */
    public synchronized void remember(Object something) {
        known.remove(something);
        known.add(something);
    }

    /** Whether it was remembered; from now on it is not. */
    public synchronized boolean forget(Object something) {
        return known.remove(something);
    }
}
