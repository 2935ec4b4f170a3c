package io.yizhan.core.entry;

import static io.yizhan.core.entry.ContentServer.localized;
import static io.yizhan.core.entry.ContentServer.shared;
import static org.assertj.core.api.Assertions.assertThat;

import io.yizhan.core.database.Database;
import io.yizhan.core.delivery.ReplacedGrants;
import io.yizhan.core.entry.ContentServer.Person;
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
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
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

/** The history of publications in the admin API. */
final class PublicationsTest {
    private static final Condition ALWAYS = Condition.always();
    private static final Condition FEATURED = featured(true);

    @AutoClose
    private static final ContentServer SERVER = new ContentServer();

    private static Person ann;
    private static Person ben;
    private static Person narrow;
    private static String kind;
    private static int slugs;

    /** Of a new article, with a title in Chinese and in English. */
    private String id = "";

    private static Condition featured(boolean value) {
        return Condition.compare("core.featured", Operator.EQ, Value.of(value));
    }

    @BeforeAll
    static void people() {
        ann = SERVER.person("ann", Role.PUBLISHER, Optional.empty());
        ben = SERVER.person("ben", Role.PUBLISHER, Optional.empty());
        narrow = SERVER.person("narrow", Role.EDITOR, Optional.empty());
        kind = ann.get("{ terms(vocabulary: \"articleKind\", first: 1) { nodes { code } } }", Map.of())
                .at("/nodes/0/code")
                .asString();
    }

    @BeforeEach
    void article() {
        id = ann.create(
                        "article",
                        List.of(
                                localized("core.title", "zh-Hans", "甲"),
                                localized("core.title", "en", "A"),
                                shared("core.slug", "slug-" + slugs++),
                                shared("core.date", "2026-02-01"),
                                shared("core.featured", false),
                                shared("core.kind", kind)))
                .at("/entry/id")
                .asString();
    }

    private String version() {
        return ann.entry(id).get("version").asString();
    }

    /** @return when it went out */
    private Instant publish(Person person, String... locales) {
        SERVER.clock.pass(Duration.ofMinutes(1));
        assertThat(person.publish(id, version(), List.of(locales))
                        .get("published")
                        .size())
                .isEqualTo(locales.length);
        return SERVER.clock.instant();
    }

    private void change(Map<String, ?> field) {
        ann.save(id, version(), List.of(field));
    }

    private Instant unpublish(Person person, String... locales) {
        SERVER.clock.pass(Duration.ofMinutes(1));
        person.get(
                "mutation($input: UnpublishInput!) { unpublish(input: $input) { published } }",
                Map.of("input", Map.of("entryId", id, "locales", List.of(locales))));
        return SERVER.clock.instant();
    }

    private static final String QUERY = "query($id: ID!, $locale: Locale, $first: Int, $after: String, $last: Int,"
            + " $before: String) { publications(entryId: $id, locale: $locale, first: $first, after: $after, last: $last,"
            + " before: $before) { pageInfo { hasNextPage hasPreviousPage startCursor endCursor }"
            + " nodes { locale version from to end publishedBy { displayName } endedBy { displayName } } } }";

    private Map<String, Object> asked(Map<String, ?> more) {
        Map<String, Object> variables = new HashMap<>(more);
        variables.put("id", id);
        return variables;
    }

    private JsonNode read(Person person, Map<String, ?> more) {
        return person.get(QUERY, asked(more));
    }

    private static List<String> lines(JsonNode publications) {
        return publications
                .get("nodes")
                .valueStream()
                .map(node -> node.get("locale").asString() + " " + node.get("version"))
                .toList();
    }

    private List<String> lines(Person person) {
        return lines(read(person, Map.of()));
    }

    private static List<Object> spans(JsonNode publications) {
        return publications
                .get("nodes")
                .valueStream()
                .<Object>map(node -> List.of(
                        node.get("locale").asString(),
                        node.get("version").asInt(),
                        instant(node.get("from")),
                        instant(node.get("to")),
                        node.get("end").asString("out"),
                        node.at("/publishedBy/displayName").asString("nobody"),
                        node.at("/endedBy/displayName").asString("nobody")))
                .toList();
    }

