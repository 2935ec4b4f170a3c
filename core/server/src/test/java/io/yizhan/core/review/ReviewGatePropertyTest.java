package io.yizhan.core.review;

import static io.yizhan.core.entry.ContentServer.localized;
import static io.yizhan.core.entry.ContentServer.shared;
import static io.yizhan.core.review.ReviewServer.step;
import static io.yizhan.core.review.ReviewServer.workflow;
import static org.assertj.core.api.Assertions.assertThat;

import io.yizhan.core.entry.Author;
import io.yizhan.core.entry.BulkWriter;
import io.yizhan.core.entry.ContentServer.Person;
import io.yizhan.core.entry.FieldChange;
import io.yizhan.core.entry.VersionMark;
import io.yizhan.core.event.EventFeed;
import io.yizhan.core.model.FieldKey;
import io.yizhan.core.projection.Layouts;
import io.yizhan.core.publishing.BulkPublisher;
import io.yizhan.core.security.AccessService;
import io.yizhan.core.security.Caller;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

/**
 * Whatever people do in whatever order, nothing goes out of which not every step of its workflow approved exactly what goes
 * out. What was approved is noted by {@link ApprovedTexts}, which knows no versions and no rows: only the texts people saw.
 */
final class ReviewGatePropertyTest {
    private static final int STEPS = 300;
    private static final int ENTRIES = 3;
    private static final List<String> LOCALES = List.of("zh-Hans", "en");

    @AutoClose
    private static final ReviewServer SERVER = new ReviewServer();

    private final long seed = Optional.ofNullable(System.getenv("YIZHAN_TEST_SEED"))
            .map(Long::parseLong)
            .orElseGet(() -> new Random().nextLong());
    private final Random random = new Random(seed);
    private final List<String> entries = new ArrayList<>();
    private final ApprovedTexts model = new ApprovedTexts();
    private final List<String> log = new ArrayList<>();
    private String workflow = "";
    private int revision = 1;
    private int published;
    private int refused;
    private int texts;

