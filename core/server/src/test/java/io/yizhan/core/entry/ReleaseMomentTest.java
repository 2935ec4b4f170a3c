package io.yizhan.core.entry;

import static io.yizhan.core.entry.ContentServer.localized;
import static io.yizhan.core.entry.ContentServer.shared;
import static org.assertj.core.api.Assertions.assertThat;

import io.yizhan.core.entry.Releases.Bundle;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Releases and schedules at their moments. */
final class ReleaseMomentTest extends ReleaseScene {
    @Test
    void atItsMomentTheVersionsGoOutThatWereScheduled() {
        Bundle bundle = releases.bundle("清明", List.of(Releases.publish(first), Releases.publish(second)));
        assertThat(bundle.scheduleSoon().get("done").asBoolean()).isTrue();
        change(first, localized("core.title", "zh-Hans", "以后"));
        bundle.await("RELEASED");
        assertThat(out(first)).containsExactly("zh-Hans 1", "en 1");
        assertThat(ann.entry(first).at("/summary/state").asString()).isEqualTo("CHANGED");
        assertThat(bundle.read().at("/entries/0/behind").asBoolean()).isTrue();
        assertThat(bundle.read().get("releasedBy").isNull()).isTrue();
        // who fixed the moment is answerable for what went out
        assertThat(ann.get(
                                "query($id: ID!) { publications(entryId: $id) { nodes { publishedBy { displayName } } } }",
                                Map.of("id", first))
                        .at("/nodes/0/publishedBy/displayName")
                        .asString())
                .isEqualTo("Person ann");
    }

    @Test
    void aNewerVersionThatIsOutByThenStays() {
        JsonNode scheduled = releases.scheduleEntry(second, version(second), "PUBLISH", List.of());
        Bundle schedule = releases.of(scheduled);
        change(second, localized("core.title", "zh-Hans", "新"));
        publish(second, "zh-Hans");
        schedule.await("RELEASED");
        assertThat(out(second)).containsExactly("zh-Hans 2", "en 1");
        assertThat(schedule.done()).containsExactly("en –→1");
    }

    @Test
    void oneEntryIsTakenBackAtItsMoment() {
        publish(first, "zh-Hans", "en");
        Bundle schedule = releases.of(releases.scheduleEntry(first, version(first), "UNPUBLISH", List.of("en")));
        assertThat(ann.get("query($id: ID!) { entryReleases(entryId: $id) { kind state zone } }", Map.of("id", first))
                        .toString())
                .contains("SCHEDULE", "SCHEDULED", "Asia/Shanghai");
        schedule.await("RELEASED");
        assertThat(out(first)).containsExactly("zh-Hans 1");
        assertThat(ann.get("query($id: ID!) { entryReleases(entryId: $id) { id } }", Map.of("id", first))
                        .isEmpty())
                .isTrue();
    }

    @Test
    void whatStandsInTheWayAtItsMomentIsKept() {
        Bundle bundle = releases.bundle("端午", List.of(Releases.publish(first), Releases.publish(second)));
        assertThat(bundle.scheduleSoon().get("done").asBoolean()).isTrue();
        ann.get(
                "mutation($id: ID!, $v: String!) { trashEntry(id: $id, expectedVersion: $v) { entry { trashed } } }",
                Map.of("id", second, "v", version(second)));
        bundle.await("FAILED");
        assertThat(out(first)).isEmpty();
        assertThat(bundle.read().at("/failure/entries/0/findings/0/code").asString())
                .isEqualTo("RELEASE_TRASHED");
        ann.get("mutation($id: ID!) { untrashEntry(id: $id) { entry { trashed } } }", Map.of("id", second));
        // it follows the drafts again
        change(second, localized("core.title", "zh-Hans", "改好"));
        assertThat(bundle.releaseNow().get("done").asBoolean()).isTrue();
        assertThat(out(second)).containsExactly("zh-Hans 2", "en 2");
    }

    @Test
    void aValueThatAnotherEntryHasByThenStandsInTheWay() {
        String slug = ann.entry(first).at("/fields/core.slug").asString();
        Bundle bundle = releases.bundle("中秋", List.of(Releases.publish(first)));
        assertThat(bundle.schedule("2099-01-01T10:00", "Asia/Shanghai")
                        .get("done")
                        .asBoolean())
                .isTrue();
        change(first, shared("core.slug", slug + "-b"));
        JsonNode free = bundle.plan();
        assertThat(free.get("possible").asBoolean()).isTrue();
        change(second, shared("core.slug", slug));
        JsonNode taken = bundle.plan();
        assertThat(taken.at("/entries/0/findings/0/code").asString()).isEqualTo("TAKEN");
        change(second, shared("core.slug", slug + "-c"));
        assertThat(bundle.releaseNow().get("done").asBoolean()).isTrue();
        assertThat(out(first)).containsExactly("zh-Hans 1", "en 1");
        // the slug is the entry's own again, as one it had
        assertThat(ann.save(second, version(second), List.of(shared("core.slug", slug)))
                        .at("/findings/0/code")
                        .asString())
                .isEqualTo("TAKEN");
    }

