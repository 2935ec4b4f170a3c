package io.yizhan.core.review;

import static io.yizhan.core.entry.ContentServer.localized;
import static io.yizhan.core.entry.ContentServer.shared;
import static io.yizhan.core.review.ReviewServer.codes;
import static io.yizhan.core.review.ReviewServer.step;
import static io.yizhan.core.review.ReviewServer.threeSteps;
import static io.yizhan.core.review.ReviewServer.workflow;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The way of an article through its reviews to the public, and every way it is stopped. */
final class ReviewTest {
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

    @Test
    void withoutAWorkflowContentIsPublishedAsEver() {
        SERVER.activate(workflow, 1, false);
        assertThat(SERVER.publish(id, ZH).get("published").size()).isOne();
        JsonNode state = SERVER.state(SERVER.ann, id, ZH);
        assertThat(state.get("workflow").isNull()).isTrue();
        assertThat(state.get("approved").asBoolean()).isTrue();
        assertThat(codes(SERVER.submit(SERVER.ann, id, ZH))).contains("NO_WORKFLOW");
    }

    @Test
    void threeReviewsLetAnEntryPass() {
        JsonNode refused = SERVER.publish(id, ZH);
        assertThat(refused.get("published").size()).isZero();
        assertThat(codes(refused)).containsExactly("NEEDS_REVIEW");
        assertThat(refused.at("/findings/0/message/en").asString()).contains("三审三校", "first");

        JsonNode submitted = SERVER.submit(SERVER.ann, id, ZH);
        assertThat(submitted.get("done").asBoolean()).isTrue();
        JsonNode review = submitted.at("/reviews/0");
        assertThat(review.get("state").asString()).isEqualTo("IN_REVIEW");
        assertThat(review.get("may").toString()).isEqualTo("[\"WITHDRAW\"]");
        assertThat(review.get("hash").asString()).hasSize(64);

        SERVER.decide(SERVER.one, id, ZH, "APPROVE");
        assertThat(SERVER.publish(id, ZH).at("/findings/0/message/en").asString())
                .contains("second");
        SERVER.decide(SERVER.two, id, ZH, "APPROVE");
        assertThat(codes(SERVER.publish(id, ZH))).containsExactly("NEEDS_REVIEW");
        SERVER.decide(SERVER.three, id, ZH, "APPROVE");

        JsonNode done = SERVER.review(SERVER.ann, id, ZH);
        assertThat(done.get("state").asString()).isEqualTo("APPROVED");
        assertThat(done.get("opinions")
                        .valueStream()
                        .map(one -> one.get("decision").asString()))
                .containsExactly("SUBMIT", "APPROVE", "APPROVE", "APPROVE");
        assertThat(done.at("/opinions/3/ticks").size()).isEqualTo(2);
        assertThat(SERVER.publish(id, ZH).get("published").size()).isOne();
        assertThat(codes(SERVER.publish(id, ZH, "en"))).containsExactly("NEEDS_REVIEW");
        assertThat(codes(SERVER.submit(SERVER.ann, id, ZH))).containsExactly("REVIEW_APPROVED");
    }

    @Test
    void whatChangesAfterApprovalIsReviewedAgain() {
        SERVER.submit(SERVER.ann, id, ZH, "en");
        SERVER.approve(id, ZH);
        SERVER.approve(id, "en");
        SERVER.edit(SERVER.ann, id, localized("core.title", "en", "A changed"));
        assertThat(SERVER.state(SERVER.ann, id, ZH).get("approved").asBoolean())
                .as("only English changed")
                .isTrue();
        assertThat(SERVER.state(SERVER.ann, id, "en").get("approved").asBoolean())
                .isFalse();
        assertThat(SERVER.publish(id, ZH).get("published").size()).isOne();
        assertThat(codes(SERVER.publish(id, "en"))).containsExactly("NEEDS_REVIEW");
        SERVER.edit(SERVER.ann, id, shared("core.featured", true));
        assertThat(codes(SERVER.publish(id, ZH)))
                .as("what is not localised goes out with every locale")
                .containsExactly("NEEDS_REVIEW");
    }

    @Test
    void anEditOfALiveEntryTouchesNothingThatIsLiveAndUnpublishingNeedsNoReview() {
        SERVER.submit(SERVER.ann, id, ZH);
        SERVER.approve(id, ZH);
        SERVER.publish(id, ZH);
        SERVER.edit(SERVER.bob, id, localized("core.title", ZH, "乙"));
        JsonNode states = SERVER.chief.entry(id).get("localeStates");
        assertThat(states.valueStream()
                        .filter(one -> one.get("locale").asString().equals(ZH))
                        .map(one -> one.get("publishedVersion").asInt()))
                .containsExactly(1);
        assertThat(SERVER.review(SERVER.ann, id, ZH).get("changedSince").asBoolean())
                .isTrue();
        assertThat(SERVER.pub.unpublish(id).get("published").size()).isOne();
    }

