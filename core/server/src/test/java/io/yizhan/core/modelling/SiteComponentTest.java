package io.yizhan.core.modelling;

import static io.yizhan.core.entry.ContentServer.localized;
import static io.yizhan.core.entry.ContentServer.shared;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import tools.jackson.databind.JsonNode;

/** A component of the site: made, used in blocks, renamed; and what it holds is not lost. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SiteComponentTest {
    private static final String STEP_PATH = "components/craft-step.yaml";
    private static final String STEP = """
            id: craftStep
            singular: CraftStep
            label: { zh-Hans: 工序, en: Step }
            description: { zh-Hans: 技艺的一步。, en: One step of a craft. }
            icon: tag
            titleField: title
            fields:
              - id: title
                type: text
                label: { zh-Hans: 名称, en: Title }
              - id: hours
                type: integer
                label: { zh-Hans: 工时, en: Hours }
            """;
    private static final String STEPS = """
              - id: steps
                type: blocks
                label: { zh-Hans: 工序, en: Steps }
                components: [craftStep, quoteBlock]
            """;

    @AutoClose
    private static final ModelServer SERVER = new ModelServer();

    private static Map<String, String> files(String step) {
        Map<String, String> files = CraftFiles.with(CraftFiles.SCHOOL_PATH, CraftFiles.SCHOOL + STEPS);
        files.put(STEP_PATH, step);
        return files;
    }

    private static List<String> kinds(JsonNode plan) {
        return plan.get("changes").values().stream()
                .map(change -> change.get("kind").stringValue())
                .toList();
    }

    @Test
    @Order(1)
    void aComponentIsMadeWithTheTypeThatUsesItAndDelivered() {
        JsonNode plan = SERVER.plan(SERVER.change(files(STEP)));
        assertThat(plan.get("problems").toString()).isEqualTo("[]");
        assertThat(kinds(plan)).contains("COMPONENT_ADDED", "TYPE_ADDED");
        SERVER.put(files(STEP));
        JsonNode made = SERVER.create(
                "craftSchool",
                List.of(
                        localized("site.name", "zh-Hans", "工序传习所"),
                        shared(
                                "site.steps",
                                List.of(Map.of("_key", "a1", "_type", "craftStep", "title", "Soak", "hours", 3)))));
        SERVER.publish(made, "zh-Hans");
        JsonNode out = SERVER.deliver(
                "{ craftSchools(first: 5) { nodes { steps { __typename ... on CraftStep { title hours } } } } }");
        assertThat(out.at("/data/craftSchools/nodes/0/steps/0").toString())
                .isEqualTo("{\"__typename\":\"CraftStep\",\"title\":\"Soak\",\"hours\":3}");
    }

    @Test
    @Order(2)
    void whatIsOtherInItIsToldOnceWithTheEntriesThatHoldIt() {
        JsonNode plan =
                SERVER.plan(SERVER.change(files(STEP.replace("- id: hours\n", "- id: hours\n    name: workHours\n"))));
        assertThat(plan.get("problems").toString()).isEqualTo("[]");
        assertThat(kinds(plan)).containsExactly("FIELD_RENAMED");
        assertThat(plan.at("/changes/0/target").stringValue()).isEqualTo("craftStep");
        assertThat(plan.at("/changes/0/field").stringValue()).isEqualTo("hours");
        assertThat(plan.at("/changes/0/entries").intValue()).isOne();
        assertThat(plan.get("api").toString()).contains("CraftStep.hours");
    }

    @Test
    @Order(3)
    void aFieldOfItDoesNotGoAwayWhileEntriesHoldIt() {
        String without = STEP.substring(0, STEP.indexOf("  - id: hours"));
        JsonNode gone = SERVER.plan(SERVER.change(files(without)));
        assertThat(gone.get("applicable").booleanValue()).isFalse();
        assertThat(gone.at("/problems/0/code").stringValue()).isEqualTo("INNER_VALUES");
        assertThat(gone.at("/problems/0/path").stringValue()).isEqualTo(STEP_PATH);
        JsonNode other = SERVER.plan(SERVER.change(files(STEP.replace("type: integer", "type: date"))));
        assertThat(other.at("/problems/0/code").stringValue()).isEqualTo("INNER_VALUES");
        assertThat(other.at("/problems/0/message/en").stringValue()).contains("craftStep.hours");
    }

    @Test
    @Order(4)
    void itStaysWhileATypeNamesIt() {
        Map<String, String> files = files(STEP);
        files.remove(STEP_PATH);
        JsonNode plan = SERVER.plan(SERVER.change(files));
        assertThat(plan.get("applicable").booleanValue()).isFalse();
        assertThat(plan.at("/problems/0/code").stringValue()).isEqualTo("UNKNOWN_COMPONENT");
    }
}
