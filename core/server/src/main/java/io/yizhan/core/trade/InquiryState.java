package io.yizhan.core.trade;

/** How far an inquiry has come. */
public enum InquiryState {
    /** Nobody of the staff has opened it since the partner wrote last. */
    NEW,
    READ,
    /** The last message is the staff's. */
    ANSWERED,
    CLOSED
}
