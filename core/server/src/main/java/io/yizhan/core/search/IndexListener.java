package io.yizhan.core.search;

import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.runtime.server.event.ServerStartupEvent;
import io.yizhan.core.event.EventListener;
import io.yizhan.core.event.RecordedEvent;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;

/** Starts the follower with the server, and wakes it when something was committed. */
@Singleton
final class IndexListener implements EventListener, ApplicationEventListener<ServerStartupEvent> {
    /** Asked for late: the follower needs the model, whose parts send events. */
    private final Provider<IndexFollower> follower;

    IndexListener(Provider<IndexFollower> follower) {
        this.follower = follower;
    }

    @Override
    public void on(RecordedEvent event) {
        follower.get().wake();
    }

    @Override
    public void onApplicationEvent(ServerStartupEvent started) {
        follower.get().start();
    }
}
