package io.yizhan.core.security;

import graphql.GraphQLContext;
import graphql.language.OperationDefinition;
import graphql.language.OperationDefinition.Operation;
import io.micronaut.core.annotation.Order;
import io.micronaut.http.HttpRequest;
import io.yizhan.core.graphql.ContextValues;
import io.yizhan.core.graphql.GraphqlCall;
import io.yizhan.core.graphql.OperationGuard;
import io.yizhan.core.problem.Problem;
import io.yizhan.core.problem.ProblemCode;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.Set;

/** Who may enter which endpoint with what: staff, token scopes, CSRF token, same origin. Fields are guarded behind it. */
@Singleton
@Order(-100)
final class SecurityGuard implements OperationGuard {
    /** Open to everybody: needed before, and in order to, sign in. */
    private static final Set<String> OPEN =
            Set.of("__typename", "setup", "viewer", "signIn", "signOut", "completeSetup");

    /** A page that was just loaded learns its CSRF token from these. */
    private static final Set<String> WITHOUT_CSRF = Set.of("__typename", "setup", "viewer");

    /** At most one of these per operation, and nothing beside it: each try of a password is a request of its own. */
    private static final Set<String> ALONE = Set.of("signIn", "completeSetup", "changePassword");

    private static final Problem UNAUTHENTICATED = Problem.of(ProblemCode.UNAUTHENTICATED);
    private static final Problem AWAY = Problem.of(ProblemCode.DEPENDENCY_UNAVAILABLE);
    private static final Problem FORBIDDEN = Problem.of(ProblemCode.FORBIDDEN);
    private static final Problem CSRF = Problem.of(ProblemCode.FORBIDDEN, "security.csrf");
    private static final Problem NOT_ALONE = Problem.of(ProblemCode.QUERY_TOO_COMPLEX, "security.alone");

    private final CallerSource callers;

    SecurityGuard(CallerSource callers) {
        this.callers = callers;
    }

    @Override
    public Optional<Problem> findRefusal(GraphqlCall call, OperationDefinition operation, GraphQLContext context) {
        if (context.hasKey(FormerAccess.class)) {
            return Optional.of(AWAY);
        }
        Caller caller = ContextValues.require(context, Caller.class);
        Access access = ContextValues.require(context, Access.class);
        RootFields fields = RootFields.of(operation);
        boolean changes = operation.getOperation() != Operation.QUERY;
        return switch (call.endpoint()) {
            case DELIVERY -> delivery(call, caller, changes);
            case PREVIEW ->
                context.hasKey(PreviewPass.class)
                        ? (changes ? Optional.of(FORBIDDEN) : Optional.empty())
                        : preview(call, caller, access, changes);
            case ADMIN -> admin(call, caller, access, fields, changes);
        };
    }

    private Optional<Problem> delivery(GraphqlCall call, Caller caller, boolean changes) {
        if (caller instanceof Caller.TokenCaller token && !token.scopes().contains(ApiScope.DELIVERY_READ)) {
            return Optional.of(FORBIDDEN);
        }
        return changes ? foreign(call, caller, true) : Optional.empty();
    }

    private Optional<Problem> preview(GraphqlCall call, Caller caller, Access access, boolean changes) {
        return switch (caller) {
            case Caller.Anonymous ignored -> Optional.of(UNAUTHENTICATED);
            case Caller.TokenCaller token
            when !token.scopes().contains(ApiScope.PREVIEW_READ) -> Optional.of(FORBIDDEN);
            case Caller.TokenCaller ignored -> changes ? Optional.of(FORBIDDEN) : Optional.empty();
            case Caller.SignedIn ignored when !access.staff() -> Optional.of(FORBIDDEN);
            case Caller.SignedIn ignored -> changes ? foreign(call, caller, true) : Optional.empty();
            case Caller.Program ignored -> Optional.empty();
        };
    }

    private Optional<Problem> admin(
            GraphqlCall call, Caller caller, Access access, RootFields fields, boolean changes) {
        boolean open = fields.within(OPEN);
        if (changes
                && (fields.hidden() || (fields.holdsAny(ALONE) && fields.names().size() > 1))) {
            return Optional.of(NOT_ALONE);
        }
        return switch (caller) {
            case Caller.Anonymous ignored ->
                open ? (changes ? foreign(call, caller, false) : Optional.empty()) : Optional.of(UNAUTHENTICATED);
            case Caller.TokenCaller token -> {
                boolean fits = token.scopes().contains(ApiScope.ADMIN_WRITE)
                        || (!changes && token.scopes().contains(ApiScope.ADMIN_READ));
                yield fits && access.staff() ? Optional.empty() : Optional.of(FORBIDDEN);
            }
            case Caller.SignedIn ignored -> {
                if (!open && !access.staff()) {
                    yield Optional.of(FORBIDDEN);
                }
                yield foreign(call, caller, changes || !fields.within(WITHOUT_CSRF));
            }
            case Caller.Program ignored -> Optional.empty();
        };
    }

    /** A request another site made, or one of a session without its CSRF token. Browsers let nobody read a foreign GET. */
    private Optional<Problem> foreign(GraphqlCall call, Caller caller, boolean needsToken) {
        HttpRequest<?> http = call.http().orElse(null);
        if (http == null || CallerSource.reads(http)) {
            return Optional.empty();
        }
        if (caller instanceof Caller.TokenCaller) {
            return Optional.empty();
        }
        if (!SameOrigin.holds(http)) {
            // Other sites may be let in to /graphql for anonymous mutations such as inquiries
            boolean open = caller instanceof Caller.Anonymous && needsToken;
            return open ? Optional.empty() : Optional.of(CSRF);
        }
        if (needsToken
                && caller instanceof Caller.SignedIn signedIn
                && !callers.csrfMatches(signedIn, http.getHeaders().get(CallerSource.CSRF_HEADER))) {
            return Optional.of(CSRF);
        }
        return Optional.empty();
    }
}
