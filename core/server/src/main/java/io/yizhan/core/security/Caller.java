package io.yizhan.core.security;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Who is behind a request. What the caller may do is another question: ask {@link AccessService#of}. */
public sealed interface Caller {
    /** Nobody in particular. */
    record Anonymous() implements Caller {}

    /**
     * A person with a session.
     *
     * @param session id of the session, as in the list of sessions
     * @param csrfToken what requests of this session have to bring in X-CSRF-Token
     */
    record SignedIn(User user, UUID session, String csrfToken) implements Caller {
        @Override
        public String toString() {
            return "SignedIn[" + user.account() + ", session " + session + "]";
        }
    }

    /**
     * A program with an API token. It may do what the token's owner may, narrowed by the scopes.
     *
     * @param owner whose rights the token borrows; a token made on the command line without an owner has those of the role
     *     admin, narrowed by its scopes
     */
    record TokenCaller(UUID token, String name, Set<ApiScope> scopes, Optional<User> owner) implements Caller {
        public TokenCaller {
            scopes = Set.copyOf(scopes);
        }
    }

    /** The server itself and its command line: may do everything. */
    record Program() implements Caller {}

    /** The user who is responsible for what this caller does; empty for anonymous callers and the program. */
    default Optional<UUID> userId() {
        return findUser().map(User::id);
    }

    default Optional<User> findUser() {
        return switch (this) {
            case SignedIn signedIn -> Optional.of(signedIn.user());
            case TokenCaller token -> token.owner();
            case Anonymous ignored -> Optional.empty();
            case Program ignored -> Optional.empty();
        };
    }

    /** The same for all requests of one caller, different for different ones; at most 64 characters, no secret. */
    default String key() {
        return switch (this) {
            case SignedIn signedIn -> "user:" + signedIn.user().id();
            case TokenCaller token -> "token:" + token.token();
            case Anonymous ignored -> "anonymous";
            case Program ignored -> "program";
        };
    }
}
