package io.yizhan.core.entry;

import static io.yizhan.core.entry.ContentServer.localized;
import static io.yizhan.core.entry.ContentServer.shared;
import static org.assertj.core.api.Assertions.assertThat;

import io.yizhan.core.entry.ContentServer.Person;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Lists and pickers of the admin API, and who sees what in them. */
final class EntryListTest {
    private static final List<String> TITLES =
            List.of("和田玉摆件", "翡翠如意", "玉兰图", "青花瓷瓶", "紫砂壶", "云锦", "苏绣猫", "漆盒", "竹雕笔筒");

    @AutoClose
    private static final ContentServer SERVER = new ContentServer();

    private static Person ann;
    private static Person own;
    private static String ownEnterprise;
    private static String otherProduct;

    @BeforeAll
    static void content() {
        ann = SERVER.person("ann", "publisher", Optional.empty());
        for (int i = 0; i < TITLES.size(); i++) {
            SERVER.clock.pass(Duration.ofSeconds(i % 3));
            ann.create(
                    "article",
                    List.of(
                            localized("core.title", "zh-Hans", TITLES.get(i)),
                            shared("core.slug", "list-" + i),
                            shared("core.date", "2026-01-0" + (1 + i % 4)),
                            shared("core.featured", i % 2 == 0)));
        }
        ownEnterprise = enterprise("甲公司");
        String otherEnterprise = enterprise("乙公司");
        product("甲产品", ownEnterprise);
        otherProduct = product("乙产品", otherEnterprise);
        own = SERVER.person("own", "enterpriseEditor", Optional.of(UUID.fromString(ownEnterprise)));
    }

    private static String enterprise(String name) {
        return ann.create("exportEnterprise", List.of(localized("core.name", "zh-Hans", name)))
                .at("/entry/id")
                .asString();
    }

    private static String product(String name, String enterprise) {
        return ann.create(
                        "exportProduct",
                        List.of(
                                localized("core.name", "zh-Hans", name),
                                shared("core.enterprise", Map.of("type", "exportEnterprise", "id", enterprise))))
                .at("/entry/id")
                .asString();
    }

    private static JsonNode list(Person person, Map<String, ?> arguments) {
        return person.get(
                "query($type: ID!, $where: JSON, $search: String, $orderBy: [EntryOrder!], $states: [EntryState!],"
                        + " $first: Int, $after: String, $last: Int, $before: String, $trashed: Boolean) {"
                        + " entries(type: $type, where: $where, search: $search, orderBy: $orderBy, states: $states,"
                        + " first: $first, after: $after, last: $last, before: $before, trashed: $trashed) {"
                        + " totalCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor }"
                        + " nodes { id title state values(fields: []) updatedBy { displayName } } } }",
                arguments);
    }

    private static List<String> titles(JsonNode list) {
        List<String> titles = new ArrayList<>();
        list.get("nodes").forEach(node -> titles.add(node.get("title").asString()));
        return titles;
    }

    @Test
    void aConditionTreeFilters() {
        JsonNode found = list(
                ann,
                Map.of(
                        "type",
                        "article",
                        "where",
                        Map.of(
                                "all",
                                List.of(
                                        Map.of("path", "core.featured", "operator", "EQ", "values", List.of(true)),
                                        Map.of(
                                                "path",
                                                "core.title",
                                                "operator",
                                                "CONTAINS",
                                                "values",
                                                List.of("玉"))))));

        assertThat(titles(found)).containsExactlyInAnyOrder("和田玉摆件", "玉兰图");
        assertThat(found.get("totalCount").asInt()).isEqualTo(2);
    }

    @Test
    void searchFindsPartsOfTitlesPinyinAndInitials() {
        assertThat(titles(list(ann, Map.of("type", "article", "search", "瓷")))).containsExactly("青花瓷瓶");
        assertThat(titles(list(ann, Map.of("type", "article", "search", "hty"))))
                .containsExactly("和田玉摆件");
        assertThat(titles(list(ann, Map.of("type", "article", "search", "HeTianYu"))))
                .containsExactly("和田玉摆件");
        JsonNode picked = ann.get(
                "{ findEntries(types: [\"article\", \"exportProduct\"], search: \"zsh\") { title } }", Map.of());
        assertThat(picked.at("/0/title").asString()).isEqualTo("紫砂壶");
    }

    @Test
    void titlesAreOrderedByPinyin() {
        List<String> titles = titles(
                list(ann, Map.of("type", "article", "orderBy", List.of(Map.of("by", "title", "direction", "ASC")))));

        assertThat(titles).startsWith("翡翠如意", "和田玉摆件", "漆盒").endsWith("紫砂壶");
    }

