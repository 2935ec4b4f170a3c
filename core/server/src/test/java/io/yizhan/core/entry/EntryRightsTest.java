package io.yizhan.core.entry;

import static io.yizhan.core.entry.ContentServer.localized;
import static io.yizhan.core.entry.ContentServer.shared;
import static org.assertj.core.api.Assertions.assertThat;

import io.yizhan.core.database.Database;
import io.yizhan.core.delivery.ReplacedGrants;
import io.yizhan.core.entry.ContentServer.Person;
import io.yizhan.core.media.AssetUses;
import io.yizhan.core.model.Condition;
import io.yizhan.core.model.FieldKey;
import io.yizhan.core.model.Operator;
import io.yizhan.core.model.Value;
import io.yizhan.core.security.Action;
import io.yizhan.core.security.ApiScope;
import io.yizhan.core.security.Caller;
import io.yizhan.core.security.FieldScope;
import io.yizhan.core.security.Grant;
import io.yizhan.core.security.Role;
import io.yizhan.core.security.RoleService;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What the admin API tells, beside values, to people who may see some entries or some fields only. */
final class EntryRightsTest {
    private static final Condition FEATURED = Condition.compare("core.featured", Operator.EQ, Value.of(true));
    private static final Condition ALWAYS = Condition.always();

    @AutoClose
    private static final ContentServer SERVER = new ContentServer();

    private static Person ann;
    private static Person narrow;
    private static String maker;

    @BeforeAll
    static void content() {
        ann = SERVER.person("ann", Role.PUBLISHER, Optional.empty());
        narrow = SERVER.person("narrow", Role.EDITOR, Optional.empty());
        maker = id(ann.create("person", List.of(localized("core.name", "zh-Hans", "陆子冈"))));
        for (boolean featured : List.of(false, true, false, true, false)) {
            article(featured);
        }
    }

    private static String article(boolean featured) {
        return id(ann.create(
                "article",
                List.of(
                        localized("core.title", "zh-Hans", "甲"),
                        shared("core.featured", featured),
                        shared("core.authors", List.of(Map.of("type", "person", "id", maker))))));
    }

    private static String id(JsonNode outcome) {
        return outcome.at("/entry/id").asString();
    }

    private static ReplacedGrants narrowed(Grant... grants) {
        return ReplacedGrants.of(SERVER.bean(Database.class), SERVER.bean(RoleService.class), Role.EDITOR, grants);
    }

    private static FieldScope keys(String... keys) {
        return new FieldScope.Keys(
                Arrays.stream(keys).map(FieldKey::parse).collect(Collectors.toCollection(TreeSet::new)));
    }

    private static FieldScope all() {
        return new FieldScope.UpTo(io.yizhan.core.model.Visibility.INTERNAL);
    }

    private static Grant may(Action action, String type, FieldScope fields, Condition rows) {
        return new Grant.OnEntries(Role.EDITOR, action, type, fields, new TreeSet<>(Set.of(Grant.ANY)), rows);
    }

    private static JsonNode uses(Person person, String target, Map<String, Object> page) {
        Map<String, Object> variables = new HashMap<>(page);
        variables.put("id", target);
        return person.get(
                "query($id: ID!, $first: Int, $after: String, $last: Int, $before: String) { usedBy(id: $id,"
                        + " first: $first, after: $after, last: $last, before: $before) { totalCount"
                        + " pageInfo { hasNextPage hasPreviousPage startCursor endCursor } nodes { field source { id } } } }",
                variables);
    }

    private static List<String> sources(JsonNode uses) {
        return uses.get("nodes")
                .valueStream()
                .map(use -> use.at("/source/id").asString())
                .toList();
    }

    @Test
    void usesAreCountedAndPagedAmongTheEntriesOneMaySee() {
        List<String> whole = sources(uses(ann, maker, Map.of()));
        try (ReplacedGrants _ = narrowed(
                may(Action.READ_DRAFT, "person", all(), ALWAYS), may(Action.READ_DRAFT, "article", all(), FEATURED))) {
            JsonNode seen = uses(narrow, maker, Map.of());
            assertThat(whole)
                    .containsAll(sources(seen))
                    .hasSizeGreaterThan(sources(seen).size());
            assertThat(sources(seen)).isNotEmpty();
            assertThat(seen.get("totalCount").asInt()).isEqualTo(sources(seen).size());
            assertThat(walk(true)).isEqualTo(sources(seen));
            assertThat(walk(false)).isEqualTo(sources(seen).reversed());
        }
        assertThat(uses(ann, maker, Map.of()).get("totalCount").asInt()).isEqualTo(whole.size());
    }

