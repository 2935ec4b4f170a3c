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
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** One connection and the subscriptions whose events it brings: one of its own, or several under their ids. */
final class EventStream {
    /** So many heartbeats may wait to be taken before the reader is given up. */
    private static final int SILENCES = 5;

    /** So many answers of full length may wait, besides those being made. */
    private static final int ANSWERS = 5;

    private final LiveAnswers answers;
    private final LiveConfig config;
    private final String caller;
    private final boolean shared;
    private final StreamOutput output;
    private final Map<String, StreamedOperation> operations = new ConcurrentHashMap<>();
    /** Events of the feed that wait. */
    private final AtomicInteger waiting = new AtomicInteger();
    /** Missed events that wait. */
    private final AtomicInteger waitingMissed = new AtomicInteger();
    /** Bytes that wait, as made before they could be taken. */
    private final AtomicLong waitingBytes = new AtomicLong();

    private final AtomicBoolean marked = new AtomicBoolean();
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
        this.output = new StreamOutput(() -> {
            operations.values().forEach(StreamedOperation::end);
            atEnd.accept(this);
        });
        if (shared) {
            output.put(() -> Optional.of(Frame.PING));
        }
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

    /**
     * Lets in one more of those that share it; of many at once no more than there is room for.
     *
     * @throws io.yizhan.core.problem.ProblemException RATE_LIMITED if there are too many, or too much waits to be read; CONFLICT if
     *     its id is taken
     */
    synchronized void admit(StreamedOperation operation) {
        if (operations.size() >= config.operations()) {
            throw Problem.of(ProblemCode.RATE_LIMITED, "live.operations")
                    .with("limit", config.operations())
                    .exception();
        }
        long most = (long) ANSWERS * config.answerBytes();
        if (waitingBytes.get() >= most) {
            throw Problem.of(ProblemCode.RATE_LIMITED, "live.unread")
                    .with("limit", most)
                    .exception();
        }
        if (!add(operation)) {
            throw Problem.of(ProblemCode.CONFLICT, "live.operation-id").exception();
        }
    }

    /** Ends one operation, if it is there; nothing more of it is written. */
    void remove(String id) {
        Optional.ofNullable(operations.remove(id)).ifPresent(StreamedOperation::end);
    }

    /** Ends this operation, if it is there; another one under its id stays. */
    void remove(StreamedOperation operation) {
        operation.end();
        operations.remove(operation.id().orElse(""), operation);
    }

    /** Answers that are there already. */
    void send(byte[] frames) {
        waitingBytes.addAndGet(frames.length);
        output.put(() -> {
            waitingBytes.addAndGet(-frames.length);
            return Optional.of(frames);
        });
    }

    void offer(RecordedEvent event, Event.OfEntry about) {
        for (StreamedOperation operation : operations.values()) {
            if (operation.isAbout(about)) {
                operation.offer(event, config.backlog(), one -> offer(operation, one));
            }
        }
    }

    /** Begins with what was missed since a position: so many for each operation, whatever else waits. */
    void begin(StreamedOperation operation, long since, List<RecordedEvent> missed) {
        if (waitingMissed.get() + missed.size() > config.backlog() * config.operations()) {
            missed(operation, "live.slow");
            return;
        }
        if (!shared) {
            output.put(() -> Optional.of(Frame.ping(since)));
        }
        if (!operation.begin(
                since, missed, event -> put(operation, event, waitingMissed), event -> offer(operation, event))) {
            missed(operation, "live.slow");
        }
    }

    /** Ends one operation, as events are not to be had any more. */
    void missed(StreamedOperation operation, String message) {
        Problem problem = Problem.of(ProblemCode.EVENTS_MISSED, message).with("limit", config.backlog());
        send(ended(operation, answers.error(operation, problem), true));
        closeIfDone();
    }

