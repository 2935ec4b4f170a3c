package io.yizhan.core.delivery;

import graphql.schema.DataFetchingEnvironment;
import graphql.schema.GraphQLArgument;
import io.yizhan.core.graphql.ContextValues;
import io.yizhan.core.graphql.Scalars;
import io.yizhan.core.model.Condition;
import io.yizhan.core.model.ContentType;
import io.yizhan.core.problem.Problem;
import io.yizhan.core.problem.ProblemCode;
import io.yizhan.core.security.Access;
import io.yizhan.core.security.Action;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Optional;

/**
 * The argument {@code asOf}: a moment of the past. What was published then may have been corrected or withdrawn since, so it is
 * for those alone who may read the drafts of the type today.
 */
final class AsOf {
    static final String ARGUMENT = "asOf";

    private AsOf() {}

    static GraphQLArgument argument() {
        return GraphQLArgument.newArgument()
                .name(ARGUMENT)
                .type(Scalars.DATE_TIME)
                .description(
                        "What was published at this moment of the past, with all it leads to; for those who may read drafts.")
                .build();
    }

    /**
     * The moment asked for, if any.
     *
     * @param types of which one must be open to the caller
     * @throws io.yizhan.core.problem.ProblemException FORBIDDEN for who may not read drafts; BAD_USER_INPUT for a moment to come
     */
    static Optional<Instant> of(DataFetchingEnvironment environment, Collection<ContentType> types) {
        if (!(environment.getArguments().get(ARGUMENT) instanceof Instant given)) {
            return Optional.empty();
        }
        Access access = ContextValues.require(environment.getGraphQlContext(), Access.class);
        if (types.stream()
                .allMatch(type -> access.rows(Action.READ_DRAFT, type.id()).equals(Condition.never()))) {
            throw Problem.of(ProblemCode.FORBIDDEN, "as-of.forbidden")
                    .at(ARGUMENT)
                    .exception();
        }
        // as exact as the history
        Instant moment = given.truncatedTo(ChronoUnit.MICROS);
        if (moment.isAfter(AnswerSources.of(environment.getGraphQlContext()).now())) {
            throw Problem.of(ProblemCode.BAD_USER_INPUT, "as-of.future")
                    .with(ARGUMENT, given.toString())
                    .at(ARGUMENT)
                    .exception();
        }
        return Optional.of(moment);
    }
}
