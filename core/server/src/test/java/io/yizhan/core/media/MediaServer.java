package io.yizhan.core.media;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import io.yizhan.core.app.RunningServer;
import io.yizhan.core.database.Database;
import io.yizhan.core.database.TestDatabase;
import io.yizhan.core.graphql.CursorCodec;
import io.yizhan.core.security.ApiScope;
import io.yizhan.core.security.Caller;
import io.yizhan.core.security.TokenService;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The real server on a free port with a database and an asset folder of its own, and a client that may upload. */
final class MediaServer implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String BOUNDARY = "----yizhan-test-boundary";

    private final TestDatabase testDatabase = TestDatabase.create();
    private final RunningServer server;
    private final HttpClient client = HttpClient.newHttpClient();
    private final String writeToken;
    final Path folder;

    MediaServer() {
        this(Map.of());
    }

    MediaServer(Map<String, Object> settings, Object... beans) {
        try {
            folder = Files.createTempDirectory(Files.createDirectories(Path.of("target")), "media-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, Object> all = new HashMap<>(testDatabase.properties());
        all.put("micronaut.server.port", "-1");
        all.put("yizhan.profile", "development");
        all.put("yizhan.media.folder", folder.toString());
        all.putAll(settings);
        List<Object> singletons = new ArrayList<>(List.of(Clock.systemUTC(), new CursorCodec(new byte[32])));
        singletons.addAll(List.of(beans));
        if (singletons.stream().noneMatch(AssetUses.class::isInstance)) {
            singletons.add(new EverythingShown());
        }
        server = new RunningServer(ApplicationContext.builder()
                .properties(all)
                .singletons(singletons.toArray())
                // Without a content model nothing can be used anywhere; tests of uses bring their own.
                .beansPredicate(bean -> !bean.getBeanType().getName().startsWith("io.yizhan.core.app.")
                        && !bean.getBeanType().getSimpleName().equals("EntryAssetUses"))
                .run(EmbeddedServer.class));
        writeToken = token(Set.of(ApiScope.ADMIN_WRITE));
    }

    /** As if an entry that anybody may see showed every asset. */
    private static final class EverythingShown implements AssetUses {
        @Override
        public Map<UUID, Integer> count(Caller reader, Collection<UUID> assetIds) {
            return Map.of();
        }

        @Override
        public Found find(Caller reader, UUID assetId) {
            return Found.NONE;
        }

        @Override
        public boolean isPublic(UUID assetId) {
            return true;
        }
    }

    <T> T bean(Class<T> type) {
        return server.bean(type);
    }

    Database database() {
        return testDatabase.database();
    }

    String token(Set<ApiScope> scopes) {
        return bean(TokenService.class)
                .create("test", scopes, Clock.systemUTC().instant().plus(Duration.ofDays(1)), Optional.empty())
                .secret()
                .orElseThrow();
    }

    HttpResponse<String> upload(String name, byte[] content) {
        return uploadForm(writeToken, form(part("file", name, content)));
    }

    HttpResponse<String> uploadForm(String token, byte[] form) {
        return text(HttpRequest.newBuilder(server.uri().resolve("/admin/uploads"))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                .POST(HttpRequest.BodyPublishers.ofByteArray(form)));
    }

    String writeToken() {
        return writeToken;
    }

    /** One part of a form; the name goes over the wire as it is. */
    static byte[] part(String field, String fileName, byte[] content) {
        ByteArrayOutputStream part = new ByteArrayOutputStream();
        part.writeBytes(("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + field + "\"; filename=\""
                        + fileName + "\"\r\nContent-Type: application/octet-stream\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        part.writeBytes(content);
        part.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
        return part.toByteArray();
    }

    static byte[] form(byte[]... parts) {
        ByteArrayOutputStream form = new ByteArrayOutputStream();
        Stream.of(parts).forEach(form::writeBytes);
        form.writeBytes(("--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return form.toByteArray();
    }

    HttpResponse<byte[]> get(String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.uri().resolve(path));
        return bytes(headers.length == 0 ? request : request.headers(headers));
    }

    HttpResponse<byte[]> head(String path) {
        return bytes(HttpRequest.newBuilder(server.uri().resolve(path)).HEAD());
    }

    HttpResponse<String> text(HttpRequest.Builder request) {
        return send(request, HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<byte[]> bytes(HttpRequest.Builder request) {
        return send(request, HttpResponse.BodyHandlers.ofByteArray());
    }

    private <T> HttpResponse<T> send(HttpRequest.Builder request, HttpResponse.BodyHandler<T> handler) {
        try {
            return client.send(request.timeout(Duration.ofSeconds(90)).build(), handler);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** A connection of its own, for requests no client would send. */
    Socket socket() throws IOException {
        Socket socket = new Socket(server.uri().getHost(), server.uri().getPort());
        socket.setSoTimeout(20_000);
        return socket;
    }

    URI uri() {
        return server.uri();
    }

    /** Files in the asset folder, unfinished ones too. */
    List<Path> files() {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int rows() {
        return database().read(sql -> sql.fetchCount(io.yizhan.core.database.generated.Tables.ASSET));
    }

    static JsonNode json(HttpResponse<String> response) {
        return JSON.readTree(response.body());
    }

    static String code(HttpResponse<String> response) {
        return json(response).at("/errors/0/extensions/code").asString("");
    }

    @Override
    public void close() {
        server.close();
        client.close();
        testDatabase.close();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
