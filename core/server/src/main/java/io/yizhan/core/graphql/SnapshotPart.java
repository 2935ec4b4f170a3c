package io.yizhan.core.graphql;

import graphql.GraphQLContext;
import io.micronaut.core.annotation.Order;
import io.yizhan.core.database.Database;
import io.yizhan.core.database.Snapshot;
import jakarta.inject.Singleton;

/**
 * Gives each request one state of the database from start to end, batch loaders included. It takes a connection only when
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
        Snapshot snapshot = database.openSnapshot();
        context.put(Snapshot.class, snapshot);
        return snapshot::close;
    }
}
