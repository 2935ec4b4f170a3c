package io.yizhan.core.live;

import io.yizhan.core.event.Event;
import io.yizhan.core.event.RecordedEvent;
import io.yizhan.core.graphql.GraphqlCall;
import io.yizhan.core.graphql.GraphqlRequest;
import io.yizhan.core.graphql.LiveOperation;
import io.yizhan.core.security.Caller;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import tools.jackson.databind.json.JsonMapper;

/** A subscription on its stream. Events are kept back until those it missed before stand in front of them. */
final class StreamedOperation {
    /** Lies before every position. */
    static final long NOWHERE = -1;

    private final GraphqlCall call;
    private final Caller caller;
    private final LiveOperation live = new LiveOperation();
    private final List<RecordedEvent> early = new ArrayList<>();
    private boolean ready;
    private boolean tooMany;
    private long last = NOWHERE;
    private volatile boolean ended;
    private final AtomicBoolean asked = new AtomicBoolean();

    StreamedOperation(GraphqlCall call, Caller caller) {
        this.call = new GraphqlCall(
                call.endpoint(),
                call.request(),
                call.requestId(),
                call.language(),
                call.http().map(StreamRequest::new));
        this.caller = caller;
    }

    GraphqlCall call() {
        return call;
    }

    /** The request it came with, as if it came now. */
    StreamRequest request() {
        return new StreamRequest(call.http().orElseThrow());
    }

    /** Bytes of text and variables, which are kept as long as it lasts. */
    int length() {
        GraphqlRequest request = call.request();
        return request.query().orElse("").getBytes(StandardCharsets.UTF_8).length
                + JsonMapper.shared().writeValueAsBytes(request.variables()).length;
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

    /** Whether no question for its right waits yet; from now on one does. */
    boolean ask() {
        return asked.compareAndSet(false, true);
    }

    /** The question for its right is being answered: what changes from here on needs another one. */
    void answerAsked() {
        asked.set(false);
    }

    /**
     * Up to where it was handed on everything it is about; {@link #NOWHERE} while it has not begun.
     *
     * @param delivered up to where events were offered to it
     */
    synchronized long reached(long delivered) {
        return ready ? Math.max(last, delivered) : NOWHERE;
    }

    /**
     * Hands on an event of the feed, unless it was among the missed ones or those are still being read.
     *
     * @param most events that may be kept back
     */
    synchronized void offer(RecordedEvent event, int most, Consumer<RecordedEvent> onwards) {
        if (ready) {
            if (event.position() > last) {
                last = event.position();
                onwards.accept(event);
            }
        } else if (early.size() < most) {
            early.add(event);
        } else {
            tooMany = true;
        }
    }

    /**
     * Hands on what was missed, then what was kept back meanwhile, each once, and from now on lets events through. The feed of a
     * server that lags may still bring what the reader was told by another one before: that is not told again.
     *
     * @param since position after which the missed ones were looked for
     * @return whether none was lost
     */
    synchronized boolean begin(
            long since,
            List<RecordedEvent> missed,
            Consumer<RecordedEvent> missedOnwards,
            Consumer<RecordedEvent> onwards) {
        ready = true;
        missed.forEach(missedOnwards);
        last = missed.isEmpty() ? since : missed.getLast().position();
        early.forEach(event -> offer(event, 0, onwards));
        early.clear();
        return !tooMany;
    }
}
