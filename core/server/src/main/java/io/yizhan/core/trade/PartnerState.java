package io.yizhan.core.trade;

/** How far a partner has come. Only an approved one is entitled to anything. */
public enum PartnerState {
    /** Applied by itself and waits for a decision. */
    APPLIED,
    APPROVED,
    REFUSED,
    /** Was approved; may come back. */
    SUSPENDED
}
