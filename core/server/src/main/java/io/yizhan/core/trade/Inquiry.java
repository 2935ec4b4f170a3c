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
                nextNote,
                nextState,
                version + 1,
                sentAt,
                now,
                nextState == InquiryState.CLOSED ? Optional.of(now) : Optional.empty(),
                lines,
                messages);
    }

    /** The next version with another note; nothing else changes. */
    Inquiry noted(String nextNote, Instant now) {
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
                nextNote,
                state,
                version + 1,
                sentAt,
                now,
                closedAt,
                lines,
                messages);
    }

    /** As the partner may see it. */
    Inquiry withoutNote() {
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
                "",
                state,
                version,
                sentAt,
                changedAt,
                closedAt,
                lines,
                messages);
    }
}
