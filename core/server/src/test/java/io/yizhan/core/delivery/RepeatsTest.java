package io.yizhan.core.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.yizhan.core.database.TestDatabase;
import io.yizhan.core.delivery.RawConnection.Answer;
import io.yizhan.core.model.Condition;
import io.yizhan.core.security.Role;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that are sent again are answered before the framework sees them: alike, in order, and only while the answer stands. */
@Tag("any-database")
class RepeatsTest {
    private static final String PENDANT = "{ work(slug: \"peace-pendant\") { id title(locale: \"en\") } }";
    private static final String TITLES = "{ works(first: 5) { nodes { title } } }";
    private static final String LONG = "{ works(first: 40) { nodes { id slug title updatedAt } } }";
    private static final String SITE = "https://site.example.org";
    private static final Set<String> OF_ONE_ANSWER =
            Set.of("date", "x-request-id", "content-length", "transfer-encoding");
    private static final int MANY = 300;
    private static final int MOST_TRIES = 10;

    private static DeliveryServer server;
    private RawConnection connection;

    @BeforeAll
    static void start() {
        TestDatabase database = TestDatabase.create();
        Map<String, Object> settings = new HashMap<>(database.properties());
        settings.put("yizhan.security.cors-origins", SITE);
        server = DeliveryServer.over(settings, database::close).withSamples();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void connect() {
        connection = new RawConnection(server.uri());
    }

    @AfterEach
    void disconnect() {
        connection.close();
    }

    @Test
    void theSameRequestIsAnsweredAsTheFrameworkAnswers() {
        for (String headers : new String[] {
            "",
            "Connection: keep-alive\r\nUser-Agent: node\r\nAccept-Language: zh-CN\r\n",
            "Accept: application/graphql-response+json\r\n",
            "Origin: " + SITE + "\r\n",
            "Accept-Encoding: gzip\r\n"
        }) {
            Answer whole = wholeWay(LONG, headers);
            Answer again = repeated(get(LONG, headers));
            assertThat(again.status()).isEqualTo(200);
            assertThat(again.body()).as(headers).isEqualTo(whole.body());
            assertThat(lasting(again)).as(headers).isEqualTo(lasting(whole));
            assertThat(again.header("X-Request-Id")).hasSize(36).isNotEqualTo(whole.header("X-Request-Id"));
            assertThat(again.header("Date")).endsWith("GMT").hasSameSizeAs(whole.header("Date"));
        }
        assertThat(repeated(get(LONG, "Origin: " + SITE + "\r\n")).header("Access-Control-Allow-Origin"))
                .isEqualTo(SITE);
        assertThat(repeated(get(LONG, "")).headers()).doesNotContainKey("Access-Control-Allow-Origin");
        assertThat(repeated(get(LONG, "X-Request-Id: given-by-proxy\r\n")).header("X-Request-Id"))
                .isEqualTo("given-by-proxy");
    }

    @Test
    void aCompressedAnswerIsRepeatedAsItIs() throws IOException {
        Answer plain = repeated(get(LONG, ""));
        Answer packed = repeated(get(LONG, "Accept-Encoding: gzip\r\n"));
        assertThat(packed.header("Content-Encoding")).isEqualTo("gzip");
        assertThat(packed.body()).hasSizeLessThan(plain.body().length);
        try (GZIPInputStream unpacked = new GZIPInputStream(new ByteArrayInputStream(packed.body()))) {
            assertThat(unpacked.readAllBytes()).isEqualTo(plain.body());
        }
    }

    @Test
    void whoHasTheAnswerIsToldSoUntilItChanges() {
        String known = "If-None-Match: " + repeated(get(PENDANT, "")).header("ETag") + "\r\n";
        Answer whole = wholeWay(PENDANT, known);
        Answer again = repeated(get(PENDANT, known));
        assertThat(again.status()).isEqualTo(304);
        assertThat(lasting(again)).isEqualTo(lasting(whole));

        rename("Told anew");
        Answer changed = connection.ask(get(PENDANT, known));
        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.text()).contains("Told anew");
    }

