package io.yizhan.core.webhook;

import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.core.annotation.Order;
import io.micronaut.runtime.server.event.ServerStartupEvent;
import io.yizhan.core.event.EventListener;
import io.yizhan.core.event.RecordedEvent;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;

/**
 * Starts the telling with the server (commands tell nobody), and wakes it when something was committed: after those who see to it
 * that rights are those after the event.
 */
@Singleton
@Order(500)
final class PurgeListener implements EventListener, ApplicationEventListener<ServerStartupEvent> {
    /** Asked for late: the service reads the events that are told here. */
    private final Provider<PurgeService> service;

    PurgeListener(Provider<PurgeService> service) {
        this.service = service;
    }

    @Override
    public void on(RecordedEvent event) {
        service.get().heard(event);
    }

    @Override
    public void onApplicationEvent(ServerStartupEvent started) {
        service.get().start();
    }
}
