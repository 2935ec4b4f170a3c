package io.yizhan.core.graphql;

import graphql.GraphQLContext;
import graphql.schema.DataFetcher;

/** Remembers whether an answer holds a field of a part that does not say what its fields read; such an answer is kept nowhere. */
final class UnaccountedFields {
    private volatile boolean read;

    /** The fetcher, which leaves a note when it runs. */
    static DataFetcher<?> noting(DataFetcher<?> fetcher) {
        return environment -> {
            ContextValues.require(environment.getGraphQlContext(), UnaccountedFields.class).read = true;
            return fetcher.get(environment);
        };
    }

    static boolean in(GraphQLContext context) {
        return ContextValues.require(context, UnaccountedFields.class).read;
    }
}
