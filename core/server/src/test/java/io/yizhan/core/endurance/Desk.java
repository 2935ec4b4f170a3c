package io.yizhan.core.endurance;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/** A client of one server, with an API token; it tells what came of each request and never gives up by itself. */
final class Desk implements AutoCloseable {
    /** Code of a request that no answer came to. */
    static final String NO_ANSWER = "NO_ANSWER";

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration LONGEST = Duration.ofMinutes(2);

    private final HttpClient client = HttpClient.newHttpClient();
    private final URI base;
    private final String token;

    Desk(URI base, String token) {
        this.base = base;
        this.token = token;
    }

    /**
     * What came of a request.
     *
     * @param code of the first error, {@link #NO_ANSWER}, or empty if there is none
     * @param value of the one root field; null node if there is an error
     */
    record Reply(String code, JsonNode value, Duration took) {
        boolean ok() {
            return code.isEmpty();
        }
    }

    Reply delivery(String query) {
        return send("/graphql", query, Map.of());
    }

    Reply admin(String query, Map<String, ?> variables) {
        return send("/graphql/admin", query, variables);
    }

    /** A new article in Chinese. */
    Reply create(String slug, String title) {
        List<Map<String, ?>> fields = new ArrayList<>();
        fields.add(Map.of("field", "core.title", "locale", "zh-Hans", "value", title));
        fields.add(Map.of("field", "core.slug", "value", slug));
        fields.add(Map.of("field", "core.kind", "value", "news"));
        fields.add(Map.of("field", "core.date", "value", "2026-03-01"));
        return admin(
                "mutation($input: CreateEntryInput!) { createEntry(input: $input) {" + OUTCOME + "} }",
                Map.of("input", Map.of("type", "article", "fields", fields)));
    }

    Reply rename(String id, String expected, String title) {
        Map<String, ?> change = Map.of("field", "core.title", "locale", "zh-Hans", "value", title);
        return admin(
                "mutation($input: SaveEntryInput!) { saveEntry(input: $input) {" + OUTCOME + "} }",
                Map.of("input", Map.of("id", id, "expectedVersion", expected, "fields", List.of(change))));
    }

    Reply publish(String id, String expected, String key) {
        return admin(
                "mutation($input: PublishInput!) { publish(input: $input) { published position"
                        + " findings { code field severity } entry { id version } } }",
                Map.of("input", Map.of("entryId", id, "expectedVersion", expected, "idempotencyKey", key)));
    }

    Reply unpublish(String id) {
        return admin(
                "mutation($input: UnpublishInput!) { unpublish(input: $input) { entry { id version } } }",
                Map.of("input", Map.of("entryId", id)));
    }

    Reply version(String id) {
        return admin("query($id: ID!) { entry(id: $id) { version } }", Map.of("id", id));
    }

    private static final String OUTCOME =
            " __typename ... on SavedEntry { entry { id version } findings { code field } }"
                    + " ... on EntryConflict { current { id version } } ";

    private Reply send(String path, String query, Map<String, ?> variables) {
        long began = System.nanoTime();
        Map<String, Object> body = new LinkedHashMap<>(Map.of("query", query, "variables", variables));
        HttpRequest request = HttpRequest.newBuilder(base.resolve(path))
                .header("Content-Type", "application/json")
                .header("Accept", "application/json")
                .header("Authorization", "Bearer " + token)
                .timeout(LONGEST)
                .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body)))
                .build();
        try {
            String text =
                    client.send(request, HttpResponse.BodyHandlers.ofString()).body();
            return reply(JSON.readTree(text), Duration.ofNanos(System.nanoTime() - began));
        } catch (IOException cutOff) {
            return new Reply(
                    NO_ANSWER, JsonNodeFactory.instance.nullNode(), Duration.ofNanos(System.nanoTime() - began));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static Reply reply(JsonNode answer, Duration took) {
        if (answer.has("errors")) {
            JsonNode error = answer.at("/errors/0");
            String code = error.at("/extensions/code").asString("no code: " + error);
            return new Reply(code, error, took);
        }
        return new Reply("", answer.get("data").values().iterator().next(), took);
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
