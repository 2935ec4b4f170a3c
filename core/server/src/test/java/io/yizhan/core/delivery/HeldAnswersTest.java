package io.yizhan.core.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.yizhan.core.graphql.AnswerCache.HeldAnswer;
import io.yizhan.core.media.AssetDetails;
import io.yizhan.core.media.AssetService;
import io.yizhan.core.security.ApiScope;
import io.yizhan.core.security.TokenService;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Answers that are held: who gets them, and what takes them away. */
@Tag("any-database")
class HeldAnswersTest {
    private static final String PENDANT = "{ work(slug: \"peace-pendant\") { id title media { id caption } } }";
    private static final String TITLES = "{ works(first: 5) { nodes { title } } }";

    @AutoClose
    private static final DeliveryServer SERVER = new DeliveryServer();

    @BeforeAll
    static void load() {
        SERVER.withSamples();
    }

    @Test
    void aRepeatedQueryIsAnsweredWithoutBeingExecutedWhateverTheOrderOfItsVariables() {
        String query = "query($first: Int, $sector: ID) { works(first: $first, where: {sector: {eq: $sector}})"
                + " { nodes { slug } } }";
        query = query.replace("$sector: ID", "$sector: String");
        Map<String, ?> variables = Map.of("first", 3, "sector", "hetian-jade");
        String first = SERVER.send(SERVER.post(query, variables)).body();
        assertThat(first).doesNotContain("errors");
        int executed = SERVER.counts().executions();

        String body = "{\"variables\":{\"sector\":\"hetian-jade\",\"first\":3},\"query\":\"" + query + "\"}";
        String turned = "{\"query\":\"" + query + "\",\"variables\":{\"first\":3,\"sector\":\"hetian-jade\"}}";
        for (String form : List.of(body, turned)) {
            HttpRequest.Builder request = SERVER.post(query, variables).POST(HttpRequest.BodyPublishers.ofString(form));
            assertThat(SERVER.send(request).body()).isEqualTo(first);
        }
        assertThat(SERVER.send(SERVER.get(query, "{\"first\":3,\"sector\":\"hetian-jade\"}"))
                        .body())
                .isEqualTo(first);
        assertThat(SERVER.counts().executions()).isEqualTo(executed);
        assertThat(SERVER.send(SERVER.post(query, Map.of("first", 4, "sector", "hetian-jade")))
                        .body())
                .isNotEqualTo(first);
    }

    @Test
    void aGetIsRevalidatedByItsTagAndSaysWhichStateItShows() {
        HttpResponse<String> answer = SERVER.send(SERVER.get(PENDANT, "{}"));
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("public, max-age=0, must-revalidate");
        assertThat(answer.headers().firstValue("Vary")).hasValue("Accept, Authorization, Cookie");
        String tag = answer.headers().firstValue("ETag").orElseThrow();

        HttpResponse<String> same = SERVER.send(SERVER.get(PENDANT, "{}").header("If-None-Match", "\"other\", " + tag));
        assertThat(same.statusCode()).isEqualTo(304);
        assertThat(same.body()).isEmpty();
        assertThat(same.headers().firstValue("ETag")).hasValue(tag);

        UUID id = id(PENDANT);
        long before = position(same);
        SERVER.publish(id, "core.medium", Optional.of("en"), "Tagged anew", Optional.empty());
        HttpResponse<String> next = SERVER.send(SERVER.get(PENDANT, "{}").header("If-None-Match", tag));
        assertThat(position(next)).isGreaterThan(before);
        assertThat(next.statusCode())
                .as("the answer is the same, as it shows no medium")
                .isEqualTo(304);
    }

