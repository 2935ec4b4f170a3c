package io.yizhan.core.security;

import io.yizhan.core.event.Event;
import io.yizhan.core.event.EventStore;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;

/** Tells the other servers that roles, grants, users or tokens have changed. */
@Singleton
final class AccessNews {
    private final EventStore events;

    AccessNews(EventStore events) {
        this.events = events;
    }

    /** To be called last in the transaction of the change, since it takes the next position. */
    void append(DSLContext sql) {
        events.append(sql, Optional.empty(), List.of(new Event.AccessChanged()));
    }
}
