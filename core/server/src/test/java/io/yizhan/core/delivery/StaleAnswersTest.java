package io.yizhan.core.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.yizhan.core.database.FaultyDatabase;
import io.yizhan.core.security.ApiScope;
import io.yizhan.core.security.TokenService;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The database goes away under readers, and comes back. */
@Tag("any-database")
class StaleAnswersTest {
    private static final Duration LONGEST = Duration.ofMinutes(1);
    private static final String WORKS = "{ works(first: 5) { nodes { title } } }";
    private static final String PENDANT = "{ work(slug: \"peace-pendant\") { id medium(locale: \"en\") } }";

    private static FaultyDatabase database;
    private static DeliveryServer server;
    private static DeliveryServer strict;

    @BeforeAll
    static void start() {
        database = new FaultyDatabase();
        Map<String, Object> settings = new HashMap<>(database.properties());
        settings.put("yizhan.database.socket-timeout", "3s");
        server = DeliveryServer.over(settings, database::close).withSamples();
        strict = server.another(Map.of("yizhan.delivery.stale-time", "0s"));
    }

    @AfterAll
    static void stop() {
        strict.close();
        server.close();
    }

    @Test
    void readersGoOnWithWhatHeldUntilTheDatabaseIsBack() {
        UUID id = UUID.fromString(server.data(PENDANT).at("/work/id").asString());
        String token = server.bean(TokenService.class)
                .create(
                        "frontend",
                        Set.of(ApiScope.DELIVERY_READ),
                        Instant.now().plus(Duration.ofDays(1)),
                        Optional.empty())
                .secret()
                .orElseThrow();
        String pendant = server.data(PENDANT).toString();
        HttpResponse<String> before = ask(server, WORKS);
        HttpResponse<String> byGet = again(WORKS);
        assertThat(before.headers().firstValue("X-Content-Stale")).isEmpty();
        assertThat(ask(strict, WORKS).statusCode()).isEqualTo(200);

        database.stop();
        try {
            HttpResponse<String> stale = await(server, WORKS, StaleAnswersTest::stale);
            assertThat(stale.statusCode()).isEqualTo(200);
            assertThat(stale.body()).isEqualTo(before.body());
            assertThat(stale.headers().firstValue("Cache-Control")).hasValue("no-store");
            assertThat(Long.parseLong(stale.headers().firstValue("Age").orElseThrow()))
                    .isBetween(2L, LONGEST.toSeconds());
            assertThat(server.data(PENDANT).toString()).isEqualTo(pendant);
            for (int i = 0; i < 3; i++) {
                assertThat(again(WORKS)).matches(StaleAnswersTest::stale);
            }

            assertRefused(ask(server, "{ works(first: 6) { nodes { title } } }"), "nobody had asked that");
            assertRefused(
                    server.send(request(server, WORKS).header("Authorization", "Bearer " + token)),
                    "nobody knows whether the token still stands");
            assertRefused(
                    server.send(request(server, WORKS).header("X-Min-Position", Long.toString(position(before) + 1))),
                    "the reader knows of something newer");
            assertRefused(ask(strict, WORKS), "this server is told to give nothing old");
        } finally {
            database.startAgain();
        }

        HttpResponse<String> after = await(server, WORKS, answer -> answer.statusCode() == 200 && !stale(answer));
        assertThat(after.body()).isEqualTo(before.body());
        assertThat(after.headers().firstValue("Age")).isEmpty();
        for (int i = 0; i < 3; i++) {
            assertThat(again(WORKS).headers().map())
                    .as("nothing of the time without a database is repeated")
                    .containsEntry("cache-control", byGet.headers().allValues("Cache-Control"))
                    .doesNotContainKeys("x-content-stale", "age");
        }
        server.publish(id, "core.medium", Optional.of("en"), "After the outage", Optional.empty());
        assertThat(server.data(PENDANT).at("/work/medium").asString()).isEqualTo("After the outage");
        assertThat(await(strict, PENDANT, answer -> answer.body().contains("After the outage"))
                        .statusCode())
                .isEqualTo(200);
    }

    private static void assertRefused(HttpResponse<String> answer, String why) {
        assertThat(answer.body()).as(why).contains("DEPENDENCY_UNAVAILABLE").doesNotContain("\"data\"");
        assertThat(answer.headers().firstValue("X-Content-Stale")).as(why).isEmpty();
    }

    private static boolean stale(HttpResponse<String> answer) {
        return answer.headers().firstValue("X-Content-Stale").isPresent();
    }

    private static long position(HttpResponse<String> answer) {
        return Long.parseLong(answer.headers().firstValue("X-Content-Position").orElseThrow());
    }

    private static HttpRequest.Builder request(DeliveryServer of, String query) {
        return of.post(query, Map.of()).setHeader("Accept", "application/graphql-response+json");
    }

    /** Always the same request, which is answered before the framework where it can be. */
    private static HttpResponse<String> again(String query) {
        return server.send(server.get(query, "{}"));
    }

    private static HttpResponse<String> ask(DeliveryServer of, String query) {
        return of.send(request(of, query));
    }

    private static HttpResponse<String> await(DeliveryServer of, String query, Predicate<HttpResponse<String>> wanted) {
        Instant end = Instant.now().plus(LONGEST);
        HttpResponse<String> answer = ask(of, query);
        while (!wanted.test(answer) && Instant.now().isBefore(end)) {
            answer = ask(of, query);
        }
        assertThat(answer).matches(wanted);
        return answer;
    }
}
