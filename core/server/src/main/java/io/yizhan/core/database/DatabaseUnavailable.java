package io.yizhan.core.database;

/**
 * The database cannot be reached just now (stopped, overloaded, read-only, connection lost). Trying again later may
 * succeed; the program need not be restarted.
 */
public final class DatabaseUnavailable extends RuntimeException {
    private final boolean outcomeUnknown;

    DatabaseUnavailable(String message, Throwable cause, boolean outcomeUnknown) {
        super(message, cause);
        this.outcomeUnknown = outcomeUnknown;
    }

    /**
     * Whether a write may have been committed all the same: the connection was lost while COMMIT was under way. Such a
     * write may be repeated only under an idempotency key.
     */
    public boolean outcomeUnknown() {
        return outcomeUnknown;
    }
}
