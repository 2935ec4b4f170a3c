package io.yizhan.core.graphql;

import static io.yizhan.core.graphql.GraphqlServer.code;
import static io.yizhan.core.graphql.GraphqlServer.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import graphql.GraphQLContext;
import io.yizhan.core.problem.Problem;
import io.yizhan.core.problem.ProblemCode;
import io.yizhan.core.problem.ProblemException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(value = 60, unit = TimeUnit.SECONDS)
@Tag("any-database")
final class GraphqlExecutionTest {
    @Test
    void aRequestThatRunsDuringASwapFinishesOnTheSchemaItBeganWith() {
        try (GraphqlServer server = new GraphqlServer()) {
            CompletableFuture<HttpResponse<String>> running =
                    CompletableFuture.supplyAsync(() -> server.query("{ wait generation }"));
            await(server.library.waiting);

            server.library.generation = "two";
            server.schemas().swap(server.schemas().prepare(List.of(server.library), Map.of()));
            assertThat(server.query("{ generation }").body()).isEqualTo("{\"data\":{\"generation\":\"two\"}}");

            server.library.released.countDown();
            assertThat(running.join().body()).isEqualTo("{\"data\":{\"wait\":\"one\",\"generation\":\"one\"}}");
        }
    }

    @Test
    void aSchemaThatCannotBeBuiltLeavesTheRunningOneInForce() {
        try (GraphqlServer server = new GraphqlServer()) {
            SchemaGeneration before = server.schemas().current();
            SchemaPart again = new LibrarySchemaPart();

            assertThatThrownBy(() -> server.schemas().prepare(List.of(server.library, again), Map.of()))
                    .isInstanceOfSatisfying(ProblemException.class, e -> {
                        assertThat(e.problem().code()).isEqualTo(ProblemCode.MODEL_REJECTED);
                        assertThat(e.problem().params())
                                .containsEntry("name", "Book")
                                .containsEntry("first", "LibrarySchemaPart");
                    });
            assertThat(server.schemas().current()).isSameAs(before);
            assertThat(server.query("{ generation }").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void loadersThatWaitForLoadersFinishInOneBatchPerStep() {
        LibrarySchemaPart library = new LibrarySchemaPart();
        try (GraphqlServer server = new GraphqlServer(Map.of(), library.loaders())) {
            HttpResponse<String> response = server.query("{ books(count: 3) { owner } }");

            assertThat(json(response).at("/data/books/2/owner").asString()).isEqualTo("owner 2");
            assertThat(library.batches).containsExactly(1, 1, 1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"broken", "brokenAlways", "deep"})
    void whatNobodyForesawIsInternalAndTellsNothing(String field) {
        try (GraphqlServer server = new GraphqlServer()) {
            HttpResponse<String> response = server.query("{ " + field + " }");

            assertThat(code(response)).isEqualTo("INTERNAL");
            assertThat(json(response).at("/errors/0/extensions/requestId").asString())
                    .isEqualTo(response.headers().firstValue("X-Request-Id").orElseThrow());
            assertThat(json(response).get("errors")).hasSize(1);
            assertThat(response.body())
                    .doesNotContainIgnoringCase("secret")
                    .doesNotContain("Exception", "java.", "io.yizhan", "StackOverflow", "/var");
        }
    }

    @Test
    void aProblemKeepsItsCodeAndPathAndTheRestOfTheAnswer() {
        try (GraphqlServer server = new GraphqlServer()) {
            HttpResponse<String> response = server.query("{ generation forbidden }");

            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(code(response)).isEqualTo("FORBIDDEN");
            assertThat(json(response).at("/errors/0/path/0").asString()).isEqualTo("forbidden");
            assertThat(json(response).at("/data/generation").asString()).isEqualTo("one");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{ | GRAPHQL_PARSE_FAILED",
                "{ bok { title } } | GRAPHQL_VALIDATION_FAILED",
                "{ text } | GRAPHQL_VALIDATION_FAILED",
                "{ text(length: \"a\") } | GRAPHQL_VALIDATION_FAILED",
                "query a { calls } query b { calls } | GRAPHQL_VALIDATION_FAILED",
                "query($n: Int!) { text(length: $n) } | BAD_USER_INPUT",
                "subscription { a } | GRAPHQL_VALIDATION_FAILED",
            })
    void aRequestThatCannotRunSaysWhyWithoutHints(String query, String code) {
        try (GraphqlServer server = new GraphqlServer()) {
            HttpResponse<String> response = server.query(query);

            assertThat(response.statusCode()).isEqualTo(400);
            assertThat(code(response)).isEqualTo(code);
            assertThat(response.body())
                    .doesNotContainIgnoringCase("did you mean")
                    .doesNotContain("\"data\"");
        }
    }

    @Test
    void theSentencesOfTheLibraryNameNoJavaClasses() {
        try (GraphqlServer server = new GraphqlServer()) {
            HttpResponse<String> response =
                    server.query("query($n: Int!) { text(length: $n) }", Map.of("n", Map.of("a", 1)));

            assertThat(code(response)).isEqualTo("BAD_USER_INPUT");
            assertThat(response.body()).doesNotContain("Map", "List");
        }
    }

    @Test
    void anOperationBeyondTheWallTimeIsStoppedAndAnswered() {
        try (GraphqlServer server = new GraphqlServer(Map.of("yizhan.graphql.limits.wall-time", "300ms"))) {
            HttpResponse<String> response = server.query("{ wait }");

            assertThat(response.statusCode()).isEqualTo(504);
            assertThat(code(response)).isEqualTo("TIMEOUT");
            await(server.library.interrupted);
            assertThat(server.query("{ generation }").statusCode()).isEqualTo(200);
        }
    }

    /** The client cannot tell how far it came, so nothing more is changed. */
    @Test
    void whatFollowsAMutationThatFailedIsNotBegun() {
        try (GraphqlServer server = new GraphqlServer()) {
            HttpResponse<String> response = server.query("mutation { refused touch }");

            assertThat(code(response)).isEqualTo("CONFLICT");
            assertThat(json(response).get("data").isNull()).isTrue();
            assertThat(server.library.calls).hasValue(0);
            server.query("mutation { touch again: touch }");
            assertThat(server.library.calls).hasValue(2);
        }
    }

    @Test
    void whatFollowsAMutationBeyondTheWallTimeIsNotBegun() {
        CountDownLatch closed = new CountDownLatch(1);
        ContextPart part = new ContextPart() {
            @Override
            public Opened open(GraphqlCall call, GraphQLContext context) {
                return Opened.stoppable(closed::countDown, () -> {});
            }
        };
        Map<String, Object> settings = Map.of("yizhan.graphql.limits.mutation-wall-time", "300ms");
        try (GraphqlServer server = new GraphqlServer(settings, part)) {
            assertThat(code(server.query("mutation { late touch }"))).isEqualTo("TIMEOUT");

            server.library.released.countDown();
            await(closed);
            assertThat(server.library.calls).hasValue(0);
        }
    }

    @Test
    void directivesLeaveFieldsOutByTheVariablesOfEachRequest() {
        try (GraphqlServer server = new GraphqlServer()) {
            String query = "query($a: Boolean!) { book { ...f next @skip(if: $a) { title } } }"
                    + " fragment f on Book { title @include(if: $a) __typename }";
            String with = "{\"data\":{\"book\":{\"title\":\"玉\",\"__typename\":\"Book\"}}}";
            String without = "{\"data\":{\"book\":{\"__typename\":\"Book\",\"next\":{\"title\":\"玉\"}}}}";
            for (boolean given : List.of(true, false, true)) {
                assertThat(server.query(query, Map.of("a", given)).body()).isEqualTo(given ? with : without);
            }
        }
    }

    @Test
    void whatAPartOpensIsStoppedAtATimeOutAndClosedOnTheSameThread() {
        CountDownLatch closed = new CountDownLatch(1);
        AtomicInteger open = new AtomicInteger();
        AtomicBoolean stopped = new AtomicBoolean();
        ContextPart part = new ContextPart() {
            @Override
            public Opened open(GraphqlCall call, GraphQLContext context) {
                Thread opener = Thread.currentThread();
                open.incrementAndGet();
                return Opened.stoppable(
                        () -> {
                            open.decrementAndGet();
                            if (opener.equals(Thread.currentThread()) && stopped.get()) {
                                closed.countDown();
                            }
                        },
                        () -> stopped.set(true));
            }
        };
        try (GraphqlServer server = new GraphqlServer(Map.of("yizhan.graphql.limits.wall-time", "300ms"), part)) {
            assertThat(code(server.query("{ wait }"))).isEqualTo("TIMEOUT");

            await(closed);
            assertThat(open).hasValue(0);
        }
    }

    @Test
    void aGuardRefusesBeforeAnythingRuns() {
        OperationGuard guard = (call, operation, context) -> call.endpoint() == Endpoint.ADMIN
                ? Optional.of(Problem.of(ProblemCode.UNAUTHENTICATED))
                : Optional.empty();
        try (GraphqlServer server = new GraphqlServer(Map.of(), guard)) {
            HttpResponse<String> refused = server.get("/graphql/admin", Map.of("query", "{ calls }"));

            assertThat(refused.statusCode()).isEqualTo(401);
            assertThat(code(refused)).isEqualTo("UNAUTHENTICATED");
            assertThat(server.library.calls).hasValue(0);
            assertThat(server.query("{ calls }").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void aHeldAnswerIsGivenWithoutRunningAgainAndOnlyForDelivery() {
        Map<String, AnswerCache.HeldAnswer> kept = new ConcurrentHashMap<>();
        AnswerCache cache = new AnswerCache() {
            @Override
            public Optional<HeldAnswer> find(Question question) {
                return Optional.ofNullable(kept.get(question.text() + question.generation()));
            }

            @Override
            public GraphqlAnswer make(Question question, Supplier<GraphqlAnswer> making) {
                GraphqlAnswer answer = making.get();
                if (answer.holdable()) {
                    kept.put(
                            question.text() + question.generation(),
                            new HeldAnswer(answer.body(), EntityTag.of(answer.body()), Optional::empty));
                }
                return answer;
            }
        };
        try (GraphqlServer server = new GraphqlServer(Map.of(), cache)) {
            String first = server.query("{ calls }").body();
            assertThat(server.query("{ calls }").body()).isEqualTo(first);
            assertThat(server.get("/graphql/preview", Map.of("query", "{ calls }"))
                            .body())
                    .isNotEqualTo(first);
            server.query("{ broken }");
            server.query("mutation { touch }");
            assertThat(kept).hasSize(1);

            server.schemas().swap(server.schemas().prepare(List.of(server.library), Map.of()));
            assertThat(server.query("{ calls }").body()).isNotEqualTo(first);
            assertThat(kept).hasSize(2);

            server.library.accounted = false;
            server.schemas().swap(server.schemas().prepare(List.of(server.library), Map.of()));
            server.query("{ calls }");
            assertThat(kept)
                    .as("a part that does not say what it reads is never held")
                    .hasSize(2);
        }
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
