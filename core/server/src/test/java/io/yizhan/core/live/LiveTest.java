package io.yizhan.core.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.yizhan.core.delivery.DeliveryServer;
import io.yizhan.core.delivery.GuideQueries;
import io.yizhan.core.delivery.ManyWorks;
import io.yizhan.core.event.EventFeed;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Subscriptions over server-sent events: what they show, in which order, and how they end. */
@Tag("any-database")
class LiveTest {
    private static final String WORKS =
            "subscription ($where: WorkWhere) { workEvents(where: $where, locale: \"en\") { kind id type position at"
                    + " entry { slug title } } }";

    @AutoClose
    private static final DeliveryServer SERVER = new DeliveryServer();

    private static UUID pendant;
    private static UUID moon;

    @BeforeAll
    static void load() {
        ManyWorks works = new ManyWorks(SERVER);
        pendant = works.add(Map.of("core.title en", "Pendant", "core.title ru", "Подвеска"));
        moon = works.add(Map.of("core.title en", "Moon", "core.title ru", "Луна"));
        works.publish();
    }

    private static void touch(UUID id, String title) {
        SERVER.publish(id, "core.title", Optional.of("en"), title, Optional.empty());
    }

    private static EventReader subscribe(String query, Map<String, ?> variables, String... headers) {
        Map<String, String> all = new HashMap<>();
        for (int i = 0; i < headers.length; i += 2) {
            all.put(headers[i], headers[i + 1]);
        }
        return EventReader.subscribe(SERVER.uri(), query, variables, all);
    }

    @Test
    void aPublishedEntryIsShownAsItIsThenAndOneTakenBackByItsId() {
        try (EventReader reader = subscribe(WORKS, Map.of())) {
            assertThat(reader.status()).isEqualTo(200);
            assertThat(reader.header("Content-Type")).startsWith("text/event-stream");
            assertThat(reader.header("X-Accel-Buffering")).isEqualTo("no");
            touch(pendant, "Jade and silver");
            EventReader.Message changed = reader.next();
            assertThat(changed.event()).isEqualTo("next");
            JsonNode shown = changed.json().at("/data/workEvents");
            assertThat(shown.get("kind").asString()).isEqualTo("CHANGED");
            assertThat(shown.get("id").asString()).isEqualTo(pendant.toString());
            assertThat(shown.get("type").asString()).isEqualTo("WORK");
            assertThat(shown.get("position").asString()).isEqualTo(changed.id());
            assertThat(shown.at("/entry/title").asString()).isEqualTo("Jade and silver");

            SERVER.unpublish(moon);
            JsonNode gone = reader.shown();
            assertThat(gone.get("kind").asString()).isEqualTo("UNPUBLISHED");
            assertThat(gone.get("id").asString()).isEqualTo(moon.toString());
            assertThat(gone.get("entry").isNull()).isTrue();
            SERVER.publish(moon);
            assertThat(reader.shown().get("kind").asString()).isEqualTo("PUBLISHED");
            SERVER.unpublish(moon, "ru");
            assertThat(reader.shown().get("kind").asString())
                    .as("it is still there in other languages")
                    .isEqualTo("CHANGED");
            SERVER.publish(moon);
            assertThat(reader.shown().get("kind").asString()).isEqualTo("CHANGED");
        }
    }

    @Test
    void everySubscriptionOfTheGuideOpens() {
        assertThat(GuideQueries.subscriptions()).isNotEmpty().allSatisfy(subscription -> {
            try (EventReader reader = subscribe(subscription, Map.of())) {
                assertThat(reader.status()).isEqualTo(200);
                assertThat(reader.header("X-Content-Position"))
                        .as("what is refused is 200 too, but is no stream")
                        .isNotEmpty();
            }
        });
    }

    @Test
    void aFilterLetsThroughWhatFitsAfterTheEventAndWhatItShowedBefore() {
        Map<String, ?> jade = Map.of("where", Map.of("title", Map.of("eq", "Marble of the fourth day")));
        try (EventReader reader = subscribe(WORKS, jade)) {
            touch(moon, "Ink");
            touch(pendant, "Marble of the fourth day");
            assertThat(reader.shown().get("id").asString()).isEqualTo(pendant.toString());
            touch(pendant, "Jade");
            JsonNode left = reader.shown();
            assertThat(left.get("kind").asString()).isEqualTo("UNPUBLISHED");
            assertThat(left.get("entry").isNull()).isTrue();
            touch(pendant, "Jade again");
            touch(moon, "Marble of the fourth day");
            assertThat(reader.shown().get("id").asString())
                    .as("one that has left is not told of again")
                    .isEqualTo(moon.toString());
        }
    }

