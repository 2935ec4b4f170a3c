package io.yizhan.core.media;

import io.micronaut.http.HttpRequest;
import io.yizhan.core.problem.Problem;
import io.yizhan.core.problem.ProblemCode;
import io.yizhan.core.problem.ProblemException;
import io.yizhan.core.security.ApiScope;
import io.yizhan.core.security.Caller;
import io.yizhan.core.security.CallerSource;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;

/** Who may upload: a session with its CSRF token, or an API token that may write. */
@Singleton
final class Uploaders {
    private final CallerSource callers;

    Uploaders(CallerSource callers) {
        this.callers = callers;
    }

    /** The account that uploads; throws UNAUTHENTICATED or FORBIDDEN. */
    Optional<UUID> require(HttpRequest<?> http) {
        Caller caller = callers.ofChange(http);
        if (caller instanceof Caller.Anonymous) {
            throw refused(ProblemCode.UNAUTHENTICATED);
        }
        if (caller instanceof Caller.TokenCaller token && !token.scopes().contains(ApiScope.ADMIN_WRITE)) {
            throw refused(ProblemCode.FORBIDDEN);
        }
        return caller.userId();
    }

    private static ProblemException refused(ProblemCode code) {
        return Problem.of(code).exception();
    }
}
