package io.yizhan.core.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.TypeDefinitionRegistry;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The delivery API as a subgraph. */
class FederationTest {
    private static final String ENTITIES =
            "query ($of: [_Any!]!) { _entities(representations: $of, locale: \"en\") { __typename ... on Entry { id } ... on"
                    + " Work { title } ... on Person { name } } }";

    @AutoClose
    private static final DeliveryServer SERVER = new DeliveryServer();

    private static final List<UUID> WORKS = new ArrayList<>();
    private static UUID person;

    @BeforeAll
    static void load() {
        ManyWorks works = new ManyWorks(SERVER);
        for (int i = 0; i < 100; i++) {
            WORKS.add(works.add(Map.of("core.title en", "Work " + i)));
        }
        person = works.add("person", Map.of("core.name en", "Maker"));
        works.publish();
    }

    private static Map<String, String> of(String type, Object id) {
        return Map.of("__typename", type, "id", id.toString());
    }

    private static JsonNode entities(List<Map<String, String>> representations) {
        return SERVER.ask(ENTITIES, Map.of("of", representations));
    }

    @Test
    void entriesAreFoundByTypeAndIdInTheOrderNamedByOneStatementForEachType() {
        SERVER.ask(ENTITIES, Map.of("of", List.of(of("Work", UUID.randomUUID()))));
        JsonNode found = entities(List.of(
                        of("Work", WORKS.get(3)),
                        of("Person", person),
                        of("Work", WORKS.get(1)),
                        of("Work", WORKS.get(3))))
                .at("/data/_entities");
        assertThat(SERVER.statements()).isLessThanOrEqualTo(2);
        assertThat(found.findValuesAsString("id"))
                .containsExactly(
                        WORKS.get(3).toString(),
                        person.toString(),
                        WORKS.get(1).toString(),
                        WORKS.get(3).toString());
        assertThat(found.get(0).get("title").asString()).isEqualTo("Work 3");
        assertThat(found.get(1).get("name").asString()).isEqualTo("Maker");
        assertThat(found.get(1).get("__typename").asString()).isEqualTo("Person");
    }

    @Test
    void whatIsNotThereIsNullAndTheOthersStay() {
        UUID taken = WORKS.get(50);
        SERVER.unpublish(taken);
        JsonNode found = entities(List.of(
                        of("Person", WORKS.get(1)), of("Work", taken), of("Work", "no id"), of("Work", WORKS.get(2))))
                .at("/data/_entities");
        assertThat(found.get(0).isNull()).as("a work is no person").isTrue();
        assertThat(found.get(1).isNull()).isTrue();
        assertThat(found.get(2).isNull()).isTrue();
        assertThat(found.get(3).get("id").asString()).isEqualTo(WORKS.get(2).toString());
        SERVER.publish(taken);
    }

    @Test
    void whatNamesNothingIsRefused() {
        for (Object wrong : List.of(Map.of("id", "x"), Map.of("__typename", "Work"), of("Query", person), "text", 7)) {
            JsonNode error = SERVER.ask(ENTITIES, Map.of("of", List.of(wrong))).at("/errors/0/extensions");
            assertThat(error.path("code").asString()).as(wrong.toString()).isEqualTo("BAD_USER_INPUT");
        }
        List<Map<String, String>> most = Collections.nCopies(100, of("Work", WORKS.getFirst()));
        assertThat(entities(most).has("errors")).isFalse();
        List<Map<String, String>> more = Collections.nCopies(101, of("Work", WORKS.getFirst()));
        assertThat(entities(more).at("/errors/0/extensions/code").asString()).isEqualTo("QUERY_TOO_COMPLEX");
    }

    @Test
    void entitiesCountAsAPage() {
        String query = "query ($of: [_Any!]!) { _entities(representations: $of) { ... on Work { makers(first: 50) {"
                + " nodes { __typename } } } } }";
        List<Map<String, String>> works = Collections.nCopies(99, of("Work", WORKS.getFirst()));
        JsonNode refused = SERVER.ask(query, Map.of("of", works)).at("/errors/0/extensions");
        assertThat(refused.at("/params/actual").asLong()).isEqualTo(99 * 51);
    }

    @Test
    void theSchemaIsToldInTheWordsOfFederation() {
        String sdl = SERVER.data("{ _service { sdl } }").at("/_service/sdl").asString();
        assertThat(sdl)
                .startsWith("extend schema @link(url: \"https://specs.apollo.dev/federation/v2.3\"")
                .containsPattern("type Work implements Entry @key\\(fields ?: ?\"id\"\\)")
                .containsPattern("type PageInfo @shareable")
                .doesNotContain("_entities", "_service", "_Any", "_Entity", "_Service");
        TypeDefinitionRegistry read = new SchemaParser().parse(sdl);
        assertThat(read.getTypeOrNull("Query")).isNotNull();
        assertThat(read.getTypeOrNull("WorkWhere")).isNotNull();
    }
}
