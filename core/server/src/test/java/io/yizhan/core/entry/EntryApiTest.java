package io.yizhan.core.entry;

import static io.yizhan.core.entry.ContentServer.localized;
import static io.yizhan.core.entry.ContentServer.shared;
import static org.assertj.core.api.Assertions.assertThat;

import io.yizhan.core.entry.ContentServer.Person;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Writing entries through the admin API. */
final class EntryApiTest {
    @AutoClose
    private static final ContentServer SERVER = new ContentServer();

    private static Person ann;
    private static Person ben;
    private static int slugs;

    @BeforeAll
    static void people() {
        ann = SERVER.person("ann", "publisher", Optional.empty());
        ben = SERVER.person("ben", "publisher", Optional.empty());
    }

    private static List<Map<String, ?>> article(String title) {
        return new ArrayList<>(List.of(
                localized("core.title", "zh-Hans", title),
                shared("core.slug", "slug-" + slugs++),
                shared("core.date", "2026-02-01")));
    }

    private static JsonNode created(String title) {
        return ann.create("article", article(title)).get("entry");
    }

    private static String id(JsonNode entry) {
        return entry.get("id").asString();
    }

    private static String version(JsonNode entry) {
        return entry.get("version").asString();
    }

    @Test
    void anEntryIsCreatedAndReadBackWithItsValuesMarksAndAuthor() {
        JsonNode entry = created("和田玉");

        assertThat(version(entry)).isEqualTo("1.1");
        assertThat(entry.at("/fields/core.title/zh-Hans").asString()).isEqualTo("和田玉");
        assertThat(entry.at("/changes/core.title/zh-Hans").asString()).isEqualTo("1.1");
        assertThat(entry.at("/createdBy/displayName").asString()).isEqualTo("Person ann");
        assertThat(entry.at("/summary/state").asString()).isEqualTo("DRAFT");
        assertThat(entry.get("actions").toString()).contains("PUBLISH").contains("TRASH");
        assertThat(ann.entry(id(entry))).isEqualTo(entry);
    }

    @Test
    void autosavesOfOneAuthorAmendTheOpenVersionUntilAQuarterOfAnHourHasPassed() {
        JsonNode entry = created("甲");

        JsonNode amended = ann.save(id(entry), "1.1", List.of(localized("core.title", "zh-Hans", "乙")));
        assertThat(version(amended.get("entry"))).isEqualTo("1.2");
        SERVER.clock.pass(Duration.ofMinutes(16));
        JsonNode later = ann.save(id(entry), "1.2", List.of(localized("core.title", "zh-Hans", "丙")));
        assertThat(version(later.get("entry"))).isEqualTo("2.1");
        JsonNode other = ben.save(id(entry), "2.1", List.of(localized("core.title", "zh-Hans", "丁")));
        assertThat(version(other.get("entry"))).isEqualTo("3.1");
        assertThat(other.at("/entry/updatedBy/displayName").asString()).isEqualTo("Person ben");
    }

    @Test
    void changesOfDifferentFieldsMergeAndOfTheSameFieldConflictByName() {
        JsonNode entry = created("甲");
        ben.save(id(entry), "1.1", List.of(localized("core.title", "en", "Jade")));

        JsonNode merged = ann.save(id(entry), "1.1", List.of(shared("core.featured", true)));
        assertThat(merged.get("merged").asBoolean()).isTrue();
        assertThat(merged.at("/entry/fields/core.title/en").asString()).isEqualTo("Jade");

        JsonNode conflict = ann.save(
                id(entry), "1.1", List.of(localized("core.title", "en", "Nephrite"), shared("core.byline", null)));
        assertThat(conflict.get("__typename").asString()).isEqualTo("EntryConflict");
        assertThat(conflict.at("/conflicts/0/field").asString()).isEqualTo("core.title");
        assertThat(conflict.at("/conflicts/0/yours").asString()).isEqualTo("Nephrite");
        assertThat(conflict.at("/conflicts/0/theirs").asString()).isEqualTo("Jade");
        assertThat(conflict.at("/conflicts/0/changedBy/displayName").asString()).isEqualTo("Person ben");
        assertThat(ann.entry(id(entry)).at("/fields/core.title/en").asString()).isEqualTo("Jade");
    }

