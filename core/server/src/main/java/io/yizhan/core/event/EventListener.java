package io.yizhan.core.event;

/**
 * Told of events after their commit, in order of position, once per server. Must be quick; what is slow makes a job of
 * its own. A listener that throws is logged and does not stop the others.
 */
public interface EventListener {
    void on(RecordedEvent event);
}
