package io.yizhan.core.security;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Somebody who is made for a test, with one role.
 *
 * @param users of the server
 */
public record NewPerson(
        UserService users, TokenService tokens, String account, String role, Optional<UUID> enterprise) {
    private static final String PASSWORD = "narrow lantern gravel";

    public User make() {
        NewUser user = new NewUser(
                account, "Person " + account, Optional.empty(), Set.of(role), enterprise, Optional.of(PASSWORD), "en");
        return users.create(user, new Caller.Program()).user().orElseThrow();
    }

    /** A token of theirs, for a month of the server's clock. */
    public String token(User owner, Set<ApiScope> scopes, Instant now) {
        return tokens.create(account, scopes, now.plus(Duration.ofDays(30)), Optional.of(owner))
                .secret()
                .orElseThrow();
    }
}