    /** One use a page: a page is never short of what is seen. */
    private static List<String> walk(boolean forwards) {
        List<String> walked = new ArrayList<>();
        Map<String, Object> page = new HashMap<>(Map.of(forwards ? "first" : "last", 1));
        JsonNode uses;
        do {
            uses = uses(narrow, maker, page);
            assertThat(uses.get("nodes").size()).isOne();
            walked.addAll(sources(uses));
            page.put(
                    forwards ? "after" : "before",
                    uses.at(forwards ? "/pageInfo/endCursor" : "/pageInfo/startCursor")
                            .asString());
        } while (uses.at(forwards ? "/pageInfo/hasNextPage" : "/pageInfo/hasPreviousPage")
                .asBoolean());
        return walked;
    }

    @Test
    void usesInFieldsOneMayNotSeeAreNeitherListedNorCounted() {
        try (ReplacedGrants _ = narrowed(
                may(Action.READ_DRAFT, "person", all(), ALWAYS),
                may(Action.READ_DRAFT, "article", keys("core.title"), ALWAYS))) {
            JsonNode seen = uses(narrow, maker, Map.of());
            assertThat(seen.get("nodes").size()).isZero();
            assertThat(seen.get("totalCount").asInt()).isZero();
        }
        // seen in some of the entries that are seen
        try (ReplacedGrants _ = narrowed(
                may(Action.READ_DRAFT, "person", all(), ALWAYS),
                may(Action.READ_DRAFT, "article", keys("core.title"), ALWAYS),
                may(Action.READ_DRAFT, "article", keys("core.authors"), FEATURED))) {
            JsonNode seen = uses(narrow, maker, Map.of());
            assertThat(seen.get("nodes").size())
                    .isPositive()
                    .isLessThan(sources(uses(ann, maker, Map.of())).size());
            assertThat(seen.get("totalCount").asInt())
                    .isEqualTo(seen.get("nodes").size());
        }
    }

    @Test
    void usesInsideGroupsAreSeenWhereTheGroupAndTheFieldAre() {
        String place = id(ann.create("place", List.of(localized("core.name", "zh-Hans", "国家会议中心"))));
        ann.create(
                "tradeFair",
                List.of(
                        localized("core.name", "zh-Hans", "展会"),
                        shared("core.venues", List.of(Map.of("place", Map.of("type", "place", "id", place))))));
        assertThat(uses(ann, place, Map.of()).at("/nodes/0/field").asString()).isEqualTo("core.venues/place");
        Map<List<String>, Integer> seen =
                Map.of(List.of("core.venues", "core.place"), 1, List.of("core.venues"), 0, List.of("core.place"), 0);
        seen.forEach((fields, count) -> {
            try (ReplacedGrants _ = narrowed(
                    may(Action.READ_DRAFT, "place", all(), ALWAYS),
                    may(Action.READ_DRAFT, "tradeFair", keys(fields.toArray(String[]::new)), ALWAYS))) {
                JsonNode uses = uses(narrow, place, Map.of());
                assertThat(uses.get("nodes").size()).as(fields.toString()).isEqualTo(count);
                assertThat(uses.get("totalCount").asInt()).as(fields.toString()).isEqualTo(count);
            }
        });
    }

    /** What one may not see stands in the way of the trash all the same, without a name. */
    @Test
    void theTrashNamesNoUseOneMayNotSee() {
        String used = id(ann.create("person", List.of(localized("core.name", "zh-Hans", "时大彬"))));
        String draft = id(ann.create(
                "article",
                List.of(
                        localized("core.title", "zh-Hans", "乙"),
                        shared("core.authors", List.of(Map.of("type", "person", "id", used))))));
        String trash = "mutation($id: ID!, $v: String!) { trashEntry(id: $id, expectedVersion: $v) {"
                + " entry { trashed } uses { field source { id } } } }";
        Map<String, String> asked = Map.of("id", used, "v", "1.1");
        Grant person = may(Action.READ_DRAFT, "person", all(), ALWAYS);
        Grant going = may(Action.TRASH, "person", all(), ALWAYS);
        for (Grant article : List.of(
                may(Action.READ_DRAFT, "article", all(), FEATURED),
                may(Action.READ_DRAFT, "article", keys("core.title"), ALWAYS))) {
            try (ReplacedGrants _ = narrowed(person, going, article)) {
                JsonNode refused = narrow.refusal(trash, asked);
                assertThat(refused.get("code").asString()).isEqualTo("CONFLICT");
                assertThat(refused.toString()).doesNotContain(draft, "core.authors");
            }
        }
        try (ReplacedGrants _ = narrowed(person, going, may(Action.READ_DRAFT, "article", all(), ALWAYS))) {
            JsonNode use = narrow.get(trash, asked).at("/uses/0");
            assertThat(use.at("/source/id").asString()).isEqualTo(draft);
            assertThat(use.get("field").asString()).isEqualTo("core.authors");
        }
    }

