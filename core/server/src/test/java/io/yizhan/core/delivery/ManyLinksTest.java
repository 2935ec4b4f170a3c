package io.yizhan.core.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Pages of references with so many links that rows are numbered by the database, compared with those of one entry alone. */
class ManyLinksTest {
    private static final int EACH = 350;
    private static final String EDGES =
            " { edges { booth node { slug MORE } } pageInfo { hasNextPage hasPreviousPage } }";

    @AutoClose
    private static final DeliveryServer SERVER = new DeliveryServer();

    private static List<String> fairs = List.of();

    @BeforeAll
    static void load() {
        SERVER.withSamples();
        ManyWorks enterprises = new ManyWorks(SERVER);
        List<Map<String, Object>> links = new ArrayList<>();
        for (int i = 0; i < EACH; i++) {
            UUID id = enterprises.add("exportEnterprise", Map.of("core.name en", "Workshop " + (i * 7919 % EACH)));
            links.add(Map.of("type", "exportEnterprise", "id", id, "attributes", Map.of("booth", "B" + i)));
        }
        enterprises.publish();
        List<JsonNode> three = List.copyOf(SERVER.data("{ tradeFairs(first: 3) { nodes { id slug } } }")
                .at("/tradeFairs/nodes")
                .values());
        three.forEach(fair -> SERVER.publish(UUID.fromString(fair.get("id").asString()), "core.exhibitors", links));
        fairs = three.stream().map(fair -> fair.get("slug").asString()).toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "first: 3",
                "first: 3, offset: 2",
                "last: 3",
                "first: 3, orderBy: [{field: NAME, direction: DESC}]",
                "first: 4, where: {name: {startsWith: \"Workshop 1\"}}",
                "first: 3, orderBy: [{field: CREATED_AT}], where: {name: {endsWith: \"7\"}}"
            })
    void theyAreThoseOfEachAlone(String arguments) {
        for (String more : List.of("", "name", "description { plainText }")) {
            String page = "exhibitors(" + arguments + ")" + EDGES.replace("MORE", more);
            JsonNode together = SERVER.data("{ tradeFairs(where: {slug: {in: [\"" + String.join("\", \"", fairs)
                            + "\"]}}) { nodes { slug " + page + " } } }")
                    .at("/tradeFairs/nodes");
            assertThat(SERVER.statements()).isEqualTo(2);
            assertThat(together.size()).isEqualTo(3);
            for (JsonNode fair : together.values()) {
                String slug = fair.get("slug").asString();
                JsonNode alone = SERVER.data("{ tradeFair(slug: \"" + slug + "\") { slug " + page + " } }")
                        .at("/tradeFair");
                assertThat(fair).as(arguments + " " + more).isEqualTo(alone);
                assertThat(fair.at("/exhibitors/edges").values())
                        .isNotEmpty()
                        .allMatch(edge -> edge.get("booth").asString().startsWith("B"));
            }
        }
    }

    @Test
    void attributesStayWithTheirLinks() {
        JsonNode edges = SERVER.data("{ tradeFairs(where: {slug: {in: [\"" + String.join("\", \"", fairs)
                        + "\"]}}) { nodes { exhibitors(first: 3, offset: 7) { edges { booth } } } } }")
                .at("/tradeFairs/nodes");
        for (JsonNode fair : edges.values()) {
            assertThat(fair.at("/exhibitors/edges").values())
                    .extracting(edge -> edge.get("booth").asString())
                    .containsExactly("B7", "B8", "B9");
        }
    }
}
