package io.yizhan.core.delivery;

import io.micronaut.http.HttpRequest;
import io.yizhan.core.event.EventFeed;
import io.yizhan.core.graphql.AnswerCache;
import io.yizhan.core.graphql.AnswerHeaders;
import io.yizhan.core.graphql.ContextValues;
import io.yizhan.core.graphql.EntityTag;
import io.yizhan.core.graphql.GraphqlAnswer;
import io.yizhan.core.graphql.GraphqlCall;
import io.yizhan.core.graphql.GraphqlSchemas;
import io.yizhan.core.security.Access;
import io.yizhan.core.security.AccessService;
import io.yizhan.core.security.ApiScope;
import io.yizhan.core.security.Caller;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Whole answers, kept until something they were made from changes. The events of this and other servers say what changes; while they
 * cannot be read, nothing held is given, but for what held when the database went away: that, marked as old, to anonymous callers.
 */
@Singleton
final class HeldAnswers implements AnswerCache {
    /** Header by which a reader asks for a state that is not older than a write it knows of. */
    static final String MIN_POSITION = "X-Min-Position";

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(2);

    /** A caller asks for the tags of the answer by this header, whose value then is {@code true}, and finds them in the same. */
    static final String TAGS = "X-Cache-Tags";

    /** With the tags: the instant from which on the clock alone may make it another answer, ISO 8601; absent if never. */
    static final String UNTIL = "X-Cache-Until";

    /** On an answer from before the database went away; Age says for how long it has been. */
    static final String STALE = "X-Content-Stale";

    private final AnswerShelf shelf;
    private final CacheTags tags;
    private final EventFeed feed;
    private final AccessService access;
    private final GraphqlSchemas schemas;
    private final Clock clock;
    private final long capacity;
    private final Duration staleTime;
    private final ConcurrentMap<AnswerKey, CountDownLatch> making = new ConcurrentHashMap<>();

    HeldAnswers(
            AnswerShelf shelf,
            CacheTags tags,
            EventFeed feed,
            AccessService access,
            GraphqlSchemas schemas,
            Clock clock,
            DeliveryConfig config) {
        this.shelf = shelf;
        this.tags = tags;
        this.feed = feed;
        this.access = access;
        this.schemas = schemas;
        this.clock = clock;
        this.capacity = config.heldAnswerBytes();
        this.staleTime = config.staleTime();
    }

    @Override
    public Optional<HeldAnswer> find(Question question) {
        return answerable(question) ? shelved(key(question), question) : former(question);
    }

    /**
     * While the database is away: what held when it went, for anonymous callers, whose rights then are the last that were known. Not
     * for the program's own pages, which would hand it on without its mark.
     */
    private Optional<HeldAnswer> former(Question question) {
        boolean goesOn = capacity > 0
                && feed.cutOff(EventFeed.LONGEST_LAG)
                && feed.follows(staleTime)
                && !question.call().ours()
                && ContextValues.require(question.context(), Caller.class) instanceof Caller.Anonymous
                && reaches(question);
        if (!goesOn) {
            return Optional.empty();
        }
        Duration behind = feed.behind();
        Optional<AnswerShelf.Kept> found = shelf.find(key(question), clock.instant(), behind);
        found.ifPresent(_ -> ContextValues.require(question.context(), AnswerHeaders.class)
                .put(STALE, "true")
                .put("Age", Long.toString(behind.toSeconds()))
                .put("Cache-Control", "no-store"));
        return found.map(AnswerShelf.Kept::answer);
    }

    private Optional<HeldAnswer> shelved(AnswerKey key, Question question) {
        Optional<AnswerShelf.Kept> found = shelf.find(key, clock.instant());
        found.ifPresent(kept -> tag(question, kept.origin()));
        return found.map(AnswerShelf.Kept::answer);
    }

    /** Those who ask the same at once wait for the first; what it made is theirs only if it holds now, not if it held before. */
    @Override
    public GraphqlAnswer make(Question question, Supplier<GraphqlAnswer> maker) {
        if (!answerable(question)) {
            GraphqlAnswer answer = maker.get();
            if (!answer.holdable()) {
                return answer;
            }
            AnswerSources sources = AnswerSources.of(question.context());
            AnswerOrigin origin = sources.origin();
            mark(question, origin, shelf.holds(sources.position(), origin));
            return answer.withHeadersOf(question.context());
        }
        AnswerKey key = key(question);
        CountDownLatch made = new CountDownLatch(1);
        CountDownLatch other = making.putIfAbsent(key, made);
        if (other != null) {
            await(other);
            return shelved(key, question)
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
        HeldAnswer held = heldAnswer(answer.body(), key, question);
        AnswerSources sources = AnswerSources.of(question.context());
        AnswerOrigin origin = sources.origin();
        mark(question, origin, shelf.put(key, held, sources.position(), origin));
        return answer.kept(held, question.context());
    }

    private HeldAnswer heldAnswer(byte[] body, AnswerKey key, Question question) {
        String tag = EntityTag.of(body);
        String audience = audience(question);
        long generation = question.generation();
        return new HeldAnswer(body, tag, () -> {
            // Read before anything is looked at: whoever is told of an event is told what it made of rights, schema and
            // answers.
            long position = feed.delivered();
            boolean stands = feed.follows(EventFeed.LONGEST_LAG)
                    && schemas.current().number() == generation
                    && anonymousAre(audience)
                    && holds(key, tag);
            return stands ? Optional.of(Map.of(SnapshotPart.POSITION, Long.toString(position))) : Optional.empty();
        });
    }

    /** Whether that is what anonymous callers are by now; if it is not known, it is not. */
    private boolean anonymousAre(String audience) {
        return access.knownOfAnonymous()
                .map(Access::audience)
                .filter(audience::equals)
                .isPresent();
    }

    private boolean holds(AnswerKey key, String tag) {
        return shelf.find(key, clock.instant())
                .filter(kept -> kept.answer().tag().equals(tag))
                .isPresent();
    }

    @Override
    public long capacity() {
        return capacity;
    }

    /** An answer that took so long that it holds no more by now is nothing to keep: who is told of changes may have been told. */
    private void mark(Question question, AnswerOrigin origin, boolean holds) {
        if (holds) {
            tag(question, origin);
        } else {
            ContextValues.require(question.context(), AnswerHeaders.class).put("Cache-Control", "no-store");
        }
    }

    /** Tells a caller who keeps answers itself what this one depends on. */
    private void tag(Question question, AnswerOrigin origin) {
        if (!header(question.call(), TAGS).filter("true"::equalsIgnoreCase).isPresent()) {
            return;
        }
        AnswerHeaders headers = ContextValues.require(question.context(), AnswerHeaders.class);
        headers.put(TAGS, tags.of(origin, audience(question)));
        if (origin.until() != null) {
            headers.put(UNTIL, origin.until().toString());
        }
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
        return AnswerKey.of(question, audience(question));
    }

    private static String audience(Question question) {
        return ContextValues.require(question.context(), Access.class).audience();
    }

    private static Optional<String> header(GraphqlCall call, String name) {
        return call.http().map(HttpRequest::getHeaders).map(headers -> headers.get(name));
    }

    private boolean answerable(Question question) {
        return capacity > 0 && feed.follows(EventFeed.LONGEST_LAG) && !staff(question) && reaches(question);
    }

    /** Whether what is held shows all that the reader knows of. */
    private static boolean reaches(Question question) {
        return minPosition(question.call())
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
        Optional<String> asked = header(call, MIN_POSITION);
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
