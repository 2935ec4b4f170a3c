package io.yizhan.core.entry;

import static io.yizhan.core.entry.ContentServer.localized;
import static io.yizhan.core.entry.ContentServer.shared;
import static org.assertj.core.api.Assertions.assertThat;

import io.yizhan.core.entry.ContentServer.Person;
import io.yizhan.core.security.Role;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Blocks in the hands of editors: saved, checked, looked for where they name something, restored. */
@Tag("any-database")
final class BlocksApiTest {
    @AutoClose
    private static final ContentServer SERVER = new ContentServer();

    private static Person ann;

    @BeforeAll
    static void people() {
        ann = SERVER.person("ann", Role.PUBLISHER, Optional.empty());
    }

    private static String work(String title) {
        return ann.create("work", List.of(localized("core.title", "zh-Hans", title)))
                .at("/entry/id")
                .asString();
    }

    private static Map<String, ?> section(List<Map<String, ?>> blocks) {
        return Map.of("_key", "s", "_type", "sectionBlock", "heading", Map.of("zh-Hans", "分区"), "blocks", blocks);
    }

    private static Map<String, ?> works(String... ids) {
        return Map.of(
                "_key",
                "w",
                "_type",
                "worksBlock",
                "works",
                java.util.stream.Stream.of(ids).map(id -> Map.of("id", id)).toList());
    }

    private static Map<String, ?> quote(String text) {
        return Map.of("_key", "q", "_type", "quoteBlock", "text", Map.of("zh-Hans", text));
    }

    private static JsonNode page(String title, List<?> body) {
        JsonNode made = ann.create(
                "page",
                List.of(
                        localized("core.title", "zh-Hans", title),
                        shared("core.slug", "page-" + Integer.toHexString(title.hashCode())),
                        shared("core.body", body)));
        assertThat(made.get("findings").toString()).isEqualTo("[]");
        return made.get("entry");
    }

    @Test
    void whatABlockNamesIsUsedAndCannotGoToTheTrash() {
        String work = work("甲");
        page("用甲的页面", List.of(quote("话"), section(List.of(works(work)))));
        String trash = "mutation($id: ID!, $v: String!) { trashEntry(id: $id, expectedVersion: $v) {"
                + " entry { trashed } uses { field source { title } } } }";
        JsonNode refused = ann.get(trash, Map.of("id", work, "v", "1.1"));
        assertThat(refused.get("entry").isNull()).isTrue();
        assertThat(refused.at("/uses/0/source/title").asString()).isEqualTo("用甲的页面");
        assertThat(refused.at("/uses/0/field").asString()).startsWith("core.body");
    }

    @Test
    void thePlanNamesWhatBlocksLeadToAndIsNotPublished() {
        String work = work("乙");
        JsonNode page = page("发布计划", List.of(section(List.of(works(work), quote("话")))));
        JsonNode plan = ann.get(
                "query($id: ID!) { publishPlan(entryId: $id) { publishable dependencies { steps entry { id } } } }",
                Map.of("id", page.get("id").asString()));
        assertThat(plan.at("/dependencies/0/entry/id").asString()).isEqualTo(work);
        assertThat(plan.at("/dependencies/0/steps").asInt()).isOne();
        assertThat(plan.get("publishable").asBoolean()).isTrue();
    }

    @Test
    void whatIsMissingInABlockStandsInTheWayAndIsToldWithItsPlace() {
        JsonNode page = page(
                "缺少",
                List.of(quote("话"), Map.of("_type", "sectionBlock", "blocks", List.of(Map.of("_type", "quoteBlock")))));
        JsonNode plan = ann.get(
                "query($id: ID!) { publishPlan(entryId: $id) { publishable locales { findings { code field at } } } }",
                Map.of("id", page.get("id").asString()));
        assertThat(plan.get("publishable").asBoolean()).isFalse();
        assertThat(plan.at("/locales").findValuesAsString("at"))
                .contains("/1/heading/zh-Hans", "/1/blocks/0/text/zh-Hans");
    }

    @Test
    void aWrongBlockIsAFindingAndLeavesTheRest() {
        JsonNode made = ann.create(
                "page",
                List.of(
                        localized("core.title", "zh-Hans", "错"),
                        shared("core.body", List.of(Map.of("_type", "rowBlock"), quote("对")))));
        assertThat(made.at("/findings/0/code").asString()).isEqualTo("BLOCK_UNKNOWN");
        assertThat(made.at("/findings/0/field").asString()).isEqualTo("core.body");
    }

    @Test
    void anEarlierVersionComesBackWithItsBlocks() {
        JsonNode page = page("版本", List.of(quote("先")));
        String id = page.get("id").asString();
        SERVER.clock.pass(java.time.Duration.ofHours(1));
        JsonNode second = ann.save(id, "1.1", List.of(shared("core.body", List.of(section(List.of()), quote("后")))))
                .get("entry");
        assertThat(second.get("version").asString()).startsWith("2.");
        JsonNode back = ann.restore(id, second.get("version").asString(), 1, List.of("core.body"));
        assertThat(back.at("/entry/fields/core.body").toString())
                .isEqualTo("[{\"_key\":\"q\",\"_type\":\"quoteBlock\",\"text\":{\"zh-Hans\":\"先\"}}]");
    }

    @Test
    void theModelTellsComponentsOnceAndFieldsNameThem() {
        JsonNode model = ann.get(
                "{ contentModel { components { id owner singular icon titleField fields { id type options } }"
                        + " types { id fields { id type options many } } } }",
                Map.of());
        JsonNode section = one(model.get("components"), "sectionBlock");
        assertThat(section.get("singular").asString()).isEqualTo("SectionBlock");
        assertThat(section.get("titleField").asString()).isEqualTo("heading");
        assertThat(one(section.get("fields"), "blocks")
                        .at("/options/components")
                        .toString())
                .contains("quoteBlock");
        JsonNode body = one(one(model.get("types"), "page").get("fields"), "body");
        assertThat(body.get("type").asString()).isEqualTo("blocks");
        assertThat(body.get("many").asBoolean()).isTrue();
        assertThat(body.at("/options/components").toString()).contains("sectionBlock");
    }

    private static JsonNode one(JsonNode list, String id) {
        return list.valueStream()
                .filter(node -> node.get("id").asString().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
