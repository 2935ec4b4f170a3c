package io.yizhan.core.entry;

import static io.yizhan.core.database.generated.Tables.ENTRY_LOCALE;
import static io.yizhan.core.entry.ContentServer.localized;
import static io.yizhan.core.entry.ContentServer.shared;
import static org.assertj.core.api.Assertions.assertThat;

import io.yizhan.core.database.Database;
import io.yizhan.core.entry.Releases.Bundle;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Releases: what goes out and comes back together. */
final class ReleaseTest extends ReleaseScene {
    @Test
    void goesOutWholeAndIsPutBackAsOne() {
        publish(first, "zh-Hans");
        change(first, localized("core.title", "zh-Hans", "乙"));
        String third = article(true);
        publish(third, "zh-Hans", "en");
        Bundle bundle = releases.bundle(
                "元宵",
                List.of(Releases.publish(first), Releases.publish(second, "zh-Hans"), Releases.unpublish(third, "en")));
        assertThat(bundle.state()).isEqualTo("OPEN");
        server.clock.pass(Duration.ofMinutes(1));
        JsonNode done = bundle.releaseNow();
        assertThat(done.get("done").asBoolean()).isTrue();
        assertThat(bundle.state()).isEqualTo("RELEASED");
        assertThat(out(first)).containsExactly("zh-Hans 2", "en 2");
        assertThat(out(second)).containsExactly("zh-Hans 1");
        assertThat(out(third)).containsExactly("zh-Hans 1");
        assertThat(bundle.done()).containsExactlyInAnyOrder("zh-Hans 1→2", "en –→2", "zh-Hans –→1", "en 1→–");

        server.clock.pass(Duration.ofMinutes(1));
        assertThat(bundle.revert("价格有误").get("done").asBoolean()).isTrue();
        assertThat(bundle.state()).isEqualTo("REVERTED");
        assertThat(out(first)).containsExactly("zh-Hans 1");
        assertThat(out(second)).isEmpty();
        assertThat(out(third)).containsExactly("zh-Hans 1", "en 1");
        // the draft stays as it was
        assertThat(ann.entry(first).at("/fields/core.title/zh-Hans").asString()).isEqualTo("乙");
        assertThat(ann.entry(first).at("/summary/state").asString()).isEqualTo("CHANGED");
        assertThat(bundle.refusal("revertRelease", Map.of("reason", "again"))
                        .get("code")
                        .asString())
                .isEqualTo("CONFLICT");
    }

    @Test
    void whatSomebodyPublishedSinceStaysWhenItIsPutBack() {
        Bundle bundle =
                releases.bundle("灯会", List.of(Releases.publish(first, "zh-Hans"), Releases.publish(second, "zh-Hans")));
        assertThat(bundle.releaseNow().get("done").asBoolean()).isTrue();
        server.clock.pass(Duration.ofMinutes(1));
        change(first, localized("core.title", "en", "B"));
        publish(first, "en");
        publish(second, "zh-Hans");
        server.clock.pass(Duration.ofMinutes(1));
        assertThat(bundle.revert("not yet").get("done").asBoolean()).isTrue();
        // the Chinese text came back; the English one, and the values that go with it, stay
        assertThat(out(first)).containsExactly("en 2");
        assertThat(out(second)).containsExactly("zh-Hans 1");
    }

    @Test
    void nothingGoesOutWhileOneEntryIsNotComplete() {
        String bare = article(false);
        Bundle bundle = releases.bundle("春节", List.of(Releases.publish(first), Releases.publish(bare)));
        JsonNode outcome = bundle.releaseNow();
        assertThat(outcome.get("done").asBoolean()).isFalse();
        assertThat(outcome.at("/plan/possible").asBoolean()).isFalse();
        assertThat(outcome.at("/plan/entries/0/entry/id").asString()).isEqualTo(bare);
        assertThat(outcome.at("/plan/entries/0/findings/0/field").asString()).isEqualTo("core.date");
        assertThat(bundle.schedule("2099-01-01T10:00", "Asia/Shanghai")
                        .get("done")
                        .asBoolean())
                .isFalse();
        assertThat(bundle.state()).isEqualTo("OPEN");
        assertThat(out(first)).isEmpty();
        change(bare, shared("core.date", "2026-02-02"));
        assertThat(bundle.releaseNow().get("done").asBoolean()).isTrue();
        assertThat(out(bare)).containsExactly("zh-Hans 1", "en 1");
    }

