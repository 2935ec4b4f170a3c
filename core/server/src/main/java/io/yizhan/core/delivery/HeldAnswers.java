package io.yizhan.core.delivery;

import io.micronaut.http.HttpRequest;
import io.yizhan.core.event.EventFeed;
import io.yizhan.core.graphql.AnswerCache;
import io.yizhan.core.graphql.ContextValues;
import io.yizhan.core.graphql.EntityTag;
import io.yizhan.core.graphql.GraphqlAnswer;
import io.yizhan.core.graphql.GraphqlCall;
import io.yizhan.core.security.Access;
import io.yizhan.core.security.ApiScope;
import io.yizhan.core.security.Caller;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Whole answers, kept until something they were made from changes. The events of this and other servers say what changes; while they
 * cannot be read, nothing held is given.
 */
@Singleton
final class HeldAnswers implements AnswerCache {
    /** Header by which a reader asks for a state that is not older than a write it knows of. */
    static final String MIN_POSITION = "X-Min-Position";

    /** Events not read for longer than this: what is held may be old. */
    private static final Duration LONGEST_LAG = Duration.ofSeconds(2);

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(2);

    private final AnswerShelf shelf;
    private final EventFeed feed;
    private final Clock clock;
    private final boolean on;
    private final ConcurrentMap<AnswerKey, CountDownLatch> making = new ConcurrentHashMap<>();

    HeldAnswers(AnswerShelf shelf, EventFeed feed, Clock clock, DeliveryConfig config) {
        this.shelf = shelf;
        this.feed = feed;
        this.clock = clock;
        this.on = config.heldAnswerBytes() > 0;
    }

    @Override
    public Optional<HeldAnswer> find(Question question) {
        return answerable(question) ? shelf.find(key(question), clock.instant()) : Optional.empty();
    }

    /** Those who ask the same at once wait for the first; what it made is theirs only if it holds now, not if it held before. */
    @Override
    public GraphqlAnswer make(Question question, Supplier<GraphqlAnswer> maker) {
        if (!answerable(question)) {
            return maker.get();
        }
        AnswerKey key = key(question);
        CountDownLatch made = new CountDownLatch(1);
        CountDownLatch other = making.putIfAbsent(key, made);
        if (other != null) {
            await(other);
            return shelf.find(key, clock.instant())
                    .map(held -> GraphqlAnswer.held(held, question.context()))
                    .orElseGet(() -> kept(key, question, maker));
        }
        try {
            return kept(key, question, maker);
        } finally {
            making.remove(key, made);
            made.countDown();
        }
    }

    private GraphqlAnswer kept(AnswerKey key, Question question, Supplier<GraphqlAnswer> maker) {
        GraphqlAnswer answer = maker.get();
        if (!answer.holdable()) {
            return answer;
        }
        HeldAnswer held = new HeldAnswer(answer.body(), EntityTag.of(answer.body()));
        shelf.put(key, held, AnswerSources.of(question.context()));
        return new GraphqlAnswer(answer.body(), answer.refusal(), answer.headers(), true, Optional.of(held.tag()));
    }

    private static void await(CountDownLatch other) {
        try {
            // Too late or not, what counts is whether an answer is held then.
            boolean done = other.await(LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS);
            assert done || other.getCount() > 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static AnswerKey key(Question question) {
        return AnswerKey.of(
                question,
                ContextValues.require(question.context(), Access.class).audience());
    }

    private boolean answerable(Question question) {
        return on
                && feed.follows(LONGEST_LAG)
                && !staff(question)
                && minPosition(question.call())
                        <= AnswerSources.of(question.context()).position();
    }

    /**
     * Nothing is held for staff. A token that only reads what is published sees what anybody does, whoever owns it; a token without
     * that scope may not ask at all, which is said behind this stop.
     */
    private static boolean staff(Question question) {
        Access access = ContextValues.require(question.context(), Access.class);
        return switch (ContextValues.require(question.context(), Caller.class)) {
            case Caller.Anonymous _ -> access.staff();
            case Caller.SignedIn _ -> access.staff();
            case Caller.TokenCaller token -> !token.scopes().equals(Set.of(ApiScope.DELIVERY_READ));
            case Caller.Program _ -> true;
        };
    }

    /** Position of an event that the answer has to show; 0 if none is asked for. */
    static long minPosition(GraphqlCall call) {
        Optional<String> asked = call.http().map(HttpRequest::getHeaders).map(headers -> headers.get(MIN_POSITION));
        if (asked.isEmpty()) {
            return 0;
        }
        try {
            return Long.parseLong(asked.get());
        } catch (NumberFormatException e) {
            return Long.MAX_VALUE;
        }
    }
}
