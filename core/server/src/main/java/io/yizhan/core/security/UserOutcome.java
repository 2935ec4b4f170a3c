package io.yizhan.core.security;

import java.util.List;
import java.util.Optional;

/**
 * What came of making or changing a user: the user, or why not.
 *
 * @param generatedPassword when the server made one; to be shown once
 */
public record UserOutcome(Optional<User> user, Optional<String> generatedPassword, List<SecurityFinding> findings) {
    public UserOutcome {
        findings = List.copyOf(findings);
    }

    static UserOutcome refused(List<SecurityFinding> findings) {
        return new UserOutcome(Optional.empty(), Optional.empty(), findings);
    }

    static UserOutcome refused(SecurityFinding finding) {
        return refused(List.of(finding));
    }

    static UserOutcome done(User user, Optional<String> generatedPassword) {
        return new UserOutcome(Optional.of(user), generatedPassword, List.of());
    }

    @Override
    public String toString() {
        return "UserOutcome[" + user + ", " + findings + "]";
    }
}
