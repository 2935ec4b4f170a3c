package io.yizhan.core.security;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * An API token as its managers see it; its secret was shown once and is not kept.
 *
 * @param owner user whose rights it borrows
 */
public record ApiToken(
        UUID id,
        String name,
        String prefix,
        Set<ApiScope> scopes,
        Optional<UUID> owner,
        Instant createdAt,
        Instant expiresAt,
        Optional<Instant> lastUsedAt,
        Optional<Instant> revokedAt) {
    public ApiToken {
        scopes = Set.copyOf(scopes);
    }

    /** True if it is neither revoked nor expired. */
    public boolean lives(Instant now) {
        return revokedAt.isEmpty() && now.isBefore(expiresAt);
    }
}
