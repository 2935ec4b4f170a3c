package io.yizhan.core.modelling;

import static io.yizhan.core.entry.ContentServer.localized;
import static io.yizhan.core.entry.ContentServer.shared;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What a plan says of changes to a type that has entries: in words, in numbers, and what it refuses. */
class SiteModelPlanTest {
    @AutoClose
    private static final ModelServer SERVER = new ModelServer();

    @BeforeAll
    static void entries() {
        SERVER.put(CraftFiles.all());
        for (int i = 0; i < 4; i++) {
            List<Map<String, ?>> fields = new ArrayList<>(List.of(
                    localized("site.name", "en", "School " + i),
                    shared("site.motto", "motto ".repeat(i + 1).strip()),
                    shared("site.courses", List.of(Map.of("title", "Cutting", "hours", 10 * i)))));
            if (i > 0) {
                fields.add(shared("site.places", 10 * i));
                fields.add(shared("site.kind", i == 1 ? "007" : "jade"));
            }
            SERVER.create("craftSchool", fields);
        }
    }

    private static JsonNode plan(String text, String instead) {
        return SERVER.plan(SERVER.change(CraftFiles.school(text, instead)));
    }

    private static void assertChange(JsonNode plan, String kind, int entries, int invalid, String words) {
        JsonNode change = plan.at("/changes/0");
        assertThat(plan.get("problems").isEmpty())
                .as(plan.get("problems").toString())
                .isTrue();
        assertThat(change.get("kind").stringValue()).isEqualTo(kind);
        assertThat(change.get("entries").intValue()).as("entries").isEqualTo(entries);
        assertThat(change.get("invalid").intValue()).as("invalid").isEqualTo(invalid);
        assertThat(change.at("/message/zh-Hans").stringValue()).contains(words);
    }

    private static void assertRefused(JsonNode plan, String code, String at) {
        assertThat(plan.get("applicable").booleanValue()).as(plan.toString()).isFalse();
        assertThat(plan.at("/problems/0/code").stringValue()).isEqualTo(code);
        assertThat(plan.at("/problems/0/path").stringValue()).isEqualTo(CraftFiles.SCHOOL_PATH);
        assertThat(plan.at("/problems/0/at").stringValue()).isEqualTo(at);
    }

    @Test
    void tighterRulesCountTheValuesThatBreakThem() {
        String motto = "- id: motto\n    type: text\n";
        assertChange(plan(motto, motto + "    maxLength: 12\n"), "FIELD_CHANGED", 4, 2, "最大长度 190 → 12");
        assertChange(plan(motto, motto + "    pattern: motto\n"), "FIELD_CHANGED", 4, 3, "格式 无 → motto");
        String places = "- id: places\n    type: integer\n";
        assertChange(plan(places, places + "    min: 20\n"), "FIELD_CHANGED", 3, 1, "最小值 无 → 20");
        assertChange(plan(places, places + "    required: true\n"), "FIELD_CHANGED", 3, 1, "必填：否 → 是");
        assertChange(plan(places, places + "    max: 1000\n"), "FIELD_CHANGED", 3, 0, "最大值");
    }

    @Test
    void looserRulesAndOtherWordsHarmNothing() {
        String motto = "- id: motto\n    type: text\n";
        assertChange(plan(motto, motto + "    maxLength: 300\n"), "FIELD_CHANGED", 4, 0, "190 → 300");
        assertChange(plan("zh-Hans: 校训", "zh-Hans: 训语"), "FIELD_CHANGED", 4, 0, "显示名称");
        assertChange(plan(motto, motto + "    filterable: true\n"), "FIELD_CHANGED", 4, 0, "可筛选");
        JsonNode index = plan(motto, motto + "    filterable: true\n");
        assertThat(index.get("ddl").toString()).contains("alter table", "f_motto", "create index");
    }

    @Test
    void aTextMayBecomeLongAndBack() {
        assertChange(
                plan("- id: motto\n    type: text\n", "- id: motto\n    type: longText\n"),
                "FIELD_CHANGED",
                4,
                0,
                "类型");
    }

