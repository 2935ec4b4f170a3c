package io.yizhan.core.plugins;

import io.yizhan.core.event.Event;
import io.yizhan.core.event.EventListener;
import io.yizhan.core.event.RecordedEvent;
import io.yizhan.core.projection.ModelFollower;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Follows other servers: when they say that the model changed, and when a writer finds out. */
@Singleton
final class PluginListener implements EventListener, ModelFollower {
    private static final Logger LOG = LoggerFactory.getLogger(PluginListener.class);

    private final Provider<PluginService> plugins;

    PluginListener(Provider<PluginService> plugins) {
        this.plugins = plugins;
    }

    @Override
    public void on(RecordedEvent recorded) {
        if (recorded.event() instanceof Event.ModelChanged) {
            // Building a schema takes its time, and our own changes tell of themselves while they hold the lock.
            Thread.ofVirtual().name("follow-plugins").start(this::followQuietly);
        }
    }

    @Override
    public void follow() {
        plugins.get().follow();
    }

    private void followQuietly() {
        try {
            follow();
        } catch (RuntimeException e) {
            LOG.warn("could not follow other servers now; the next event or write tries again", e);
        }
    }
}
