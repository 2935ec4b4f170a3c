package io.yizhan.core.plugins;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import io.yizhan.core.app.RunningServer;
import io.yizhan.core.database.TestDatabase;
import io.yizhan.core.entry.Author;
import io.yizhan.core.entry.EntryService;
import io.yizhan.core.entry.FieldChange;
import io.yizhan.core.entry.SaveOutcome;
import io.yizhan.core.graphql.Endpoint;
import io.yizhan.core.graphql.EndpointSchema;
import io.yizhan.core.graphql.GraphqlSchemas;
import io.yizhan.core.model.FieldKey;
import io.yizhan.core.publishing.PublishOutcome;
import io.yizhan.core.publishing.Publisher;
import io.yizhan.core.security.AccessService;
import io.yizhan.core.security.ApiScope;
import io.yizhan.core.security.Caller;
import io.yizhan.core.security.NewUser;
import io.yizhan.core.security.TokenService;
import io.yizhan.core.security.User;
import io.yizhan.core.security.UserService;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/** The real server with core's content model and no plugin yet, over a database and a folder of its own. */
final class PluginServer implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    static final String PASSWORD = "narrow lantern gravel";
    private static final String BOUNDARY = "----yizhan-test-boundary";

    private final TestDatabase database;
    private final boolean ownDatabase;
    private final boolean ownFolder;
    private final Path folder;
    private final RunningServer server;
    private final HttpClient client = HttpClient.newHttpClient();
    private final AtomicInteger numbers = new AtomicInteger();

    PluginServer() {
        this(Map.of());
    }

    PluginServer(Map<String, Object> settings) {
        this(TestDatabase.create(), true, temporaryFolder(), true, settings);
    }

    /** A second server over the database and the folder of another. */
    PluginServer(PluginServer other) {
        this(other.database, false, other.folder, false, Map.of());
    }

    /** A second server over the database of this one, as on another machine. */
    PluginServer beside() {
        return new PluginServer(database, false, temporaryFolder(), true, Map.of());
    }

    private PluginServer(
            TestDatabase database, boolean ownDatabase, Path folder, boolean ownFolder, Map<String, Object> more) {
        this.database = database;
        this.ownDatabase = ownDatabase;
        this.ownFolder = ownFolder;
        this.folder = folder;
        Map<String, Object> settings = new HashMap<>(database.properties());
        settings.put("micronaut.server.port", "-1");
        settings.put("yizhan.profile", "development");
        settings.put("yizhan.plugins.folder", folder.toString());
        settings.put("yizhan.plugins.bundled", folder.resolveSibling("none").toString());
        settings.put("yizhan.media.folder", folder.resolveSibling("media").toString());
        settings.putAll(more);
        server = new RunningServer(ApplicationContext.builder()
                .properties(settings)
                .singletons(Clock.systemUTC())
                .beansPredicate(bean -> !bean.getBeanType().getName().startsWith("io.yizhan.core.app.")
                        || bean.getBeanType().getSimpleName().equals("HealthController"))
                .run(EmbeddedServer.class));
        boolean started = false;
        try {
            bean(ModelStart.class).start();
            started = true;
        } finally {
            if (!started) {
                server.close();
                client.close();
            }
        }
    }

    private static Path temporaryFolder() {
        try {
            return Files.createDirectories(
                    Files.createTempDirectory(Files.createDirectories(Path.of("target")), "plugins-")
                            .resolve("plugins"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    <T> T bean(Class<T> type) {
        return server.bean(type);
    }

    Path folder() {
        return folder;
    }

    /** Folders of unpacked packages. */
    List<Path> unpacked() throws IOException {
        try (Stream<Path> found = Files.list(folder)) {
            return found.toList();
        }
    }

    String sdl() {
        return sdl(Endpoint.DELIVERY);
    }

    String sdl(Endpoint endpoint) {
        EndpointSchema schema = bean(GraphqlSchemas.class).current().endpoints().get(endpoint);
        return schema == null ? "" : schema.sdl();
    }

    URI uri(String path) {
        return server.uri().resolve(path);
    }

    String get(String path) {
        return send(HttpRequest.newBuilder(uri(path)).GET()).body();
    }

    String query(String query) {
        return post(query).body();
    }

    HttpResponse<String> post(String query) {
        return send(request(query));
    }

    private HttpRequest.Builder request(String query) {
        return HttpRequest.newBuilder(server.uri().resolve("/graphql"))
                .header("Content-Type", "application/json")
                .header("Accept", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(Map.of("query", query))));
    }

    /** A user with the role and {@link #PASSWORD}. */
    Optional<User> user(String role) {
        String account = role + numbers.incrementAndGet();
        NewUser wanted = new NewUser(
                account, "Person", Optional.empty(), Set.of(role), Optional.empty(), Optional.of(PASSWORD), "en");
        return bean(UserService.class).create(wanted, new Caller.Program()).user();
    }

    /** Secret of an API token of somebody with the role. */
    String token(String role) {
        Optional<User> user = user(role);
        return bean(TokenService.class)
                .create(
                        "test",
                        Set.of(ApiScope.ADMIN_WRITE),
                        Clock.systemUTC().instant().plus(Duration.ofDays(1)),
                        user)
                .secret()
                .orElseThrow();
    }

    /** Uploads a package; an empty token is none. */
    HttpResponse<String> upload(byte[] jar, String token) {
        HttpRequest.Builder request = form("/admin/plugins", "tea.jar", jar);
        return send(token.isEmpty() ? request : request.header("Authorization", "Bearer " + token));
    }

    /** A form with one file. */
    HttpRequest.Builder form(String path, String name, byte[] content) {
        ByteArrayOutputStream form = new ByteArrayOutputStream();
        form.writeBytes(("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name
                        + "\"\r\nContent-Type: application/octet-stream\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        form.writeBytes(content);
        form.writeBytes(("\r\n--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return HttpRequest.newBuilder(uri(path))
                .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                .POST(HttpRequest.BodyPublishers.ofByteArray(form.toByteArray()));
    }

    /** On a connection of its own: one that is used again may, under load, lose an answer within the client. */
    String queryAlone(String query) {
        try (HttpClient alone = HttpClient.newHttpClient()) {
            return send(alone, request(query)).body();
        }
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        return send(client, request);
    }

    private static HttpResponse<String> send(HttpClient client, HttpRequest.Builder request) {
        try {
            return client.send(request.timeout(Duration.ofSeconds(60)).build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Publishes a work in English, with a grade if the field is there; its slug. Throws what it was refused for. */
    String publishWork(String grade) {
        Caller program = new Caller.Program();
        Author author = new Author(program, bean(AccessService.class).of(program));
        UUID id = UUID.randomUUID();
        String slug = "work-" + id;
        List<FieldChange> changes = Stream.of(
                        change("core.title", "en", "A work"),
                        change("core.title", "zh-Hans", "作品"),
                        change("core.slug", "", slug),
                        change("core.kind", "", "physical"),
                        change("tea.grade", "", grade))
                .toList();
        SaveOutcome saved = bean(EntryService.class)
                .create(author, new EntryService.Creation("work", id, changes, Optional.empty()));
        if (!(saved instanceof SaveOutcome.Saved done)) {
            throw new IllegalStateException(saved.toString());
        }
        PublishOutcome published = bean(Publisher.class)
                .publish(
                        author,
                        new Publisher.Publish(
                                id, done.version(), Optional.empty(), Optional.empty(), Optional.empty()));
        if (published instanceof PublishOutcome.Refused refused) {
            throw new IllegalStateException(refused.findings().stream()
                    .map(finding -> finding.finding().message("en"))
                    .toList()
                    .toString());
        }
        return slug;
    }

    private static FieldChange change(String key, String locale, String value) {
        JsonNode text = JsonNodeFactory.instance.stringNode(value);
        Optional<String> in = locale.isEmpty() ? Optional.empty() : Optional.of(locale);
        return new FieldChange(FieldKey.parse(key), in, Optional.of(text), Optional.empty());
    }

    /** Asks until the answer fits, at most 20 s; the last answer. */
    <T> T eventually(Supplier<T> question, Predicate<T> fits) {
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
        if (ownFolder) {
            deleteFolder();
        }
    }

    private void deleteFolder() {
        try {
            PluginPackage.delete(folder.resolve("..").toRealPath());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
