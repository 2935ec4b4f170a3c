package io.yizhan.core.media;

import graphql.GraphQLContext;
import io.yizhan.core.problem.Problem;
import io.yizhan.core.problem.ProblemCode;
import io.yizhan.core.problem.ProblemException;
import io.yizhan.core.security.ApiScope;
import io.yizhan.core.security.Caller;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Who may use the library: staff and tokens of the admin API look; those who may write change and upload. */
@Singleton
final class MediaGuard {

    /** Throws UNAUTHENTICATED or FORBIDDEN unless the caller of the request may look at the library. */
    void requireReader(GraphQLContext context) {
        require(callerOf(context), Set.of(ApiScope.ADMIN_READ, ApiScope.ADMIN_WRITE));
    }

    /** Throws UNAUTHENTICATED or FORBIDDEN unless the caller of the request may change the library. */
    void requireEditor(GraphQLContext context) {
        requireEditor(callerOf(context));
    }

    /** The account behind a caller that may change the library; throws UNAUTHENTICATED or FORBIDDEN. */
    Optional<UUID> requireEditor(Caller caller) {
        require(caller, Set.of(ApiScope.ADMIN_WRITE));
        return caller.userId();
    }

    private static void require(Caller caller, Set<ApiScope> scopes) {
        if (caller instanceof Caller.Anonymous) {
            throw refused(ProblemCode.UNAUTHENTICATED);
        }
        if (caller instanceof Caller.TokenCaller token
                && token.scopes().stream().noneMatch(scopes::contains)) {
            throw refused(ProblemCode.FORBIDDEN);
        }
    }

    private static Caller callerOf(GraphQLContext context) {
        return context.getOrDefault(Caller.class, new Caller.Anonymous());
    }

    private static ProblemException refused(ProblemCode code) {
        return Problem.of(code).exception();
    }
}