    @Test
    void aTakenSlugIsAFindingOfItsFieldAndTheRestIsStored() {
        JsonNode first = created("甲");
        String slug = first.at("/fields/core.slug").asString();

        JsonNode second =
                ann.create("article", List.of(localized("core.title", "zh-Hans", "乙"), shared("core.slug", slug)));

        assertThat(second.at("/findings/0/code").asString()).isEqualTo("TAKEN");
        assertThat(second.at("/findings/0/field").asString()).isEqualTo("core.slug");
        assertThat(second.at("/findings/0/stored").asBoolean()).isFalse();
        assertThat(second.at("/entry/summary/title").asString()).isEqualTo("乙");
        assertThat(second.at("/entry/fields").has("core.slug")).isFalse();
        JsonNode proposed =
                ann.get("query($t: String!) { slugProposal(type: \"article\", text: $t) }", Map.of("t", slug));
        assertThat(proposed.asString()).isEqualTo(slug + "-2");
    }

    @Test
    void aRequestRepeatedWithItsIdempotencyKeyHasOneEffect() {
        List<Map<String, ?>> fields = article("甲");
        JsonNode first = ann.create("article", fields, Map.of("idempotencyKey", "key-1"));
        JsonNode again = ann.create("article", fields, Map.of("idempotencyKey", "key-1"));

        assertThat(id(again.get("entry"))).isEqualTo(id(first.get("entry")));
        JsonNode other = ann.refusal(
                ContentServer.mutation("createEntry", "CreateEntryInput"),
                Map.of("input", Map.of("type", "article", "fields", article("乙"), "idempotencyKey", "key-1")));
        assertThat(other.get("code").asString()).isEqualTo("IDEMPOTENCY_MISMATCH");
    }

    @Test
    void aVersionIsClosedWithANoteListedAndRestoredAsANewOne() {
        JsonNode entry = created("甲");
        ann.get(
                "mutation($id: ID!) { closeVersion(entryId: $id, expectedVersion: \"1.1\", note: \"送审\") {"
                        + ContentServer.OUTCOME + "} }",
                Map.of("id", id(entry)));
        ann.save(id(entry), "1.1", List.of(localized("core.title", "zh-Hans", "乙"), shared("core.featured", true)));

        JsonNode part = ann.restore(id(entry), "2.1", 1, List.of("core.title"));
        assertThat(version(part.get("entry"))).isEqualTo("3.1");
        assertThat(part.at("/entry/summary/title").asString()).isEqualTo("甲");
        assertThat(part.at("/entry/fields/core.featured").asBoolean()).isTrue();
        JsonNode whole = ann.restore(id(entry), "3.1", 1, null);
        assertThat(whole.at("/entry/fields").has("core.featured")).isFalse();

        JsonNode versions = ann.get(
                "query($id: ID!) { versions(entryId: $id, first: 3) { totalCount pageInfo { hasNextPage endCursor }"
                        + " nodes { number closed note createdBy { displayName } changed { field locale } } } }",
                Map.of("id", id(entry)));
        assertThat(versions.get("totalCount").asInt()).isEqualTo(4);
        assertThat(versions.at("/pageInfo/hasNextPage").asBoolean()).isTrue();
        assertThat(versions.at("/nodes/1/changed/0/field").asString()).isEqualTo("core.title");
        JsonNode rest = ann.get(
                "query($id: ID!, $after: String) { versions(entryId: $id, first: 3, after: $after) {"
                        + " nodes { number closed note } } }",
                Map.of(
                        "id",
                        id(entry),
                        "after",
                        versions.at("/pageInfo/endCursor").asString()));
        assertThat(rest.at("/nodes/0/note").asString()).isEqualTo("送审");
        assertThat(rest.get("nodes").size()).isOne();
        JsonNode back = ann.get(
                "query($id: ID!, $before: String) { versions(entryId: $id, last: 2, before: $before) {"
                        + " pageInfo { hasNextPage hasPreviousPage } nodes { number } } }",
                Map.of(
                        "id",
                        id(entry),
                        "before",
                        versions.at("/pageInfo/endCursor").asString()));
        assertThat(back.get("nodes")
                        .valueStream()
                        .map(node -> node.get("number").asInt()))
                .containsExactly(4, 3);
        assertThat(back.at("/pageInfo/hasPreviousPage").asBoolean()).isFalse();
        assertThat(back.at("/pageInfo/hasNextPage").asBoolean()).isTrue();
    }

    @Test
    void whatNamesAnEntryIsReadPageByPageInBothDirections() {
        String person = id(ann.create("person", List.of(localized("core.name", "zh-Hans", "陆子冈")))
                .get("entry"));
        List<String> articles =
                Stream.of("甲", "乙", "丙").map(title -> id(created(title))).toList();
        for (String article : articles) {
            ann.save(article, "1.1", List.of(shared("core.authors", List.of(Map.of("type", "person", "id", person)))));
        }
        List<String> all = sources(person, Map.of("first", 10));
        assertThat(all).containsExactlyInAnyOrderElementsOf(articles);
        String query = "query($id: ID!) { usedBy(id: $id, first: 2) { pageInfo { endCursor } } }";
        String second =
                ann.get(query, Map.of("id", person)).at("/pageInfo/endCursor").asString();
        assertThat(sources(person, Map.of("first", 2, "after", second))).containsExactly(all.get(2));
        assertThat(sources(person, Map.of("last", 2))).containsExactly(all.get(1), all.get(2));
        assertThat(sources(person, Map.of("last", 2, "before", second))).containsExactly(all.get(0));
    }