    @Test
    void requiredPointsAndOpinionsAreAskedFor() {
        SERVER.submit(SERVER.ann, id, ZH);
        JsonNode review = SERVER.review(SERVER.one, id, ZH);
        JsonNode unticked = SERVER.decide(SERVER.one, review, "APPROVE", Map.of("ticks", List.of("c")));
        assertThat(codes(unticked)).containsExactly("TICKS_MISSING");
        assertThat(unticked.at("/findings/0/message/en").asString()).contains("spelled");
        assertThat(codes(SERVER.decide(SERVER.one, review, "RETURN", Map.of("opinion", " "))))
                .containsExactly("OPINION_MISSING");
        assertThat(codes(SERVER.decide(SERVER.one, review, "VETO", Map.of("opinion", ""))))
                .containsExactly("OPINION_MISSING");
        assertThat(codes(SERVER.decide(SERVER.one, review, "RETURN", Map.of("returnTo", "second"))))
                .containsExactly("RETURN_STEP");
        assertThat(SERVER.review(SERVER.one, id, ZH).get("turn")).isEqualTo(review.get("turn"));
    }

    @Test
    void aReturnGoesToTheAuthorOrToAnEarlierStep() {
        SERVER.submit(SERVER.ann, id, ZH);
        SERVER.decide(SERVER.one, id, ZH, "APPROVE");
        SERVER.decide(SERVER.two, id, ZH, "APPROVE");
        SERVER.decide(SERVER.three, SERVER.review(SERVER.three, id, ZH), "RETURN", Map.of("returnTo", "second"));
        JsonNode again = SERVER.review(SERVER.two, id, ZH);
        assertThat(again.get("step").asInt()).isOne();
        assertThat(again.get("round").asInt()).isOne();
        assertThat(SERVER.state(SERVER.two, id, ZH).get("sinceMyLastLook").asInt())
                .isOne();
        SERVER.decide(SERVER.two, again, "RETURN", Map.of());
        JsonNode returned = SERVER.review(SERVER.ann, id, ZH);
        assertThat(returned.get("state").asString()).isEqualTo("RETURNED");
        assertThat(SERVER.queue(SERVER.two)).doesNotContain(id + " " + ZH);

        SERVER.edit(SERVER.ann, id, localized("core.title", ZH, "丙"));
        JsonNode resubmitted = SERVER.submit(SERVER.ann, id, ZH).at("/reviews/0");
        assertThat(resubmitted.get("id")).isEqualTo(returned.get("id"));
        assertThat(resubmitted.get("round").asInt()).isEqualTo(2);
        assertThat(resubmitted.get("step").asInt()).isZero();
        assertThat(resubmitted.get("version").asInt()).isEqualTo(2);
    }

    @Test
    void aVetoEndsItAndOnlyAChangedVersionComesBack() {
        SERVER.submit(SERVER.ann, id, ZH);
        SERVER.decide(SERVER.one, id, ZH, "VETO");
        assertThat(SERVER.review(SERVER.ann, id, ZH).get("state").asString()).isEqualTo("VETOED");
        assertThat(SERVER.refusal(SERVER.one, SERVER.review(SERVER.one, id, ZH), "APPROVE")
                        .get("code")
                        .asString())
                .isEqualTo("CONFLICT");
        assertThat(codes(SERVER.submit(SERVER.ann, id, ZH))).containsExactly("REVIEW_VETOED");
        SERVER.edit(SERVER.ann, id, localized("core.title", ZH, "丁"));
        assertThat(SERVER.submit(SERVER.ann, id, ZH).get("done").asBoolean()).isTrue();
    }

    @Test
    void whoSubmittedItMayWithdrawIt() {
        SERVER.submit(SERVER.ann, id, ZH);
        assertThat(codes(SERVER.submit(SERVER.bob, id, ZH))).containsExactly("REVIEW_UNDER_WAY");
        JsonNode review = SERVER.review(SERVER.bob, id, ZH);
        String withdraw = "mutation($id: ID!, $turn: Int!) { withdrawReview(reviewId: $id, turn: $turn)"
                + ReviewServer.RESULT + "}";
        Map<String, Object> which = Map.of(
                "id", review.get("id").asString(), "turn", review.get("turn").asInt());
        assertThat(SERVER.bob.refusal(withdraw, which).get("code").asString()).isEqualTo("FORBIDDEN");
        assertThat(SERVER.ann.get(withdraw, which).get("done").asBoolean()).isTrue();
        assertThat(SERVER.review(SERVER.ann, id, ZH).get("state").asString()).isEqualTo("WITHDRAWN");
        assertThat(SERVER.ann.refusal(withdraw, which).get("code").asString()).isEqualTo("CONFLICT");
    }

