package io.yizhan.core.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.cookie.Cookie;
import io.yizhan.core.database.TestDatabase;
import io.yizhan.core.delivery.DeliveryServer;
import io.yizhan.core.event.Event;
import io.yizhan.core.event.EventListener;
import io.yizhan.core.event.RecordedEvent;
import io.yizhan.core.graphql.Endpoint;
import io.yizhan.core.graphql.GraphqlCall;
import io.yizhan.core.graphql.GraphqlRequest;
import io.yizhan.core.problem.Language;
import io.yizhan.core.problem.Problem;
import io.yizhan.core.problem.ProblemCode;
import io.yizhan.core.problem.ProblemException;
import io.yizhan.core.security.Caller;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

/** What a stream does at moments no client can choose. */
@Tag("any-database")
class EventStreamTest {
    @AutoClose
    private static final DeliveryServer SERVER = server();

    private static final String WORKS = "subscription { workEvents { id } }";

    /** All there are. */
    private static final int TURNS = 4;

    /** More than a reader may be silent for. */
    private static final int BEATS = 10;

    /** One that leaves the heartbeat to the tests. */
    private static DeliveryServer server() {
        TestDatabase database = TestDatabase.create();
        Map<String, Object> settings = new HashMap<>(database.properties());
        settings.put("yizhan.live.heartbeat", "1h");
        return DeliveryServer.over(settings, database::close);
    }

    private static EventStream stream() {
        return SERVER.bean(OpenStreams.class).add(SERVER.bean(LiveAnswers.class), "somebody", true);
    }

    /** A connection that asks for so many pieces, once. */
    private static final class Taker implements Subscriber<byte[]> {
        final BlockingQueue<String> taken = new LinkedBlockingQueue<>();
        private final long wanted;

        Taker(long wanted) {
            this.wanted = wanted;
        }

        @Override
        public void onSubscribe(Subscription subscription) {
            if (wanted > 0) {
                subscription.request(wanted);
            }
        }

        @Override
        public void onNext(byte[] bytes) {
            taken.add(new String(bytes, StandardCharsets.UTF_8).strip());
        }

        @Override
        public void onError(Throwable failure) {
            taken.add("error");
        }

        @Override
        public void onComplete() {
            taken.add("end");
        }

        String next() throws InterruptedException {
            return String.valueOf(taken.poll(20, TimeUnit.SECONDS));
        }
    }

    @Test
    void aReaderWhoWaitsForASlowServerIsKeptAndToldThatItLives() throws InterruptedException {
        EventStream stream = stream();
        Taker reader = new Taker(100);
        stream.output().subscribe(reader);
        assertThat(reader.next()).isEqualTo(":");
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch done = new CountDownLatch(1);
        stream.output().put(() -> {
            begun.countDown();
            await(done);
            return Optional.empty();
        });
        stream.send("behind".getBytes(StandardCharsets.UTF_8));
        await(begun);
        for (int i = 0; i < BEATS; i++) {
            stream.beat(1);
            assertThat(reader.taken.poll()).as("beat " + i).isEqualTo(":");
        }
        done.countDown();
        assertThat(reader.next()).isEqualTo("behind");
        stream.output().breakOff();
        String last = reader.next();
        while (last.equals(":")) {
            last = reader.next();
        }
        assertThat(last).isEqualTo("end");
    }

    @Test
    void aReaderWhoTakesNothingIsGivenUp() throws InterruptedException {
        EventStream stream = stream();
        Taker reader = new Taker(1);
        stream.output().subscribe(reader);
        assertThat(reader.next()).isEqualTo(":");
        for (int i = 0; i < BEATS; i++) {
            stream.beat(1);
        }
        assertThat(reader.next()).isEqualTo("end");
    }

