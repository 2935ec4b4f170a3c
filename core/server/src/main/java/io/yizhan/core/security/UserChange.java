package io.yizhan.core.security;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A change of a user; what is null stays.
 *
 * @param expectedVersion version the change was made against
 * @param email empty text takes it away
 * @param changesEnterprise whether {@code enterpriseId} is to be written; empty then takes it away
 */
@SuppressWarnings("NullableOptional")
public record UserChange(
        UUID id,
        int expectedVersion,
        @Nullable String displayName,
        @Nullable String email,
        @Nullable Set<String> roles,
        boolean changesEnterprise,
        Optional<UUID> enterpriseId,
        @Nullable Boolean enabled,
        @Nullable String newPassword) {
    @Override
    public String toString() {
        return "UserChange[" + id + " of version " + expectedVersion + "]";
    }
}
