package io.yizhan.core.delivery;

import graphql.GraphQLContext;
import io.micronaut.core.annotation.Order;
import io.yizhan.core.database.Database;
import io.yizhan.core.database.Snapshot;
import io.yizhan.core.event.EventFeed;
import io.yizhan.core.graphql.AnswerHeaders;
import io.yizhan.core.graphql.ContextPart;
import io.yizhan.core.graphql.ContextValues;
import io.yizhan.core.graphql.Endpoint;
import io.yizhan.core.graphql.GraphqlCall;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.concurrent.Semaphore;
import org.dataloader.DataLoaderRegistry;

/**
 * Gives each request of readers one state of the database from start to end, batch loaders included. It takes a connection only when
 * the request first reads.
 */
@Singleton
@Order(-50)
final class SnapshotPart implements ContextPart {
    /** An answer shows every event up to this position, and perhaps later ones. */
    static final String POSITION = "X-Content-Position";

    /**
     * So many requests with an overlay at a time. They write in their state, so those of one entry wait for each other in the
     * database: more of them would hold the connections that all others need.
     */
    private static final int OVERLAYS = 4;

    private final Semaphore overlays = new Semaphore(OVERLAYS);
    private final Database database;
    private final EventFeed feed;
    private final Clock clock;

    SnapshotPart(Database database, EventFeed feed, Clock clock) {
        this.database = database;
        this.feed = feed;
        this.clock = clock;
    }

    /** The position is read before the snapshot is taken, which so has seen all events up to it. */
    @Override
    public void identify(GraphqlCall call, GraphQLContext context) {
        if (call.endpoint() != Endpoint.ADMIN) {
            long position = feed.delivered();
            context.put(AnswerSources.class, new AnswerSources(position, clock.instant()));
            ContextValues.require(context, AnswerHeaders.class).put(POSITION, Long.toString(position));
        }
    }

    @Override
    public Opened open(GraphqlCall call, GraphQLContext context) {
        if (call.endpoint() == Endpoint.ADMIN) {
            return Opened.NOTHING;
        }
        Loaders.begin(context);
        RequestSnapshot snapshot = new RequestSnapshot(database, overlays);
        context.put(RequestSnapshot.class, snapshot);
        context.put(Snapshot.class, snapshot.current());
        return snapshot;
    }

    /** What lies over the request's state is laid here, not while it is opened: it may take long, and can be stopped by now. */
    @Override
    public void loaders(GraphqlCall call, GraphQLContext context, DataLoaderRegistry registry) {
        Overlay overlay = context.get(Overlay.class);
        RequestSnapshot snapshot = context.get(RequestSnapshot.class);
        if (overlay != null && snapshot != null) {
            context.put(Snapshot.class, snapshot.laid(overlay));
        }
    }
}
