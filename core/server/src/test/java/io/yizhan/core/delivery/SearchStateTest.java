package io.yizhan.core.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.yizhan.core.database.ColumnTypes;
import io.yizhan.core.event.EventStore;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The index and the database are not always of one moment; readers are given whole pages and what they know of. */
@Tag("any-database")
class SearchStateTest {
    private static final String JADE = "玉";

    @AutoClose
    private static final DeliveryServer SERVER = new DeliveryServer();

    @BeforeAll
    static void load() {
        SERVER.withSamples();
        SearchReady.await(SERVER);
    }

    private static List<String> ids(String list) {
        return SERVER.data("{ list: " + list + " { nodes { id } } }").at("/list/nodes").values().stream()
                .map(node -> node.get("id").asString())
                .toList();
    }

    @Test
    void aPageOfWhichNothingIsLeftIsNotTheEndOfTheList() {
        String list = "works(search: \"" + JADE + "\", orderBy: [{field: TITLE}]";
        List<String> whole = ids(list + ", first: 100)");
        List<UUID> first = whole.stream().limit(2).map(UUID::fromString).toList();
        // gone in this snapshot, and the index has not heard of it
        SERVER.database()
                .change(sql -> sql.deleteFrom(DSL.table(DSL.name("p_work")))
                        .where(DSL.field(DSL.name("entry_id"), ColumnTypes.ID).in(first))
                        .execute());
        try {
            JsonNode page = SERVER.data(
                            "{ " + list + ", first: 2) { nodes { id } pageInfo { hasNextPage endCursor } } }")
                    .get("works");
            assertThat(page.get("nodes").values())
                    .extracting(node -> node.get("id").asString())
                    .containsExactlyElementsOf(whole.subList(2, 4));
            assertThat(page.at("/pageInfo/hasNextPage").asBoolean()).isTrue();
            assertThat(page.at("/pageInfo/endCursor").isNull()).isFalse();
            assertThat(ids(list + ", first: 0)")).isEmpty();
        } finally {
            SERVER.reindex();
        }
    }

    @Test
    void whoNamesAPositionFindsWhatAnotherServerPublishedUpToIt() {
        UUID id = UUID.fromString(ids("works(first: 1)").getFirst());
        try (DeliveryServer other = SERVER.another()) {
            SearchReady.await(other);
            for (int round = 0; round < 5; round++) {
                String word = "tarvenholm" + round;
                SERVER.publish(id, "core.medium", Optional.of("en"), "Made of " + word, Optional.empty());
                long position = SERVER.database().read(SERVER.bean(EventStore.class)::position);
                String answer = other.send(other.post(
                                        "{ works(search: \"" + word + "\", locale: \"en\") { totalCount } }", Map.of())
                                .header(HeldAnswers.MIN_POSITION, Long.toString(position)))
                        .body();
                assertThat(answer).as("round %s", round).contains("\"totalCount\":1");
            }
        }
    }
}