    @Test
    void whatACallerWithATokenIsGivenIsKeptByNoCacheOnTheWay() {
        String secret = SERVER.bean(TokenService.class)
                .create(
                        "frontend",
                        Set.of(ApiScope.DELIVERY_READ),
                        Instant.now().plus(Duration.ofDays(1)),
                        Optional.empty())
                .secret()
                .orElseThrow();
        SERVER.data(TITLES);
        int executed = SERVER.counts().executions();
        HttpResponse<String> answer = SERVER.send(SERVER.get(TITLES, "{}").header("Authorization", "Bearer " + secret));
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("private, no-store");
        assertThat(SERVER.counts().executions()).as("it sees what anybody sees").isEqualTo(executed);

        String wide = SERVER.bean(TokenService.class)
                .create(
                        "staff",
                        Set.of(ApiScope.DELIVERY_READ, ApiScope.ADMIN_READ),
                        Instant.now().plus(Duration.ofDays(1)),
                        Optional.empty())
                .secret()
                .orElseThrow();
        for (int i = 1; i <= 2; i++) {
            SERVER.send(SERVER.get(TITLES, "{}").header("Authorization", "Bearer " + wide));
            assertThat(SERVER.counts().executions())
                    .as("nothing is held for staff")
                    .isEqualTo(executed + i);
        }
        HttpResponse<String> anonymous = SERVER.send(SERVER.get(TITLES, "{}"));
        assertThat(anonymous.headers().firstValue("Cache-Control").orElseThrow())
                .startsWith("public");
    }

    @Test
    void answersWithErrorsAreNotHeld() {
        String query = "{ work(slug: \"peace-pendant\") { title(locale: \"fr\") } }";
        SERVER.ask(query, Map.of());
        int executed = SERVER.counts().executions();
        HttpResponse<String> again = SERVER.send(SERVER.get(query, "{}"));
        assertThat(again.body()).contains("errors");
        assertThat(again.headers().firstValue("Cache-Control")).hasValue("no-cache");
        assertThat(SERVER.counts().executions()).isEqualTo(executed + 1);
    }

    @Test
    void publishingTakesAwayThatEntrysPagesAndItsTypesListsAndNothingElse() {
        String other = "{ work(slug: \"moon-over-the-ridge\") { title } }";
        List<String> slugs = SERVER.data("{ works(first: 40) { nodes { slug } } }").at("/works/nodes").values().stream()
                .map(work -> work.get("slug").asString())
                .filter(slug -> !slug.equals("peace-pendant"))
                .toList();
        other = other.replace("moon-over-the-ridge", slugs.getFirst());
        String fairs = "{ tradeFairs { nodes { name exhibitors { nodes { name } } } } }";
        for (String query : List.of(PENDANT, other, TITLES, fairs)) {
            SERVER.data(query);
        }
        UUID id = id(PENDANT);

        SERVER.publish(id, "core.title", Optional.of("zh-Hans"), "平安佩新", Optional.empty());

        int executed = SERVER.counts().executions();
        SERVER.data(other);
        SERVER.data(fairs);
        assertThat(SERVER.counts().executions()).isEqualTo(executed);
        assertThat(SERVER.data(PENDANT).at("/work/title").asString()).isEqualTo("平安佩新");
        SERVER.data(TITLES);
        assertThat(SERVER.counts().executions()).isEqualTo(executed + 2);
    }

    @Test
    void anAnswerUnderWayDuringAPublishIsGivenButNotHeld() throws InterruptedException {
        String query = "{ work(slug: \"peace-pendant\") { slug medium(locale: \"en\") } }";
        UUID id = id(PENDANT);
        SERVER.publish(id, "core.medium", Optional.of("en"), "Before", Optional.empty());
        CountDownLatch read = new CountDownLatch(1);
        CountDownLatch published = new CountDownLatch(1);
        SERVER.counts().atEnd(() -> {
            read.countDown();
            await(published);
        });
        CompletableFuture<String> slow = CompletableFuture.supplyAsync(
                () -> SERVER.data(query).at("/work/medium").asString());
        assertThat(read.await(20, TimeUnit.SECONDS)).isTrue();
        SERVER.counts().atEnd(() -> {});
        SERVER.publish(id, "core.medium", Optional.of("en"), "After", Optional.empty());
        published.countDown();

        assertThat(slow.join()).isEqualTo("Before");
        assertThat(SERVER.data(query).at("/work/medium").asString()).isEqualTo("After");
    }

    @Test
    void thoseWhoAskTheSameAtOnceAreAnsweredByOneExecution() throws InterruptedException {
        String query = "{ works(first: 7, orderBy: [{field: TITLE}]) { nodes { title kind { label } } } }";
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        SERVER.counts().atEnd(() -> {
            begun.countDown();
            await(go);
        });
        int executed = SERVER.counts().executions();
        CompletableFuture<String> first =
                CompletableFuture.supplyAsync(() -> SERVER.data(query).toString());
        assertThat(begun.await(20, TimeUnit.SECONDS)).isTrue();
        List<CompletableFuture<String>> others = java.util.stream.Stream.generate(() ->
                        CompletableFuture.supplyAsync(() -> SERVER.data(query).toString()))
                .limit(8)
                .toList();
        go.countDown();
        String answer = first.join();
        SERVER.counts().atEnd(() -> {});
        others.forEach(other -> assertThat(other.join()).isEqualTo(answer));
        assertThat(SERVER.counts().executions()).isEqualTo(executed + 1);
    }

