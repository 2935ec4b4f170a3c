package io.yizhan.core.modelling;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import io.yizhan.core.app.RunningServer;
import io.yizhan.core.database.TestDatabase;
import io.yizhan.core.model.ModelFile;
import io.yizhan.core.model.ModelYaml;
import io.yizhan.core.plugins.ModelStart;
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
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The real server with core's model, whose site's own model is changed over the admin API. */
public final class ModelServer implements AutoCloseable {
    static final JsonMapper JSON = JsonMapper.builder().build();
    static final String PLAN = "hash applicable removes problems { path at line code message }"
            + " changes { kind target field message entries invalid removal } ddl api { breaking path message }"
            + " types { id fields { key name type required } groups { owner id } } sdl { type sdl }";
    static final String SITE = "revision changedAt changedBy problem documents { owner kind id path document }";

    final TestDatabase database;
    private final boolean ownDatabase;
    private final RunningServer server;
    private final HttpClient client = HttpClient.newHttpClient();
    private final Map<String, String> secrets = new HashMap<>();

    public ModelServer() {
        this(TestDatabase.create(), true);
    }

    /** A second server over the database of this one. */
    ModelServer beside() {
        return new ModelServer(database, false);
    }

    private ModelServer(TestDatabase database, boolean own) {
        this.database = database;
        this.ownDatabase = own;
        Path folder = temporaryFolder();
        Map<String, Object> settings = new HashMap<>(database.properties());
        settings.put("micronaut.server.port", "-1");
        settings.put("yizhan.profile", "development");
        settings.put("yizhan.plugins.folder", folder.resolve("plugins").toString());
        settings.put("yizhan.plugins.bundled", folder.resolve("none").toString());
        settings.put("yizhan.media.folder", folder.resolve("media").toString());
        settings.put("yizhan.graphql.limits.wall-time", "30s");
        server = new RunningServer(ApplicationContext.builder()
                .properties(settings)
                .singletons(Clock.systemUTC())
                .beansPredicate(bean -> !bean.getBeanType().getName().startsWith("io.yizhan.core.app."))
                .run(EmbeddedServer.class));
        bean(ModelStart.class).start();
    }

