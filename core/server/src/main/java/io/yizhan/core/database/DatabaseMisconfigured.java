package io.yizhan.core.database;

/** The database cannot be used as it is set up: a person has to change a setting or the server before the start. */
public final class DatabaseMisconfigured extends RuntimeException {
    /** Why, for callers that decide on it. */
    public enum Reason {
        /** No URL is set, and there is no embedded database here or the profile forbids it. */
        URL_NEEDED,
        /** A setting of {@code yizhan.database} is wrong. */
        BAD_SETTING,
        /** Another program uses the folder of the embedded database. */
        FOLDER_IN_USE,
        /** The tables of a server that runs are older than this program, which would join it. */
        TABLES_OLDER,
        /** The embedded database did not start; the message holds the end of its log. */
        START_FAILED,
        /** The server is older than MySQL 8.4 or MariaDB 11.4, or lacks the exact collation. */
        SERVER_UNFIT,
        /** The server may lose acknowledged transactions in a power cut. */
        NOT_DURABLE
    }

    private final Reason reason;
    private final String messageZh;

    DatabaseMisconfigured(Reason reason, String messageZh, String messageEn) {
        super(messageEn);
        this.reason = reason;
        this.messageZh = messageZh;
    }

    /** Why. */
    public Reason reason() {
        return reason;
    }

    /** The message for a Chinese reader; {@link #getMessage()} is the English one. */
    public String messageZh() {
        return messageZh;
    }
}
