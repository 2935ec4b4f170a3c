package io.yizhan.core.security;

import static org.assertj.core.api.Assertions.assertThat;

import graphql.schema.GraphQLFieldDefinition;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import io.yizhan.core.app.RunningServer;
import io.yizhan.core.database.MovedClock;
import io.yizhan.core.database.TestDatabase;
import io.yizhan.core.graphql.Endpoint;
import io.yizhan.core.graphql.GraphqlSchemas;
import io.yizhan.core.graphql.Scalars;
import io.yizhan.core.graphql.SchemaDraft;
import io.yizhan.core.graphql.SchemaPart;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The real server with the rooms security, graphql and problem over a real database, and browsers for it. */
final class SecurityServer implements AutoCloseable {
    static final String PASSWORD = "narrow lantern gravel";
    static final JsonMapper JSON = JsonMapper.builder().build();

    final MovedClock clock = new MovedClock();
    private final TestDatabase database;
    private final RunningServer server;
    private final HttpClient client = HttpClient.newHttpClient();

    SecurityServer(String profile, Map<String, Object> settings) {
        this(TestDatabase.create(), profile, settings);
    }

    private SecurityServer(TestDatabase database, String profile, Map<String, Object> settings) {
        this.database = database;
        Map<String, Object> all = new HashMap<>(database.properties());
        all.put("micronaut.server.port", "-1");
        all.put("micronaut.server.host", "127.0.0.1");
        all.put("yizhan.profile", profile);
        all.putAll(settings);
        server = new RunningServer(ApplicationContext.builder()
                .properties(all)
                .singletons(clock)
                .beansPredicate(bean -> isOfThisTest(bean.getBeanType().getName()))
                .run(EmbeddedServer.class));
        GraphqlSchemas schemas = bean(GraphqlSchemas.class);
        schemas.swap(schemas.prepare(List.of(bean(SecuritySchemaPart.class), new OtherRooms()), Map.of()));
    }

    private static boolean isOfThisTest(String type) {
        return !type.startsWith("io.yizhan.")
                || List.of("database", "event", "graphql", "problem", "security").stream()
                        .anyMatch(room -> type.startsWith("io.yizhan.core." + room + "."));
    }

    <T> T bean(Class<T> type) {
        return server.bean(type);
    }

    URI uri(String path) {
        return server.uri().resolve(path);
    }

    Browser browser() {
        return new Browser();
    }

    /** Makes a user with {@link #PASSWORD}. */
    User user(String account, String... roles) {
        UserOutcome outcome = bean(UserService.class)
                .create(
                        new NewUser(
                                account,
                                "Person " + account,
                                Optional.empty(),
                                Set.of(roles),
                                Optional.empty(),
                                Optional.of(PASSWORD),
                                "en"),
                        new Caller.Program());
        return outcome.user()
                .orElseThrow(() -> new AssertionError(outcome.findings().toString()));
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.timeout(Duration.ofSeconds(30)).build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Keeps a cookie and a CSRF token, as a page of the admin does. */
    final class Browser {
        @Nullable
        String cookie;

        @Nullable
        String csrf;

        @Nullable
        String bearer;

        HttpResponse<String> raw(String path, String query, Map<String, ?> variables, String... headers) {
            HttpRequest.Builder request = HttpRequest.newBuilder(uri(path))
                    .header("Content-Type", "application/json")
                    .header("Accept", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(
                            JSON.writeValueAsString(Map.of("query", query, "variables", variables))));
            if (cookie != null) {
                request.header("Cookie", cookie);
            }
            if (csrf != null) {
                request.header("X-CSRF-Token", csrf);
            }
            if (bearer != null) {
                request.header("Authorization", "Bearer " + bearer);
            }
            for (int i = 0; i < headers.length; i += 2) {
                request.header(headers[i], headers[i + 1]);
            }
            HttpResponse<String> response = send(request);
            response.headers().firstValue("Set-Cookie").ifPresent(set -> {
                assertThat(set).contains("; HttpOnly", "; SameSite=Lax", "; Path=/");
                assertThat(set.startsWith("__Host-")).isEqualTo(set.contains("; Secure"));
                cookie = set.contains("Max-Age=0") ? null : set.substring(0, set.indexOf(';'));
            });
            return response;
        }

        JsonNode admin(String query) {
            return admin(query, Map.of());
        }

        JsonNode admin(String query, Map<String, ?> variables) {
            return JSON.readTree(raw("/graphql/admin", query, variables).body());
        }

        JsonNode signIn(String account, String password, String... headers) {
            JsonNode answer = JSON.readTree(raw(
                            "/graphql/admin",
                            "mutation($a: String!, $p: String!) { signIn(account: $a, password: $p)"
                                    + " { viewer { account csrfToken roles permissions } refusal { reason retryAfterSeconds } } }",
                            Map.of("a", account, "p", password),
                            headers)
                    .body());
            JsonNode token = answer.at("/data/signIn/viewer/csrfToken");
            csrf = token.isString() ? token.stringValue() : csrf;
            return answer;
        }

        Browser signedIn(String account) {
            JsonNode answer = signIn(account, PASSWORD);
            if (csrf == null) {
                throw new AssertionError(answer.toString());
            }
            return this;
        }

        boolean isSignedIn() {
            return admin("{ viewer { id } }").at("/data/viewer/id").isString();
        }
    }

    static String code(JsonNode answer) {
        return answer.at("/errors/0/extensions/code").asString("");
    }

    @Override
    public void close() {
        server.close();
        client.close();
        database.close();
    }

    /** What other rooms bring to the admin's schema, and a small delivery and preview schema. */
    private static final class OtherRooms implements SchemaPart {
        @Override
        public Set<Endpoint> endpoints() {
            return Set.of(Endpoint.values());
        }

        @Override
        public void contribute(SchemaDraft draft) {
            if (draft.endpoint() == Endpoint.ADMIN) {
                draft.type(Scalars.JSON.transform(scalar -> scalar.name("Texts")));
                draft.type(GraphqlTypes.object("EntrySummary", "Of entries.", "id: ID!"));
                draft.type(GraphqlTypes.object(
                        "PageInfo",
                        "Of pages.",
                        "hasNextPage: Boolean!, hasPreviousPage: Boolean!, startCursor: String, endCursor: String"));
                draft.type(
                        GraphqlTypes.object("Finding", "Of editors.", "code: String!, message: Texts!, field: String"));
            } else {
                GraphQLFieldDefinition field =
                        GraphqlTypes.field("audience", "String").build();
                draft.query(field, environment -> Asking.access(environment).audience());
                draft.mutation(GraphqlTypes.field("inquire", "Boolean").build(), environment -> true);
            }
        }
    }
}
