package io.yizhan.core.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.yizhan.core.database.TestDatabase;
import io.yizhan.core.delivery.DeliveryServer;
import io.yizhan.core.delivery.ManyWorks;
import io.yizhan.core.event.EventFeed;
import io.yizhan.core.security.ApiScope;
import io.yizhan.core.security.TokenService;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Streams are few, bounded, of one caller each, and end when they should. */
@Tag("any-database")
class StreamLimitsTest {
    private static final String WORKS = "subscription { workEvents(locale: \"en\") { id entry { title } } }";
    private static final int STREAMS = 3;
    private static final int BACKLOG = 100;

    @AutoClose
    private static final DeliveryServer SERVER = server();

    private static UUID work;

    private static DeliveryServer server() {
        TestDatabase database = TestDatabase.create();
        Map<String, Object> settings = new HashMap<>(database.properties());
        settings.put("yizhan.live.streams-per-caller", Integer.toString(STREAMS));
        settings.put("yizhan.live.operations", "2");
        settings.put("yizhan.live.backlog", Integer.toString(BACKLOG));
        settings.put("yizhan.live.answer-bytes", "1000");
        settings.put("yizhan.live.heartbeat", "500ms");
        return DeliveryServer.over(settings, database::close);
    }

    @BeforeAll
    static void load() {
        ManyWorks works = new ManyWorks(SERVER);
        work = works.add(Map.of("core.title en", "Pendant"));
        works.publish();
    }

    /** Closed connections are noticed at the next sign of life at the latest. */
    @AfterEach
    void noneAreLeft() {
        assertThat(open(0)).isZero();
    }