    @Test
    void aStreamThatEndedBeforeItsConnectionCameIsOverForIt() throws InterruptedException {
        EventStream stream = stream();
        stream.output().breakOff();
        Taker late = new Taker(1);
        stream.output().subscribe(late);
        assertThat(late.next()).isEqualTo("end");
        assertThatThrownBy(() -> SERVER.bean(OpenStreams.class).take(stream))
                .isInstanceOf(ProblemException.class)
                .extracting(thrown -> ((ProblemException) thrown).problem())
                .extracting(Problem::code)
                .isEqualTo(ProblemCode.NOT_FOUND);
    }

    @Test
    void whatIsSentIsAnsweredWhileAllTurnsOfEventsAreTaken() throws InterruptedException, ExecutionException {
        LiveAnswers answers = SERVER.bean(LiveAnswers.class);
        CountDownLatch taken = new CountDownLatch(TURNS);
        CountDownLatch done = new CountDownLatch(1);
        Callable<Boolean> turn = () -> answers.inTurn(() -> {
            taken.countDown();
            await(done);
            return true;
        });
        List<Future<Boolean>> events = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < TURNS; i++) {
                events.add(threads.submit(turn));
            }
            await(taken);
            Map<String, String> none = Map.of();
            try (EventReader query = EventReader.subscribe(SERVER.uri(), "{ __typename }", none, none);
                    EventReader opened = EventReader.subscribe(SERVER.uri(), WORKS, none, none)) {
                assertThat(query.next().data()).contains("Query");
                assertThat(opened.header("X-Content-Position")).isNotEmpty();
            } finally {
                done.countDown();
            }
            for (Future<Boolean> event : events) {
                assertThat(event.get()).as("it was still its turn then").isTrue();
            }
        }
    }

    @Test
    void streamsAreToldAfterAllOtherListeners() {
        assertThat(SERVER.context().getBeansOfType(EventListener.class))
                .hasSizeGreaterThan(3)
                .last()
                .isInstanceOf(StreamListener.class);
    }

    @Test
    void ofARequestItIsKeptWhoSentItAndNotWhatItBrought() {
        HttpRequest<?> sent = HttpRequest.POST("/graphql?query=x", "a body")
                .header("Authorization", "Bearer one")
                .cookie(Cookie.of("yizhan", "two"))
                .setAttribute("found", "before");
        StreamRequest kept = operation(Optional.of(sent)).request();
        assertThat(kept.getHeaders().get("Authorization")).isEqualTo("Bearer one");
        assertThat(kept.getCookies().findCookie("yizhan").map(Cookie::getValue)).hasValue("two");
        assertThat(kept.getMethodName()).isEqualTo("POST");
        assertThat(kept.getRemoteAddress()).isEqualTo(sent.getRemoteAddress());
        assertThat(kept.getUri()).hasToString("/graphql");
        assertThat(kept.getBody()).isEmpty();
        assertThat(kept.getAttributes().names()).isEmpty();
    }

    private static StreamedOperation operation(Optional<HttpRequest<?>> http) {
        return new StreamedOperation(
                new GraphqlCall(Endpoint.DELIVERY, GraphqlRequest.of(WORKS, Map.of()), "request", Language.EN, http),
                new Caller.Anonymous());
    }

    @Test
    void whoWasToldMoreElsewhereIsNotToldAgainByAServerThatLags() {
        StreamedOperation operation = operation(Optional.empty());
        List<Long> told = new ArrayList<>();
        operation.offer(event(101), 10, event -> told.add(event.position()));
        assertThat(operation.reached(101)).isEqualTo(StreamedOperation.NOWHERE);
        operation.begin(105, List.of(), event -> told.add(event.position()), event -> told.add(event.position()));
        for (long position = 102; position < 108; position++) {
            operation.offer(event(position), 10, event -> told.add(event.position()));
            assertThat(operation.reached(position)).isEqualTo(Math.max(105, position));
        }
        assertThat(told).containsExactly(106L, 107L);
    }

    private static RecordedEvent event(long position) {
        Event published = new Event.EntryPublished(new UUID(0, position), "work", 1, List.of("en"));
        return new RecordedEvent(position, Instant.EPOCH, Optional.empty(), published);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