    private <T> T any(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    @Test
    void nothingGoesOutThatNotEveryStepApproved() {
        workflow = SERVER.threeReviews();
        model.active = true;
        model.steps = 3;
        for (int i = 0; i < ENTRIES; i++) {
            String id = SERVER.article(SERVER.ann);
            entries.add(id);
            LOCALES.forEach(locale -> model.write(id, locale, "as it was made"));
            model.write(id, "*", "false");
        }
        for (int i = 0; i < STEPS; i++) {
            act(random.nextInt(100));
        }
        assertThat(published).as("seed %d went out", seed).isGreaterThan(5);
        assertThat(refused).as("seed %d was refused", seed).isGreaterThan(5);
    }

    private void act(int dice) {
        String id = any(entries);
        String locale = any(LOCALES);
        if (dice < 10) {
            edit(id, locale);
            if (random.nextBoolean()) {
                publish(id, List.of(locale));
            }
        } else if (dice < 30) {
            submit(id, locale);
        } else if (dice < 72) {
            decide(id, locale);
        } else if (dice < 76) {
            withdraw(id, locale);
        } else if (dice < 90) {
            publish(id, random.nextInt(4) == 0 ? LOCALES : List.of(locale));
        } else if (dice < 95) {
            publishMany();
        } else if (dice < 98) {
            revise();
        } else {
            switchWorkflow();
        }
    }

    private void edit(String id, String locale) {
        Person author = any(List.of(SERVER.ann, SERVER.bob));
        boolean all = random.nextBoolean();
        String text = all ? Boolean.toString(random.nextBoolean()) : "text " + texts++ % 7;
        log.add("edit " + id + " " + (all ? "*" : locale) + " " + text);
        SERVER.edit(
                author,
                id,
                all ? shared("core.featured", Boolean.valueOf(text)) : localized("core.title", locale, text));
        model.write(id, all ? "*" : locale, text);
    }

    private void submit(String id, String locale) {
        JsonNode answer = SERVER.submit(any(List.of(SERVER.ann, SERVER.bob)), id, locale);
        log.add("submit " + id + " " + locale + " " + answer.get("done"));
        if (answer.get("done").asBoolean()) {
            model.submit(id, locale);
        }
    }

    private void decide(String id, String locale) {
        JsonNode review = SERVER.review(SERVER.ann, id, locale);
        if (review.isNull()) {
            return;
        }
        String role = review.at("/steps/" + review.get("step").asInt() + "/roles/0/id")
                .asString();
        List<Person> people = List.of(SERVER.one, SERVER.two, SERVER.three, SERVER.ann);
        Person person = random.nextInt(5) == 0
                ? any(people)
                : people.stream()
                        .filter(one -> one.user.account().equals(role))
                        .findFirst()
                        .orElseThrow();
        String decision =
                any(List.of("APPROVE", "APPROVE", "APPROVE", "APPROVE", "APPROVE", "RETURN", "RETURN", "VETO"));
        boolean back = decision.equals("RETURN") && random.nextBoolean();
        Map<String, Object> more = back ? Map.of("returnTo", "first") : Map.of();
        JsonNode answer =
                person.ask(ReviewServer.DECIDE, Map.of("input", ReviewServer.verdict(review, decision, more)));
        JsonNode result = answer.at("/data/decideReview");
        boolean done = result.path("done").asBoolean(false);
        log.add(decision + " " + id + " " + locale + " by " + person.user.account() + " " + done);
        if (done) {
            int step = review.get("step").asInt();
            switch (decision) {
                case "APPROVE" -> model.approve(id, locale, step);
                case "RETURN" -> model.back(id, locale, back ? 0 : step);
                default -> model.veto(id, locale);
            }
        }
    }

    private void withdraw(String id, String locale) {
        JsonNode review = SERVER.review(SERVER.ann, id, locale);
        if (!review.isNull()) {
            JsonNode answer = any(List.of(SERVER.ann, SERVER.bob))
                    .ask(
                            "mutation($id: ID!, $turn: Int!) { withdrawReview(reviewId: $id, turn: $turn) { done } }",
                            Map.of(
                                    "id",
                                    review.get("id").asString(),
                                    "turn",
                                    review.get("turn").asInt()));
            boolean done = answer.at("/data/withdrawReview/done").asBoolean(false);
            log.add("withdraw " + id + " " + locale + " " + done);
        }
    }

    private void publish(String id, List<String> locales) {
        JsonNode answer = SERVER.publish(id, locales.toArray(String[]::new));
        boolean out = !answer.get("published").isEmpty();
        log.add("publish " + id + " " + locales + " " + out);
        wentOut(id, locales, out);
    }

    /** As an import does. */
    private void publishMany() {
        List<String> some = entries.stream().filter(_ -> random.nextBoolean()).toList();
        Caller caller = new Caller.Program();
        Author author =
                new Author(caller, SERVER.content.bean(AccessService.class).of(caller));
        BulkWriter writer = SERVER.content.bean(BulkWriter.class);
        String text = "bulk " + texts++;
        boolean writes = random.nextInt(3) == 0;
        FieldChange change = new FieldChange(
                FieldKey.parse("core.title"),
                Optional.of("en"),
                Optional.of(StringNode.valueOf(text)),
                Optional.empty());
        BulkPublisher.Result result = SERVER.content.bean(Layouts.class).write(tx -> {
            List<UUID> ids = some.stream().map(UUID::fromString).toList();
            List<BulkWriter.Write> all = writer.lock(tx, ids).values().stream()
                    .map(head -> new BulkWriter.Write(
                            head.type(),
                            head.id(),
                            Optional.of(head),
                            Optional.<VersionMark>empty(),
                            writes ? List.of(change) : List.of(),
                            Set.of()))
                    .toList();
            return SERVER.content.bean(BulkPublisher.class).write(tx, author, all, _ -> true, _ -> {});
        });
        SERVER.content.bean(EventFeed.class).committed();
        some.forEach(id -> {
            if (writes) {
                model.write(id, "en", text);
            }
            List<String> locales = Optional.ofNullable(result.published().get(UUID.fromString(id)))
                    .map(BulkPublisher.Published::locales)
                    .orElse(List.of());
            log.add("bulk " + id + " " + locales);
            wentOut(id, LOCALES, !locales.isEmpty());
        });
    }

    private void wentOut(String id, List<String> locales, boolean out) {
        boolean may = locales.stream().allMatch(locale -> model.passed(id, locale));
        if (out) {
            published++;
            assertThat(may)
                    .as("seed %d: %s went out in %s%n%s", seed, id, locales, String.join("\n", log))
                    .isTrue();
        } else {
            refused++;
        }
    }

    private void revise() {
        List<Map<String, Object>> steps = random.nextBoolean()
                ? ReviewServer.threeSteps()
                : List.of(step("first", 48, "one"), step("last", 24, "three"));
        Map<String, Object> input = workflow("r" + texts++, List.of("article"), steps);
        input.put("id", workflow);
        input.put("expectedRevision", revision);
        revision = SERVER.saveWorkflow(input).at("/workflow/revision").asInt();
        model.steps = steps.size();
        log.add("revise to " + steps.size());
    }

    private void switchWorkflow() {
        model.active = !model.active;
        SERVER.activate(workflow, revision, model.active);
        log.add("active " + model.active);
    }
}
