package io.yizhan.core.live;

import io.yizhan.core.event.Event;
import io.yizhan.core.event.RecordedEvent;
import io.yizhan.core.graphql.GraphqlAnswer;
import io.yizhan.core.graphql.LiveEvent;
import io.yizhan.core.problem.Problem;
import io.yizhan.core.problem.ProblemCode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** One connection and the subscriptions whose events it brings: one of its own, or several under their ids. */
final class EventStream {
    /** So many heartbeats may wait to be taken before the reader is given up. */
    private static final int SILENCES = 5;

    private final LiveAnswers answers;
    private final LiveConfig config;
    private final String caller;
    private final boolean shared;
    private final StreamOutput output;
    private final Map<String, StreamedOperation> operations = new ConcurrentHashMap<>();
    private int silences;

    /**
     * @param caller whose stream it is, as streams are counted
     * @param shared whether operations come and go under ids
     */
    EventStream(LiveAnswers answers, LiveConfig config, String caller, boolean shared, Consumer<EventStream> atEnd) {
        this.answers = answers;
        this.config = config;
        this.caller = caller;
        this.shared = shared;
        this.output = new StreamOutput(config.backlog(), () -> {
            operations.values().forEach(StreamedOperation::end);
            atEnd.accept(this);
        });
        output.put(() -> Optional.of(Frame.PING));
    }

    String caller() {
        return caller;
    }

    StreamOutput output() {
        return output;
    }

    /** False if the id is taken. */
    boolean add(StreamedOperation operation) {
        return operations.putIfAbsent(operation.id().orElse(""), operation) == null;
    }

    int size() {
        return operations.size();
    }

    /** Ends one operation, if it is there; nothing more of it is written. */
    void remove(String id) {
        Optional.ofNullable(operations.remove(id)).ifPresent(StreamedOperation::end);
    }

    /** Answers that are there already. */
    void send(byte[] frames) {
        output.put(() -> Optional.of(frames));
    }

    void offer(RecordedEvent event, Event.OfEntry about) {
        for (StreamedOperation operation : operations.values()) {
            if (operation.isAbout(about)) {
                operation.offer(event, config.backlog(), one -> offer(operation, one));
            }
        }
    }

    /** Begins with what was missed. */
    void begin(StreamedOperation operation, List<RecordedEvent> missed) {
        if (!operation.begin(missed, event -> offer(operation, event))) {
            missed(operation, "live.slow");
        }
    }

    /** Ends one operation, as events are not to be had any more. */
    void missed(StreamedOperation operation, String message) {
        Problem problem = Problem.of(ProblemCode.EVENTS_MISSED, message).with("limit", config.backlog());
        byte[] last = ended(operation, answers.error(operation, problem), true);
        output.put(() -> Optional.of(last));
        closeIfDone();
    }

    private void offer(StreamedOperation operation, RecordedEvent event) {
        if (!output.offer(() -> answer(operation, event))) {
            Problem slow = Problem.of(ProblemCode.EVENTS_MISSED, "live.slow").with("limit", config.backlog());
            byte[] last = operations.values().stream()
                    .map(one -> ended(one, answers.error(one, slow), true))
                    .reduce(new byte[0], Frame::both);
            output.closeWith(() -> Optional.of(last));
        }
    }

    /** Asks for each operation whether its caller may still have it, and whether it still fits the schema. */
    void check() {
        operations
                .values()
                .forEach(operation -> output.put(() -> {
                    if (operation.hasEnded()) {
                        return Optional.empty();
                    }
                    LiveEvent check = LiveEvent.check(operation.live());
                    return endIfRefused(operation, answers.of(operation, check));
                }));
    }

    /** Writes a sign of life; gives up a reader who has taken none for long, or never came. */
    void beat() {
        silences = output.waiting() == 0 ? 0 : silences + 1;
        if (silences > SILENCES || (silences > 1 && !output.isRead())) {
            output.breakOff();
        } else if (silences == 0) {
            check();
            output.put(() -> Optional.of(Frame.PING));
        }
    }

    private Optional<byte[]> answer(StreamedOperation operation, RecordedEvent event) {
        if (operation.hasEnded()) {
            return Optional.empty();
        }
        LiveEvent live = LiveEvent.of(operation.live(), event);
        GraphqlAnswer answer = answers.of(operation, live);
        if (live.isLeftOut() && answer.refusal().isEmpty()) {
            return Optional.empty();
        }
        Optional<byte[]> refused = endIfRefused(operation, answer);
        return refused.isPresent()
                ? refused
                : Optional.of(Frame.next(operation.id(), answer.body(), Optional.of(event.position())));
    }

    /** After a failure that may pass the stream just breaks off: clients come back by themselves, with the last event's id. */
    private Optional<byte[]> endIfRefused(StreamedOperation operation, GraphqlAnswer answer) {
        if (answer.refusal().isEmpty()) {
            return Optional.empty();
        }
        boolean passing = answer.refusal().get().code().retryable();
        byte[] last = ended(operation, answer.body(), !passing);
        if (passing) {
            output.closeWith(() -> Optional.of(last));
            return Optional.empty();
        }
        closeIfDone();
        return Optional.of(last);
    }

    private byte[] ended(StreamedOperation operation, byte[] errors, boolean complete) {
        operation.end();
        operations.remove(operation.id().orElse(""), operation);
        byte[] next = Frame.next(operation.id(), errors, Optional.empty());
        return complete ? Frame.both(next, Frame.complete(operation.id())) : next;
    }

    private void closeIfDone() {
        if (!shared && operations.isEmpty()) {
            output.close();
        }
    }
}
