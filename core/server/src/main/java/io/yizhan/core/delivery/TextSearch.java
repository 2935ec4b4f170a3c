package io.yizhan.core.delivery;

/** Full text over what is published, and lists by it. Implemented by the room that keeps an index. */
public interface TextSearch {
    /**
     * One state of the index for one request; to be closed by it. Waits, at most a second, until it holds what the request
     * has to see.
     *
     * @param position of the event up to which everything should be in it
     * @param generation of the content model the request is answered with
     */
    SearchView open(long position, long generation);

    /** Whether all that is published can be searched; not so while an index is made anew. */
    boolean complete();
}
