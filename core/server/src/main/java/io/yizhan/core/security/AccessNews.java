package io.yizhan.core.security;

import io.yizhan.core.database.Database;
import io.yizhan.core.event.Event;
import io.yizhan.core.event.EventStore;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** Tells the other servers that roles, grants, users or tokens have changed, after the commit of the change. */
@Singleton
class AccessNews {
    private final Database database;
    private final EventStore events;

    AccessNews(Database database, EventStore events) {
        this.database = database;
        this.events = events;
    }

    void send() {
        database.change(sql -> events.append(sql, Optional.empty(), List.of(new Event.AccessChanged())));
    }
}
