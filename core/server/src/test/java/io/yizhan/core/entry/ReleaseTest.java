package io.yizhan.core.entry;

import static io.yizhan.core.database.generated.Tables.ENTRY_LOCALE;
import static io.yizhan.core.entry.ContentServer.localized;
import static io.yizhan.core.entry.ContentServer.shared;
import static org.assertj.core.api.Assertions.assertThat;

import io.yizhan.core.database.Database;
import io.yizhan.core.delivery.ReplacedGrants;
import io.yizhan.core.entry.ContentServer.Person;
import io.yizhan.core.entry.Releases.Bundle;
import io.yizhan.core.model.Condition;
import io.yizhan.core.model.Operator;
import io.yizhan.core.model.Value;
import io.yizhan.core.model.Visibility;
import io.yizhan.core.security.Action;
import io.yizhan.core.security.FieldScope;
import io.yizhan.core.security.Grant;
import io.yizhan.core.security.Role;
import io.yizhan.core.security.RoleService;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Releases: what goes out and comes back together. */
final class ReleaseTest {
    @AutoClose
    private static final ContentServer SERVER = new ContentServer();

    private static Person ann;
    private static Person editor;
    private static Releases releases;
    private static int slugs;

    /** New articles, with titles in Chinese and in English. */
    private String first = "";

    private String second = "";

    @BeforeAll
    static void people() {
        ann = SERVER.person("ann", Role.PUBLISHER, Optional.empty());
        editor = SERVER.person("ed", Role.EDITOR, Optional.empty());
        releases = new Releases(ann);
    }

    @BeforeEach
    void articles() {
        first = article(true);
        second = article(true);
    }

    private static String article(boolean whole) {
        return ann.create(
                        "article",
                        List.of(
                                localized("core.title", "zh-Hans", "甲"),
                                localized("core.title", "en", "A"),
                                shared("core.slug", "release-" + slugs++),
                                shared("core.date", whole ? "2026-02-01" : null),
                                shared("core.featured", false),
                                shared("core.kind", "news")))
                .at("/entry/id")
                .asString();
    }

    private static String version(String id) {
        return ann.entry(id).get("version").asString();
    }

    private static void change(String id, Map<String, ?> field) {
        JsonNode saved = ann.save(id, version(id), List.of(field));
        assertThat(saved.get("__typename").asString()).isEqualTo("SavedEntry");
    }

    private static void publish(String id, String... locales) {
        assertThat(ann.publish(id, version(id), List.of(locales))
                        .get("published")
                        .size())
                .isEqualTo(locales.length);
    }

    /** Locales that are out with their versions, as {@code en 2}. */
    private static List<String> out(String id) {
        return ann.entry(id)
                .get("localeStates")
                .valueStream()
                .filter(state -> Set.of("PUBLISHED", "CHANGED")
                        .contains(state.get("state").asString()))
                .map(state -> state.get("locale").asString() + " " + state.get("publishedVersion"))
                .toList();
    }

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
        SERVER.clock.pass(Duration.ofMinutes(1));
        JsonNode done = bundle.releaseNow();
        assertThat(done.get("done").asBoolean()).isTrue();
        assertThat(bundle.state()).isEqualTo("RELEASED");
        assertThat(out(first)).containsExactly("zh-Hans 2", "en 2");
        assertThat(out(second)).containsExactly("zh-Hans 1");
        assertThat(out(third)).containsExactly("zh-Hans 1");
        assertThat(bundle.done()).containsExactlyInAnyOrder("zh-Hans 1→2", "en –→2", "zh-Hans –→1", "en 1→–");

        SERVER.clock.pass(Duration.ofMinutes(1));
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
        SERVER.clock.pass(Duration.ofMinutes(1));
        change(first, localized("core.title", "en", "B"));
        publish(first, "en");
        publish(second, "zh-Hans");
        SERVER.clock.pass(Duration.ofMinutes(1));
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

    private static boolean sharedIsOut(String id) {
        return SERVER.bean(Database.class)
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
        SERVER.clock.pass(Duration.ofMinutes(1));
        publish(first, "zh-Hans");
        ann.get(
                "mutation($input: UnpublishInput!) { unpublish(input: $input) { published } }",
                Map.of("input", Map.of("entryId", first, "locales", List.of("zh-Hans"))));
        assertThat(bundle.revert("again").get("done").asBoolean()).isTrue();
        assertThat(out(first)).containsExactly("en 1");
    }

