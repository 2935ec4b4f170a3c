package io.yizhan.core.delivery;

import graphql.GraphQLContext;
import io.yizhan.core.database.Snapshot;
import io.yizhan.core.graphql.ContextPart;
import io.yizhan.core.graphql.ContextValues;
import io.yizhan.core.graphql.GraphqlCall;

/** Remembers how many SQL statements a request took in its snapshot. */
final class StatementCount implements ContextPart {
    private volatile int last;

    @Override
    public Opened open(GraphqlCall call, GraphQLContext context) {
        // A mutation reads no snapshot.
        if (!context.hasKey(Snapshot.class)) {
            return () -> {};
        }
        Snapshot snapshot = ContextValues.require(context, Snapshot.class);
        return () -> last = snapshot.statements();
    }

    int last() {
        return last;
    }
}