    @Test
    void draftsMayBeIncompleteSubmissionsMayNot() {
        String bare = SERVER.ann
                .create("article", List.of(localized("core.title", ZH, "缺")))
                .at("/entry/id")
                .asString();
        JsonNode refused = SERVER.submit(SERVER.ann, bare, ZH);
        assertThat(refused.get("done").asBoolean()).isFalse();
        assertThat(codes(refused)).contains("REQUIRED");
        assertThat(SERVER.review(SERVER.ann, bare, ZH).isNull()).isTrue();
    }

    private static JsonNode words(int revision, String severity, String... words) {
        List<Map<String, String>> list = java.util.Arrays.stream(words)
                .map(word -> Map.of("text", word, "severity", severity))
                .toList();
        return SERVER.chief.get(
                "mutation($input: SensitiveWordsInput!) { saveSensitiveWords(input: $input) {"
                        + " findings { code } list { revision words { text severity } } } }",
                Map.of("input", Map.of("expectedRevision", revision, "words", list)));
    }

    @Test
    void theMachineLooksFirstForSensitiveWordsAndForWhatReadersWouldMiss() {
        int revision = SERVER.chief
                .get("{ sensitiveWords { revision } }", Map.of())
                .get("revision")
                .asInt();
        words(revision, "ERROR", "禁语", "bad");
        String author = SERVER.ann
                .create("person", List.of(localized("core.name", ZH, "陆子冈")))
                .at("/entry/id")
                .asString();
        SERVER.edit(SERVER.ann, id, shared("core.authors", List.of(Map.of("type", "person", "id", author))));
        SERVER.edit(SERVER.ann, id, localized("core.title", ZH, "含禁语的标题"));
        JsonNode refused = SERVER.submit(SERVER.ann, id, ZH);
        assertThat(codes(refused)).contains("SENSITIVE_WORD", "REFERENCE_UNPUBLISHED");
        JsonNode word = refused.get("findings")
                .valueStream()
                .filter(one -> one.get("code").asString().equals("SENSITIVE_WORD"))
                .findFirst()
                .orElseThrow();
        assertThat(word.get("field").asString()).isEqualTo("core.title");
        assertThat(word.get("locale").asString()).isEqualTo(ZH);
        assertThat(word.at("/message/en").asString()).contains("禁语");

        words(revision + 1, "WARNING", "禁语", "bad");
        SERVER.edit(SERVER.ann, id, localized("core.title", "en", "Badminton"));
        JsonNode passed = SERVER.submit(SERVER.ann, id, ZH, "en");
        assertThat(passed.get("done").asBoolean()).isTrue();
        assertThat(passed.at("/reviews/0/findings").toString()).contains("SENSITIVE_WORD", "REFERENCE_UNPUBLISHED");
        assertThat(passed.at("/reviews/1/findings").toString())
                .as("bad is no word of Badminton")
                .doesNotContain("SENSITIVE_WORD");
        assertThat(codes(words(revision + 2, "ERROR", "same", "ＳＡＭＥ"))).containsExactly("WORDS_INVALID");
        words(revision + 2, "ERROR");
    }

    @Test
    void whoKeepsTheWorkflowsWithdrawsWhatNobodyIsThereToDecide() {
        SERVER.submit(SERVER.ann, id, ZH);
        JsonNode review = SERVER.review(SERVER.chief, id, ZH);
        assertThat(review.get("may").toString()).contains("WITHDRAW");
        JsonNode done = SERVER.chief.get(
                "mutation($id: ID!, $turn: Int!) { withdrawReview(reviewId: $id, turn: $turn)" + ReviewServer.RESULT
                        + "}",
                Map.of(
                        "id",
                        review.get("id").asString(),
                        "turn",
                        review.get("turn").asInt()));
        assertThat(done.get("done").asBoolean()).isTrue();
        assertThat(SERVER.submit(SERVER.ann, id, ZH).get("done").asBoolean()).isTrue();
    }