    @Test
    void whatIsAbsentIsHeldUntilItComes() {
        UUID id = id(PENDANT);
        String byId = "{ work(id: \"" + id + "\") { slug } }";
        SERVER.unpublish(id);
        assertThat(SERVER.data(byId).get("work").isNull()).isTrue();
        assertThat(SERVER.data(PENDANT).get("work").isNull()).isTrue();
        int executed = SERVER.counts().executions();
        SERVER.data(byId);
        SERVER.data(PENDANT);
        assertThat(SERVER.counts().executions()).isEqualTo(executed);

        SERVER.publish(id);
        assertThat(SERVER.data(byId).at("/work/slug").asString()).isEqualTo("peace-pendant");
        assertThat(SERVER.data(PENDANT).at("/work/id").asString()).isEqualTo(id.toString());
    }

    @Test
    void aPictureDescribedAnewShowsAtOnce() throws Exception {
        String query = "{ works(first: 40) { nodes { media { id credit } } } }";
        JsonNode works = SERVER.data(query).at("/works/nodes");
        UUID picture = works.values().stream()
                .flatMap(work -> work.get("media").values().stream())
                .map(media -> UUID.fromString(media.get("id").asString()))
                .findFirst()
                .orElseThrow();
        AssetService assets = SERVER.bean(AssetService.class);
        int revision = assets.require(picture).revision();
        assets.update(
                picture,
                revision,
                before -> new AssetDetails(
                        before.name(),
                        before.focalPoint(),
                        before.alt(),
                        before.caption(),
                        Optional.of("Photographed anew"),
                        before.rights()));
        assertThat(SERVER.data(query).toString()).contains("Photographed anew");
    }

    @Test
    void nothingHeldIsGivenWhileTheEventsCannotBeRead() {
        SERVER.data(TITLES);
        int executed = SERVER.counts().executions();
        SERVER.database().define(sql -> sql.execute("rename table event to event_away"));
        Instant end = Instant.now().plusSeconds(40);
        try {
            while (SERVER.counts().executions() == executed && Instant.now().isBefore(end)) {
                SERVER.data(TITLES);
            }
            assertThat(SERVER.counts().executions()).isGreaterThan(executed);
        } finally {
            SERVER.database().define(sql -> sql.execute("rename table event_away to event"));
        }
        int last;
        do {
            last = SERVER.counts().executions();
            SERVER.data(TITLES);
        } while (SERVER.counts().executions() > last && Instant.now().isBefore(end));
        assertThat(SERVER.counts().executions()).as("held again").isEqualTo(last);
    }

    @Test
    void twoHundredThousandDifferentQueriesTakeNoMoreThanTheirBytes() {
        AnswerShelf shelf = new AnswerShelf(new DeliveryConfig(4_000_000, Duration.ofHours(1), 10_000));
        for (int i = 0; i < 200_000; i++) {
            AnswerSources sources = new AnswerSources(0, Instant.EPOCH);
            sources.entry("work", new UUID(1, i));
            sources.type("person");
            shelf.put(
                    new AnswerKey(i, i, i, i),
                    new HeldAnswer(new byte[1_000], "W/\"" + i + "\"", Optional::empty),
                    0,
                    sources.origin());
        }
        AnswerShelf.Extent extent = shelf.extent();
        assertThat(extent.answers()).isBetween(100L, 4_000L);
        assertThat(extent.dependencies()).isEqualTo((int) extent.answers() + 1);

        shelf.remove(1, List.of(new Dependency.OnType("person")));
        assertThat(shelf.extent()).isEqualTo(new AnswerShelf.Extent(0, 0));
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static UUID id(String query) {
        return UUID.fromString(SERVER.data(query).at("/work/id").asString());
    }

    private static long position(HttpResponse<?> answer) {
        return answer.headers().firstValueAsLong("X-Content-Position").orElseThrow();
    }
}
