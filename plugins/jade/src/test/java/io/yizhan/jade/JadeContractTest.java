package io.yizhan.jade;

import static org.assertj.core.api.Assertions.assertThat;

import io.yizhan.testkit.PluginContract;
import io.yizhan.testkit.PluginServer;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** The jade plugin keeps what every plugin keeps, and what was written with it. */
class JadeContractTest extends PluginContract {
    private static final String SAVED = "{ ... on SavedEntry { findings { field } entry { id version } } }";
    private static final String CREATE =
            "mutation($input: CreateEntryInput!) { createEntry(input: $input) " + SAVED + " }";
    private static final String SAVE = "mutation($input: SaveEntryInput!) { saveEntry(input: $input) " + SAVED + " }";
    private static final String PUBLISH =
            "mutation($input: PublishInput!) { publish(input: $input) { published findings { field } } }";
    private static final String TITLES = "{ works { nodes { title } } }";
    private static final String NAMES = "{ works { nodes { title jade { displayName class38821 { code } } } } }";

    @Override
    protected List<Map<String, Object>> entries() {
        return List.of(
                Map.of("jade.name16552", "hetian-yu", "jade.treatment", List.of("dyeing"), "jade.density", "3.5"));
    }

    /** A work that the plugin's validator refuses at first. */
    @Override
    protected void use(PluginServer server) {
        List<Map<String, ?>> fields = List.of(
                Map.of("field", "core.title", "locale", "en", "value", "Boat of white jade"),
                Map.of("field", "core.slug", "value", "boat-of-white-jade"),
                Map.of("field", "core.kind", "value", "physical"),
                Map.of("field", "core.sector", "value", "jade"),
                Map.of("field", "jade.name16552", "value", "hetian-yu"));
        JsonNode made = outcome(server, CREATE, Map.of("type", "work", "fields", fields));
        JsonNode refused = publish(server, made);
        assertThat(refused.get("published").isEmpty()).isTrue();
        assertThat(refused.at("/findings/0/field").asString()).isEqualTo("jade.class38821");

        Map<String, ?> classified = Map.of("field", "jade.class38821", "value", "bai-yu");
        JsonNode saved = outcome(
                server, SAVE, Map.of("id", id(made), "expectedVersion", version(made), "fields", List.of(classified)));
        assertThat(publish(server, saved).at("/published/0").asString()).isEqualTo("en");
        again(server);
    }

    @Override
    protected void afterwards(PluginServer server) {
        assertThat(server.site(NAMES).at("/errors/0/message").asString()).contains("jade");
        assertThat(server.site(TITLES).at("/data/works/nodes/0/title").asString())
                .isEqualTo("Boat of white jade");
    }

    @Override
    protected void again(PluginServer server) {
        assertThat(server.site(NAMES).at("/data/works/nodes/0/jade").toString())
                .isEqualTo("{\"displayName\":\"Hetian Yu, Bai Yu\",\"class38821\":{\"code\":\"bai-yu\"}}");
    }

    private static JsonNode publish(PluginServer server, JsonNode saved) {
        return outcome(
                server,
                PUBLISH,
                Map.of("entryId", id(saved), "expectedVersion", version(saved), "locales", List.of("en")));
    }

    private static JsonNode outcome(PluginServer server, String mutation, Map<String, ?> input) {
        JsonNode answer = server.admin(mutation, Map.of("input", input));
        assertThat(answer.has("errors")).as(answer.toString()).isFalse();
        return answer.get("data").values().iterator().next();
    }

    private static String id(JsonNode saved) {
        return saved.at("/entry/id").asString();
    }

    private static String version(JsonNode saved) {
        return saved.at("/entry/version").asString();
    }
}
