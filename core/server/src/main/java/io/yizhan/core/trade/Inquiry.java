package io.yizhan.core.trade;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What a partner asks one enterprise.
 *
 * @param number for people, e.g. {@code IQ-2027-000123}
 * @param company of the partner
 * @param user who sent it
 * @param enterprise id of an exportEnterprise entry
 * @param language BCP 47 tag the partner writes in
 * @param market target market, code of the vocabulary country
 * @param incoterm code of the vocabulary incoterm
 * @param note among staff; empty when read by the partner
 * @param version rises with every change
 * @param messages the oldest first
 */
public record Inquiry(
        UUID id,
        String number,
        UUID partner,
        String company,
        UUID user,
        UUID enterprise,
        String language,
        Optional<String> market,
        Optional<String> incoterm,
        String message,
        String note,
        InquiryState state,
        int version,
        Instant sentAt,
        Instant changedAt,
        Optional<Instant> closedAt,
        List<InquiryLine> lines,
        List<InquiryMessage> messages) {
    public Inquiry {
        lines = List.copyOf(lines);
        messages = List.copyOf(messages);
    }

    /** The next version. */
    Inquiry next(InquiryState nextState, String nextNote, Instant now) {
        Optional<Instant> closed = nextState == InquiryState.CLOSED ? Optional.of(now) : Optional.empty();
        return with(nextNote, nextState, version + 1, now, closed);
    }

    /** The next version with another note; nothing else changes. */
    Inquiry noted(String nextNote, Instant now) {
        return with(nextNote, state, version + 1, now, closedAt);
    }

    /** As the partner may see it. */
    Inquiry withoutNote() {
        return with("", state, version, changedAt, closedAt);
    }

    private Inquiry with(
            String otherNote, InquiryState otherState, int otherVersion, Instant changed, Optional<Instant> closed) {
        return new Inquiry(
                id,
                number,
                partner,
                company,
                user,
                enterprise,
                language,
                market,
                incoterm,
                message,
                otherNote,
                otherState,
                otherVersion,
                sentAt,
                changed,
                closed,
                lines,
                messages);
    }
}