    private void offer(StreamedOperation operation, RecordedEvent event) {
        if (waiting.get() < config.backlog()) {
            put(operation, event, waiting);
        } else {
            Problem slow = Problem.of(ProblemCode.EVENTS_MISSED, "live.slow").with("limit", config.backlog());
            byte[] last = operations.values().stream()
                    .map(one -> ended(one, answers.error(one, slow), true))
                    .reduce(new byte[0], Frame::both);
            output.closeWith(() -> Optional.of(last));
        }
    }

    private void put(StreamedOperation operation, RecordedEvent event, AtomicInteger among) {
        among.incrementAndGet();
        output.put(() -> {
            among.decrementAndGet();
            return answer(operation, event);
        });
    }

    /** Asks for each operation whether its caller may still have it, and whether it still fits the schema. */
    void check() {
        operations.values().stream()
                .filter(StreamedOperation::ask)
                .forEach(operation -> output.put(() -> checked(operation)));
    }

    private Optional<byte[]> checked(StreamedOperation operation) {
        operation.answerAsked();
        if (operation.hasEnded()) {
            return Optional.empty();
        }
        GraphqlAnswer answer = answers.of(operation, LiveEvent.check(operation.live()));
        return isLate(answer) ? Optional.empty() : endIfRefused(operation, answer);
    }

    /**
     * Writes a sign of life, at once where answers still wait to be made; gives up a reader who has taken nothing for long, or never
     * came. What the server owes is not the reader's silence.
     *
     * @param delivered up to where events were offered
     */
    void beat(long delivered) {
        silences = output.isTaking() ? 0 : silences + 1;
        if (silences > SILENCES || (silences > 1 && !output.isRead())) {
            output.breakOff();
        } else if (silences == 0) {
            boolean idle = output.isIdle();
            check();
            mark(delivered);
            if (!idle) {
                output.putThrough(Frame.PING);
            }
        }
    }

    /** Tells, behind all that waits, up to where everything was told: also where events were left out. */
    private void mark(long delivered) {
        if (marked.compareAndSet(false, true)) {
            long reached = operations.values().stream()
                    .mapToLong(operation -> operation.reached(delivered))
                    .min()
                    .orElse(StreamedOperation.NOWHERE);
            byte[] ping = reached == StreamedOperation.NOWHERE ? Frame.PING : Frame.ping(reached);
            output.put(() -> {
                marked.set(false);
                return Optional.of(ping);
            });
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
        Optional<byte[]> refused = isLate(answer) ? Optional.empty() : endIfRefused(operation, answer);
        return refused.isPresent()
                ? refused
                : Optional.of(Frame.next(operation.id(), answer.body(), Optional.of(event.position())));
    }

    /** The same event might always take too long: whoever came back with the id before it would never get past it. */
    private static boolean isLate(GraphqlAnswer answer) {
        return answer.refusal()
                .filter(problem -> problem.code() == ProblemCode.TIMEOUT)
                .isPresent();
    }

    /** After a failure that will pass the stream just breaks off: clients come back by themselves, with the last event's id. */
    private Optional<byte[]> endIfRefused(StreamedOperation operation, GraphqlAnswer answer) {
        if (answer.refusal().isEmpty()) {
            return Optional.empty();
        }
        ProblemCode code = answer.refusal().get().code();
        boolean passing = code == ProblemCode.DEPENDENCY_UNAVAILABLE || code == ProblemCode.STALE_SCHEMA;
        byte[] last = ended(operation, answer.body(), !passing);
        if (passing) {
            output.closeWith(() -> Optional.of(last));
            return Optional.empty();
        }
        closeIfDone();
        return Optional.of(last);
    }

    private byte[] ended(StreamedOperation operation, byte[] errors, boolean complete) {
        remove(operation);
        byte[] next = Frame.next(operation.id(), errors, Optional.empty());
        return complete ? Frame.both(next, Frame.complete(operation.id())) : next;
    }

    private void closeIfDone() {
        if (!shared && operations.isEmpty()) {
            output.close();
        }
    }
}