    @Test
    void takingBackIsGrantedByLocaleToo() {
        publish(first, "zh-Hans", "en");
        Bundle bundle = releases.bundle("小满", List.of(Releases.unpublish(first)));
        try (ReplacedGrants _ = granted(Condition.always(), "en")) {
            assertThat(new Releases(editor)
                            .of(bundle.id())
                            .refusal("releaseNow", Map.of())
                            .get("code")
                            .asString())
                    .isEqualTo("FORBIDDEN");
            String query = "mutation($input: UnpublishInput!) { unpublish(input: $input) { published } }";
            assertThat(editor.refusal(query, Map.of("input", Map.of("entryId", first)))
                            .get("code")
                            .asString())
                    .isEqualTo("FORBIDDEN");
            Map<String, Object> english = Map.of("entryId", first, "locales", List.of("en"));
            assertThat(editor.get(query, Map.of("input", english))
                            .get("published")
                            .size())
                    .isEqualTo(1);
        }
        assertThat(bundle.releaseNow().get("done").asBoolean()).isTrue();
        try (ReplacedGrants _ = granted(Condition.always(), "en")) {
            Bundle theirs = new Releases(editor).of(bundle.id());
            assertThat(theirs.deeds()).isEmpty();
            assertThat(theirs.refusal("revertRelease", Map.of("reason", "mine"))
                            .get("code")
                            .asString())
                    .isEqualTo("FORBIDDEN");
        }
        Bundle nothing = releases.bundle("芒种", List.of(Releases.unpublish(first)));
        assertThat(nothing.plan().at("/entries/0/findings/0/code").asString()).isEqualTo("RELEASE_NOTHING_OUT");
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

    @Test
    void editorsPutItTogetherAndPublishersLetItGo() {
        Releases own = new Releases(editor);
        Bundle bundle = own.bundle("冬至", List.of(Releases.publish(first)));
        assertThat(bundle.add(Releases.publish(second)).at("/release/size").asInt())
                .isEqualTo(2);
        assertThat(bundle.deeds()).containsExactly("UPDATE", "ADD", "REMOVE", "CANCEL");
        for (String deed : List.of("releaseNow")) {
            assertThat(bundle.refusal(deed, Map.of()).get("code").asString()).isEqualTo("FORBIDDEN");
        }
        assertThat(bundle.scheduleRefused("2099-01-01T10:00", "Asia/Shanghai")).contains("FORBIDDEN");
        Bundle same = releases.of(bundle.id());
        assertThat(same.deeds()).containsExactly("UPDATE", "ADD", "REMOVE", "SCHEDULE", "RELEASE", "CANCEL");
        assertThat(same.schedule("2099-01-01T10:00", "Asia/Shanghai")
                        .get("done")
                        .asBoolean())
                .isTrue();
        assertThat(bundle.refusal("cancelRelease", Map.of()).get("code").asString())
                .isEqualTo("FORBIDDEN");
        assertThat(out(first)).isEmpty();
    }

    @Test
    void whoMayPublishSomeOfItMayNotLetItGoAndSeesOnlyThese() {
        change(first, shared("core.featured", true));
        Bundle bundle = releases.bundle("立春", List.of(Releases.publish(first), Releases.publish(second)));
        Condition featured = Condition.compare("core.featured", Operator.EQ, Value.of(true));
        try (ReplacedGrants _ = granted(featured, Grant.ANY)) {
            Bundle seen = new Releases(editor).of(bundle.id());
            assertThat(seen.read().get("size").asInt()).isEqualTo(2);
            assertThat(seen.read().get("entries").size()).isEqualTo(1);
            assertThat(seen.refusal("releaseNow", Map.of()).get("code").asString())
                    .isEqualTo("FORBIDDEN");
        }
        try (ReplacedGrants _ = granted(Condition.always(), "zh-Hans")) {
            Bundle seen = new Releases(editor).of(bundle.id());
            assertThat(seen.refusal("releaseNow", Map.of()).get("code").asString())
                    .isEqualTo("FORBIDDEN");
        }
        try (ReplacedGrants _ = granted(Condition.always(), Grant.ANY)) {
            assertThat(new Releases(editor)
                            .of(bundle.id())
                            .releaseNow()
                            .get("done")
                            .asBoolean())
                    .isTrue();
        }
    }

    private static ReplacedGrants granted(Condition rows, String locale) {
        return ReplacedGrants.of(
                SERVER.bean(Database.class),
                SERVER.bean(RoleService.class),
                Role.EDITOR,
                on(Action.READ_DRAFT, rows, Grant.ANY),
                on(Action.PUBLISH, rows, locale));
    }

    private static Grant on(Action action, Condition rows, String locale) {
        return new Grant.OnEntries(
                Role.EDITOR,
                action,
                "article",
                new FieldScope.UpTo(Visibility.INTERNAL),
                new TreeSet<>(Set.of(locale)),
                rows);
    }

    @Test
    void listsAreReadPageByPageInBothDirections() {
        List<String> moments = List.of("2097-01-01T10:00", "2097-01-02T10:00", "2097-01-02T10:00", "2097-01-03T10:00");
        for (String moment : moments) {
            Bundle bundle = releases.bundle("日历", List.of(Releases.publish(first)));
            assertThat(bundle.schedule(moment, "Asia/Shanghai").get("done").asBoolean())
                    .isTrue();
        }
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
        SERVER.clock.pass(Duration.ofMinutes(1));
        Bundle atOnce = releases.bundle("当日", List.of(Releases.publish(first)));
        assertThat(atOnce.releaseNow().get("done").asBoolean()).isTrue();
        JsonNode today = ann.get(
                "query($from: DateTime) { releases(states: [RELEASED], from: $from) { nodes { id at when } } }",
                Map.of("from", SERVER.clock.instant().minusSeconds(1).toString()));
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