    @Test
    void ofTwoWhoChangeItOneIsTold() {
        Bundle bundle = releases.bundle("重阳", List.of(Releases.publish(first)));
        JsonNode refused = ann.refusal(
                "mutation($id: ID!) { cancelRelease(id: $id, expectedRevision: 9) { done } }",
                Map.of("id", bundle.id()));
        assertThat(refused.get("code").asString()).isEqualTo("CONFLICT");
        assertThat(bundle.add(Releases.publish(second)).at("/release/size").asInt())
                .isEqualTo(2);
        assertThat(bundle.add(Releases.unpublish(second)).at("/release/size").asInt())
                .isEqualTo(2);
        assertThat(bundle.run("removeFromRelease", Map.of("entryIds", List.of(second)))
                        .at("/release/size")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void aRepeatedRequestReleasesOnce() {
        Map<String, Object> together = Map.of(
                "input",
                Map.of(
                        "idempotencyKey",
                        "once-" + first,
                        "entries",
                        List.of(
                                Map.of("entryId", first, "expectedVersion", version(first)),
                                Map.of("entryId", second, "expectedVersion", version(second)))));
        String query = "mutation($input: PublishTogetherInput!) { publishTogether(input: $input)"
                + " { done release { id kind state position } } }";
        JsonNode once = ann.get(query, together);
        assertThat(once.at("/release/state").asString()).isEqualTo("RELEASED");
        assertThat(ann.get(query, together)).isEqualTo(once);
        assertThat(out(second)).containsExactly("zh-Hans 1", "en 1");
    }

    private boolean sharedIsOut(String id) {
        return server.bean(Database.class)
                .read(sql -> sql.fetchExists(
                        ENTRY_LOCALE,
                        ENTRY_LOCALE
                                .ENTRY_ID
                                .eq(UUID.fromString(id))
                                .and(ENTRY_LOCALE.LOCALE.eq("*"))
                                .and(ENTRY_LOCALE.STATE.eq("PUBLISHED"))));
    }

    @Test
    void aLocaleThatGoesOutAgainTakesAlongWhatIsNotLocalised() {
        publish(first, "zh-Hans", "en");
        Bundle bundle = releases.bundle("惊蛰", List.of(Releases.unpublish(first, "zh-Hans")));
        assertThat(bundle.releaseNow().get("done").asBoolean()).isTrue();
        assertThat(ann.unpublish(first).get("published").size()).isEqualTo(1);
        assertThat(sharedIsOut(first)).isFalse();
        assertThat(bundle.revert("taken back too early").get("done").asBoolean())
                .isTrue();
        assertThat(out(first)).containsExactly("zh-Hans 1");
        assertThat(sharedIsOut(first)).isTrue();
    }

    @Test
    void whatWasOutAndTakenBackAgainSinceStaysBack() {
        publish(first, "zh-Hans", "en");
        Bundle bundle = releases.bundle("谷雨", List.of(Releases.unpublish(first, "zh-Hans")));
        assertThat(bundle.releaseNow().get("done").asBoolean()).isTrue();
        server.clock.pass(Duration.ofMinutes(1));
        publish(first, "zh-Hans");
        ann.get(
                "mutation($input: UnpublishInput!) { unpublish(input: $input) { published } }",
                Map.of("input", Map.of("entryId", first, "locales", List.of("zh-Hans"))));
        assertThat(bundle.revert("again").get("done").asBoolean()).isTrue();
        assertThat(out(first)).containsExactly("en 1");
    }

    @Test
    void thePlanNamesWhatIsNotOutHoweverFarAway() {
        String maker = ann.create("person", List.of(localized("core.name", "zh-Hans", "匠人")))
                .at("/entry/id")
                .asString();
        String work = ann.create(
                        "work",
                        List.of(
                                localized("core.title", "zh-Hans", "瓶"),
                                shared("core.makers", List.of(Map.of("id", maker, "type", "person")))))
                .at("/entry/id")
                .asString();
        change(first, shared("core.about", List.of(Map.of("id", work, "type", "work"))));
        String query = "query($id: ID!) { publishPlan(entryId: $id) { dependencies { steps publishable entry { id }"
                + " namedBy { id } locales findings { code field } } } }";
        JsonNode dependencies = ann.get(query, Map.of("id", first)).get("dependencies");
        assertThat(dependencies
                        .valueStream()
                        .map(one -> one.get("steps") + " " + one.at("/entry/id").asString() + " by "
                                + one.at("/namedBy/id").asString())
                        .toList())
                .containsExactly("1 " + work + " by " + first, "2 " + maker + " by " + work);
    }
}
