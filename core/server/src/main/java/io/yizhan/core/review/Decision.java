package io.yizhan.core.review;

/** What somebody does with a review; the words of the API and the table. */
enum Decision {
    SUBMIT,
    APPROVE,
    RETURN,
    VETO,
    WITHDRAW,
    /** Approved without the steps, which decide afterwards. */
    EMERGENCY
}