    @Test
    void whatIsDueFirstComesFirstAndWhatIsPastIsMarked() {
        SERVER.submit(SERVER.ann, id, ZH);
        SERVER.content.clock.pass(Duration.ofHours(1));
        String later = SERVER.article(SERVER.ann);
        SERVER.submit(SERVER.ann, later, ZH);
        List<String> queue = SERVER.queue(SERVER.one);
        assertThat(queue.indexOf(id + " " + ZH)).isLessThan(queue.indexOf(later + " " + ZH));
        assertThat(SERVER.review(SERVER.one, id, ZH).get("overdue").asBoolean()).isFalse();
        SERVER.content.clock.pass(Duration.ofDays(2));
        assertThat(SERVER.review(SERVER.one, id, ZH).get("overdue").asBoolean()).isTrue();
        JsonNode first = SERVER.one.get(
                "{ reviewQueue(first: 1) { overdueCount nodes { id } pageInfo { hasNextPage endCursor } } }", Map.of());
        assertThat(first.get("overdueCount").asInt()).isPositive();
        assertThat(first.at("/pageInfo/hasNextPage").asBoolean()).isTrue();
        JsonNode next = SERVER.one.get(
                "query($after: String) { reviewQueue(first: 100, after: $after) { nodes { id } } }",
                Map.of("after", first.at("/pageInfo/endCursor").asString()));
        assertThat(next.get("nodes").toString())
                .doesNotContain(first.at("/nodes/0/id").asString());
        assertThat(next.get("nodes").size()).isEqualTo(queue.size() - 1);
    }

    @Test
    void aWorkflowIsCorrectedBeforeItIsSaved() {
        JsonNode empty = SERVER.saveWorkflow(workflow("", List.of("nothing"), List.of()));
        assertThat(codes(empty)).containsExactly("WORKFLOW_NAME", "WORKFLOW_TYPE", "WORKFLOW_STEPS");
        JsonNode steps = SERVER.saveWorkflow(
                workflow("x", List.of(), List.of(step("a", 0, "one"), step("b", 1), step("c", 1, "anonymous"))));
        assertThat(codes(steps)).containsExactly("WORKFLOW_HOURS", "WORKFLOW_ROLES", "WORKFLOW_ROLES");
    }

    @Test
    void eachContentTypeHasOneActiveWorkflowAtMost() {
        JsonNode all =
                SERVER.saveWorkflow(workflow("all", List.of(), threeSteps())).get("workflow");
        assertThat(codes(SERVER.activate(all.get("id").asString(), 1, true))).containsExactly("WORKFLOW_OVERLAP");
        Map<String, Object> works = workflow("all", List.of("work"), threeSteps());
        works.put("id", all.get("id").asString());
        works.put("expectedRevision", 1);
        assertThat(SERVER.saveWorkflow(works).at("/workflow/revision").asInt()).isEqualTo(2);
        assertThat(codes(SERVER.activate(all.get("id").asString(), 2, true))).isEmpty();
        works.put("expectedRevision", 2);
        works.put("types", List.of("work", "article"));
        assertThat(codes(SERVER.saveWorkflow(works))).containsExactly("WORKFLOW_OVERLAP");
        SERVER.activate(all.get("id").asString(), 2, false);
    }

    @Test
    void threeReviewsAreOfferedAndNoWorkflowIsActiveOfItself() {
        JsonNode template = SERVER.chief.get(
                "{ workflowTemplates { name fourEyes steps { name hours roles { id label }"
                        + " contentTicks { text required } textTicks { text } } } }",
                Map.of());
        assertThat(template.at("/0/steps")
                        .valueStream()
                        .map(one -> one.at("/name/zh-Hans").asString()))
                .containsExactly("初审", "复审", "终审");
        assertThat(template.at("/0/fourEyes").asBoolean()).isTrue();
        JsonNode made = SERVER.saveWorkflow(workflow("new", List.of("person"), threeSteps()));
        assertThat(made.at("/workflow/active").asBoolean()).isFalse();
    }

    @Test
    void theSheetTellsWhoDecidedWhatOfWhichVersion() {
        SERVER.submit(SERVER.ann, id, ZH);
        SERVER.decide(SERVER.one, SERVER.review(SERVER.one, id, ZH), "APPROVE", Map.of("opinion", "<可以>"));
        SERVER.edit(SERVER.bob, id, localized("core.title", ZH, "改过的标题"));
        JsonNode review = SERVER.review(SERVER.ann, id, ZH);
        String path = "/admin/reviews/" + review.get("id").asString() + "/sheet";
        HttpResponse<String> chinese = SERVER.ann.page(path + "?lang=zh");
        assertThat(chinese.statusCode()).isEqualTo(200);
        assertThat(chinese.body())
                .contains(
                        "审核发布单", "Person one", "&lt;可以&gt;", review.get("hash").asString(), "甲", "审核中")
                .doesNotContain("<可以>", "改过的标题");
        assertThat(chinese.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("style-src 'sha256-");
        assertThat(SERVER.ann.page(path + "?lang=en").body()).contains("Review sheet", "in review", "true");
        assertThat(SERVER.ann.page("/admin/reviews/" + id + "/sheet").statusCode())
                .isEqualTo(404);
    }
}
