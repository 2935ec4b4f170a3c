package io.yizhan.core.portal;

import io.yizhan.core.trade.InquiryState;
import java.util.List;
import java.util.UUID;

/**
 * A partner's inquiries.
 *
 * @param sent true right after they were sent: then these are those
 */
record InquiriesPage(Frame frame, List<Row> inquiries, boolean sent) {
    record Row(UUID id, String number, Text enterprise, String sentAt, InquiryState state, int products) {}
}