    private static Instant instant(JsonNode node) {
        return node.isNull() ? Instant.MAX : Instant.parse(node.asString());
    }

    @Test
    void eachLocaleTellsWhichVersionWasOutFromWhenUntilWhenAndByWhom() {
        assertThat(lines(ann)).isEmpty();
        Instant first = publish(ann, "zh-Hans", "en");
        change(localized("core.title", "zh-Hans", "乙"));
        Instant second = publish(ben, "zh-Hans");
        Instant third = unpublish(ann, "en");

        assertThat(spans(read(ann, Map.of())))
                .containsExactly(
                        List.of("zh-Hans", 2, second, Instant.MAX, "out", "Person ben", "nobody"),
                        List.of("en", 1, first, third, "UNPUBLISHED", "Person ann", "Person ann"),
                        List.of("zh-Hans", 1, first, second, "REPLACED", "Person ann", "Person ben"));
        assertThat(lines(read(ann, Map.of("locale", "en")))).containsExactly("en 1");
        assertThat(lines(read(ann, Map.of("locale", "ru")))).isEmpty();
    }

    @Test
    void theHistoryStaysInTheTrashAndGoesOnAfterIt() {
        publish(ann, "zh-Hans");
        Instant taken = unpublish(ben, "zh-Hans");
        ann.get(
                "mutation($id: ID!, $v: String!) { trashEntry(id: $id, expectedVersion: $v) { entry { trashed } } }",
                Map.of("id", id, "v", version()));
        assertThat(ann.entry(id).get("trashed").asBoolean()).isTrue();
        assertThat(lines(ann)).containsExactly("zh-Hans 1");
        ann.get("mutation($id: ID!) { untrashEntry(id: $id) { entry { trashed } } }", Map.of("id", id));
        Instant again = publish(ben, "zh-Hans");

        JsonNode publications = read(ann, Map.of());
        assertThat(lines(publications)).containsExactly("zh-Hans 1", "zh-Hans 1");
        // taken back and then published again is not the same as replaced
        assertThat(publications.at("/nodes/1/end").asString()).isEqualTo("UNPUBLISHED");
        assertThat(instant(publications.at("/nodes/1/to"))).isEqualTo(taken).isBefore(again);
        assertThat(publications.at("/nodes/0/to").isNull()).isTrue();
    }

    private static ReplacedGrants narrowed(Action action, Condition rows, String... locales) {
        Grant grant = new Grant.OnEntries(
                Role.EDITOR,
                action,
                "article",
                new FieldScope.UpTo(Visibility.INTERNAL),
                new TreeSet<>(Set.of(locales)),
                rows);
        return ReplacedGrants.of(SERVER.bean(Database.class), SERVER.bean(RoleService.class), Role.EDITOR, grant);
    }

    @Test
    void localesAndVersionsOneMayNotSeeAreLeftOut() {
        publish(ann, "zh-Hans", "en");
        change(shared("core.featured", true));
        publish(ann, "zh-Hans", "en");
        List<String> whole = List.of("en 2", "zh-Hans 2", "en 1", "zh-Hans 1");
        assertThat(lines(ann)).isEqualTo(whole);
        try (ReplacedGrants _ = narrowed(Action.READ_DRAFT, ALWAYS, Grant.ANY)) {
            assertThat(lines(narrow)).isEqualTo(whole);
        }
        try (ReplacedGrants _ = narrowed(Action.READ_DRAFT, ALWAYS, "zh-Hans")) {
            assertThat(lines(narrow)).containsExactly("zh-Hans 2", "zh-Hans 1");
            assertThat(lines(read(narrow, Map.of("first", 2)))).containsExactly("zh-Hans 2", "zh-Hans 1");
            assertThat(lines(read(narrow, Map.of("locale", "en")))).isEmpty();
        }
        // the entry was not theirs to see in its first version
        try (ReplacedGrants _ = narrowed(Action.READ_DRAFT, FEATURED, Grant.ANY)) {
            assertThat(lines(narrow)).containsExactly("en 2", "zh-Hans 2");
        }
        try (ReplacedGrants _ = narrowed(Action.READ_DRAFT, FEATURED, "en")) {
            assertThat(lines(narrow)).containsExactly("en 2");
        }
    }

