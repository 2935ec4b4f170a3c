package io.yizhan.core.delivery;

import graphql.GraphQLContext;
import io.yizhan.core.database.Snapshot;
import io.yizhan.core.graphql.ContextPart;
import io.yizhan.core.graphql.ContextValues;
import io.yizhan.core.graphql.GraphqlCall;
import java.util.concurrent.atomic.AtomicInteger;

/** Remembers how many requests came, how many queries were executed, and how many SQL statements the last one took in its snapshot. */
final class StatementCount implements ContextPart {
    private final AtomicInteger requests = new AtomicInteger();
    private final AtomicInteger executions = new AtomicInteger();
    private volatile int last;
    private volatile Runnable atEnd = () -> {};

    @Override
    public void identify(GraphqlCall call, GraphQLContext context) {
        requests.incrementAndGet();
    }

    @Override
    public Opened open(GraphqlCall call, GraphQLContext context) {
        // A mutation reads no snapshot.
        if (!context.hasKey(Snapshot.class)) {
            return () -> {};
        }
        Snapshot snapshot = ContextValues.require(context, Snapshot.class);
        return () -> {
            last = snapshot.statements();
            executions.incrementAndGet();
            atEnd.run();
        };
    }

    int last() {
        return last;
    }

    /** How many requests were read as GraphQL, and not answered before. */
    int requests() {
        return requests.get();
    }

    /** How many queries were executed, and not answered with what was held. */
    int executions() {
        return executions.get();
    }

    /** Runs when a query has read all it wants and is not yet answered. */
    void atEnd(Runnable work) {
        atEnd = work;
    }
}
