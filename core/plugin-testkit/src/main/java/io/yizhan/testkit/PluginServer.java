package io.yizhan.testkit;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import io.yizhan.core.app.ContentStart;
import io.yizhan.core.plugins.PluginService;
import io.yizhan.core.security.ApiScope;
import io.yizhan.core.security.Caller;
import io.yizhan.core.security.NewUser;
import io.yizhan.core.security.Role;
import io.yizhan.core.security.TokenService;
import io.yizhan.core.security.User;
import io.yizhan.core.security.UserService;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The whole server in this JVM, for tests of a plugin: on 127.0.0.1 at a free port, over an embedded database of its own, with
 * core's content model and no plugin but those that the test installs. It is asked as sites and the admin ask it.
 */
public final class PluginServer implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String ACCOUNT = "keeper";

    private final EmbeddedServer server;
    private final HttpClient client = HttpClient.newHttpClient();
    private final String token;

    private PluginServer(EmbeddedServer server, String token) {
        this.server = server;
        this.token = token;
    }

    /**
     * Starts one; takes about ten seconds.
     *
     * @param folder for its database and files; deleted by the one who made it, once the server is closed
     */
    public static PluginServer start(Path folder) throws IOException {
        Path nothing = Files.createDirectories(folder.resolve("bundled"));
        EmbeddedServer server = ApplicationContext.builder()
                .properties(Map.of(
                        "micronaut.server.host", "127.0.0.1",
                        "micronaut.server.port", "-1",
                        "yizhan.profile", "development",
                        "yizhan.data-folder", folder.resolve("data").toString(),
                        "yizhan.plugins.bundled", nothing.toString()))
                .run(EmbeddedServer.class);
        server.getApplicationContext().getBean(ContentStart.class).start();
        return new PluginServer(server, token(server.getApplicationContext()));
    }

    /** Of an administrator, who is made for this server with a password that nobody knows. */
    private static String token(ApplicationContext context) {
        NewUser keeper = new NewUser(
                ACCOUNT,
                "Keeper",
                Optional.empty(),
                Set.of(Role.ADMIN),
                Optional.empty(),
                Optional.of(UUID.randomUUID().toString()),
                "en");
        User user = context.getBean(UserService.class)
                .create(keeper, new Caller.Program())
                .user()
                .orElseThrow();
        return context.getBean(TokenService.class)
                .create(
                        ACCOUNT,
                        Set.of(ApiScope.ADMIN_WRITE),
                        Instant.now().plus(Duration.ofDays(1)),
                        Optional.of(user))
                .secret()
                .orElseThrow();
    }

    /**
     * Installs a plugin and puts it in force, or another version of one that is there.
     *
     * @param archive the jar, as of {@link PluginJars}
     * @throws io.yizhan.core.problem.ProblemException PLUGIN_REJECTED with all reasons
     */
    public void install(byte[] archive) {
        plugins().install(archive, Optional.empty());
    }

    /** Puts a plugin in force again. */
    public void enable(String id) {
        plugins().enable(id, Optional.empty());
    }

    /** Takes a plugin out of force; its data stays. */
    public void disable(String id) {
        plugins().disable(id, Optional.empty());
    }

    /** Takes a plugin away; its data stays. */
    public void remove(String id) {
        plugins().remove(id, Optional.empty());
    }

    private PluginService plugins() {
        return server.getApplicationContext().getBean(PluginService.class);
    }

    /**
     * Asks the delivery API as anybody may.
     *
     * @return the whole answer: {@code data} and {@code errors}
     */
    public JsonNode site(String query) {
        return post("/graphql", query, Map.of(), Optional.empty());
    }

    /**
     * Asks the admin API as an administrator.
     *
     * @return the whole answer: {@code data} and {@code errors}
     */
    public JsonNode admin(String query, Map<String, ?> variables) {
        return post("/graphql/admin", query, variables, Optional.of(token));
    }

    /** The schema of the delivery API as sites download it. */
    public String schema() {
        return send(HttpRequest.newBuilder(server.getURI().resolve("/graphql/schema.graphql")));
    }

    private JsonNode post(String path, String query, Map<String, ?> variables, Optional<String> bearer) {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.getURI().resolve(path))
                .header("Content-Type", "application/json")
                .header("Accept", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(
                        JSON.writeValueAsString(Map.of("query", query, "variables", variables))));
        bearer.ifPresent(secret -> request.header("Authorization", "Bearer " + secret));
        return JSON.readTree(send(request));
    }

    private String send(HttpRequest.Builder request) {
        try {
            return client.send(request.timeout(PATIENCE).build(), HttpResponse.BodyHandlers.ofString())
                    .body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        client.close();
        server.close();
    }
}
