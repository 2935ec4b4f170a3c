package io.yizhan.core.graphql;

import graphql.GraphQLContext;
import org.dataloader.DataLoaderRegistry;

/**
 * What one room gives to every request: who asks, the snapshot, data loaders. Beans are called in their {@code @Order}; whatever
 * throws ends the request with that problem. Values are put under their class: {@code context.put(Snapshot.class, snapshot)}.
 */
public interface ContextPart {
    /** Before held answers are looked up: what an answer depends on, for example the caller. Cheap; holds nothing open. */
    default void identify(GraphqlCall call, GraphQLContext context) {}

    /**
     * Right before execution, on the thread that executes. What it returns is closed on that thread when execution has ended, also
     * after a time-out, in reverse order.
     */
    default Opened open(GraphqlCall call, GraphQLContext context) {
        return Opened.NOTHING;
    }

    /** Adds batch loaders to the registry of this one request. Fetchers may also add loaders of their own while running. */
    default void loaders(GraphqlCall call, GraphQLContext context, DataLoaderRegistry registry) {}

    /** Something held during execution. */
    @FunctionalInterface
    interface Opened extends AutoCloseable {
        Opened NOTHING = () -> {};

        @Override
        void close();

        /** The request has run out of time: lets go of what it waits for. Called from another thread, before it is closed. */
        default void stop() {}

        /** Something that can be let go of early. */
        static Opened stoppable(Runnable close, Runnable stop) {
            return new Opened() {
                @Override
                public void close() {
                    close.run();
                }

                @Override
                public void stop() {
                    stop.run();
                }
            };
        }
    }
}
