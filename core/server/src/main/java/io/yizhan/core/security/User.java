package io.yizhan.core.security;

import java.time.Instant;
import java.util.Collections;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/**
 * A person with an account.
 *
 * @param account canonical form
 * @param roles ids of roles
 * @param language BCP 47 tag of the admin's texts
 * @param enterpriseId the ExportEnterprise entry an enterprise editor belongs to
 * @param version rises with every change of the account
 */
public record User(
        UUID id,
        String account,
        String displayName,
        Optional<String> email,
        NavigableSet<String> roles,
        String language,
        Optional<UUID> enterpriseId,
        boolean enabled,
        int version,
        Instant createdAt,
        Optional<Instant> lastSignInAt) {
    public User {
        roles = Collections.unmodifiableNavigableSet(new TreeSet<>(roles));
    }

    /** True if the user has any of the roles. */
    public boolean hasRole(Set<String> anyOf) {
        return roles.stream().anyMatch(anyOf::contains);
    }
}