    private static int open(int expected) {
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (standing() != expected && System.nanoTime() < end) {
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
        return standing();
    }

    private static int standing() {
        return SERVER.bean(OpenStreams.class).all().size();
    }

    private static void touch(String title) {
        SERVER.publish(work, "core.title", Optional.of("en"), title, Optional.empty());
    }

    private static EventReader subscribe(Map<String, String> headers) {
        return EventReader.subscribe(SERVER.uri(), WORKS, Map.of(), headers);
    }

    private static Map<String, String> token(UUID[] id) {
        TokenService.Outcome made = SERVER.bean(TokenService.class)
                .create(
                        "frontend",
                        Set.of(ApiScope.DELIVERY_READ),
                        Instant.now().plus(Duration.ofDays(1)),
                        Optional.empty());
        id[0] = made.token().orElseThrow().id();
        return Map.of("Authorization", "Bearer " + made.secret().orElseThrow());
    }

    @Test
    void oneStreamTooManyIsRefusedUntilAnotherIsClosedAndOthersHaveTheirOwn() {
        List<EventReader> readers = new ArrayList<>();
        for (int i = 0; i < STREAMS; i++) {
            readers.add(subscribe(Map.of()));
            assertThat(readers.getLast().status()).isEqualTo(200);
        }
        try (EventReader refused = EventReader.unread(SERVER.uri(), WORKS, Map.of(), Map.of(), 0)) {
            assertThat(refused.status()).isEqualTo(429);
            assertThat(refused.body()).contains("RATE_LIMITED");
        }
        readers.add(subscribe(token(new UUID[1])));
        assertThat(readers.getLast().status()).isEqualTo(200);
        readers.getFirst().close();
        assertThat(open(STREAMS)).isEqualTo(STREAMS);
        readers.add(subscribe(Map.of()));
        assertThat(readers.getLast().status()).isEqualTo(200);
        readers.forEach(EventReader::close);
    }

    @Test
    void operationsShareOneStreamUnderTheirIds() {
        String token;
        try (EventReader reserved = EventReader.get(SERVER.uri(), "PUT", "/graphql", Map.of())) {
            assertThat(reserved.status()).isEqualTo(201);
            token = reserved.body();
        }
        Map<String, String> with = Map.of("X-GraphQL-Event-Stream-Token", token);
        Map<String, String> streamed = Map.of("X-GraphQL-Event-Stream-Token", token, "Accept", "text/event-stream");
        assertThat(status("a", WORKS, with)).isEqualTo(202);
        try (EventReader stream = EventReader.get(SERVER.uri(), "GET", "/graphql", streamed)) {
            assertThat(stream.status()).isEqualTo(200);
            stream.read();
            try (EventReader twice = EventReader.get(SERVER.uri(), "GET", "/graphql", streamed)) {
                assertThat(twice.status()).isEqualTo(409);
            }
            assertThat(status("a", WORKS, with)).as("the id is taken").isEqualTo(409);
            assertThat(status("q", "{ works(first: 1) { nodes { id } } }", with))
                    .isEqualTo(202);
            EventReader.Message answer = stream.next();
            assertThat(answer.json().get("id").asString()).isEqualTo("q");
            assertThat(answer.json().at("/payload/data/works/nodes/0/id").asString())
                    .isEqualTo(work.toString());
            assertThat(stream.next().event()).isEqualTo("complete");
            assertThat(status("x", "{ nothing }", with)).isEqualTo(400);
            assertThat(status("b", WORKS, with)).isEqualTo(202);
            assertThat(status("c", WORKS, with)).as("one too many").isEqualTo(429);
            touch("Shared");
            assertThat(List.of(stream.next().json(), stream.next().json()))
                    .allMatch(message -> message.at("/payload/data/workEvents/entry/title")
                            .asString()
                            .equals("Shared"))
                    .extracting(message -> message.get("id").asString())
                    .containsExactlyInAnyOrder("a", "b");
            try (EventReader ended = EventReader.get(SERVER.uri(), "DELETE", "/graphql?operationId=a", with)) {
                assertThat(ended.status()).isEqualTo(200);
            }
            touch("One alone");
            assertThat(stream.next().json().get("id").asString()).isEqualTo("b");
            assertThat(status("z", WORKS, Map.of("X-GraphQL-Event-Stream-Token", "another")))
                    .isEqualTo(404);
            Map<String, String> stranger = new HashMap<>(token(new UUID[1]));
            stranger.putAll(with);
            assertThat(status("z", WORKS, stranger))
                    .as("it is another caller's")
                    .isEqualTo(404);
        }
    }

    private static int status(String operation, String query, Map<String, String> headers) {
        try (EventReader sent = EventReader.post(SERVER.uri(), query, operation, headers)) {
            return sent.status();
        }
    }

    @Test
    void aReservedStreamThatNobodyTakesIsGivenUp() {
        try (EventReader reserved = EventReader.get(SERVER.uri(), "PUT", "/graphql", Map.of())) {
            assertThat(reserved.status()).isEqualTo(201);
        }
        assertThat(open(0)).isZero();
    }

    @Test
    void aReaderWhoFallsTooFarBehindIsToldToReadAnew() {
        try (EventReader slow = EventReader.unread(SERVER.uri(), WORKS, Map.of(), Map.of(), 4096)) {
            ManyWorks works = new ManyWorks(SERVER);
            for (int i = 0; i < 4 * BACKLOG; i++) {
                works.add(Map.of("core.title en", "Flood " + i));
            }
            works.publish();
            slow.read();
            EventReader.Message last = slow.next();
            while (!last.data().contains("errors")) {
                last = slow.next();
            }
            assertThat(last.json().at("/errors/0/extensions/code").asString()).isEqualTo("EVENTS_MISSED");
            assertThat(slow.next().event()).isEqualTo("complete");
            assertThat(slow.next().event()).isEqualTo("end");
        }
        try (EventReader late = subscribe(Map.of("Last-Event-ID", "0"))) {
            assertThat(late.code()).as("more was missed than is told again").isEqualTo("EVENTS_MISSED");
        }
    }

    @Test
    void oneMissedMoreThanIsPromisedIsToReadAnew() {
        Map<String, String> since = Map.of(
                "Last-Event-ID", Long.toString(SERVER.bean(EventFeed.class).delivered()));
        ManyWorks works = new ManyWorks(SERVER);
        for (int i = 0; i < BACKLOG; i++) {
            works.add(Map.of("core.title en", "As many " + i));
        }
        works.publish();
        String first;
        try (EventReader reader = subscribe(since)) {
            first = reader.next().id();
        }
        touch("One too many");
        try (EventReader late = subscribe(since)) {
            assertThat(late.code()).isEqualTo("EVENTS_MISSED");
        }
        try (EventReader reader = subscribe(Map.of("Last-Event-ID", first))) {
            assertThat(reader.next().data()).contains("As many");
        }
    }

    @Test
    void asManyStreamsAsTheServerTakesStandAndOneMoreIsRefusedWhoeverAsks() {
        try (DeliveryServer small = SERVER.another(Map.of("yizhan.live.streams", "2"))) {
            List<EventReader> readers = new ArrayList<>();
            for (Map<String, String> caller : List.of(Map.<String, String>of(), token(new UUID[1]))) {
                readers.add(EventReader.subscribe(small.uri(), WORKS, Map.of(), caller));
                assertThat(readers.getLast().status()).isEqualTo(200);
            }
            for (Map<String, String> caller : List.of(Map.<String, String>of(), token(new UUID[1]))) {
                try (EventReader refused = EventReader.unread(small.uri(), WORKS, Map.of(), caller, 0)) {
                    assertThat(refused.status()).isEqualTo(503);
                    assertThat(refused.body()).contains("DEPENDENCY_UNAVAILABLE");
                }
            }
            try (EventReader refused = EventReader.get(small.uri(), "PUT", "/graphql", Map.of())) {
                assertThat(refused.status()).as("a shared one is a stream too").isEqualTo(503);
            }
            readers.forEach(EventReader::close);
        }
    }

    @Test
    void asManyMissedAsArePromisedAreToldToEachOperationOfAStream() {
        long before = SERVER.bean(EventFeed.class).delivered();
        ManyWorks works = new ManyWorks(SERVER);
        for (int i = 0; i < BACKLOG; i++) {
            works.add(Map.of("core.title en", "Missed " + i));
        }
        works.publish();
        Map<String, String> since = Map.of("Last-Event-ID", Long.toString(before));
        String first;
        try (EventReader reader = subscribe(since)) {
            first = reader.next().id();
            for (int i = 1; i < BACKLOG; i++) {
                assertThat(reader.shown().at("/entry/title").asString()).startsWith("Missed");
            }
            touch("After what was missed");
            assertThat(reader.next().data()).contains("After what was missed");
        }
        String token;
        try (EventReader reserved = EventReader.get(SERVER.uri(), "PUT", "/graphql", Map.of())) {
            token = reserved.body();
        }
        Map<String, String> with = new HashMap<>(since);
        with.put("X-GraphQL-Event-Stream-Token", token);
        with.put("Accept", "text/event-stream");
        try (EventReader stream = EventReader.get(SERVER.uri(), "GET", "/graphql", with)) {
            // the first is not missed any more, but another one is
            with.put("Last-Event-ID", first);
            assertThat(status("a", WORKS, with)).isEqualTo(202);
            assertThat(status("b", WORKS, with)).isEqualTo(202);
            stream.read();
            for (int i = 0; i < 2 * BACKLOG; i++) {
                assertThat(stream.next().data()).contains("workEvents").doesNotContain("errors");
            }
        }
    }

    @Test
    void positionsGoOnOverWhatTheFilterLeavesOut() {
        String none = "subscription { workEvents(locale: \"en\", where: {title: {eq: \"Of no work\"}}) { id } }";
        try (EventReader reader = EventReader.subscribe(SERVER.uri(), none, Map.of(), Map.of())) {
            long first = reader.position();
            touch("Left out");
            long last = SERVER.bean(EventFeed.class).delivered();
            assertThat(last).isGreaterThan(first);
            long told = first;
            while (told < last) {
                long next = reader.position();
                assertThat(next).isGreaterThanOrEqualTo(told);
                told = next;
            }
        }
    }

    @Test
    void theStreamOfATokenThatIsRevokedEnds() {
        UUID[] id = new UUID[1];
        try (EventReader reader = subscribe(token(id))) {
            touch("Still told");
            assertThat(reader.next().data()).contains("Still told");
            SERVER.bean(TokenService.class).revoke(id[0]);
            assertThat(reader.code()).isEqualTo("UNAUTHENTICATED");
            assertThat(reader.next().event()).isEqualTo("complete");
            assertThat(reader.next().event()).isEqualTo("end");
        }
    }

    @Test
    void anEventThatShowsTooMuchEndsItsStream() {
        String query = "subscription { workEvents(locale: \"en\") { "
                + String.join(
                        " ",
                        IntStream.range(0, 60).mapToObj(i -> "a" + i + ": id").toList()) + " } }";
        try (EventReader reader = EventReader.subscribe(SERVER.uri(), query, Map.of(), Map.of())) {
            touch("Much");
            assertThat(reader.code()).isEqualTo("QUERY_TOO_COMPLEX");
        }
    }

    @Test
    void twoHundredMalformedRequestsLeaveNoStreamBehind() {
        List<String> bodies = List.of(
                "",
                "{",
                "[]",
                "{\"query\":1}",
                "{\"query\":\"\\ud800\"}",
                "{\"query\":\"subscription {\"}",
                "{\"query\":\"subscription { workEvents { kind } }\",\"extensions\":{\"operationId\":\"a b\"}}");
        for (int i = 0; i < 200; i++) {
            Map<String, String> headers = new HashMap<>(Map.of("Accept", "text/event-stream"));
            switch (i % 4) {
                case 1 -> headers.put("Last-Event-ID", "x" + i);
                case 2 -> headers.put("X-GraphQL-Event-Stream-Token", "../" + i);
                case 3 -> headers.put("Authorization", "Bearer " + i);
                default -> headers.put("Accept", "text/event-stream;q=x, */*;q=0");
            }
            String method = List.of("POST", "PUT", "DELETE", "GET").get(i % 11 % 4);
            try (EventReader sent =
                    EventReader.raw(SERVER.uri(), method, "/graphql", headers, bodies.get(i % bodies.size()))) {
                assertThat(sent.status()).as(method + headers).isLessThan(500);
            }
        }
        assertThat(open(0)).isZero();
        assertThat(SERVER.data("{ works(first: 1) { nodes { id } } }").toString())
                .contains("id");
    }
}
