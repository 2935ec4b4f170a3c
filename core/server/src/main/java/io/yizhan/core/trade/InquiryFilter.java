package io.yizhan.core.trade;

import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/**
 * Which inquiries.
 *
 * @param search part of the number, of the company or of a product's name
 * @param states none for all
 */
public record InquiryFilter(
        Optional<String> search, Set<InquiryState> states, Optional<UUID> enterprise, Optional<UUID> partner) {
    public InquiryFilter {
        // in one order everywhere: cursors are bound to the filter
        states = Collections.unmodifiableSet(new TreeSet<>(states));
    }

    static InquiryFilter ofPartner(UUID partner) {
        return new InquiryFilter(Optional.empty(), Set.of(), Optional.empty(), Optional.of(partner));
    }

    InquiryFilter ofEnterprise(UUID id) {
        return new InquiryFilter(search, states, Optional.of(id), partner);
    }
}
