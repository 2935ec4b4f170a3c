package io.yizhan.core.graphql;

import graphql.GraphQLContext;
import graphql.language.OperationDefinition;
import io.yizhan.core.problem.Problem;
import java.util.Optional;

/**
 * May refuse an operation that is valid, before anything of it runs: not signed in, no CSRF header, too many sign-ins. Beans are asked
 * in their {@code @Order}; the first refusal counts. Held answers pass without guards, as their key holds the audience.
 */
@FunctionalInterface
public interface OperationGuard {
    Optional<Problem> findRefusal(GraphqlCall call, OperationDefinition operation, GraphQLContext context);
}