    private List<String> sources(String target, Map<String, Object> page) {
        Map<String, Object> variables = new HashMap<>(page);
        variables.put("id", target);
        return ann.get(
                        "query($id: ID!, $first: Int, $after: String, $last: Int, $before: String) { usedBy(id: $id,"
                                + " first: $first, after: $after, last: $last, before: $before) {"
                                + " nodes { source { id } } } }",
                        variables)
                .get("nodes")
                .valueStream()
                .map(node -> node.at("/source/id").asString())
                .toList();
    }

    @Test
    void restoringOverSomebodyElsesChangeIsAConflict() {
        JsonNode entry = created("甲");
        ann.save(id(entry), "1.1", List.of(localized("core.title", "zh-Hans", "乙")));
        ben.save(id(entry), "1.2", List.of(localized("core.title", "zh-Hans", "丙")));
        ben.save(id(entry), "2.1", List.of(localized("core.title", "zh-Hans", "丁")));

        JsonNode conflict = ann.restore(id(entry), "1.2", 1, null);

        assertThat(conflict.at("/conflicts/0/field").asString()).isEqualTo("core.title");
        assertThat(conflict.at("/conflicts/0/theirs").asString()).isEqualTo("丁");
    }

    @Test
    void aDuplicateHasTheValuesWithoutTheSlug() {
        JsonNode entry = created("甲");

        JsonNode copy = ann.get(
                        "mutation($id: ID!) { duplicateEntry(id: $id) {" + ContentServer.OUTCOME + "} }",
                        Map.of("id", id(entry)))
                .get("entry");

        assertThat(id(copy)).isNotEqualTo(id(entry));
        assertThat(UUID.fromString(id(copy)).version()).isEqualTo(7);
        assertThat(copy.at("/fields/core.title/zh-Hans").asString()).isEqualTo("甲");
        assertThat(copy.get("fields").has("core.slug")).isFalse();
    }

    @Test
    void theTrashRefusesWhatOthersNameAndWhatIsPublished() {
        JsonNode person = ann.create("person", List.of(localized("core.name", "zh-Hans", "陆子冈")))
                .get("entry");
        String article = id(created("甲"));
        ann.save(article, "1.1", List.of(shared("core.authors", List.of(Map.of("type", "person", "id", id(person))))));
        String trash = "mutation($id: ID!, $v: String!) { trashEntry(id: $id, expectedVersion: $v) {"
                + " entry { trashed } uses { field source { id title } } } }";

        JsonNode refused = ann.get(trash, Map.of("id", id(person), "v", "1.1"));
        assertThat(refused.get("entry").isNull()).isTrue();
        assertThat(refused.at("/uses/0/source/title").asString()).isEqualTo("甲");
        assertThat(refused.at("/uses/0/field").asString()).isEqualTo("core.authors");
        JsonNode uses = ann.get(
                "query($id: ID!) { usedBy(id: $id) { totalCount nodes { field source { id } } } }",
                Map.of("id", id(person)));
        assertThat(uses.get("totalCount").asInt()).isOne();

        assertThat(ann.get(trash, Map.of("id", article, "v", "1.2"))
                        .at("/entry/trashed")
                        .asBoolean())
                .isTrue();
        assertThat(ann.get(trash, Map.of("id", id(person), "v", "1.1"))
                        .at("/entry/trashed")
                        .asBoolean())
                .isTrue();
        JsonNode saved = ann.refusal(
                ContentServer.mutation("saveEntry", "SaveEntryInput"),
                Map.of("input", Map.of("id", article, "expectedVersion", "1.2", "fields", List.of())));
        assertThat(saved.get("code").asString()).isEqualTo("CONFLICT");
        JsonNode back =
                ann.get("mutation($id: ID!) { untrashEntry(id: $id) { entry { trashed } } }", Map.of("id", article));
        assertThat(back.at("/entry/trashed").asBoolean()).isFalse();
    }