    @Test
    void whatNeverFittedIsToldWhenItIsGoneAndNotBefore() {
        Map<String, ?> where = Map.of("where", Map.of("title", Map.of("eq", "Basalt of the fifth day")));
        try (EventReader reader = subscribe(WORKS, where)) {
            SERVER.unpublish(moon, "ru");
            touch(pendant, "Basalt of the fifth day");
            assertThat(reader.shown().get("id").asString())
                    .as("the other one is still there in English")
                    .isEqualTo(pendant.toString());
            SERVER.unpublish(moon);
            JsonNode gone = reader.shown();
            assertThat(gone.get("id").asString()).isEqualTo(moon.toString());
            assertThat(gone.get("kind").asString()).isEqualTo("UNPUBLISHED");
        } finally {
            SERVER.publish(moon);
        }
    }

    @Test
    void oneSubscriptionMayBeOverSeveralTypesAndComeByGet() {
        String query = "subscription { entryEvents(types: [WORK, PERSON], locale: \"en\") { __typename kind type"
                + " entry { __typename id ... on Work { title } } } }";
        String path = "/graphql?query=" + URLEncoder.encode(query, StandardCharsets.UTF_8);
        try (EventReader reader = EventReader.get(SERVER.uri(), "GET", path, Map.of("Accept", "text/event-stream"))) {
            reader.read();
            touch(pendant, "Nephrite");
            JsonNode shown = reader.shown();
            assertThat(shown.get("__typename").asString()).isEqualTo("WorkEvent");
            assertThat(shown.at("/entry/__typename").asString()).isEqualTo("Work");
            assertThat(shown.at("/entry/title").isString()).isTrue();
        }
    }

    @Test
    void whoComesBackWithTheLastIdMissesNothingAndIsToldNothingTwice() {
        String last;
        try (EventReader reader = subscribe(WORKS, Map.of())) {
            touch(pendant, "first");
            last = reader.next().id();
        }
        touch(pendant, "second");
        touch(moon, "third");
        try (EventReader reader = subscribe(WORKS, Map.of(), "Last-Event-ID", last)) {
            List<String> ids = new ArrayList<>();
            ids.add(reader.shown().get("id").asString());
            ids.add(reader.shown().get("id").asString());
            touch(pendant, "fourth");
            ids.add(reader.shown().get("id").asString());
            assertThat(ids).containsExactly(pendant.toString(), moon.toString(), pendant.toString());
        }
    }

    @Test
    void whoWasShownNothingYetComesBackWithThePositionOfTheFirstSignOfLife() {
        long position;
        try (EventReader reader = subscribe(WORKS, Map.of())) {
            position = reader.position();
        }
        touch(moon, "In between");
        try (EventReader reader = subscribe(WORKS, Map.of(), "Last-Event-ID", Long.toString(position))) {
            assertThat(reader.next().data()).contains("In between");
        }
    }

    @Test
    void anEventThatTakesTooLongIsSaidAndTheStreamGoesOnBehindIt() {
        touch(pendant, "Before");
        long before = SERVER.bean(EventFeed.class).delivered();
        touch(pendant, "Out of reach");
        long out = SERVER.bean(EventFeed.class).delivered();
        try (DeliveryServer second = SERVER.another(Map.of("yizhan.graphql.limits.wall-time", "3s"))) {
            EventReader[] opened = new EventReader[1];
            whileLocked(() -> {
                opened[0] = EventReader.subscribe(
                        second.uri(), WORKS, Map.of(), Map.of("Last-Event-ID", Long.toString(before)));
                EventReader.Message late = opened[0].next();
                assertThat(late.json().at("/errors/0/extensions/code").asString())
                        .isEqualTo("TIMEOUT");
                assertThat(late.id()).isEqualTo(Long.toString(out));
            });
            try (EventReader reader = opened[0]) {
                touch(moon, "After");
                assertThat(reader.next().data()).contains("After");
            }
        }
    }

