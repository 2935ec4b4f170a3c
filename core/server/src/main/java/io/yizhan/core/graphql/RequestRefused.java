package io.yizhan.core.graphql;

import graphql.GraphQLError;
import io.yizhan.core.problem.Problem;
import java.util.List;

/** An operation that will not be run, with the reasons. */
final class RequestRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<GraphQLError> errors;

    RequestRefused(List<GraphQLError> errors) {
        super(errors.toString(), null, false, false);
        this.errors = List.copyOf(errors);
    }

    RequestRefused(Problem problem) {
        this(List.of(new ProblemError(problem, List.of())));
    }

    List<GraphQLError> errors() {
        return errors;
    }
}