    @Test
    void aShapeThatCannotBeReadIsRefusedWithTheFix() {
        assertRefused(
                plan("- id: places\n    type: integer", "- id: places\n    type: decimal"),
                "SHAPE_CHANGED",
                "fields[2]");
        assertRefused(
                plan("vocabulary: craftKind", "vocabulary: craftKind\n    many: true"), "SHAPE_CHANGED", "fields[3]");
        assertRefused(plan("    repeatable: true\n", ""), "SHAPE_CHANGED", "fields[4]");
        String title = "- id: title\n        type: text\n";
        assertRefused(plan(title, title + "        localized: true\n"), "SHAPE_CHANGED", "fields[4].fields[0]");
        JsonNode plan = plan("- id: places\n    type: integer", "- id: places\n    type: decimal");
        assertThat(plan.at("/problems/0/message/en").stringValue()).contains("another id");
    }

    @Test
    void aShapeNobodyHasWrittenMayChange() {
        Map<String, String> more = CraftFiles.school(
                "  - id: motto\n",
                "  - id: founded\n    type: text\n    label: { zh-Hans: 建立, en: Founded }\n  - id: motto\n");
        SERVER.put(more);
        JsonNode plan = SERVER.plan(SERVER.change(CraftFiles.school(
                "  - id: motto\n",
                "  - id: founded\n    type: date\n    label: { zh-Hans: 建立, en: Founded }\n  - id: motto\n")));
        assertChange(plan, "FIELD_CHANGED", 0, 0, "类型");
        SERVER.put(CraftFiles.all());
    }

    @Test
    void aFieldThatWasRemovedKeepsItsShape() {
        String motto = "  - id: motto\n    type: text\n    label: { zh-Hans: 校训, en: Motto }\n";
        SERVER.put(CraftFiles.school(motto, ""));
        assertRefused(plan("- id: motto\n    type: text", "- id: motto\n    type: date"), "SHAPE_CHANGED", "fields[1]");
        SERVER.put(CraftFiles.all());
    }

    @Test
    void aFieldInsideAGroupStaysWhileItHoldsValues() {
        String hours = "      - id: hours\n        type: integer\n        label: { zh-Hans: 课时, en: Hours }\n";
        assertRefused(plan(hours, ""), "INNER_VALUES", "fields[4]");
    }

    @Test
    void aFieldWithValuesDoesNotBecomeUnique() {
        String places = "- id: places\n    type: integer\n";
        assertRefused(plan(places, places + "    unique: true\n"), "UNIQUE_WITH_VALUES", "fields[2]");
    }

    @Test
    void aTermThatGoesIsARemovalAndCountsItsEntries() {
        Map<String, String> fewer = CraftFiles.with(
                CraftFiles.KIND_PATH,
                CraftFiles.replaced(
                        CraftFiles.KIND, "  - code: \"007\"\n    label: { zh-Hans: 漆艺, en: Lacquer }\n", ""));
        JsonNode plan = SERVER.plan(SERVER.change(fewer));
        assertChange(plan, "VOCABULARY_CHANGED", 3, 1, "删除词条 漆艺");
        assertThat(plan.get("removes").booleanValue()).isTrue();
    }

    @Test
    void aSharedValueBecomesThatOfTheDefaultLanguageAndComesBack() {
        String motto = "- id: motto\n    type: text\n";
        SERVER.put(CraftFiles.school(motto, motto + "    localized: true\n"));
        JsonNode list = SERVER.get("{ entries(type: \"craftSchool\") { nodes { id } } }", Map.of());
        String id = list.at("/nodes/0/id").stringValue();
        assertThat(SERVER.entry(id).at("/fields/site.motto/zh-Hans").stringValue())
                .startsWith("motto");
        SERVER.put(CraftFiles.all());
        assertThat(SERVER.entry(id).at("/fields/site.motto").stringValue()).startsWith("motto");
    }

    @Test
    void whatBreaksQueriesComesFirst() {
        JsonNode plan = plan("- id: motto\n    type: text", "- id: motto\n    name: saying\n    type: text");
        assertThat(plan.at("/api/0/breaking").booleanValue()).isTrue();
        assertThat(plan.at("/api/0/path").stringValue()).isEqualTo("CraftSchool.motto");
        assertThat(plan.get("api").findValuesAsString("path")).contains("CraftSchool.saying");
        assertThat(plan.at("/types/0/id").stringValue()).isEqualTo("craftSchool");
        assertThat(plan.at("/sdl/0/sdl").stringValue()).contains("saying");
    }

    @Test
    void planningWritesNothing() {
        JsonNode before = SERVER.siteModel();
        plan("icon: home", "icon: star");
        assertThat(SERVER.siteModel()).isEqualTo(before);
    }
}
