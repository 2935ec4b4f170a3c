package io.yizhan.core.entry;

import static io.yizhan.core.entry.ContentServer.shared;
import static org.assertj.core.api.Assertions.assertThat;

import io.yizhan.core.database.Database;
import io.yizhan.core.delivery.ReplacedGrants;
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
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Who may do what with releases. */
final class ReleaseRightsTest extends ReleaseScene {
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

    private ReplacedGrants granted(Condition rows, String locale) {
        return ReplacedGrants.of(
                server.bean(Database.class),
                server.bean(RoleService.class),
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
}