    /** While nobody can read what is published. */
    private static void whileLocked(Runnable work) {
        SERVER.database().define(sql -> {
            String tables = sql
                    .fetch("select table_name from information_schema.tables where table_schema = database()"
                            + " and table_name like 'p\\_%work%'")
                    .stream()
                    .map(row -> "`" + row.get(0, String.class) + "` write")
                    .collect(Collectors.joining(", "));
            sql.execute("lock tables " + tables);
            try {
                work.run();
            } finally {
                sql.execute("unlock tables");
            }
        });
    }

    @Test
    void anOperationThatCouldNotBeginLeavesItsIdToTheNext() {
        String token = reserved(SERVER);
        SERVER.database().define(sql -> sql.execute("rename table `event` to `event_away`"));
        try {
            assertThat(status(SERVER, token, "a", WORKS)).isGreaterThanOrEqualTo(500);
        } finally {
            SERVER.database().define(sql -> sql.execute("rename table `event_away` to `event`"));
        }
        assertThat(status(SERVER, token, "a", WORKS)).isEqualTo(202);
    }

    @Test
    void answersThatNobodyReadsAreNotMadeBeyondAFewOfFullLength() {
        String query = "{ work(id: \"" + pendant + "\") { id } }";
        try (DeliveryServer second = SERVER.another(Map.of("yizhan.live.answer-bytes", "1000"))) {
            String token = reserved(second);
            int made = 0;
            while (status(second, token, "q" + made, query) == 202) {
                made++;
                assertThat(made).as("answers of more than 100 bytes").isLessThan(50);
            }
            assertThat(made).isPositive();
            assertThat(status(second, token, "more", query)).isEqualTo(429);
            try (EventReader reader = EventReader.get(
                    second.uri(),
                    "GET",
                    "/graphql",
                    Map.of("X-GraphQL-Event-Stream-Token", token, "Accept", "text/event-stream"))) {
                reader.read();
                for (int i = 0; i < 2 * made; i++) {
                    assertThat(reader.next().event()).isEqualTo(i % 2 == 0 ? "next" : "complete");
                }
                assertThat(status(second, token, "more", query)).isEqualTo(202);
            }
        }
    }

    private static String reserved(DeliveryServer server) {
        try (EventReader reserved = EventReader.get(server.uri(), "PUT", "/graphql", Map.of())) {
            assertThat(reserved.status()).isEqualTo(201);
            return reserved.body();
        }
    }

    private static int status(DeliveryServer server, String token, String operation, String query) {
        try (EventReader sent =
                EventReader.post(server.uri(), query, operation, Map.of("X-GraphQL-Event-Stream-Token", token))) {
            return sent.status();
        }
    }

    @Test
    void anIdFromElsewhereOrWithoutSenseIsRefused() {
        try (EventReader reader = subscribe(WORKS, Map.of(), "Last-Event-ID", "999999999999")) {
            assertThat(reader.code()).isEqualTo("EVENTS_MISSED");
            assertThat(reader.next().event()).isEqualTo("complete");
            assertThat(reader.next().event()).isEqualTo("end");
        }
        try (EventReader reader = subscribe(WORKS, Map.of(), "Last-Event-ID", "-1")) {
            assertThat(reader.status()).isEqualTo(400);
        }
    }

    @Test
    void queriesAreAnsweredOnceAndWhatIsWrongWithAnOperationComesAsAnEvent() {
        try (EventReader reader = subscribe("{ work(id: \"" + pendant + "\") { id } }", Map.of())) {
            assertThat(reader.shown().get("id").asString()).isEqualTo(pendant.toString());
            assertThat(reader.next().event()).isEqualTo("complete");
            assertThat(reader.next().event()).isEqualTo("end");
        }
        for (Map.Entry<String, String> wrong : Map.of(
                        "subscription { nothing }", "GRAPHQL_VALIDATION_FAILED",
                        "subscription { workEvents { kind } personEvents { kind } }", "GRAPHQL_VALIDATION_FAILED",
                        "subscription {", "GRAPHQL_PARSE_FAILED",
                        "subscription { workEvents(locale: \"fr\") { kind } }", "BAD_USER_INPUT",
                        "subscription { entryEvents(types: []) { kind } }", "BAD_USER_INPUT",
                        "subscription { exportProductEvents(where: {price: {amount: {gt: \"1\"}}}) { kind } }",
                                "FORBIDDEN")
                .entrySet()) {
            try (EventReader reader = subscribe(wrong.getKey(), Map.of())) {
                boolean outside = wrong.getValue().equals("FORBIDDEN");
                assertThat(reader.status()).as(wrong.getKey()).isEqualTo(outside ? 403 : 200);
                if (!outside) {
                    assertThat(reader.code()).as(wrong.getKey()).isEqualTo(wrong.getValue());
                    assertThat(reader.next().event()).isEqualTo("complete");
                }
            }
        }
    }

