package io.yizhan.core.review;

import static io.yizhan.core.entry.ContentServer.localized;
import static io.yizhan.core.review.ReviewServer.codes;
import static io.yizhan.core.review.ReviewServer.step;
import static io.yizhan.core.review.ReviewServer.workflow;
import static org.assertj.core.api.Assertions.assertThat;

import io.yizhan.core.entry.ContentServer.Person;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Several people at once, and workflows that change under way. */
final class ReviewRaceTest {
    private static final String ZH = "zh-Hans";
    private static final int ROUNDS = 8;

    @AutoClose
    private static final ReviewServer SERVER = new ReviewServer();

    private static final Person OTHER = SERVER.content.person("other", "one", Optional.empty());

    private String workflow = "";

    @BeforeEach
    void underWorkflow() {
        workflow = SERVER.threeReviews();
    }

    @AfterEach
    void withoutWorkflow() {
        int revision = SERVER.chief
                .get("query($id: ID!) { workflow(id: $id) { revision } }", Map.of("id", workflow))
                .get("revision")
                .asInt();
        SERVER.activate(workflow, revision, false);
    }

    private static List<JsonNode> together(List<Callable<JsonNode>> works) throws Exception {
        CyclicBarrier start = new CyclicBarrier(works.size());
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<JsonNode>> asked = works.stream()
                    .map(work -> threads.submit(() -> {
                        start.await();
                        return work.call();
                    }))
                    .toList();
            List<JsonNode> answers = new ArrayList<>();
            for (Future<JsonNode> one : asked) {
                answers.add(one.get());
            }
            return answers;
        }
    }

    private static String outcome(JsonNode answer) {
        return answer.has("errors")
                ? answer.at("/errors/0/extensions/code").asString()
                : answer.at("/data/decideReview/reviews/0/state").asString();
    }

    @Test
    void ofTwoWhoDecideAtOnceOneDoes() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            String id = SERVER.article(SERVER.ann);
            SERVER.submit(SERVER.ann, id, ZH);
            JsonNode review = SERVER.review(SERVER.one, id, ZH);
            Map<String, Object> yes = Map.of("input", ReviewServer.verdict(review, "APPROVE", Map.of()));
            Map<String, Object> no = Map.of("input", ReviewServer.verdict(review, "VETO", Map.of()));
            List<String> outcomes = together(List.of(
                            () -> SERVER.one.ask(ReviewServer.DECIDE, yes), () -> OTHER.ask(ReviewServer.DECIDE, no)))
                    .stream()
                    .map(ReviewRaceTest::outcome)
                    .toList();
            assertThat(outcomes).containsOnlyOnce("CONFLICT");
            JsonNode after = SERVER.review(SERVER.one, id, ZH);
            assertThat(after.get("opinions").size()).isEqualTo(2);
            assertThat(outcomes).contains(after.get("state").asString());
        }
    }

    @Test
    void anEditAndTheLastApprovalAtOnceNeverLetTheEditPass() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            String id = SERVER.article(SERVER.ann);
            SERVER.submit(SERVER.ann, id, ZH);
            SERVER.decide(SERVER.one, id, ZH, "APPROVE");
            SERVER.decide(SERVER.two, id, ZH, "APPROVE");
            JsonNode review = SERVER.review(SERVER.three, id, ZH);
            String version = SERVER.version(id);
            together(List.of(
                    () -> SERVER.decide(SERVER.three, review, "APPROVE", Map.of()),
                    () -> SERVER.bob.save(id, version, List.of(localized("core.title", ZH, "抢")))));
            JsonNode state = SERVER.state(SERVER.ann, id, ZH);
            assertThat(state.at("/review/state").asString()).isEqualTo("APPROVED");
            assertThat(state.at("/review/version").asInt()).isOne();
            assertThat(state.get("approved").asBoolean()).isFalse();
            assertThat(codes(SERVER.publish(id, ZH))).containsExactly("NEEDS_REVIEW");
        }
    }

    @Test
    void twoSubmissionsAtOnceAreOne() throws Exception {
        String id = SERVER.article(SERVER.ann);
        Map<String, Object> input = Map.of("input", SERVER.submission(id, ZH));
        List<JsonNode> answers = together(List.of(
                () -> SERVER.ann.get(ReviewServer.SUBMIT, input), () -> SERVER.bob.get(ReviewServer.SUBMIT, input)));
        assertThat(answers.stream().filter(answer -> answer.get("done").asBoolean()))
                .hasSize(1);
        assertThat(answers.stream().flatMap(answer -> codes(answer).stream())).contains("REVIEW_UNDER_WAY");
    }

    @Test
    void twoWorkflowsSwitchedOnAtOnceAreOne() throws Exception {
        List<Callable<JsonNode>> works = new ArrayList<>();
        List<String> ids = new ArrayList<>();
        for (String name : List.of("p", "q")) {
            ids.add(SERVER.saveWorkflow(workflow(name, List.of("work"), ReviewServer.threeSteps()))
                    .at("/workflow/id")
                    .asString());
        }
        ids.forEach(id -> works.add(() -> SERVER.activate(id, 1, true)));
        assertThat(together(works).stream()
                        .filter(one -> one.at("/workflow/active").asBoolean()))
                .hasSize(1);
        ids.forEach(id -> SERVER.activate(id, 1, false));
    }

    @Test
    void reviewsUnderWayKeepTheirRevision() {
        String before = SERVER.article(SERVER.ann);
        SERVER.submit(SERVER.ann, before, ZH);
        Map<String, Object> shorter = workflow("三审三校", List.of("article"), List.of(step("only", 8, "three")));
        shorter.put("id", workflow);
        shorter.put("expectedRevision", 1);
        JsonNode revised = SERVER.saveWorkflow(shorter).get("workflow");
        assertThat(revised.get("revision").asInt()).isEqualTo(2);
        assertThat(revised.get("entriesUnderOlder").asInt()).isPositive();
        assertThat(SERVER.chief
                        .refusal(
                                "mutation($input: SaveWorkflowInput!) { saveWorkflow(input: $input)"
                                        + ReviewServer.WORKFLOW + "}",
                                Map.of("input", shorter))
                        .get("code")
                        .asString())
                .isEqualTo("CONFLICT");

        String after = SERVER.article(SERVER.ann);
        SERVER.submit(SERVER.ann, after, ZH);
        assertThat(SERVER.review(SERVER.ann, before, ZH).get("steps").size()).isEqualTo(3);
        assertThat(SERVER.review(SERVER.ann, after, ZH).get("steps").size()).isOne();
        SERVER.decide(SERVER.three, after, ZH, "APPROVE");
        assertThat(SERVER.publish(after, ZH).get("published").size()).isOne();
        SERVER.decide(SERVER.one, before, ZH, "APPROVE");
        assertThat(SERVER.publish(before, ZH).get("published").size()).isZero();
        SERVER.decide(SERVER.two, before, ZH, "APPROVE");
        SERVER.decide(SERVER.three, before, ZH, "APPROVE");
        assertThat(SERVER.publish(before, ZH).get("published").size()).isOne();
    }

    @Test
    void whatIsReturnedAndSubmittedAgainTakesTheNewestRevision() {
        String id = SERVER.article(SERVER.ann);
        SERVER.submit(SERVER.ann, id, ZH);
        SERVER.decide(SERVER.one, id, ZH, "RETURN");
        Map<String, Object> shorter = workflow("三审三校", List.of("article"), List.of(step("only", 8, "three")));
        shorter.put("id", workflow);
        shorter.put("expectedRevision", 1);
        SERVER.saveWorkflow(shorter);
        JsonNode again = SERVER.submit(SERVER.ann, id, ZH).at("/reviews/0");
        assertThat(again.get("revision").asInt()).isEqualTo(2);
        assertThat(SERVER.state(SERVER.ann, id, ZH).at("/earlier/0/state").asString())
                .isEqualTo("WITHDRAWN");
    }
}
