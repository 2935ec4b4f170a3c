package io.yizhan.core.security;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * A user to be made.
 *
 * @param account as typed; kept in canonical form
 * @param enterpriseId the ExportEnterprise entry of an enterprise editor
 * @param password empty: the server makes one
 * @param language BCP 47 tag of the admin's texts
 */
public record NewUser(
        String account,
        String displayName,
        Optional<String> email,
        Set<String> roles,
        Optional<UUID> enterpriseId,
        Optional<String> password,
        String language) {
    public NewUser {
        roles = Set.copyOf(roles);
    }

    @Override
    public String toString() {
        return "NewUser[" + account + ", " + roles + "]";
    }
}
