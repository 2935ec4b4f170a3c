package io.yizhan.core.trade;

import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which partners.
 *
 * @param search part of company, contact or e-mail
 * @param states none for all
 */
public record PartnerFilter(Optional<String> search, Set<PartnerState> states) {
    public PartnerFilter {
        // in one order everywhere: cursors are bound to the filter
        states = Collections.unmodifiableSet(new TreeSet<>(states));
    }
}