    @Test
    void aPublishIsSeenByTheNextRequestAndThatIsRepeatedThen() {
        for (int i = 0; i < 5; i++) {
            repeated(get(PENDANT, ""));
            String title = "Renamed " + i;
            rename(title);
            Answer changed = connection.ask(get(PENDANT, ""));
            assertThat(changed.text()).contains(title);
            Answer again = repeated(get(PENDANT, ""));
            assertThat(again.body()).isEqualTo(changed.body());
            assertThat(position(again)).isGreaterThanOrEqualTo(position(changed));
        }
    }

    @Test
    void theStateThatIsNamedGoesOnWhileTheAnswerStays() {
        String query = "{ exportEnterprises(first: 2) { nodes { name } } }";
        Answer before = repeated(get(query, ""));
        rename("Of no concern to enterprises");
        Answer after = repeated(get(query, ""));
        assertThat(after.body()).isEqualTo(before.body());
        assertThat(position(after)).isGreaterThan(position(before));
    }

    @Test
    void whenAnonymousCallersMaySeeLessNothingIsRepeated() {
        String query = "{ work(slug: \"cloud-ruyi\") { title medium } }";
        String shown = repeated(get(query, "")).text();
        assertThat(shown).doesNotContain("restricted");
        try (ReplacedGrants _ = ReplacedGrants.of(
                server, Role.ANONYMOUS, ReplacedGrants.toAnonymous("work", Condition.always(), "core.title"))) {
            for (int i = 0; i < 3; i++) {
                assertThat(connection.ask(get(query, "")).text()).isNotEqualTo(shown);
            }
        }
        assertThat(connection.ask(get(query, "")).text()).isEqualTo(shown);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Cookie: other=1\r\n",
                "Authorization: Basic eDp5\r\n",
                "X-Min-Position: 1\r\n",
                "X-Cache-Tags: true\r\n",
                "X-Query-Cost: true\r\n",
                "X-Unheard-Of: 1\r\n",
                "Accept: application/json\r\nAccept: text/html\r\n",
                "Connection: Upgrade\r\nUpgrade: h2c\r\n",
            })
    void aRequestThatMayMeanMoreGoesTheWholeWay(String headers) {
        repeated(get(TITLES, ""));
        for (int i = 0; i < 3; i++) {
            int before = requests();
            connection.ask(get(TITLES, headers));
            assertThat(requests()).isEqualTo(before + 1);
        }
    }

    @Test
    void aForeignHostIsRefusedHoweverOftenTheQueryWasAsked() {
        repeated(get(TITLES, ""));
        String foreign = get(TITLES, "").replace("Host: 127.0.0.1", "Host: evil.example");
        for (int i = 0; i < 3; i++) {
            assertThat(connection.ask(foreign).status()).isEqualTo(421);
        }
    }

    @Test
    void answersLeaveInTheOrderOfTheirRequests() {
        String same = get(TITLES, "");
        String titles = repeated(same).text();
        StringBuilder all = new StringBuilder();
        for (int i = 0; i < MANY; i++) {
            all.append(same.repeat(3))
                    .append(get("{ works(first: " + (i % 40 + 1) + ") { totalCount nodes { slug } } }", ""))
                    .append(get("{ a" + i + ": __typename }", "X-Unheard-Of: 1\r\n"));
        }
        int before = requests();
        // Written beside, as neither side may wait for the other to read.
        Thread writer = Thread.ofVirtual().start(() -> connection.send(all.toString()));
        for (int i = 0; i < MANY; i++) {
            for (int j = 0; j < 3; j++) {
                assertThat(connection.read().text()).isEqualTo(titles);
            }
            assertThat(connection.read().text()).contains("totalCount");
            assertThat(connection.read().text()).isEqualTo("{\"data\":{\"a" + i + "\":\"Query\"}}");
        }
        assertThat(joined(writer)).isTrue();
        assertThat(requests() - before).as("some of them were repeated").isLessThan(5 * MANY);
    }

    @Test
    void aRequestAfterOthersThatWentWrongIsRepeatedAgain() {
        String titles = repeated(get(TITLES, "")).text();
        for (String other : new String[] {
            "GET /graphql HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n",
            "GET /nowhere HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n",
            "POST /graphql HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nContent-Length: 3\r\n\r\n{x}",
            "GET /health/ready HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n",
        }) {
            connection.ask(other);
            assertThat(repeated(get(TITLES, "")).text()).isEqualTo(titles);
        }
    }

    @Test
    void requestsMayComeInPieces() {
        String same = get(TITLES, "");
        String titles = repeated(same).text();
        String three = same.repeat(3);
        int before = requests();
        int asked = 0;
        for (int cut = 1; cut < same.length(); cut += 7) {
            connection.send(three.substring(0, cut));
            connection.send(three.substring(cut));
            for (int i = 0; i < 3; i++, asked++) {
                assertThat(connection.read().text()).as("cut after %s", cut).isEqualTo(titles);
            }
        }
        assertThat(requests() - before).as("most were repeated").isLessThan(asked / 2);
    }

    @Test
    void aBodyIsNeverTakenForTheNextRequest() {
        String titles = repeated(get(TITLES, "")).text();
        String hidden = get("{ hidden: __typename }", "");
        Answer first = connection.ask(
                get(TITLES, "Content-Length: " + hidden.length() + "\r\n") + hidden + get("{ next: __typename }", ""));
        assertThat(first.text()).isEqualTo(titles);
        assertThat(connection.read().text()).isEqualTo("{\"data\":{\"next\":\"Query\"}}");
    }

    @Test
    void aConnectionEndsWhereItsClientWishes() {
        String titles = repeated(get(TITLES, "")).text();
        assertThat(connection.ask(get(TITLES, "Connection: close\r\n")).text()).isEqualTo(titles);
        assertThat(connection.ended()).isTrue();
        try (RawConnection old = new RawConnection(server.uri())) {
            assertThat(old.ask(get(TITLES, "").replace("HTTP/1.1", "HTTP/1.0")).text())
                    .isEqualTo(titles);
            assertThat(old.ended()).isTrue();
        }
    }

    /** As the framework answers, which sees every request with a header nobody knows. */
    private Answer wholeWay(String query, String headers) {
        int before = requests();
        Answer answer = connection.ask(get(query, headers + "X-Unheard-Of: 1\r\n"));
        assertThat(requests()).isEqualTo(before + 1);
        return answer;
    }

    /**
     * The answer to a request that was answered before. It is asked for until it is one: now and then a request goes the whole way and
     * finds out what anonymous callers may see by now.
     */
    private Answer repeated(String request) {
        for (int i = 0; i < MOST_TRIES; i++) {
            int before = requests();
            Answer answer = connection.ask(request);
            if (requests() == before) {
                return answer;
            }
        }
        throw new AssertionError("never answered before the framework: " + request);
    }

    private static void rename(String title) {
        UUID id = UUID.fromString(server.data("{ work(slug: \"peace-pendant\") { id } }")
                .at("/work/id")
                .asString());
        server.publish(id, "core.title", Optional.of("en"), title, Optional.empty());
    }

    private static String get(String query, String headers) {
        return "GET /graphql?query=" + URLEncoder.encode(query, StandardCharsets.UTF_8)
                + " HTTP/1.1\r\nHost: 127.0.0.1\r\n" + headers + "\r\n";
    }

    private static Map<String, String> lasting(Answer answer) {
        Map<String, String> headers = new TreeMap<>(answer.headers());
        headers.keySet().removeIf(name -> OF_ONE_ANSWER.contains(name.toLowerCase(Locale.ROOT)));
        return headers;
    }

    private static long position(Answer answer) {
        return Long.parseLong(answer.header("X-Content-Position"));
    }

    /** Requests that were read as GraphQL. */
    private static int requests() {
        return server.counts().requests();
    }

    private static boolean joined(Thread thread) {
        try {
            return thread.join(Duration.ofSeconds(20));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
