package io.yizhan.core.graphql;

import graphql.GraphQLContext;

/** Reads what {@link ContextPart}s put into the context under its class. */
public final class ContextValues {
    private ContextValues() {}

    /** @throws IllegalStateException when no part has put one, which is a fault of the program */
    public static <T> T require(GraphQLContext context, Class<T> type) {
        Object value = context.get(type);
        if (value == null) {
            throw new IllegalStateException("No ContextPart has put a " + type.getSimpleName());
        }
        return type.cast(value);
    }
}
