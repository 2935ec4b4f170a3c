package io.yizhan.core.trade;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** One message of the thread that follows an inquiry. */
public record InquiryMessage(UUID id, Side side, Optional<UUID> by, String text, Instant sentAt) {
    /** Who wrote. */
    public enum Side {
        STAFF,
        PARTNER
    }
}
