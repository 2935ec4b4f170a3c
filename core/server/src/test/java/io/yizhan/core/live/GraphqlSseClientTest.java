package io.yizhan.core.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.yizhan.core.delivery.DeliveryServer;
import io.yizhan.core.delivery.ManyWorks;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The client of npm graphql-sse, as it is, in both its modes. Needs Node and the modules of web-admin. */
@Tag("any-database")
class GraphqlSseClientTest {
    private static final long LONGEST_SECONDS = 60;
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String WORKS =
            "subscription { workEvents(locale: \"en\") { kind id position entry { title } } }";

    @AutoClose
    private static final DeliveryServer SERVER = new DeliveryServer();

    private static UUID work = new UUID(0, 0);

    @BeforeAll
    static void load() {
        ManyWorks works = new ManyWorks(SERVER);
        work = works.add(Map.of("core.title en", "Pendant"));
        works.publish();
    }

    /** The script that runs the client; closing it takes its input away, upon which it ends. */
    private record Client(Process process, BufferedReader said, Writer orders) implements AutoCloseable {
        static Client start(String mode) {
            ProcessBuilder node = new ProcessBuilder("node", "walks/graphql-sse.mjs")
                    .directory(Path.of("../../web-admin").toFile())
                    .redirectError(ProcessBuilder.Redirect.INHERIT);
            node.environment().put("YIZHAN_WALK_URL", SERVER.uri().toString());
            node.environment().put("YIZHAN_WALK_MODE", mode);
            try {
                Process process = node.start();
                // reading what it says cannot be interrupted, but ends with it
                CompletableFuture.delayedExecutor(LONGEST_SECONDS, TimeUnit.SECONDS)
                        .execute(process::destroyForcibly);
                return new Client(process, process.inputReader(), process.outputWriter());
            } catch (IOException missing) {
                throw new AssertionError("This test needs Node 20.19 or newer on the path.", missing);
            }
        }

        void order(Map<String, ?> order) throws IOException {
            orders.write(JSON.writeValueAsString(order) + "\n");
            orders.flush();
        }

        JsonNode next() throws IOException {
            String line = said.readLine();
            assertThat(line).as("the client goes on").isNotNull();
            return JSON.readTree(Objects.requireNonNull(line));
        }

        /** What was answered to the next requests, by method. */
        void answered(Map<String, Integer> statuses) throws IOException {
            for (int i = 0; i < statuses.size(); i++) {
                JsonNode one = next();
                String method = one.propertyNames().iterator().next();
                assertThat(one.get(method).asInt()).as(one.toString()).isEqualTo(statuses.get(method));
            }
        }

        JsonNode shown() throws IOException {
            JsonNode told = next();
            assertThat(told.at("/next/data").isObject()).as(told.toString()).isTrue();
            return told.at("/next/data/workEvents");
        }

        @Override
        public void close() throws IOException {
            orders.close();
            int code = process.onExit()
                    .thenApply(Process::exitValue)
                    .completeOnTimeout(-1, 10, TimeUnit.SECONDS)
                    .join();
            process.destroyForcibly();
            assertThat(code).as("the client ends").isZero();
        }
    }

    private static void touch(String title) {
        SERVER.publish(work, "core.title", Optional.of("en"), title, Optional.empty());
    }

    private static void noneStand() {
        OpenStreams streams = SERVER.bean(OpenStreams.class);
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!streams.all().isEmpty() && System.nanoTime() < end) {
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
        assertThat(streams.all()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"distinct", "single"})
    void subscribesIsToldEndsAndTakesUpWhereItStopped(String mode) throws Exception {
        boolean single = mode.equals("single");
        Map<String, Integer> opening = single ? Map.of("PUT", 201, "GET", 200, "POST", 202) : Map.of("POST", 200);
        try (Client client = Client.start(mode)) {
            client.order(Map.of("subscribe", WORKS));
            client.answered(opening);
            touch("First, " + mode);
            JsonNode first = client.shown();
            assertThat(first.at("/entry/title").asString()).isEqualTo("First, " + mode);
            client.order(Map.of("end", true));
            if (single) {
                client.answered(Map.of("DELETE", 200));
            }
            assertThat(client.next().has("complete")).isTrue();
            noneStand();

            touch("Missed, " + mode);
            client.order(
                    Map.of("subscribe", WORKS, "since", first.get("position").asString()));
            client.answered(opening);
            assertThat(client.shown().at("/entry/title").asString()).isEqualTo("Missed, " + mode);
            touch("After, " + mode);
            assertThat(client.shown().at("/entry/title").asString()).isEqualTo("After, " + mode);

            // the server ends what has no more to say; a shared stream goes on for the others
            client.order(Map.of("subscribe", "{ works(first: 1, locale: \"en\") { nodes { id } } }"));
            client.answered(single ? Map.of("POST", 202) : Map.of("POST", 200));
            assertThat(client.next().at("/next/data/works/nodes/0/id").asString())
                    .isEqualTo(work.toString());
            assertThat(client.next().has("complete")).isTrue();
            touch("Last, " + mode);
            assertThat(client.shown().at("/entry/title").asString()).isEqualTo("Last, " + mode);
        }
        noneStand();
    }

    @ParameterizedTest
    @ValueSource(strings = {"distinct", "single"})
    void whatIsWrongWithAnOperationIsTold(String mode) throws Exception {
        try (Client client = Client.start(mode)) {
            client.order(Map.of("subscribe", "subscription { nothing }"));
            if (mode.equals("single")) {
                client.answered(Map.of("PUT", 201, "GET", 200, "POST", 400));
                assertThat(client.next().get("error").asString()).contains("400");
            } else {
                client.answered(Map.of("POST", 200));
                assertThat(client.next().at("/next/errors/0/extensions/code").asString())
                        .isEqualTo("GRAPHQL_VALIDATION_FAILED");
                assertThat(client.next().has("complete")).isTrue();
            }
        }
        noneStand();
    }
}
