package io.yizhan.core.preview;

import static org.assertj.core.api.Assertions.assertThat;

import io.yizhan.core.delivery.DeliveryServer;
import java.net.http.HttpResponse;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asks with preview tokens. */
final class Previews {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private Previews() {}

    /** The whole answer, which nobody may keep. */
    static JsonNode ask(DeliveryServer server, String token, String query) {
        HttpResponse<String> answer = server.send(server.post(query, Map.of())
                .uri(server.uri().resolve("/graphql/preview"))
                .header("Authorization", "Preview " + token));
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
        return JSON.readTree(answer.body());
    }

    /** Data of a query that must have no errors. */
    static JsonNode data(DeliveryServer server, String token, String query) {
        JsonNode answer = ask(server, token, query);
        assertThat(answer.has("errors")).as(answer.toString()).isFalse();
        return answer.get("data");
    }

    static void assertRefused(DeliveryServer server, String token, String query) {
        assertThat(ask(server, token, query).at("/errors/0/extensions/code").asString())
                .isEqualTo("UNAUTHENTICATED");
    }
}
