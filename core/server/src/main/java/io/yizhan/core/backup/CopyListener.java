package io.yizhan.core.backup;

/** Told how far a backup or a restore is. */
public interface CopyListener {
    /** What is being done. */
    enum Step {
        /** The file is read through before anything is written. */
        VERIFY,
        /** Rows from one side to the other. */
        ROWS,
        /** Originals of assets from one side to the other. */
        FILES
    }

    /**
     * A part moves on.
     *
     * @param part name of the table, or of the part of the file
     * @param done rows of this table, or parts of all
     * @param all how many there will be; -1 if nobody has counted
     */
    void moved(Step step, String part, long done, long all);

    /** A table is done. */
    void table(String table, long rows);
}