    @Test
    void momentsThatAreNoneAreRefusedWithWhatToDo() {
        Bundle bundle = releases.bundle("国庆", List.of(Releases.publish(first)));
        assertThat(bundle.scheduleRefused("2020-01-01T10:00", "Asia/Shanghai"))
                .contains("at.local", "2020-01-01T10:00");
        assertThat(bundle.scheduleRefused("2099-01-01T10:00", "Asia/Xinjiang")).contains("at.zone");
        assertThat(bundle.scheduleRefused("2099-01-01T10:00", "+08:00")).contains("at.zone");
        assertThat(bundle.scheduleRefused("2098-03-30T02:30", "Europe/Berlin")).contains("at.local", "03:00");
        assertThat(bundle.scheduleRefused("2098-10-26T02:30", "Europe/Berlin"))
                .contains("at.occurrence", "2098-10-26T00:30:00Z", "2098-10-26T01:30:00Z");
        assertThat(bundle.schedule("2098-10-26T02:30", "Europe/Berlin", "SECOND")
                        .at("/release/at")
                        .asString())
                .isEqualTo("2098-10-26T01:30:00Z");
        // moved, and given up
        assertThat(bundle.schedule("2099-01-01T10:00", "Asia/Shanghai")
                        .at("/release/at")
                        .asString())
                .isEqualTo("2099-01-01T02:00:00Z");
        assertThat(bundle.run("unscheduleRelease", Map.of())
                        .at("/release/state")
                        .asString())
                .isEqualTo("OPEN");
        assertThat(bundle.read().get("at").isNull()).isTrue();
        assertThat(bundle.run("cancelRelease", Map.of()).at("/release/state").asString())
                .isEqualTo("CANCELLED");
        assertThat(bundle.scheduleRefused("2099-01-01T10:00", "Asia/Shanghai")).contains("CANCELLED");
    }

    @Test
    void aFormerVersionThatGoesOutWithoutWhatIsNotLocalisedTakesUpNoneOfItsKeys() {
        String slug = ann.entry(first).at("/fields/core.slug").asString();
        Bundle schedule = releases.of(releases.scheduleEntry(first, version(first), "PUBLISH", List.of("en")));
        change(first, shared("core.slug", slug + "-new"));
        publish(first, "zh-Hans");
        schedule.await("RELEASED");
        assertThat(out(first)).containsExactly("zh-Hans 2", "en 1");
        // the former slug is not out, and free for another; the new one is not
        change(second, shared("core.slug", slug));
        assertThat(ann.save(second, version(second), List.of(shared("core.slug", slug + "-new")))
                        .at("/findings/0/code")
                        .asString())
                .isEqualTo("TAKEN");
    }

    @Test
    void listsAreReadPageByPageInBothDirections() {
        List<String> moments = List.of("2097-01-01T10:00", "2097-01-02T10:00", "2097-01-02T10:00", "2097-01-03T10:00");
        for (String moment : moments) {
            Bundle bundle = releases.bundle("日历", List.of(Releases.publish(first)));
            assertThat(bundle.schedule(moment, "Asia/Shanghai").get("done").asBoolean())
                    .isTrue();
        }
        // ids of one millisecond follow each other as they like
        server.clock.pass(Duration.ofMinutes(1));
        Bundle open = releases.bundle("日历", List.of());
        String query = "query($first: Int, $after: String, $last: Int, $before: String) { releases(states: [SCHEDULED],"
                + " from: \"2097-01-01T00:00:00Z\", to: \"2097-01-04T00:00:00Z\", first: $first, after: $after,"
                + " last: $last, before: $before) { nodes { id at } pageInfo { endCursor startCursor hasNextPage"
                + " hasPreviousPage } } }";
        List<String> whole = ids(ann.get(query, Map.of()));
        assertThat(whole).hasSize(4);
        JsonNode page = ann.get(query, Map.of("first", 2));
        assertThat(ids(page)).isEqualTo(whole.subList(0, 2));
        JsonNode rest = ann.get(
                query,
                Map.of("first", 2, "after", page.at("/pageInfo/endCursor").asString()));
        assertThat(ids(rest)).isEqualTo(whole.subList(2, 4));
        JsonNode back = ann.get(
                query,
                Map.of("last", 3, "before", rest.at("/pageInfo/endCursor").asString()));
        assertThat(ids(back)).isEqualTo(whole.subList(0, 3));
        // what happened at once stands at its moment, too
        server.clock.pass(Duration.ofMinutes(1));
        Bundle atOnce = releases.bundle("当日", List.of(Releases.publish(first)));
        assertThat(atOnce.releaseNow().get("done").asBoolean()).isTrue();
        JsonNode today = ann.get(
                "query($from: DateTime) { releases(states: [RELEASED], from: $from) { nodes { id at when } } }",
                Map.of("from", server.clock.instant().minusSeconds(1).toString()));
        assertThat(today.at("/nodes/0/id").asString()).isEqualTo(atOnce.id());
        assertThat(today.at("/nodes/0/at").isNull()).isTrue();
        assertThat(today.at("/nodes/0/when").isNull()).isFalse();
        // what has no moment stands first, and pages go on behind it
        JsonNode all = ann.get("{ releases(first: 1) { nodes { id } pageInfo { endCursor } } }", Map.of());
        assertThat(ids(all)).containsExactly(open.id());
    }

    private static List<String> ids(JsonNode connection) {
        return connection
                .get("nodes")
                .valueStream()
                .map(node -> node.get("id").asString())
                .toList();
    }
}