    @Test
    void localesGoOutOnTheirOwnAfterTheFindingsOfThePlanAreCorrected() {
        JsonNode entry = created("甲");
        JsonNode plan = ann.get(
                "query($id: ID!) { publishPlan(entryId: $id) { publishable locales { locale state publishable"
                        + " findings { code field } } } }",
                Map.of("id", id(entry)));
        assertThat(plan.get("publishable").asBoolean()).isFalse();
        assertThat(plan.get("locales").toString()).contains("core.kind");
        JsonNode refused = ann.publish(id(entry), "1.1", List.of("zh-Hans"));
        assertThat(refused.get("published").size()).isZero();
        assertThat(refused.get("findings").toString()).contains("core.kind");

        JsonNode whole = ann.save(
                        id(entry),
                        "1.1",
                        List.of(shared("core.kind", firstTerm("articleKind")), localized("core.title", "en", "A")))
                .get("entry");
        JsonNode out = ann.publish(id(entry), version(whole), List.of("zh-Hans"));
        assertThat(out.get("published").toString()).isEqualTo("[\"zh-Hans\"]");
        assertThat(Long.parseLong(out.get("position").asString())).isPositive();
        assertThat(out.at("/entry/localeStates/0/state").asString()).isEqualTo("PUBLISHED");
        assertThat(out.at("/entry/localeStates/1/state").asString()).isEqualTo("DRAFT");
        JsonNode changed =
                ann.save(id(entry), version(out.get("entry")), List.of(localized("core.title", "zh-Hans", "乙")));
        assertThat(changed.at("/entry/summary/state").asString()).isEqualTo("CHANGED");

        JsonNode trash = ann.refusal(
                "mutation($id: ID!, $v: String!) { trashEntry(id: $id, expectedVersion: $v) { uses { field } } }",
                Map.of("id", id(entry), "v", version(changed.get("entry"))));
        assertThat(trash.get("code").asString()).isEqualTo("CONFLICT");
        JsonNode back = ann.unpublish(id(entry));
        assertThat(back.at("/entry/summary/state").asString()).isEqualTo("UNPUBLISHED");
    }

    private static String firstTerm(String vocabulary) {
        return ann.get("query($v: ID!) { terms(vocabulary: $v, first: 1) { nodes { code } } }", Map.of("v", vocabulary))
                .at("/nodes/0/code")
                .asString();
    }

    @Test
    void aTranslationGrowsStaleWhenItsSourceChanges() {
        JsonNode entry = created("甲");
        JsonNode translated = ann.save(
                id(entry),
                "1.1",
                List.of(Map.of("field", "core.title", "locale", "en", "value", "A", "translatedFrom", "zh-Hans")));
        assertThat(translated.at("/entry/translations/core.title/en/stale").asBoolean())
                .isFalse();

        JsonNode changed = ann.save(id(entry), "1.2", List.of(localized("core.title", "zh-Hans", "乙")));

        assertThat(changed.at("/entry/translations/core.title/en/source").asString())
                .isEqualTo("zh-Hans");
        assertThat(changed.at("/entry/translations/core.title/en/stale").asBoolean())
                .isTrue();
    }

    @Test
    void malformedArgumentsAreNamed() {
        JsonNode id = ann.refusal("{ entry(id: \"no\") { id } }", Map.of());
        assertThat(id.get("code").asString()).isEqualTo("BAD_USER_INPUT");
        JsonNode future = ann.refusal(
                ContentServer.mutation("saveEntry", "SaveEntryInput"),
                Map.of(
                        "input",
                        Map.of(
                                "id",
                                id(created("甲")),
                                "expectedVersion",
                                "9.1",
                                "fields",
                                List.of(localized("core.title", "en", "A")))));
        assertThat(future.toString()).contains("expectedVersion");
    }

    @Test
    void theDashboardCountsInAFixedNumberOfStatements() {
        created("甲");
        dashboard();
        int few = SERVER.statements();
        for (int i = 0; i < 5; i++) {
            created("乙" + i);
        }
        dashboard();
        assertThat(SERVER.statements()).isPositive().isEqualTo(few);
    }

    private static JsonNode dashboard() {
        return ann.get(
                "{ dashboard { counts { type total published drafts } recent { title } myDrafts { title }"
                        + " coverage { type locale published total } hasSampleContent } }",
                Map.of());
    }

    @Test
    void theDashboardsCountsAddUp() {
        created("甲");
        JsonNode dashboard = dashboard();

        assertThat(dashboard.get("recent").size()).isPositive();
        assertThat(dashboard.get("myDrafts").size()).isPositive();
        for (JsonNode count : dashboard.get("counts")) {
            assertThat(count.get("published").asInt() + count.get("drafts").asInt())
                    .isEqualTo(count.get("total").asInt());
        }
    }
}
