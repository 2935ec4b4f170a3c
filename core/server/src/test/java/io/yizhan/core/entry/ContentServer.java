package io.yizhan.core.entry;

import graphql.GraphQLContext;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import io.yizhan.core.app.RunningServer;
import io.yizhan.core.app.Yizhan;
import io.yizhan.core.database.MovedClock;
import io.yizhan.core.database.TestDatabase;
import io.yizhan.core.graphql.ContextPart;
import io.yizhan.core.graphql.Endpoint;
import io.yizhan.core.graphql.GraphqlCall;
import io.yizhan.core.graphql.GraphqlSchemas;
import io.yizhan.core.graphql.SchemaPart;
import io.yizhan.core.model.ContentModel;
import io.yizhan.core.model.ContentModels;
import io.yizhan.core.model.ModelReader;
import io.yizhan.core.model.ModelSource;
import io.yizhan.core.security.ApiScope;
import io.yizhan.core.security.NewPerson;
import io.yizhan.core.security.TokenService;
import io.yizhan.core.security.User;
import io.yizhan.core.security.UserService;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The real server with core's content model over a database of its own, and people who use its admin API. */
public final class ContentServer implements AutoCloseable {
    public static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String ENTRY = " id version fields changes translations trashed actions"
            + " createdBy { displayName } updatedBy { displayName }"
            + " localeStates { locale state publishedVersion } findings { code field locale }"
            + " summary { title state titleLocale } ";

    public final MovedClock clock = new MovedClock();
    private final TestDatabase database = TestDatabase.create();
    private final AtomicInteger statements = new AtomicInteger();
    private final RunningServer server;
    private final HttpClient client = HttpClient.newHttpClient();

    public ContentServer() {
        this(coreModel());
    }

    public ContentServer(ContentModel model) {
        Map<String, Object> settings = new HashMap<>(database.properties());
        settings.put("micronaut.server.port", "-1");
        settings.put("yizhan.profile", "development");
        settings.put("yizhan.graphql.limits.wall-time", "20s");
        server = new RunningServer(ApplicationContext.builder()
                .properties(settings)
                .singletons(clock, counting())
                .beansPredicate(bean -> !bean.getBeanType().getName().startsWith("io.yizhan.core.app."))
                .run(EmbeddedServer.class));
        change(model);
    }

    public static ContentModel coreModel() {
        return ModelReader.read(List.of(ModelSource.besideClass("core", Yizhan.class, "model")));
    }

    void change(ContentModel model) {
        bean(ContentModels.class).change(model);
        GraphqlSchemas schemas = bean(GraphqlSchemas.class);
        List<SchemaPart> admin = server.context().getBeansOfType(SchemaPart.class).stream()
                .filter(part -> part.endpoints().equals(Set.of(Endpoint.ADMIN)))
                .toList();
        schemas.swap(schemas.prepare(admin, Map.of(ContentModel.class, model)));
    }

    public <T> T bean(Class<T> type) {
        return server.bean(type);
    }

    /** Somebody with a role, who works through an API token. */
    public Person person(String account, String role, Optional<UUID> enterprise) {
        NewPerson person = new NewPerson(bean(UserService.class), bean(TokenService.class), account, role, enterprise);
        User user = person.make();
        return new Person(user, person.token(user, Set.of(ApiScope.ADMIN_WRITE), clock.instant()));
    }

    /** SQL statements that the last query took in its snapshot. */
    int statements() {
        return statements.get();
    }

    private ContextPart counting() {
        return new ContextPart() {
            @Override
            public Opened open(GraphqlCall call, GraphQLContext context) {
                return () -> {
                    if (context.get(ContentReads.class) instanceof ContentReads reads) {
                        statements.set(reads.statements());
                    }
                };
            }
        };
    }

    /** Calls of one person. */
    public final class Person {
        public final User user;
        private final String secret;

        Person(User user, String secret) {
            this.user = user;
            this.secret = secret;
        }