    @Test
    void aSubscriptionIsKeptAndThereforeShortAQueryNeedNotBe() {
        String padding = " ".repeat(20_000);
        try (EventReader reader = subscribe(WORKS + padding, Map.of())) {
            JsonNode error = reader.next().json().at("/errors/0");
            assertThat(error.at("/extensions/code").asString()).isEqualTo("QUERY_TOO_COMPLEX");
            assertThat(error.at("/message").asString())
                    .contains("subscriptionBytes", Integer.toString(WORKS.length() + 20_002), "20000");
            assertThat(reader.next().event()).isEqualTo("complete");
        }
        try (EventReader reader = subscribe(WORKS, Map.of("unused", padding))) {
            assertThat(reader.code()).isEqualTo("QUERY_TOO_COMPLEX");
        }
        try (EventReader reader = subscribe("{ work(id: \"" + pendant + "\") { id } }" + padding, Map.of())) {
            assertThat(reader.shown().get("id").asString()).isEqualTo(pendant.toString());
        }
        assertThat(status(SERVER, reserved(SERVER), "a", WORKS + padding)).isEqualTo(400);
    }

    @Test
    void whatIsNotShownToTheCallerIsToldNeitherWhenItComesNorWhenItGoes() {
        ManyWorks entries = new ManyWorks(SERVER);
        String query = "subscription { entryEvents(types: [EXPORT_CATALOG], locale: \"en\") { kind id } }";
        try (EventReader reader = subscribe(query, Map.of())) {
            UUID closed = entries.add("exportCatalog", Map.of("core.title en", "Closed", "core.audience", "partner"));
            entries.publish();
            SERVER.unpublish(closed);
            UUID open = entries.add("exportCatalog", Map.of("core.title en", "Open", "core.audience", "public"));
            entries.publish();
            assertThat(reader.shown().get("id").asString()).isEqualTo(open.toString());
            SERVER.publish(open, "core.audience", "partner");
            JsonNode gone = reader.shown();
            assertThat(gone.get("id").asString()).isEqualTo(open.toString());
            assertThat(gone.get("kind").asString())
                    .as("it was shown here before")
                    .isEqualTo("UNPUBLISHED");
            SERVER.unpublish(open);
            UUID last = entries.add("exportCatalog", Map.of("core.title en", "Last", "core.audience", "public"));
            entries.publish();
            assertThat(reader.shown().get("id").asString()).isEqualTo(last.toString());
        }
    }

    @Test
    void draftsAreNotTold() {
        try (EventReader reader = subscribe(WORKS, Map.of())) {
            SERVER.save(pendant, "core.title", Optional.of("en"), "Only a draft");
            touch(moon, "Out");
            assertThat(reader.shown().get("id").asString()).isEqualTo(moon.toString());
        }
    }

    @Test
    void aServerTellsWhatAnotherPublishesAndTakesUpWhereAnotherStopped() {
        DeliveryServer second = SERVER.another();
        String last;
        try (EventReader reader = EventReader.subscribe(second.uri(), WORKS, Map.of(), Map.of())) {
            touch(pendant, "Told elsewhere");
            EventReader.Message told = reader.next();
            assertThat(told.data()).contains("Told elsewhere");
            last = told.id();
        }
        touch(moon, "Meanwhile");
        try (EventReader reader = subscribe(WORKS, Map.of(), "Last-Event-ID", last)) {
            assertThat(reader.next().data()).contains("Meanwhile");
        }
        try (EventReader left = EventReader.subscribe(second.uri(), WORKS, Map.of(), Map.of())) {
            second.close();
            List<String> told = new ArrayList<>();
            do {
                told.add(left.next().event());
            } while (!told.getLast().equals("end"));
            assertThat(told).as("clients come back by themselves").doesNotContain("complete");
        }
    }

    @Test
    void withoutAStreamASubscriptionIsRefused() {
        JsonNode answer = SERVER.ask(WORKS, Map.of());
        assertThat(answer.at("/errors/0/extensions/code").asString()).isEqualTo("BAD_USER_INPUT");
        assertThat(answer.at("/errors/0/message").asString()).contains("text/event-stream");
    }
}
