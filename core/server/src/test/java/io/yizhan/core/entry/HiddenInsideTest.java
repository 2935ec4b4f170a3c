package io.yizhan.core.entry;

import static io.yizhan.core.entry.ContentServer.localized;
import static io.yizhan.core.entry.ContentServer.shared;
import static org.assertj.core.api.Assertions.assertThat;

import io.yizhan.core.database.Database;
import io.yizhan.core.delivery.ReplacedGrants;
import io.yizhan.core.entry.ContentServer.Person;
import io.yizhan.core.model.Condition;
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
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Values of fields deep inside a draft that a reader may not see: in groups of groups, and beside links in groups. */
@Tag("any-database")
final class HiddenInsideTest {
    private static final String SETS = """
            - id: sets
              type: group
              repeatable: true
              label: { zh-Hans: 套, en: Sets }
              fields:
                - id: parts
                  type: group
                  repeatable: true
                  label: { zh-Hans: 部分, en: Parts }
                  fields:
                    - { id: open, type: text, label: { zh-Hans: 公开, en: Open } }
                    - { id: closed, type: text, visibility: internal, label: { zh-Hans: 内部, en: Closed } }
                - id: by
                  type: reference
                  targets: [person]
                  label: { zh-Hans: 作者, en: By }
                  attributes:
                    - { id: part, type: text, label: { zh-Hans: 角色, en: Part } }
                    - { id: fee, type: text, visibility: internal, label: { zh-Hans: 酬金, en: Fee } }
            """.strip().indent(2).strip();

    @AutoClose
    private static final ContentServer SERVER =
            new ContentServer(SmallModel.of(SmallModel.SIGNED, SmallModel.NOTE, SmallModel.PIECES + "\n  " + SETS));

    @Test
    void theyAreLeftOutHoweverDeep() {
        Person ann = SERVER.person("ann", Role.PUBLISHER, Optional.empty());
        Person narrow = SERVER.person("narrow", Role.EDITOR, Optional.empty());
        String maker = ann.create("person", List.of(localized("core.name", "zh-Hans", "陆子冈")))
                .at("/entry/id")
                .asString();
        Map<String, ?> set = Map.of(
                "parts",
                List.of(Map.of("open", "lid", "closed", "price-7741"), Map.of("open", "box", "closed", "price-7742")),
                "by",
                Map.of("type", "person", "id", maker, "attributes", Map.of("part", "carver", "fee", "fee-7743")));
        String work = ann.create(
                        "work", List.of(localized("core.title", "zh-Hans", "玉盒"), shared("core.sets", List.of(set))))
                .at("/entry/id")
                .asString();
        assertThat(fields(ann, work)).contains("price-7741", "price-7742", "fee-7743");
        try (ReplacedGrants _ = ReplacedGrants.of(
                SERVER.bean(Database.class), SERVER.bean(RoleService.class), Role.EDITOR, reads("work"))) {
            assertThat(fields(narrow, work))
                    .contains("lid", "box", "carver", maker)
                    .doesNotContain("price-", "fee-77");
        }
    }

    private static Grant reads(String type) {
        return new Grant.OnEntries(
                Role.EDITOR,
                Action.READ_DRAFT,
                type,
                new FieldScope.UpTo(Visibility.PUBLIC),
                new TreeSet<>(Set.of(Grant.ANY)),
                Condition.always());
    }

    private static String fields(Person person, String id) {
        return person.get("query($id: ID!) { entry(id: $id) { fields } }", Map.of("id", id))
                .toString();
    }
}
