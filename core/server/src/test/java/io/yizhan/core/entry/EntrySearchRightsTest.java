package io.yizhan.core.entry;

import static io.yizhan.core.entry.ContentServer.localized;
import static io.yizhan.core.entry.ContentServer.shared;
import static org.assertj.core.api.Assertions.assertThat;

import io.yizhan.core.database.Database;
import io.yizhan.core.delivery.ReplacedGrants;
import io.yizhan.core.entry.ContentServer.Person;
import io.yizhan.core.model.Condition;
import io.yizhan.core.model.FieldKey;
import io.yizhan.core.model.Operator;
import io.yizhan.core.model.Value;
import io.yizhan.core.model.Visibility;
import io.yizhan.core.security.Action;
import io.yizhan.core.security.FieldScope;
import io.yizhan.core.security.Grant;
import io.yizhan.core.security.Role;
import io.yizhan.core.security.RoleService;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Nobody finds an entry in lists and pickers of the admin by a value that may not be seen. */
final class EntrySearchRightsTest {
    private static final String SECRET = "secret-7741";
    private static final String SLUG = "moon-bridge";
    private static final FieldScope EVERYTHING = new FieldScope.UpTo(Visibility.INTERNAL);

    @AutoClose
    private static final ContentServer SERVER = new ContentServer(SmallModel.of(
            "- { id: code, type: text, unique: true, visibility: internal, label: { zh-Hans: 编号, en: Code } }",
            SmallModel.NOTE,
            SmallModel.PIECES));

    private static Person ann;
    private static Person narrow;

    @BeforeAll
    static void content() {
        ann = SERVER.person("ann", Role.PUBLISHER, Optional.empty());
        narrow = SERVER.person("narrow", Role.EDITOR, Optional.empty());
        ann.create(
                "work",
                List.of(
                        localized("core.title", "zh-Hans", "和田玉"),
                        shared("core.code", SECRET),
                        shared("core.slug", SLUG),
                        shared("core.pieces", 3)));
    }

    private static Grant reads(FieldScope fields, Condition rows) {
        return new Grant.OnEntries(
                Role.EDITOR, Action.READ_DRAFT, "work", fields, new TreeSet<>(Set.of(Grant.ANY)), rows);
    }

    private static FieldScope only(String field) {
        return new FieldScope.Keys(new TreeSet<>(Set.of(FieldKey.parse(field))));
    }

    private static Condition pieces(int least) {
        return Condition.compare("core.pieces", Operator.GTE, Value.of(least));
    }

    /** Whether the list, its count and the picker find the work; they agree. */
    private static boolean finds(Person person, String search) {
        JsonNode list = person.get(
                "query($s: String!) { entries(type: \"work\", search: $s) { totalCount nodes { id } } }",
                Map.of("s", search));
        JsonNode picked = person.get(
                "query($s: String!) { findEntries(types: [\"work\"], search: $s) { id } }", Map.of("s", search));
        assertThat(list.get("nodes").size())
                .as(search)
                .isEqualTo(picked.size())
                .isEqualTo(list.get("totalCount").asInt());
        return !picked.isEmpty();
    }

    /** @param words of title, slug and code those by which the work is found */
    private static void assertFound(String words, Grant... grants) {
        try (ReplacedGrants _ =
                ReplacedGrants.of(SERVER.bean(Database.class), SERVER.bean(RoleService.class), Role.EDITOR, grants)) {
            assertThat(finds(narrow, "和田")).as("title").isEqualTo(words.contains("title"));
            assertThat(finds(narrow, "hetian")).as("pinyin").isEqualTo(words.contains("title"));
            assertThat(finds(narrow, SLUG)).as("slug").isEqualTo(words.contains("slug"));
            assertThat(finds(narrow, "7741")).as("code").isEqualTo(words.contains("code"));
        }
    }

    @Test
    void whoSeesEverythingFindsByEverything() {
        assertThat(List.of("和田", "HTY", SLUG, SECRET)).allMatch(text -> finds(ann, text));
        assertFound("title slug code", reads(EVERYTHING, Condition.always()));
        assertFound("title slug code", reads(EVERYTHING, pieces(2)));
        assertFound("", reads(EVERYTHING, pieces(4)));
    }

    @Test
    void whoSeesPublicFieldsAloneDoesNotFindByAnInternalCode() {
        assertFound("title slug", reads(new FieldScope.UpTo(Visibility.PUBLIC), Condition.always()));
    }

    @Test
    void whoSeesTitlesAloneFindsByTitles() {
        assertFound("title", reads(only("core.title"), Condition.always()));
        assertFound(
                "title",
                reads(only("core.title"), Condition.always()),
                reads(new FieldScope.UpTo(Visibility.PUBLIC), pieces(4)));
    }

    @Test
    void whoSeesNoTitleFindsByNone() {
        assertFound("", reads(only("core.pieces"), Condition.always()));
        assertFound("", reads(only("core.pieces"), Condition.always()), reads(only("core.title"), pieces(4)));
        assertFound("title", reads(only("core.pieces"), Condition.always()), reads(only("core.title"), pieces(2)));
    }
}
