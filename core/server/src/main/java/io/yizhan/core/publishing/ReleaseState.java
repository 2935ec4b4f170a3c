package io.yizhan.core.publishing;

/** Where a release stands; words of the admin API and of the table. */
public enum ReleaseState {
    /** Being put together: its entries follow their drafts. */
    OPEN,
    /** Its moment is fixed, and the versions with it. */
    SCHEDULED,
    RELEASED,
    REVERTED,
    /** Its moment came and something stood in the way: nothing went out. */
    FAILED,
    /** Given up. */
    CANCELLED;

    /** Its entries and its moment may still change. */
    boolean editable() {
        return this == OPEN || this == FAILED;
    }

    /** Nothing has gone out yet, and it was not given up. */
    boolean pending() {
        return editable() || this == SCHEDULED;
    }
}