    @Test
    void usesOfAssetsAreCountedAndNamedAmongTheEntriesAndFieldsOneMaySee() {
        UUID asset = UUID.randomUUID();
        for (boolean featured : List.of(false, true)) {
            ann.create(
                    "article",
                    List.of(
                            localized("core.title", "zh-Hans", "丙"),
                            shared("core.featured", featured),
                            shared("core.media", List.of(Map.of("id", asset.toString())))));
        }
        Map<Grant, List<Integer>> seen = Map.of(
                may(Action.READ_DRAFT, "article", all(), ALWAYS), List.of(2, 2),
                may(Action.READ_DRAFT, "article", all(), FEATURED), List.of(1, 1),
                may(Action.READ_DRAFT, "article", keys("core.title"), ALWAYS), List.of(0, 0));
        AssetUses uses = SERVER.bean(AssetUses.class);
        Caller reader = new Caller.TokenCaller(
                UUID.randomUUID(), "reader", Set.of(ApiScope.ADMIN_WRITE), Optional.of(narrow.user));
        seen.forEach((grant, counts) -> {
            try (ReplacedGrants _ = narrowed(grant)) {
                AssetUses.Found found = uses.find(reader, asset);
                assertThat(List.of(
                                uses.count(reader, List.of(asset)).getOrDefault(asset, 0),
                                found.shown().size()))
                        .as(grant.toString())
                        .isEqualTo(counts);
                assertThat(found.hidden()).as(grant.toString()).isEqualTo(counts.getLast() < 2);
            }
        });
    }

    private static JsonNode plan(Person person, String id) {
        return person.get(
                "query($id: ID!) { publishPlan(entryId: $id) { publishable unpublishedReferences { id }"
                        + " locales { publishable findings { code field } } } }",
                Map.of("id", id));
    }

    @Test
    void thePlanNamesNoFieldOneMayNotSeeAndWhatIsWrongThereStillStandsInTheWay() {
        String article = article(true);
        String whole = plan(ann, article).toString();
        assertThat(whole).contains("core.kind", maker).doesNotContain("HIDDEN_FIELD");
        FieldScope title = keys("core.title");
        try (ReplacedGrants _ = narrowed(
                may(Action.READ_DRAFT, "person", all(), ALWAYS),
                may(Action.READ_DRAFT, "article", title, ALWAYS),
                may(Action.PUBLISH, "article", title, ALWAYS))) {
            JsonNode plan = plan(narrow, article);
            assertThat(plan.toString())
                    .doesNotContain("core.kind", "core.date", maker)
                    .contains("HIDDEN_FIELD");
            assertThat(plan.get("publishable").asBoolean()).isFalse();
            assertThat(plan.at("/locales/0/publishable").asBoolean()).isFalse();
            assertThat(narrow.entry(article).get("findings").toString())
                    .doesNotContain("core.kind")
                    .contains("HIDDEN_FIELD");
            JsonNode refused = narrow.publish(article, "1.1", List.of("zh-Hans"));
            assertThat(refused.get("published").size()).isZero();
            assertThat(refused.get("findings").toString())
                    .contains("HIDDEN_FIELD")
                    .doesNotContain("core.kind");
        }
    }

    @Test
    void findingsInsideAGroupAreToldToThoseWhoSeeTheFieldInside() {
        String enterprise = id(ann.create(
                "exportEnterprise",
                List.of(
                        localized("core.name", "zh-Hans", "甲公司"),
                        shared("core.identifiers", List.of(Map.of("value", "x-7"))))));
        String scheme = "\"at\":\"/0/scheme\"";
        assertThat(findings(ann, enterprise)).contains(scheme);
        try (ReplacedGrants _ =
                narrowed(may(Action.READ_DRAFT, "exportEnterprise", keys("core.identifiers"), ALWAYS))) {
            assertThat(findings(narrow, enterprise))
                    .doesNotContain(scheme, "core.")
                    .contains("HIDDEN_FIELD");
        }
        try (ReplacedGrants _ =
                narrowed(may(Action.READ_DRAFT, "exportEnterprise", keys("core.identifiers", "core.scheme"), ALWAYS))) {
            assertThat(findings(narrow, enterprise)).contains(scheme);
        }
    }

    private static String findings(Person person, String id) {
        return person.get(
                        "query($id: ID!) { publishPlan(entryId: $id) { locales { findings { code field at } } } }",
                        Map.of("id", id))
                .toString();
    }
}