        public JsonNode ask(String query, Map<String, ?> variables) {
            HttpRequest request = HttpRequest.newBuilder(server.uri().resolve("/graphql/admin"))
                    .header("Content-Type", "application/json")
                    .header("Accept", "application/json")
                    .header("Authorization", "Bearer " + secret)
                    .timeout(Duration.ofSeconds(90))
                    .POST(HttpRequest.BodyPublishers.ofString(
                            JSON.writeValueAsString(Map.of("query", query, "variables", variables))))
                    .build();
            try {
                return JSON.readTree(client.send(request, HttpResponse.BodyHandlers.ofString())
                        .body());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }

        /** State and body of a page of the server. */
        public HttpResponse<String> page(String path) {
            HttpRequest request = HttpRequest.newBuilder(server.uri().resolve(path))
                    .header("Authorization", "Bearer " + secret)
                    .timeout(Duration.ofSeconds(90))
                    .build();
            try {
                return client.send(request, HttpResponse.BodyHandlers.ofString());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }

        /** The value of the one root field; fails if there are errors. */
        public JsonNode get(String query, Map<String, ?> variables) {
            JsonNode answer = ask(query, variables);
            if (answer.has("errors")) {
                throw new AssertionError(answer.toString());
            }
            return answer.get("data").values().iterator().next();
        }

        /** Code, message parameters and field of the first error. */
        public JsonNode refusal(String query, Map<String, ?> variables) {
            JsonNode answer = ask(query, variables);
            if (!answer.has("errors")) {
                throw new AssertionError("not refused: " + answer);
            }
            return answer.at("/errors/0/extensions");
        }

        public JsonNode create(String type, List<Map<String, ?>> fields) {
            return create(type, fields, Map.of());
        }

        JsonNode create(String type, List<Map<String, ?>> fields, Map<String, ?> more) {
            Map<String, Object> input = new LinkedHashMap<>(Map.of("type", type, "fields", fields));
            input.putAll(more);
            return get(mutation("createEntry", "CreateEntryInput"), Map.of("input", input));
        }

        public JsonNode save(String id, String expected, List<Map<String, ?>> fields) {
            return get(
                    mutation("saveEntry", "SaveEntryInput"),
                    Map.of("input", Map.of("id", id, "expectedVersion", expected, "fields", fields)));
        }

        JsonNode restore(String id, String expected, int number, @Nullable List<String> fields) {
            Map<String, Object> input =
                    new LinkedHashMap<>(Map.of("entryId", id, "expectedVersion", expected, "number", number));
            if (fields != null) {
                input.put("fields", fields);
            }
            return get(mutation("restoreVersion", "RestoreVersionInput"), Map.of("input", input));
        }

        public JsonNode publish(String id, String expected, List<String> locales) {
            return get(
                    "mutation($input: PublishInput!) { publish(input: $input) { published position"
                            + " findings { code field locale severity message } entry {" + ENTRY + "} } }",
                    Map.of("input", Map.of("entryId", id, "expectedVersion", expected, "locales", locales)));
        }

        public JsonNode unpublish(String id) {
            return get(
                    "mutation($input: UnpublishInput!) { unpublish(input: $input) { published entry {" + ENTRY
                            + "} } }",
                    Map.of("input", Map.of("entryId", id)));
        }

        public JsonNode entry(String id) {
            return get("query($id: ID!) { entry(id: $id) {" + ENTRY + "} }", Map.of("id", id));
        }
    }

    static String mutation(String name, String input) {
        return "mutation($input: " + input + "!) { " + name + "(input: $input) {" + OUTCOME + "} }";
    }

    static final String OUTCOME = " __typename ... on SavedEntry { merged findings { code field locale stored message }"
            + " entry {" + ENTRY + "} } ... on EntryConflict { conflicts { field locale yours theirs changedAt"
            + " changedBy { displayName } } current {" + ENTRY + "} }";

    public static Map<String, ?> shared(String field, @Nullable Object value) {
        Map<String, @Nullable Object> change = new LinkedHashMap<>();
        change.put("field", field);
        change.put("value", value);
        return change;
    }

    public static Map<String, ?> localized(String field, String locale, @Nullable Object value) {
        Map<String, @Nullable Object> change = new LinkedHashMap<>();
        change.put("field", field);
        change.put("locale", locale);
        change.put("value", value);
        return change;
    }

    @Override
    public void close() {
        server.close();
        client.close();
        database.close();
    }
}
