package io.yizhan.core.live;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.runtime.graceful.GracefulShutdownCapable;
import io.yizhan.core.event.EventFeed;
import io.yizhan.core.graphql.ErrorResponses;
import io.yizhan.core.graphql.EventStreams;
import io.yizhan.core.graphql.GraphqlAnswer;
import io.yizhan.core.graphql.GraphqlCall;
import io.yizhan.core.graphql.LiveEvent;
import io.yizhan.core.problem.Problem;
import io.yizhan.core.problem.ProblemCode;
import io.yizhan.core.problem.ProblemException;
import io.yizhan.core.security.Caller;
import io.yizhan.core.security.CallerSource;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Opens and ends the streams of this server. */
@Singleton
final class StreamService implements EventStreams, GracefulShutdownCapable {
    /** Events up to this one are not told, unless the reader missed them. */
    private static final String POSITION = "X-Content-Position";

    private final OpenStreams open;
    private final LiveAnswers answers;
    private final MissedEvents missed;
    private final CallerSource callers;
    private final ErrorResponses refusals;
    private final EventFeed feed;
    private final LiveConfig config;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofVirtual().name("live-heartbeat").factory());
    private @Nullable ScheduledFuture<?> beating;

    StreamService(
            OpenStreams open,
            LiveAnswers answers,
            MissedEvents missed,
            CallerSource callers,
            ErrorResponses refusals,
            EventFeed feed,
            LiveConfig config) {
        this.open = open;
        this.answers = answers;
        this.missed = missed;
        this.callers = callers;
        this.refusals = refusals;
        this.feed = feed;
        this.config = config;
    }

    @PostConstruct
    void start() {
        long pause = config.heartbeat().toMillis();
        beating = timer.scheduleWithFixedDelay(
                () -> open.all().forEach(stream -> stream.beat(feed.delivered())), pause, pause, TimeUnit.MILLISECONDS);
    }

    @Override
    public HttpResponse<?> open(GraphqlCall call) {
        HttpRequest<?> http = call.http().orElseThrow();
        return answered(http, () -> {
            Caller caller = callers.of(http);
            long position = feed.delivered();
            long since = missed.last(http).orElse(position);
            StreamedOperation operation = new StreamedOperation(own(call), caller);
            EventStream stream = open.add(answers, key(http, caller), false);
            boolean follows = false;
            try {
                stream.add(operation);
                Optional<GraphqlAnswer> whole = begun(stream, operation);
                if (whole.isPresent()) {
                    return single(http, whole.get());
                }
                resume(stream, operation, since);
                if (stream.output().hasEnded()) {
                    throw Problem.of(ProblemCode.DEPENDENCY_UNAVAILABLE, "live.full")
                            .exception();
                }
                follows = true;
                return streaming(stream, position);
            } finally {
                if (!follows) {
                    stream.output().breakOff();
                }
            }
        });
    }

    /** Reserves a stream; the token is good until the second heartbeat from now, or as long as the stream then stands. */
    String reserve(HttpRequest<?> http) {
        return open.reserve(answers, key(http, callers.of(http)));
    }

    @Override
    public HttpResponse<?> connect(HttpRequest<?> http, String token) {
        return answered(http, () -> {
            EventStream stream = open.require(token, key(http, callers.of(http)));
            if (!open.take(stream)) {
                throw Problem.of(ProblemCode.CONFLICT, "live.connected").exception();
            }
            return streaming(stream, feed.delivered());
        });
    }

    @Override
    public HttpResponse<?> run(GraphqlCall call, String token) {
        HttpRequest<?> http = call.http().orElseThrow();
        return answered(http, () -> {
            Caller caller = callers.of(http);
            long since = missed.last(http).orElse(feed.delivered());
            EventStream stream = open.require(token, key(http, caller));
            String id = call.request()
                    .operationId()
                    .orElseThrow(() -> Problem.of(ProblemCode.BAD_USER_INPUT, "request.operation-id")
                            .at("extensions.operationId")
                            .exception());
            StreamedOperation operation = new StreamedOperation(call, caller);
            // before anything is executed: what is done cannot be refused
            stream.admit(operation);
            boolean follows = false;
            try {
                Optional<GraphqlAnswer> whole = begun(stream, operation);
                if (whole.isPresent()) {
                    return sent(stream, id, whole.get());
                }
                resume(stream, operation, since);
                follows = true;
                return HttpResponse.accepted().header(HttpHeaders.CACHE_CONTROL, "no-store");
            } finally {
                if (!follows) {
                    stream.remove(operation);
                }
            }
        });
    }

    private static HttpResponse<?> sent(EventStream stream, String id, GraphqlAnswer whole) {
        if (whole.refusal().isPresent()) {
            return HttpResponse.status(whole.status())
                    .body(whole.body())
                    .contentType("application/json; charset=utf-8")
                    .header(HttpHeaders.CACHE_CONTROL, "no-store");
        }
        stream.send(frames(Optional.of(id), whole));
        return HttpResponse.accepted().header(HttpHeaders.CACHE_CONTROL, "no-store");
    }

    /** Ends an operation of a shared stream; one that is over already is no mistake. */
    void end(HttpRequest<?> http, @Nullable String token, @Nullable String operation) {
        EventStream stream = open.require(token == null ? "" : token, key(http, callers.of(http)));
        stream.remove(operation == null ? "" : operation);
    }

    /** The answer, if it is all there is: of a query, of a mutation, of what is refused. */
    private Optional<GraphqlAnswer> begun(EventStream stream, StreamedOperation operation) {
        LiveEvent check = LiveEvent.check(operation.live());
        GraphqlAnswer answer = answers.first(operation, check);
        if (check.isLeftOut() && answer.refusal().isEmpty()) {
            return Optional.empty();
        }
        stream.remove(operation);
        return Optional.of(answer);
    }

    /** Always from a position: what happened while the operation was checked is missed too. */
    private void resume(EventStream stream, StreamedOperation operation, long since) {
        missed.since(since, operation.live().topics())
                .ifPresentOrElse(
                        events -> stream.begin(operation, since, events),
                        () -> stream.missed(operation, "live.missed"));
    }

    /** Who may not ask at all is told by the status; what is wrong with the operation comes as an event. */
    private HttpResponse<?> single(HttpRequest<?> http, GraphqlAnswer answer) {
        boolean outside = answer.refusal()
                .filter(problem -> problem.code() == ProblemCode.UNAUTHENTICATED
                        || problem.code() == ProblemCode.FORBIDDEN
                        || problem.code().retryable())
                .isPresent();
        return outside
                ? refusals.answer(http, answer.refusal().orElseThrow())
                : head(HttpResponse.ok(frames(Optional.empty(), answer)));
    }

    private static byte[] frames(Optional<String> operation, GraphqlAnswer answer) {
        return Frame.both(Frame.next(operation, answer.body(), Optional.empty()), Frame.complete(operation));
    }

    private static HttpResponse<?> streaming(EventStream stream, long position) {
        return head(HttpResponse.ok(stream.output())).header(POSITION, Long.toString(position));
    }

    /** Proxies hand on what they get at once, and nobody compresses what has no end. */
    private static MutableHttpResponse<?> head(MutableHttpResponse<?> response) {
        return response.contentType("text/event-stream; charset=utf-8")
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header("X-Accel-Buffering", "no")
                .header(HttpHeaders.VARY, "Accept");
    }

    /** On a connection of its own an operation has no id. */
    private static GraphqlCall own(GraphqlCall call) {
        return new GraphqlCall(
                call.endpoint(), call.request().withoutOperationId(), call.requestId(), call.language(), call.http());
    }

    private String key(HttpRequest<?> http, Caller caller) {
        return caller instanceof Caller.Anonymous
                ? "address:" + callers.visit(http).network()
                : caller.key();
    }

    private HttpResponse<?> answered(HttpRequest<?> http, Supplier<HttpResponse<?>> work) {
        try {
            return work.get();
        } catch (ProblemException refused) {
            return refusals.answer(http, refused.problem());
        }
    }

    /** Streams never end by themselves; clients come back to another server. */
    @Override
    public CompletionStage<?> shutdownGracefully() {
        stop();
        return CompletableFuture.completedFuture(null);
    }

    @PreDestroy
    void stop() {
        if (beating != null) {
            beating.cancel(false);
        }
        timer.shutdownNow();
        open.close();
    }
}
