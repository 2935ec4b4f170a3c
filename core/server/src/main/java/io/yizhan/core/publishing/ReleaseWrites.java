package io.yizhan.core.publishing;

import io.yizhan.core.entry.Author;
import io.yizhan.core.event.Event;
import io.yizhan.core.event.EventFeed;
import io.yizhan.core.event.EventStore;
import io.yizhan.core.event.IdempotencyKeyStore;
import io.yizhan.core.projection.Layouts;
import io.yizhan.core.projection.Layouts.ContentTransaction;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** Transactions that change releases: all of it is kept, or nothing. */
@Singleton
class ReleaseWrites {
    private final Layouts layouts;
    private final EventStore events;
    private final EventFeed feed;
    private final IdempotencyKeyStore idempotency;

    ReleaseWrites(Layouts layouts, EventStore events, EventFeed feed, IdempotencyKeyStore idempotency) {
        this.layouts = layouts;
        this.events = events;
        this.feed = feed;
        this.idempotency = idempotency;
    }

    /** Something stands in the way: the transaction is given up. */
    static final class InTheWay extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final transient ReleasePlan plan;

        InTheWay(ReleasePlan plan) {
            super("something stands in the way of a release", null, false, false);
            this.plan = plan;
        }
    }

    /** Of the program itself. */
    UUID write(Function<ContentTransaction, UUID> work) {
        try {
            return layouts.write(work);
        } finally {
            feed.committed();
        }
    }

    ReleaseOutcome outcome(Author author, Function<ContentTransaction, UUID> work) {
        return once(author, Optional.empty(), "", work);
    }

    /**
     * Does the work, once for a key.
     *
     * @param request what is asked, in canonical form
     */
    ReleaseOutcome once(Author author, Optional<String> key, String request, Function<ContentTransaction, UUID> work) {
        try {
            UUID id = layouts.write(tx -> UUID.fromString(idempotency.once(
                    tx.sql(),
                    author.caller().key(),
                    key,
                    request,
                    () -> work.apply(tx).toString())));
            return new ReleaseOutcome.Done(id);
        } catch (InTheWay hindered) {
            return new ReleaseOutcome.Hindered(hindered.plan);
        } finally {
            feed.committed();
        }
    }

    /** The last thing a transaction does. */
    void tell(ContentTransaction tx, Optional<UUID> actor, UUID release, ReleaseState state) {
        long position = events.append(tx.sql(), actor, List.of(new Event.ReleaseChanged(release, state.name())));
        assert position > 0;
    }
}
