package io.yizhan.core.review;

/** Where a review stands; the words of the API and the table. */
enum ReviewState {
    IN_REVIEW,
    /** Back to the author; goes on when it is submitted again. */
    RETURNED,
    APPROVED,
    VETOED,
    WITHDRAWN;

    boolean open() {
        return this == IN_REVIEW || this == RETURNED;
    }
}
