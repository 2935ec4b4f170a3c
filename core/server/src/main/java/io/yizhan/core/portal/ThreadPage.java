package io.yizhan.core.portal;

import io.yizhan.core.trade.InquiryState;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * One inquiry and what was said about it.
 *
 * @param terms market and incoterm
 * @param reply as last typed
 */
record ThreadPage(
        Frame frame,
        UUID id,
        String number,
        Text enterprise,
        Optional<String> enterpriseSlug,
        String sentAt,
        InquiryState state,
        String message,
        List<Fact> terms,
        List<Line> lines,
        List<Message> messages,
        String reply,
        Notes notes) {

    record Line(Text product, String quantity, String note) {}

    record Message(boolean ours, String text, String sentAt) {}

    boolean open() {
        return state != InquiryState.CLOSED;
    }
}
