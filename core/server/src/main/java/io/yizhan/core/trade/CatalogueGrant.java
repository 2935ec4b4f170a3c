package io.yizhan.core.trade;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A catalogue that a partner holds: its partner fields, and those of all products in it.
 *
 * @param catalogue id of an exportCatalog entry
 * @param until from this moment on it gives nothing
 */
public record CatalogueGrant(UUID catalogue, Instant grantedAt, Optional<UUID> grantedBy, Optional<Instant> until) {

    /** Whether the end is not reached; that the partner is approved is another condition. */
    public boolean lasts(Instant now) {
        return until.isEmpty() || now.isBefore(until.get());
    }

    /** What is asked for; empty {@code until} is no end. */
    public record Wanted(UUID catalogue, Optional<Instant> until) {}
}
