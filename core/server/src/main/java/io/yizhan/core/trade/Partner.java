package io.yizhan.core.trade;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A company that buys, distributes or licenses.
 *
 * @param message what it wrote with its application; empty if staff entered it
 * @param note among staff; never shown to the partner
 * @param reason why it was refused or suspended
 * @param version rises with every change
 * @param createdBy empty if it applied by itself
 */
public record Partner(
        UUID id,
        PartnerProfile profile,
        String message,
        String note,
        PartnerState state,
        Optional<String> reason,
        int version,
        Instant createdAt,
        Optional<UUID> createdBy,
        Optional<Instant> decidedAt,
        Optional<UUID> decidedBy) {

    public boolean approved() {
        return state == PartnerState.APPROVED;
    }

    /** The next version with another profile and note. */
    Partner changed(PartnerProfile otherProfile, String otherNote) {
        return next(otherProfile, otherNote, state, reason, decidedAt, decidedBy);
    }

    /** The next version, decided anew. */
    Partner decided(PartnerState otherState, Optional<String> otherReason, Instant at, Optional<UUID> by) {
        return next(profile, note, otherState, otherReason, Optional.of(at), by);
    }

    /** The next version, when only what is granted has changed. */
    Partner next() {
        return next(profile, note, state, reason, decidedAt, decidedBy);
    }

    private Partner next(
            PartnerProfile otherProfile,
            String otherNote,
            PartnerState otherState,
            Optional<String> otherReason,
            Optional<Instant> decided,
            Optional<UUID> by) {
        return new Partner(
                id,
                otherProfile,
                message,
                otherNote,
                otherState,
                otherReason,
                version + 1,
                createdAt,
                createdBy,
                decided,
                by);
    }

    /** Id of the role all users of the partner have; other rooms write no grants for it. */
    String role() {
        return role(id);
    }

    static String role(UUID id) {
        return "partner-" + id;
    }
}
