package io.yizhan.core.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The delivery API over the sample content. */
class DeliveryTest {
    @AutoClose
    private static final DeliveryServer SERVER = new DeliveryServer();

    @BeforeAll
    static void load() {
        SERVER.withSamples();
    }

    @Test
    void answersAPageOfWorksWithCountAndCursors() {
        JsonNode works = SERVER.data(
                        "{ works(first: 3) { totalCount nodes { id title slug } pageInfo { hasNextPage endCursor } } }")
                .get("works");
        assertThat(works.get("totalCount").asInt()).isEqualTo(40);
        assertThat(works.get("nodes").size()).isEqualTo(3);
        assertThat(works.get("pageInfo").get("hasNextPage").asBoolean()).isTrue();
    }
}
