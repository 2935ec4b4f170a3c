package io.yizhan.core.graphql;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import io.yizhan.core.app.RunningServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The real server on a free port, holding the rooms graphql and problem alone, and a client for it. */
final class GraphqlServer implements AutoCloseable {
    static final String JSON = "application/json";
    static final String GRAPHQL = "application/graphql-response+json";
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private final RunningServer server;
    private final HttpClient client = HttpClient.newHttpClient();
    final LibrarySchemaPart library = new LibrarySchemaPart();

    GraphqlServer() {
        this(Map.of());
    }

    GraphqlServer(Map<String, Object> settings, Object... beans) {
        Map<String, Object> all = new HashMap<>(settings);
        all.put("micronaut.server.port", "-1");
        List<Object> singletons = new ArrayList<>(List.of(beans));
        server = new RunningServer(ApplicationContext.builder()
                .properties(all)
                .singletons(singletons.toArray())
                .beansPredicate(bean -> isOfThisTest(bean.getBeanType().getName()))
                .run(EmbeddedServer.class));
        schemas().swap(schemas().prepare(List.of(library), Map.of()));
    }

    private static boolean isOfThisTest(String type) {
        return !type.startsWith("io.yizhan.")
                || type.startsWith("io.yizhan.core.graphql.")
                || type.startsWith("io.yizhan.core.problem.");
    }

    GraphqlSchemas schemas() {
        return server.bean(GraphqlSchemas.class);
    }

    URI uri(String path) {
        return server.uri().resolve(path);
    }

    HttpResponse<String> query(String query) {
        return query(query, Map.of());
    }

    HttpResponse<String> query(String query, Map<String, ?> variables) {
        return post(MAPPER.writeValueAsString(Map.of("query", query, "variables", variables)));
    }

    HttpResponse<String> post(String body) {
        return send(HttpRequest.newBuilder(uri("/graphql"))
                .header("Content-Type", JSON)
                .header("Accept", GRAPHQL)
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    HttpResponse<String> get(String path, Map<String, String> parameters) {
        String query = parameters.entrySet().stream()
                .map(p -> p.getKey() + "=" + URLEncoder.encode(p.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return send(HttpRequest.newBuilder(uri(path + (query.isEmpty() ? "" : "?" + query)))
                .header("Accept", GRAPHQL));
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.timeout(Duration.ofSeconds(20)).build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    static JsonNode json(HttpResponse<String> response) {
        return MAPPER.readTree(response.body());
    }

    static String code(HttpResponse<String> response) {
        return json(response).at("/errors/0/extensions/code").asString("");
    }

    static JsonNode params(HttpResponse<String> response) {
        return json(response).at("/errors/0/extensions/params");
    }

    @Override
    public void close() {
        server.close();
        client.close();
    }
}