    @Test
    void walkingByCursorForwardsAndBackwardsGivesTheWholeList() {
        for (List<Map<String, String>> order : List.of(
                List.of(Map.of("by", "core.date", "direction", "DESC")),
                List.of(Map.of("by", "updatedAt", "direction", "ASC")),
                List.of(Map.of("by", "title")))) {
            List<String> whole = titles(list(ann, Map.of("type", "article", "orderBy", order)));
            assertThat(whole).hasSameSizeAs(TITLES);
            assertThat(walk(order, "first", "after", "endCursor", "hasNextPage"))
                    .isEqualTo(whole);
            assertThat(walk(order, "last", "before", "startCursor", "hasPreviousPage"))
                    .isEqualTo(whole);
        }
    }

    private static List<String> walk(
            List<Map<String, String>> order, String size, String from, String cursor, String more) {
        List<String> walked = new ArrayList<>();
        Map<String, Object> arguments = new LinkedHashMap<>(Map.of("type", "article", "orderBy", order, size, 2));
        JsonNode page;
        do {
            page = list(ann, arguments);
            walked.addAll(size.equals("last") ? 0 : walked.size(), titles(page));
            arguments.put(from, page.at("/pageInfo/" + cursor).asString());
        } while (page.at("/pageInfo/" + more).asBoolean());
        return walked;
    }

    @Test
    void aCursorOfAnotherListIsRefused() {
        String cursor = list(ann, Map.of("type", "article", "first", 1))
                .at("/pageInfo/endCursor")
                .asString();

        JsonNode refused = ann.refusal(
                "query($after: String) { entries(type: \"person\", after: $after) { nodes { id } } }",
                Map.of("after", cursor));

        assertThat(refused.get("code").asString()).isEqualTo("BAD_USER_INPUT");
    }

    @Test
    void statesNarrowTheList() {
        assertThat(titles(list(ann, Map.of("type", "article", "states", List.of("DRAFT")))))
                .hasSameSizeAs(TITLES);
        assertThat(titles(list(ann, Map.of("type", "article", "states", List.of("PUBLISHED", "CHANGED")))))
                .isEmpty();
    }

    @Test
    void anEnterpriseEditorSeesAndChangesItsOwnEnterpriseAlone() {
        JsonNode model = own.get("{ contentModel { types { id actions } } }", Map.of());
        assertThat(model.get("types").toString()).contains("exportProduct").doesNotContain("article");
        assertThat(titles(list(own, Map.of("type", "exportEnterprise")))).containsExactly("甲公司");
        JsonNode products = list(own, Map.of("type", "exportProduct"));
        assertThat(titles(products)).containsExactly("甲产品");
        assertThat(products.get("totalCount").asInt()).isOne();
        assertThat(own.get("query($id: ID!) { entry(id: $id) { id } }", Map.of("id", otherProduct))
                        .isNull())
                .isTrue();
        JsonNode save = own.refusal(
                ContentServer.mutation("saveEntry", "SaveEntryInput"),
                Map.of(
                        "input",
                        Map.of(
                                "id",
                                otherProduct,
                                "expectedVersion",
                                "1.1",
                                "fields",
                                List.of(localized("core.name", "en", "X")))));
        assertThat(save.get("code").asString()).isEqualTo("NOT_FOUND");
        JsonNode articles = own.refusal("{ entries(type: \"article\") { totalCount } }", Map.of());
        assertThat(articles.get("code").asString()).isEqualTo("FORBIDDEN");
    }

    @Test
    void conditionsOnLinkedEntriesSpeakOfReadableOnesAlone() {
        Map<String, ?> named = Map.of(
                "linked",
                "core.enterprise",
                "quantifier",
                "NONE",
                "where",
                Map.of("path", "core.name", "operator", "CONTAINS", "values", List.of("乙")));

        assertThat(titles(list(own, Map.of("type", "exportProduct", "where", named))))
                .containsExactly("甲产品");
        assertThat(titles(list(ann, Map.of("type", "exportProduct", "where", named))))
                .containsExactly("甲产品");
    }

    @Test
    void statementsDoNotGrowWithTheRows() {
        int few = statements(1);
        int many = statements(TITLES.size());

        assertThat(few).isPositive();
        assertThat(many).isEqualTo(few).isLessThanOrEqualTo(8);
    }

    private static int statements(int first) {
        JsonNode page = list(ann, Map.of("type", "article", "first", first));
        assertThat(page.get("nodes").size()).isEqualTo(first);
        return SERVER.statements();
    }
}
