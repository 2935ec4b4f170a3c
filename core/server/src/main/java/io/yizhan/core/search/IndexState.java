package io.yizhan.core.search;

import java.util.Set;

/**
 * What the index holds.
 *
 * @param position of the event up to which everything is in it
 * @param generation of the content model its entries lie by
 * @param whole ids of the types of which all entries are in it
 */
record IndexState(long position, long generation, Set<String> whole) {
    static final IndexState NOTHING = new IndexState(-1, -1, Set.of());

    IndexState {
        whole = Set.copyOf(whole);
    }
}
