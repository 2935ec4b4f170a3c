package io.yizhan.core.backup;

/** A backup cannot be taken or restored as it was asked for; says why, and what to do, in both languages of the console. */
public final class BackupRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Why. */
    public enum Reason {
        /** The file to write is there already. */
        FILE_EXISTS,
        /** The folder of the file to write is not there. */
        NO_FOLDER,
        /** The file could not be written, or a file of the media store not read or kept. */
        DISK,
        /** The database to copy has no system tables. */
        NOTHING_THERE,
        /** Originals of assets are missing or damaged. */
        FILES_MISSING,
        /** There is no such file, or it is no backup. */
        NO_BACKUP,
        /** The file is cut off, or a part of it is not what was written. */
        DAMAGED,
        /** A newer program made it, or the database. */
        NEWER,
        /** A table or column that is in no system table of that version. */
        UNKNOWN_PART,
        /** The database to fill has tables. */
        NOT_EMPTY,
        /** Something failed after the first row: the database is to be emptied. */
        HALF_FILLED
    }

    private final Reason reason;
    private final String chinese;

    BackupRefused(Reason reason, String chinese, String english) {
        super(english);
        this.reason = reason;
        this.chinese = chinese;
    }

    BackupRefused(Reason reason, String chinese, String english, Throwable cause) {
        super(english, cause);
        this.reason = reason;
        this.chinese = chinese;
    }

    public Reason reason() {
        return reason;
    }

    public String chinese() {
        return chinese;
    }

    public String english() {
        return String.valueOf(getMessage());
    }
}
