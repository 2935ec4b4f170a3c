package io.yizhan.core.review;

import static io.yizhan.core.entry.ContentServer.localized;
import static io.yizhan.core.entry.ContentServer.shared;
import static io.yizhan.core.review.ReviewServer.step;
import static io.yizhan.core.review.ReviewServer.workflow;
import static org.assertj.core.api.Assertions.assertThat;

import io.yizhan.core.entry.ContentServer.Person;
import io.yizhan.core.model.Condition;
import io.yizhan.core.model.Operator;
import io.yizhan.core.model.Value;
import io.yizhan.core.security.Role;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Who may submit, decide, see and arrange reviews. */
final class ReviewRightsTest {
    private static final String ZH = "zh-Hans";

    @AutoClose
    private static final ReviewServer SERVER = new ReviewServer();

    private static Person cat;
    private static Person narrow;
    private static String workflow = "";
    private String id = "";

    /** Editors decide the first two steps, so that four eyes matter. */
    private static List<Map<String, Object>> steps() {
        return List.of(
                step("first", 48, Role.EDITOR, "narrow"), step("second", 24, Role.EDITOR), step("last", 24, "three"));
    }

    @BeforeAll
    static void arrange() {
        SERVER.role("narrow", Condition.compare("core.featured", Operator.EQ, Value.of(true)));
        narrow = SERVER.content.person("narrow", "narrow", Optional.empty());
        cat = SERVER.content.person("cat", Role.EDITOR, Optional.empty());
        workflow = SERVER.saveWorkflow(workflow("editors", List.of("article"), steps()))
                .at("/workflow/id")
                .asString();
        SERVER.activate(workflow, 1, true);
    }

    @BeforeEach
    void article() {
        id = SERVER.article(SERVER.ann);
    }

    private static String code(JsonNode refusal) {
        return refusal.get("code").asString();
    }

    @Test
    void aStepIsDecidedByWhoHasItsRole() {
        SERVER.submit(SERVER.ann, id, ZH);
        JsonNode review = SERVER.review(SERVER.three, id, ZH);
        assertThat(review.get("may").size()).isZero();
        assertThat(code(SERVER.refusal(SERVER.three, review, "APPROVE"))).isEqualTo("FORBIDDEN");
        assertThat(code(SERVER.refusal(SERVER.chief, review, "VETO")))
                .as("not even an administrator")
                .isEqualTo("FORBIDDEN");
        assertThat(SERVER.queue(SERVER.three)).doesNotContain(id + " " + ZH);
    }

    @Test
    void whoWroteOrSubmittedItDoesNotDecide() {
        SERVER.edit(SERVER.bob, id, localized("core.title", ZH, "乙"));
        SERVER.submit(SERVER.pub, id, ZH);
        for (Person writer : List.of(SERVER.ann, SERVER.bob)) {
            assertThat(SERVER.queue(writer)).doesNotContain(id + " " + ZH);
            assertThat(SERVER.review(writer, id, ZH).get("may").size()).isZero();
            assertThat(code(SERVER.refusal(writer, SERVER.review(writer, id, ZH), "APPROVE")))
                    .isEqualTo("FORBIDDEN");
        }
        assertThat(SERVER.queue(cat)).contains(id + " " + ZH);
        assertThat(SERVER.decide(cat, id, ZH, "APPROVE").get("done").asBoolean())
                .isTrue();
        assertThat(code(SERVER.refusal(cat, SERVER.review(cat, id, ZH), "APPROVE")))
                .as("nor who decided an earlier step")
                .isEqualTo("FORBIDDEN");
        assertThat(SERVER.queue(cat)).doesNotContain(id + " " + ZH);
    }

    @Test
    void whatOthersHaveWrittenOverWasWrittenAllTheSame() {
        SERVER.edit(SERVER.bob, id, localized("core.title", ZH, "乙"));
        SERVER.edit(SERVER.pub, id, localized("core.title", ZH, "丙"));
        SERVER.submit(SERVER.pub, id, ZH);
        assertThat(SERVER.review(SERVER.bob, id, ZH).get("may").size()).isZero();
        assertThat(code(SERVER.refusal(SERVER.bob, SERVER.review(SERVER.bob, id, ZH), "APPROVE")))
                .isEqualTo("FORBIDDEN");
    }

