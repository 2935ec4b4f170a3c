package io.yizhan.core.live;

import io.micronaut.http.HttpRequest;
import io.yizhan.core.graphql.ErrorResponses;
import io.yizhan.core.graphql.GraphqlAnswer;
import io.yizhan.core.graphql.GraphqlCall;
import io.yizhan.core.graphql.GraphqlEngine;
import io.yizhan.core.graphql.LiveEvent;
import io.yizhan.core.problem.Problem;
import io.yizhan.core.problem.ProblemCode;
import io.yizhan.core.problem.ProblemException;
import io.yizhan.core.security.Caller;
import io.yizhan.core.security.CallerSource;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/** Has the operation of a stream executed for one event, in the name of whoever is behind its request now. */
@Singleton
final class LiveAnswers {
    /** So few at once, that a publication with many watchers leaves connections of the database to everybody else. */
    private static final int AT_ONCE = 4;

    /** Bytes of a subscription. */
    private static final int LONGEST = 20_000;

    private final GraphqlEngine engine;
    private final CallerSource callers;
    private final ErrorResponses errors;
    private final LiveConfig config;
    private final Semaphore turns = new Semaphore(AT_ONCE, true);

    LiveAnswers(GraphqlEngine engine, CallerSource callers, ErrorResponses errors, LiveConfig config) {
        this.engine = engine;
        this.callers = callers;
        this.errors = errors;
        this.config = config;
    }

    /** What the event shows, when it is its turn. A refusal if the caller is not there any more, or another one. */
    GraphqlAnswer of(StreamedOperation operation, LiveEvent event) {
        return inTurn(() -> answer(operation, event));
    }

    /**
     * What an operation is answered that has just been sent: at once, as any other request. A subscription is checked, and may be so
     * long only, as it is kept.
     */
    GraphqlAnswer first(StreamedOperation operation, LiveEvent check) {
        GraphqlAnswer answer = answer(operation, check);
        int length = check.isLeftOut() ? operation.length() : 0;
        return length <= LONGEST ? answer : tooMuch(operation.request(), "subscriptionBytes", length, LONGEST);
    }

    <T> T inTurn(Supplier<T> work) {
        turns.acquireUninterruptibly();
        try {
            return work.get();
        } finally {
            turns.release();
        }
    }

    private GraphqlAnswer answer(StreamedOperation operation, LiveEvent event) {
        GraphqlCall call = operation.call();
        StreamRequest again = operation.request();
        try {
            if (!same(operation.caller(), callers.again(again))) {
                return refused(again, Problem.of(ProblemCode.UNAUTHENTICATED));
            }
            GraphqlAnswer answer = engine.execute(
                    new GraphqlCall(
                            call.endpoint(), call.request(), call.requestId(), call.language(), Optional.of(again)),
                    event);
            int length = answer.body().length;
            return length <= config.answerBytes()
                    ? answer
                    : tooMuch(again, "answerBytes", length, config.answerBytes());
        } catch (ProblemException gone) {
            return refused(again, gone.problem());
        }
    }

    /** An answer that says a problem. */
    byte[] error(StreamedOperation operation, Problem problem) {
        return Objects.requireNonNull(
                errors.answer(operation.request(), problem).body());
    }

    private GraphqlAnswer tooMuch(HttpRequest<?> http, String name, int actual, int limit) {
        return refused(
                http,
                Problem.of(ProblemCode.QUERY_TOO_COMPLEX)
                        .with("name", name)
                        .with("actual", actual)
                        .with("limit", limit));
    }

    private GraphqlAnswer refused(HttpRequest<?> http, Problem problem) {
        byte[] body = Objects.requireNonNull(errors.answer(http, problem).body());
        return new GraphqlAnswer(body, Optional.of(problem), Map.of(), false, Optional.empty());
    }

    /** A session that was ended and one that was opened since are two. */
    private static boolean same(Caller one, Caller other) {
        return one.key().equals(other.key()) && session(one).equals(session(other));
    }

    private static String session(Caller caller) {
        return caller instanceof Caller.SignedIn signedIn ? signedIn.session().toString() : "";
    }
}
