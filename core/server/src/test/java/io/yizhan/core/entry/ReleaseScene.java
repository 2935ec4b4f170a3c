package io.yizhan.core.entry;

import static io.yizhan.core.entry.ContentServer.localized;
import static io.yizhan.core.entry.ContentServer.shared;
import static org.assertj.core.api.Assertions.assertThat;

import io.yizhan.core.entry.ContentServer.Person;
import io.yizhan.core.security.Role;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/** A server with a publisher and an editor, and two new articles for each test. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ReleaseScene {
    @AutoClose
    final ContentServer server = new ContentServer();

    final Person ann = server.person("ann", Role.PUBLISHER, Optional.empty());
    final Person editor = server.person("ed", Role.EDITOR, Optional.empty());
    final Releases releases = new Releases(ann);

    /** New articles, with titles in Chinese and in English. */
    String first = "";

    String second = "";
    private int slugs;

    @BeforeEach
    void articles() {
        first = article(true);
        second = article(true);
    }

    String article(boolean whole) {
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

    String version(String id) {
        return ann.entry(id).get("version").asString();
    }

    void change(String id, Map<String, ?> field) {
        JsonNode saved = ann.save(id, version(id), List.of(field));
        assertThat(saved.get("__typename").asString()).isEqualTo("SavedEntry");
    }

    void publish(String id, String... locales) {
        assertThat(ann.publish(id, version(id), List.of(locales))
                        .get("published")
                        .size())
                .isEqualTo(locales.length);
    }

    /** Locales that are out with their versions, as {@code en 2}. */
    List<String> out(String id) {
        return ann.entry(id)
                .get("localeStates")
                .valueStream()
                .filter(state -> Set.of("PUBLISHED", "CHANGED")
                        .contains(state.get("state").asString()))
                .map(state -> state.get("locale").asString() + " " + state.get("publishedVersion"))
                .toList();
    }
}
