package io.yizhan.core.live;

import io.yizhan.core.event.Event;
import io.yizhan.core.event.RecordedEvent;
import io.yizhan.core.graphql.GraphqlCall;
import io.yizhan.core.graphql.LiveOperation;
import io.yizhan.core.security.Caller;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** A subscription on its stream. Events are kept back until those it missed before stand in front of them. */
final class StreamedOperation {
    private final GraphqlCall call;
    private final Caller caller;
    private final LiveOperation live = new LiveOperation();
    private final List<RecordedEvent> early = new ArrayList<>();
    private boolean ready;
    private boolean tooMany;
    private long last;
    private volatile boolean ended;

    StreamedOperation(GraphqlCall call, Caller caller) {
        this.call = call;
        this.caller = caller;
    }

    GraphqlCall call() {
        return call;
    }

    /** Who began it. */
    Caller caller() {
        return caller;
    }

    LiveOperation live() {
        return live;
    }

    /** Its name on a shared stream. */
    Optional<String> id() {
        return call.request().operationId();
    }

    boolean isAbout(Event.OfEntry event) {
        return !ended && live.topics().contains(event.type());
    }

    void end() {
        ended = true;
    }

    boolean hasEnded() {
        return ended;
    }

    /**
     * Hands on an event of the feed, unless it was among the missed ones or those are still being read.
     *
     * @param most events that may be kept back
     */
    synchronized void offer(RecordedEvent event, int most, Consumer<RecordedEvent> onwards) {
        if (ready) {
            if (event.position() > last) {
                onwards.accept(event);
            }
        } else if (early.size() < most) {
            early.add(event);
        } else {
            tooMany = true;
        }
    }

    /**
     * Hands on what was missed, then what was kept back meanwhile, each once, and from now on lets events through.
     *
     * @return whether none was lost
     */
    synchronized boolean begin(List<RecordedEvent> missed, Consumer<RecordedEvent> onwards) {
        ready = true;
        missed.forEach(onwards);
        last = missed.isEmpty() ? 0 : missed.getLast().position();
        early.stream().filter(event -> event.position() > last).forEach(onwards);
        early.clear();
        return !tooMany;
    }
}
