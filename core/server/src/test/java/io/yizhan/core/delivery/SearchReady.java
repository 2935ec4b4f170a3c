package io.yizhan.core.delivery;

import io.yizhan.core.database.Database;
import io.yizhan.core.event.EventStore;
import io.yizhan.core.problem.ProblemException;
import io.yizhan.core.projection.Layouts;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Waits for the index of a server, which is made and kept in the background. */
public final class SearchReady {
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private SearchReady() {}

    /** Until it is whole and holds all that is committed by now. */
    public static void await(DeliveryServer server) {
        TextSearch search = server.bean(TextSearch.class);
        long generation = server.bean(Layouts.class).current().generation();
        long position = server.bean(Database.class).read(server.bean(EventStore.class)::position);
        long end = System.nanoTime() + LONGEST.toNanos();
        boolean there = false;
        while (!there) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("the index did not get to " + position);
            }
            // waits up to a second itself, but for an index that holds nothing
            try (SearchView view = search.open(position, generation)) {
                there = search.complete() && view.position() >= position;
            } catch (ProblemException rebuilding) {
                LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
            }
        }
    }
}
