package io.yizhan.core.review;

import static io.yizhan.core.entry.ContentServer.localized;
import static io.yizhan.core.review.ReviewServer.codes;
import static org.assertj.core.api.Assertions.assertThat;

import io.yizhan.core.entry.ContentServer.Person;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What passes in an emergency, with its reviews held afterwards. */
final class ReviewEmergencyTest {
    private static final String ZH = "zh-Hans";

    @AutoClose
    private static final ReviewServer SERVER = new ReviewServer();

    private String workflow = "";
    private String id = "";

    @BeforeEach
    void underWorkflow() {
        workflow = SERVER.threeReviews();
        id = SERVER.article(SERVER.ann);
    }

    @AfterEach
    void withoutWorkflow() {
        JsonNode now = SERVER.chief.get("query($id: ID!) { workflow(id: $id) { revision } }", Map.of("id", workflow));
        SERVER.activate(workflow, now.get("revision").asInt(), false);
    }

    private static JsonNode emergency(Person person, String entry, String reason, String... locales) {
        Map<String, Object> input = new HashMap<>(SERVER.submission(entry, locales));
        input.put("reason", reason);
        return person.get(
                "mutation($input: EmergencyInput!) { approveInEmergency(input: $input)" + ReviewServer.RESULT + "}",
                Map.of("input", input));
    }

    @Test
    void inAnEmergencyItPassesAtOnceAndIsReviewedAfterwards() {
        assertThat(codes(emergency(SERVER.chief, id, "太急了", ZH))).containsExactly("REASON_SHORT");
        assertThat(emergency(SERVER.chief, id, "突发事件须立即发布公告", ZH).get("done").asBoolean())
                .isTrue();
        assertThat(SERVER.publish(id, ZH).get("published").size()).isOne();
        assertThat(SERVER.queue(SERVER.one)).contains(id + " " + ZH);
        SERVER.decide(SERVER.one, id, ZH, "APPROVE");
        assertThat(SERVER.queue(SERVER.one)).doesNotContain(id + " " + ZH);
        JsonNode second = SERVER.review(SERVER.two, id, ZH);
        assertThat(second.get("may").toString()).isEqualTo("[\"APPROVE\",\"VETO\"]");
        assertThat(SERVER.refusal(SERVER.two, second, "RETURN").get("code").asString())
                .isEqualTo("CONFLICT");
        JsonNode vetoed = SERVER.decide(SERVER.two, second, "VETO", Map.of());
        assertThat(codes(vetoed)).containsExactly("VETOED_AFTERWARDS");
        assertThat(SERVER.chief.entry(id).get("localeStates").toString())
                .as("a veto afterwards does not unpublish")
                .contains("PUBLISHED");
        assertThat(codes(SERVER.publish(id, ZH))).containsExactly("NEEDS_REVIEW");
    }

    @Test
    void whatWasVetoedAfterwardsDoesNotComeBackByARevert() {
        emergency(SERVER.chief, id, "突发事件须立即发布公告", ZH);
        assertThat(SERVER.publish(id, ZH).get("published").size()).isOne();
        SERVER.decide(SERVER.one, id, ZH, "VETO");
        SERVER.edit(SERVER.ann, id, localized("core.title", ZH, "改"));
        SERVER.submit(SERVER.ann, id, ZH);
        SERVER.approve(id, ZH);
        Map<String, Object> entry =
                Map.of("entryId", id, "expectedVersion", SERVER.version(id), "locales", List.of(ZH));
        JsonNode out = SERVER.pub.get(
                "mutation($input: PublishTogetherInput!) { publishTogether(input: $input) { done release { id revision } } }",
                Map.of("input", Map.of("entries", List.of(entry))));
        assertThat(out.get("done").asBoolean()).isTrue();
        JsonNode back = SERVER.pub.get(
                "mutation($id: ID!, $revision: Int!) { revertRelease(id: $id, expectedRevision: $revision,"
                        + " reason: \"back\") { done plan { entries { findings { code } } } } }",
                Map.of(
                        "id",
                        out.at("/release/id").asString(),
                        "revision",
                        out.at("/release/revision").asInt()));
        assertThat(back.get("done").asBoolean()).isFalse();
        assertThat(back.at("/plan/entries/0/findings/0/code").asString()).isEqualTo("REVERT_VETOED");
    }

    @Test
    void afterAnEmergencyEveryStepDecides() {
        emergency(SERVER.chief, id, "突发事件须立即发布公告", ZH);
        SERVER.approve(id, ZH);
        JsonNode done = SERVER.review(SERVER.ann, id, ZH);
        assertThat(done.get("afterwards").asBoolean()).isFalse();
        assertThat(done.get("emergency").asBoolean()).isTrue();
        assertThat(done.get("state").asString()).isEqualTo("APPROVED");
        assertThat(SERVER.queue(SERVER.three)).doesNotContain(id + " " + ZH);
    }
}
