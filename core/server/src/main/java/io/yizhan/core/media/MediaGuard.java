package io.yizhan.core.media;

import graphql.GraphQLContext;
import io.yizhan.core.problem.Problem;
import io.yizhan.core.problem.ProblemCode;
import io.yizhan.core.problem.ProblemException;
import io.yizhan.core.security.AccessService;
import io.yizhan.core.security.ApiScope;
import io.yizhan.core.security.Caller;
import io.yizhan.core.security.Permissions;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;

/** Who may use the library: staff looks, who has {@code assets.edit} uploads and changes. */
@Singleton
final class MediaGuard {
    private final AccessService access;

    MediaGuard(AccessService access) {
        this.access = access;
    }

    /** Throws UNAUTHENTICATED or FORBIDDEN unless the caller of the request may look at the library. */
    void requireReader(GraphQLContext context) {
        Caller caller = callerOf(context);
        require(caller, mayRead(caller));
    }

    /** Whether the caller may look at all of the library. */
    boolean mayRead(Caller caller) {
        return access.of(caller).staff() && hasScope(caller, ApiScope.ADMIN_READ, ApiScope.ADMIN_WRITE);
    }

    /** Throws UNAUTHENTICATED or FORBIDDEN unless the caller of the request may change the library. */
    void requireEditor(GraphQLContext context) {
        requireEditor(callerOf(context));
    }

    /** The account behind a caller that may change the library; throws UNAUTHENTICATED or FORBIDDEN. */
    Optional<UUID> requireEditor(Caller caller) {
        require(caller, access.of(caller).may(Permissions.ASSETS_EDIT) && hasScope(caller, ApiScope.ADMIN_WRITE));
        return caller.userId();
    }

    private static boolean hasScope(Caller caller, ApiScope... oneOf) {
        if (caller instanceof Caller.TokenCaller token) {
            for (ApiScope scope : oneOf) {
                if (token.scopes().contains(scope)) {
                    return true;
                }
            }
            return false;
        }
        return true;
    }

    private static void require(Caller caller, boolean allowed) {
        if (caller instanceof Caller.Anonymous) {
            throw refused(ProblemCode.UNAUTHENTICATED);
        }
        if (!allowed) {
            throw refused(ProblemCode.FORBIDDEN);
        }
    }

    static Caller callerOf(GraphQLContext context) {
        return context.getOrDefault(Caller.class, new Caller.Anonymous());
    }

    private static ProblemException refused(ProblemCode code) {
        return Problem.of(code).exception();
    }
}