    @Test
    void whatOneMayNotSeeIsAsUnknownAsWhatIsNotThere() {
        publish(ann, "zh-Hans");
        try (ReplacedGrants _ = narrowed(Action.READ_DRAFT, FEATURED, Grant.ANY)) {
            assertThat(narrow.refusal(QUERY, asked(Map.of())).get("code").asString())
                    .isEqualTo("NOT_FOUND");
        }
        try (ReplacedGrants _ = narrowed(Action.READ_PUBLISHED, ALWAYS, Grant.ANY)) {
            assertThat(narrow.refusal(QUERY, asked(Map.of())).get("code").asString())
                    .isEqualTo("NOT_FOUND");
        }
        JsonNode unknown = ann.refusal(
                QUERY, Map.of("id", UUID.nameUUIDFromBytes(new byte[] {1}).toString()));
        assertThat(unknown.get("code").asString()).isEqualTo("NOT_FOUND");
        JsonNode locale = ann.refusal(QUERY, asked(Map.of("locale", "tlh")));
        assertThat(locale.get("code").asString()).isEqualTo("BAD_USER_INPUT");
        assertThat(locale.toString()).contains("zh-Hans");
    }

    @Test
    void aLongHistoryIsReadPageByPageInBothDirectionsByAsManyStatements() {
        publish(ann, "zh-Hans", "en");
        read(ann, Map.of("first", 1));
        int few = SERVER.statements();
        for (String title : List.of("乙", "丙", "丁")) {
            change(localized("core.title", "zh-Hans", title));
            publish(ann, "zh-Hans", "en");
        }
        List<String> whole = lines(ann);
        assertThat(SERVER.statements()).isPositive().isEqualTo(few);
        assertThat(whole)
                .containsExactly("en 4", "zh-Hans 4", "en 3", "zh-Hans 3", "en 2", "zh-Hans 2", "en 1", "zh-Hans 1");
        assertThat(walk(Map.of(), true)).isEqualTo(whole);
        assertThat(walk(Map.of(), false)).isEqualTo(whole);
        assertThat(walk(Map.of("locale", "en"), true)).containsExactly("en 4", "en 3", "en 2", "en 1");
        String cursor = read(ann, Map.of("first", 3)).at("/pageInfo/endCursor").asString();
        JsonNode other = ann.refusal(QUERY, asked(Map.of("locale", "en", "after", cursor)));
        assertThat(other.get("code").asString()).isEqualTo("BAD_USER_INPUT");
        // where the values of versions decide, they are read together
        try (ReplacedGrants _ = narrowed(Action.READ_DRAFT, featured(false), Grant.ANY)) {
            assertThat(lines(narrow)).isEqualTo(whole);
            assertThat(SERVER.statements()).isEqualTo(few + 1);
            read(narrow, Map.of("first", 1));
            assertThat(SERVER.statements()).isEqualTo(few + 1);
        }
    }

    /** Three at a time. */
    private List<String> walk(Map<String, String> more, boolean forwards) {
        List<String> walked = new ArrayList<>();
        Map<String, Object> page = new HashMap<>(more);
        page.put(forwards ? "first" : "last", 3);
        JsonNode read;
        do {
            read = read(ann, page);
            walked.addAll(forwards ? walked.size() : 0, lines(read));
            page.put(
                    forwards ? "after" : "before",
                    read.at(forwards ? "/pageInfo/endCursor" : "/pageInfo/startCursor")
                            .asString());
        } while (read.at(forwards ? "/pageInfo/hasNextPage" : "/pageInfo/hasPreviousPage")
                .asBoolean());
        return walked;
    }
}
