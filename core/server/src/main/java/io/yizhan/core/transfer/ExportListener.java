package io.yizhan.core.transfer;

/** Told of an export as it goes on, in its own thread. */
public interface ExportListener {

    /**
     * A batch is written.
     *
     * @param done entries so far
     * @param all entries there were to look at when it began
     */
    void progress(int done, int all);
}
