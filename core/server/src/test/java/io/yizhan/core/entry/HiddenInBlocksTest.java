package io.yizhan.core.entry;

import static io.yizhan.core.entry.ContentServer.localized;
import static io.yizhan.core.entry.ContentServer.shared;
import static org.assertj.core.api.Assertions.assertThat;

import io.yizhan.core.app.Yizhan;
import io.yizhan.core.database.Database;
import io.yizhan.core.delivery.ReplacedGrants;
import io.yizhan.core.entry.ContentServer.Person;
import io.yizhan.core.model.Condition;
import io.yizhan.core.model.ContentModel;
import io.yizhan.core.model.ModelFile;
import io.yizhan.core.model.ModelReader;
import io.yizhan.core.model.ModelSource;
import io.yizhan.core.model.Visibility;
import io.yizhan.core.security.Action;
import io.yizhan.core.security.FieldScope;
import io.yizhan.core.security.Grant;
import io.yizhan.core.security.Role;
import io.yizhan.core.security.RoleService;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Values inside the blocks of a draft that a reader may not see, beside those of the same id that it may. */
@Tag("any-database")
final class HiddenInBlocksTest {
    private static final String OFFER = """
            id: offerBlock
            singular: OfferBlock
            label: { zh-Hans: 报价, en: Offer }
            description: { zh-Hans: 价格。, en: A price. }
            icon: tag
            fields:
              - { id: text, type: text, visibility: internal, label: { zh-Hans: 底价, en: Lowest price } }
              - { id: note, type: text, label: { zh-Hans: 说明, en: Note } }
            """;

    @AutoClose
    private static final ContentServer SERVER = new ContentServer(model());

    /** Core's, in which offers stand in pages and in their sections; a quote has a text too, for everybody. */
    private static ContentModel model() {
        List<ModelFile> files = new ArrayList<>();
        for (ModelFile file :
                ModelSource.besideClass("core", Yizhan.class, "model").files()) {
            String text = new String(file.content(), StandardCharsets.UTF_8)
                    .replace("components: [textBlock", "components: [offerBlock, textBlock");
            files.add(
                    file.path().endsWith(".yaml")
                            ? new ModelFile(file.path(), text.getBytes(StandardCharsets.UTF_8))
                            : file);
        }
        files.add(new ModelFile("components/offer-block.yaml", OFFER.getBytes(StandardCharsets.UTF_8)));
        return ModelReader.read(List.of(new ModelSource("core", files)));
    }

    @Test
    void theyAreLeftOutHoweverDeep() {
        Person ann = SERVER.person("ann", Role.PUBLISHER, Optional.empty());
        Person narrow = SERVER.person("narrow", Role.EDITOR, Optional.empty());
        Map<String, ?> offer = Map.of("_type", "offerBlock", "text", "price-7741", "note", "per box");
        Map<String, ?> quote = Map.of("_type", "quoteBlock", "text", Map.of("zh-Hans", "quoted"));
        Map<String, ?> section = Map.of("_type", "sectionBlock", "blocks", List.of(offer, quote));
        String page = ann.create(
                        "page",
                        List.of(
                                localized("core.title", "zh-Hans", "价"),
                                shared("core.body", List.of(quote, offer, section))))
                .at("/entry/id")
                .asString();
        assertThat(fields(ann, page)).contains("price-7741");
        try (ReplacedGrants _ = ReplacedGrants.of(
                SERVER.bean(Database.class),
                SERVER.bean(RoleService.class),
                Role.EDITOR,
                upToPublic(Action.READ_DRAFT))) {
            assertThat(fields(narrow, page)).contains("per box", "quoted").doesNotContain("price-");
        }
    }

    private static Grant upToPublic(Action action) {
        return new Grant.OnEntries(
                Role.EDITOR,
                action,
                "page",
                new FieldScope.UpTo(Visibility.PUBLIC),
                new TreeSet<>(Set.of(Grant.ANY)),
                Condition.always());
    }

    @Test
    void whoDoesNotSeeThemSavesWithoutLosingOrChangingThem() {
        Person bea = SERVER.person("bea", Role.PUBLISHER, Optional.empty());
        Person narrow = SERVER.person("narrow2", Role.EDITOR, Optional.empty());
        Map<String, ?> offer = Map.of("_key", "o1", "_type", "offerBlock", "text", "price-5512", "note", "per box");
        Map<String, ?> section = Map.of(
                "_key",
                "s1",
                "_type",
                "sectionBlock",
                "blocks",
                List.of(Map.of("_key", "o2", "_type", "offerBlock", "text", "price-5513", "note", "per crate")));
        JsonNode made = bea.create(
                "page", List.of(localized("core.title", "zh-Hans", "价"), shared("core.body", List.of(offer, section))));
        String id = made.at("/entry/id").asString();
        try (ReplacedGrants _ = ReplacedGrants.of(
                SERVER.bean(Database.class),
                SERVER.bean(RoleService.class),
                Role.EDITOR,
                upToPublic(Action.READ_DRAFT),
                upToPublic(Action.EDIT))) {
            Map<String, ?> shown = Map.of("_key", "o1", "_type", "offerBlock", "note", "per big box");
            Map<String, ?> guessed = Map.of("_key", "o2", "_type", "offerBlock", "text", "0", "note", "per crate");
            Map<String, ?> inside = Map.of("_key", "s1", "_type", "sectionBlock", "blocks", List.of(guessed));
            JsonNode saved = narrow.save(
                    id, made.at("/entry/version").asString(), List.of(shared("core.body", List.of(inside, shown))));
            assertThat(saved.get("findings").toString()).isEqualTo("[]");
        }
        assertThat(fields(bea, id))
                .contains("price-5512", "price-5513", "per big box")
                .doesNotContain("\"0\"");
    }

    private static String fields(Person person, String id) {
        return person.get("query($id: ID!) { entry(id: $id) { fields } }", Map.of("id", id))
                .toString();
    }
}
