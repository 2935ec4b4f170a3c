package io.yizhan.core.preview;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Who has it sees the drafts it names. Its secret was shown once and is not kept.
 *
 * @param entryId the one entry; empty: all of the type, or a release
 * @param releaseId the release, as if it were out
 * @param type id of the content type; blank for a release
 * @param locale the one in which drafts show; in others what is published does. A release shows in all of its own
 */
record PreviewToken(
        UUID id,
        Optional<UUID> entryId,
        Optional<UUID> releaseId,
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
