package io.yizhan.core.modelling;

import static io.yizhan.core.entry.ContentServer.localized;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Two servers over one database: what one makes of the site's model, the other has. */
@Tag("any-database")
class SiteModelFollowTest {
    @AutoClose
    private static final ModelServer FIRST = new ModelServer();

    @AutoClose
    private static final ModelServer SECOND = FIRST.beside();

    @AfterEach
    void withoutModel() {
        FIRST.put(Map.of());
    }

    private static boolean delivers(ModelServer server, String query) {
        return ModelServer.eventually(() -> !server.deliver(query).has("errors"), fits -> fits);
    }

    @Test
    void anotherServerFollowsAndEntriesOfTheNewTypeAreMadeThere() {
        FIRST.put(CraftFiles.all());
        // at once: a writer that is behind takes over the newest model first
        assertThat(ModelServer.eventually(
                        () -> SECOND.get("{ contentModel { types { id } } }", Map.of())
                                .toString(),
                        model -> model.contains("craftSchool")))
                .contains("craftSchool");
        JsonNode school = SECOND.create("craftSchool", List.of(localized("site.name", "en", "Suzhou")));
        SECOND.publish(school);
        assertThat(delivers(FIRST, "{ craftSchools { nodes { name } } }")).isTrue();
        assertThat(delivers(SECOND, "{ craftSchools { nodes { name } } }")).isTrue();
        SECOND.put(Map.of());
        assertThat(ModelServer.eventually(
                        () -> FIRST.deliver("{ craftSchools { totalCount } }").has("errors"), gone -> gone))
                .isTrue();
    }

    @Test
    void ofTwoChangesAtOnceOneWinsAndTheOtherIsAConflict() throws Exception {
        for (int round = 0; round < 3; round++) {
            Map<String, Object> one = FIRST.change(CraftFiles.all());
            Map<String, Object> other = SECOND.change(CraftFiles.school("icon: home", "icon: star"));
            String first = FIRST.plan(one).get("hash").stringValue();
            String second = SECOND.plan(other).get("hash").stringValue();
            List<String> codes = new ArrayList<>();
            try (ExecutorService both = Executors.newFixedThreadPool(2)) {
                Future<JsonNode> left = both.submit(() -> FIRST.tryChange(one, first, true));
                Future<JsonNode> right = both.submit(() -> SECOND.tryChange(other, second, true));
                codes.add(code(left.get()));
                codes.add(code(right.get()));
            }
            assertThat(codes).containsExactlyInAnyOrder("done", "CONFLICT");
            assertThat(ModelServer.eventually(
                            () -> FIRST.siteModel()
                                    .get("documents")
                                    .equals(SECOND.siteModel().get("documents")),
                            same -> same))
                    .isTrue();
            FIRST.put(Map.of());
            assertThat(ModelServer.eventually(
                            () -> SECOND.deliver("{ craftSchools { totalCount } }")
                                    .has("errors"),
                            gone -> gone))
                    .isTrue();
        }
    }

    private static String code(JsonNode answer) {
        return answer.at("/errors/0/extensions/code").stringValue("done");
    }

    @Test
    void aServerThatStartsHasTheModel() {
        FIRST.put(CraftFiles.all());
        try (ModelServer third = FIRST.beside()) {
            assertThat(third.deliver("{ craftSchools { totalCount } }").has("errors"))
                    .isFalse();
            assertThat(third.siteModel().get("problem").isNull()).isTrue();
        }
    }
}