    @Test
    void whoWroteOnlyAnotherLocaleDecidesThisOne() {
        SERVER.edit(cat, id, localized("core.title", "en", "B"));
        SERVER.submit(SERVER.ann, id, ZH);
        assertThat(SERVER.decide(cat, id, ZH, "APPROVE").get("done").asBoolean())
                .isTrue();
    }

    @Test
    void aSmallUnitMayDoWithoutFourEyes() {
        Map<String, Object> input = workflow("alone", List.of("person"), steps());
        input.put("fourEyes", false);
        JsonNode made = SERVER.saveWorkflow(input).get("workflow");
        SERVER.activate(made.get("id").asString(), 1, true);
        String person = SERVER.ann
                .create("person", List.of(localized("core.name", ZH, "陆子冈"), shared("core.slug", "lu-zigang")))
                .at("/entry/id")
                .asString();
        assertThat(SERVER.submit(SERVER.ann, person, ZH).toString()).contains("\"done\":true");
        assertThat(SERVER.queue(SERVER.ann)).contains(person + " " + ZH);
        assertThat(SERVER.decide(SERVER.ann, person, ZH, "APPROVE").get("done").asBoolean())
                .isTrue();
        SERVER.activate(made.get("id").asString(), 1, false);
    }

    @Test
    void submittingNeedsTheRightToEdit() {
        assertThat(code(SERVER.three.refusal(ReviewServer.SUBMIT, Map.of("input", SERVER.submission(id, ZH)))))
                .isEqualTo("FORBIDDEN");
        assertThat(code(narrow.refusal(ReviewServer.SUBMIT, Map.of("input", SERVER.submission(id, ZH)))))
                .as("what one may not see does not exist")
                .isEqualTo("NOT_FOUND");
    }

    @Test
    void nobodyLearnsOfEntriesTheyCannotSee() {
        SERVER.submit(SERVER.ann, id, ZH);
        assertThat(SERVER.queue(narrow)).doesNotContain(id + " " + ZH);
        JsonNode review = SERVER.review(cat, id, ZH);
        assertThat(code(SERVER.refusal(narrow, review, "APPROVE"))).isEqualTo("NOT_FOUND");
        assertThat(code(narrow.refusal("query($id: ID!) { entryReviews(entryId: $id) { locale } }", Map.of("id", id))))
                .isEqualTo("NOT_FOUND");
        SERVER.edit(SERVER.ann, id, shared("core.featured", true));
        assertThat(SERVER.queue(narrow)).contains(id + " " + ZH);
        assertThat(SERVER.decide(narrow, id, ZH, "APPROVE").get("done").asBoolean())
                .isTrue();
    }

    @Test
    void workflowsAndEmergenciesHavePermissionsOfTheirOwn() {
        for (String query : List.of(
                "{ workflows { id } }",
                "{ workflowTemplates { name } }",
                "{ reviewRoles { id } }",
                "{ sensitiveWords { revision } }")) {
            assertThat(code(SERVER.pub.refusal(query, Map.of()))).isEqualTo("FORBIDDEN");
        }
        assertThat(code(SERVER.pub.refusal(
                        "mutation($id: ID!) { activateWorkflow(id: $id, expectedRevision: 1, active: false) {"
                                + " findings { code } } }",
                        Map.of("id", workflow))))
                .isEqualTo("FORBIDDEN");
        Map<String, Object> input = new HashMap<>(SERVER.submission(id, ZH));
        input.put("reason", "突发事件须立即发布公告");
        assertThat(code(SERVER.pub.refusal(
                        "mutation($input: EmergencyInput!) { approveInEmergency(input: $input) { done } }",
                        Map.of("input", input))))
                .isEqualTo("FORBIDDEN");
        assertThat(SERVER.chief.get("{ workflows { id } }", Map.of()).isEmpty()).isFalse();
    }
}
