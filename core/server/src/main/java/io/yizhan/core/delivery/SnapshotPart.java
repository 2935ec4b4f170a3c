package io.yizhan.core.delivery;

import graphql.GraphQLContext;
import io.micronaut.core.annotation.Order;
import io.yizhan.core.database.Database;
import io.yizhan.core.database.Snapshot;
import io.yizhan.core.graphql.ContextPart;
import io.yizhan.core.graphql.Endpoint;
import io.yizhan.core.graphql.GraphqlCall;
import jakarta.inject.Singleton;

/**
 * Gives each request of readers one state of the database from start to end, batch loaders included. It takes a connection only when
 * the request first reads.
 */
@Singleton
@Order(-50)
final class SnapshotPart implements ContextPart {
    private final Database database;

    SnapshotPart(Database database) {
        this.database = database;
    }

    @Override
    public Opened open(GraphqlCall call, GraphQLContext context) {
        if (call.endpoint() == Endpoint.ADMIN) {
            return Opened.NOTHING;
        }
        Snapshot snapshot = database.openSnapshot();
        context.put(Snapshot.class, snapshot);
        return snapshot::close;
    }
}
