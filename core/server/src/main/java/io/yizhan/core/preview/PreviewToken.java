package io.yizhan.core.preview;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Who has it sees the drafts it names. Its secret was shown once and is not kept.
 *
 * @param entryId the one entry; empty: all of the type
 * @param type id of the content type
 * @param locale the one in which drafts show; in others what is published does
 */
record PreviewToken(
        UUID id,
        Optional<UUID> entryId,
        String type,
        String locale,
        Instant createdAt,
        Optional<UUID> createdBy,
        Instant expiresAt,
        Optional<Instant> revokedAt) {

    boolean lives(Instant now) {
        return revokedAt.isEmpty() && now.isBefore(expiresAt);
    }
}