    private static Path temporaryFolder() {
        try {
            return Files.createTempDirectory(Files.createDirectories(Path.of("target")), "model-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public <T> T bean(Class<T> type) {
        return server.bean(type);
    }

    private String secret(String role) {
        return secrets.computeIfAbsent(role, _ -> {
            NewPerson person = person(role);
            User user = person.make();
            return person.token(
                    user, Set.of(ApiScope.ADMIN_WRITE), Clock.systemUTC().instant());
        });
    }

    /** Another one on each server over the same database. */
    private NewPerson person(String role) {
        String account = role + "-" + UUID.randomUUID().toString().substring(0, 8);
        return new NewPerson(bean(UserService.class), bean(TokenService.class), account, role, Optional.empty());
    }

    /** Asks the admin API in the name of somebody with the role; of nobody for an empty one. */
    JsonNode ask(String role, String query, Map<String, ?> variables) {
        HttpRequest.Builder request = request("/graphql/admin", query, variables);
        return send(role.isEmpty() ? request : request.header("Authorization", "Bearer " + secret(role)));
    }

    /** Asks the delivery API as anybody. */
    JsonNode deliver(String query) {
        return send(request("/graphql", query, Map.of()));
    }

    /** Asks the delivery API as staff who may see the past. */
    JsonNode deliverToStaff(String query) {
        String token = secrets.computeIfAbsent("past", _ -> {
            NewPerson person = person("admin");
            return person.token(
                    person.make(),
                    Set.of(ApiScope.DELIVERY_READ, ApiScope.PREVIEW_READ),
                    Clock.systemUTC().instant());
        });
        return send(request("/graphql", query, Map.of()).header("Authorization", "Bearer " + token));
    }

    private HttpRequest.Builder request(String path, String query, Map<String, ?> variables) {
        return HttpRequest.newBuilder(server.uri().resolve(path))
                .header("Content-Type", "application/json")
                .header("Accept", "application/json")
                .timeout(Duration.ofSeconds(90))
                .POST(HttpRequest.BodyPublishers.ofString(
                        JSON.writeValueAsString(Map.of("query", query, "variables", variables))));
    }

    private JsonNode send(HttpRequest.Builder request) {
        try {
            return JSON.readTree(client.send(request.build(), HttpResponse.BodyHandlers.ofString())
                    .body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The value of the one root field, asked by an administrator; fails if there are errors. */
    JsonNode get(String query, Map<String, ?> variables) {
        JsonNode answer = ask("admin", query, variables);
        assertThat(answer.has("errors")).as(answer.toString()).isFalse();
        return answer.get("data").values().iterator().next();
    }

    JsonNode siteModel() {
        return get("{ siteModel {" + SITE + "} }", Map.of());
    }

    /** The change to these documents, begun from the newest revision. */
    Map<String, Object> change(Map<String, String> documents) {
        return change(siteModel().get("revision").intValue(), documents);
    }

    /** @param documents path to YAML */
    static Map<String, Object> change(int base, Map<String, String> documents) {
        List<Map<String, Object>> inputs = new ArrayList<>();
        documents.forEach((path, yaml) -> inputs.add(Map.of("path", path, "document", json(path, yaml))));
        Map<String, Object> change = new LinkedHashMap<>();
        change.put("base", base);
        change.put("documents", inputs);
        return change;
    }

    static Map<String, Object> json(String path, String yaml) {
        return ModelYaml.read(new ModelFile(path, yaml.getBytes(StandardCharsets.UTF_8)))
                .orElseThrow();
    }

    JsonNode plan(Map<String, ?> change) {
        return get(
                "query($change: ModelChangeInput!) { modelPlan(change: $change) {" + PLAN + "} }",
                Map.of("change", change));
    }

    JsonNode tryChange(Map<String, ?> change, String hash, boolean removal) {
        return ask(
                "admin",
                "mutation($change: ModelChangeInput!, $plan: String!, $removal: Boolean) {"
                        + " changeModel(change: $change, plan: $plan, allowRemoval: $removal) { siteModel {" + SITE
                        + "} plan {" + PLAN + "} } }",
                Map.of("change", change, "plan", hash, "removal", removal));
    }

    /** Plans and puts in force, removals too; the plan. */
    JsonNode put(Map<String, String> documents) {
        Map<String, Object> change = change(documents);
        JsonNode plan = plan(change);
        assertThat(plan.get("problems").isEmpty())
                .as(plan.get("problems").toString())
                .isTrue();
        JsonNode done = tryChange(change, plan.get("hash").stringValue(), true);
        assertThat(done.has("errors")).as(done.toString()).isFalse();
        return done.at("/data/changeModel/plan");
    }

    /** The entry made; fails if it was not. */
    JsonNode create(String type, List<Map<String, ?>> fields) {
        JsonNode made = get(
                "mutation($input: CreateEntryInput!) { createEntry(input: $input) { __typename"
                        + " ... on SavedEntry { entry { id version fields } } } }",
                Map.of("input", Map.of("type", type, "fields", fields)));
        return made.get("entry");
    }

    JsonNode save(JsonNode entry, List<Map<String, ?>> fields) {
        JsonNode saved = get(
                "mutation($input: SaveEntryInput!) { saveEntry(input: $input) { __typename"
                        + " ... on SavedEntry { entry { id version fields } } } }",
                Map.of(
                        "input",
                        Map.of(
                                "id",
                                entry.get("id").stringValue(),
                                "expectedVersion",
                                entry.get("version").stringValue(),
                                "fields",
                                fields)));
        return saved.get("entry");
    }

    /** What publishing found; what keeps nothing back goes out. */
    JsonNode publish(JsonNode entry, String... locales) {
        return get(
                "mutation($input: PublishInput!) { publish(input: $input) { published findings { code field severity }"
                        + " entry { id version fields } } }",
                Map.of(
                        "input",
                        Map.of(
                                "entryId",
                                entry.get("id").stringValue(),
                                "expectedVersion",
                                entry.get("version").stringValue(),
                                "locales",
                                List.of(locales))));
    }

    JsonNode entry(String id) {
        return get("query($id: ID!) { entry(id: $id) { id version fields } }", Map.of("id", id));
    }

    /** Asks until the answer fits, at most 20 s; the last answer. */
    static <T> T eventually(Supplier<T> question, Predicate<T> fits) {
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        T answer = question.get();
        while (!fits.test(answer) && System.nanoTime() < end) {
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
            answer = question.get();
        }
        return answer;
    }

    @Override
    public void close() {
        server.close();
        client.close();
        if (ownDatabase) {
            database.close();
        }
    }
}
