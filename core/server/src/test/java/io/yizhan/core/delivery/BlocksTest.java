package io.yizhan.core.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.yizhan.core.app.Yizhan;
import io.yizhan.core.database.MovedClock;
import io.yizhan.core.entry.EntryIds;
import io.yizhan.core.entry.EntryService;
import io.yizhan.core.entry.FieldChange;
import io.yizhan.core.entry.SaveOutcome;
import io.yizhan.core.model.ContentModels;
import io.yizhan.core.model.FieldKey;
import io.yizhan.core.model.ModelFile;
import io.yizhan.core.model.ModelReader;
import io.yizhan.core.model.ModelSource;
import io.yizhan.core.security.Role;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Blocks as sites are handed them: a union of the components, with what each of them leads to. */
class BlocksTest {
    private static final String OFFER = """
            id: offerBlock
            singular: OfferBlock
            label: { zh-Hans: 报价, en: Offer }
            description: { zh-Hans: 一件产品的价格。, en: What something costs. }
            icon: tag
            fields:
              - { id: note, type: text, label: { zh-Hans: 说明, en: Note }, localized: true }
              - { id: price, type: money, visibility: partner, label: { zh-Hans: 价格, en: Price } }
              - { id: cost, type: money, visibility: internal, label: { zh-Hans: 成本, en: Cost } }
            """;

    private static final MovedClock CLOCK = new MovedClock();

    @AutoClose
    private static final DeliveryServer SERVER = new DeliveryServer(CLOCK);

    private static TokenReader editor;

    @BeforeAll
    static void load() {
        SERVER.withSamples();
        model(true);
        editor = TokenReader.staff(SERVER, "editor", Role.EDITOR, Optional.empty());
        CLOCK.pass(Duration.ofHours(1));
    }

    /** Core's model, in which pages may hold offers too. */
    private static void model(boolean offers) {
        List<ModelFile> files = new ArrayList<>();
        for (ModelFile file :
                ModelSource.besideClass("core", Yizhan.class, "model").files()) {
            String text = new String(file.content(), StandardCharsets.UTF_8);
            boolean page = offers && file.path().equals("types/page.yaml");
            files.add(
                    page
                            ? file(
                                    file.path(),
                                    text.replace("components: [textBlock", "components: [offerBlock, textBlock"))
                            : file);
        }
        if (offers) {
            files.add(file("components/offer-block.yaml", OFFER));
        }
        SERVER.bean(ContentModels.class).change(ModelReader.read(List.of(new ModelSource("core", files))));
    }

    private static ModelFile file(String path, String text) {
        return new ModelFile(path, text.getBytes(StandardCharsets.UTF_8));
    }

    private static UUID page(String title, Object body) {
        UUID id = SERVER.bean(EntryIds.class).next();
        SaveOutcome saved = SERVER.bean(EntryService.class)
                .create(
                        SERVER.program(),
                        new EntryService.Creation(
                                "page",
                                id,
                                List.of(
                                        change("core.title", Optional.of("en"), title),
                                        change("core.slug", Optional.empty(), "p-" + id),
                                        change("core.body", Optional.empty(), body)),
                                Optional.empty()));
        assertThat(((SaveOutcome.Saved) saved).findings()).isEmpty();
        SERVER.publish(id);
        return id;
    }

    private static FieldChange change(String field, Optional<String> locale, Object value) {
        return new FieldChange(
                FieldKey.parse(field), locale, Optional.of(JsonMapper.shared().valueToTree(value)), Optional.empty());
    }

    private static String sample(String type, String slug) {
        return SERVER.data("{ entry: " + type + "(slug: \"" + slug + "\") { id } }")
                .at("/entry/id")
                .asString();
    }

    private static JsonNode body(UUID id, String fragments) {
        return SERVER.data("{ page(id: \"" + id + "\", locale: \"en\") { body { __typename " + fragments + " } } }")
                .at("/page/body");
    }

    @Test
    void eachBlockComesInItsPlaceWithWhatItsComponentHas() {
        JsonNode page = SERVER.data("""
                { page(slug: "about", locale: "en") { title body { __typename ... on Block { key }
                    ... on TextBlock { text { plainText } }
                    ... on PictureBlock { caption picture { url(preset: CARD) } }
                    ... on QuoteBlock { words: text attribution ar: attribution(locale: "ar") person { name } }
                    ... on WorksBlock { heading works { title slug } }
                    ... on QuestionsBlock { items { question answer } }
                    ... on CallToActionBlock { label url entry { ... on TradeFair { name } } } } } }
                """).get("page");
        assertThat(page.get("body").findValuesAsString("__typename"))
                .containsExactly(
                        "TextBlock", "PictureBlock", "QuoteBlock", "WorksBlock", "QuestionsBlock", "CallToActionBlock");
        assertThat(page.get("body").findValuesAsString("key"))
                .containsExactly("intro", "hall", "lin", "works", "faq", "fair");
        JsonNode body = page.get("body");
        assertThat(body.at("/0/text/plainText").asString()).startsWith("Yizhan shows works");
        assertThat(body.at("/1/picture/url").asString()).contains("/");
        assertThat(body.at("/2/words").asString()).startsWith("Look at a stone");
        assertThat(body.at("/2/ar").asString()).as("falls back").contains("Demo Lin Wan");
        assertThat(body.at("/2/person/name").asString()).isNotEmpty();
        assertThat(body.at("/3/works").findValuesAsString("slug"))
                .containsExactly("peace-pendant", "pomegranate-carpet", "blue-vase");
        assertThat(body.at("/4/items/1/question").asString()).isEqualTo("May I delete it all?");
        assertThat(body.at("/5/url").isNull()).isTrue();
        assertThat(body.at("/5/entry/name").asString()).contains("Silk Road");
    }

    @Test
    void blocksStandInsideABlock() {
        JsonNode section = SERVER.data("""
                { page(slug: "hetian-carpets", locale: "zh-Hans") { body { ... on SectionBlock { heading blocks {
                    __typename ... on GalleryBlock { pictures { id } } ... on QuoteBlock { text person { slug } } } } } } }
                """).at("/page/body/1");
        assertThat(section.get("heading").asString()).isEqualTo("图案与颜色");
        assertThat(section.get("blocks").findValuesAsString("__typename"))
                .containsExactly("GalleryBlock", "QuoteBlock");
        assertThat(section.at("/blocks/0/pictures").size()).isEqualTo(3);
        assertThat(section.at("/blocks/1/person/slug").asString()).isEqualTo("demo-memet");
    }

    @Test
    void whatIsForPartnersIsHiddenInsideABlockAndWhatIsInternalIsNotThere() {
        UUID id = page(
                "Prices",
                List.of(
                        Map.of("_type", "quoteBlock", "text", Map.of("en", "before")),
                        Map.of(
                                "_type",
                                "offerBlock",
                                "note",
                                Map.of("en", "each"),
                                "price",
                                Map.of("amount", "12.00", "currency", "EUR"),
                                "cost",
                                Map.of("amount", "7.31", "currency", "EUR"))));
        String query =
                "{ page(id: \"" + id + "\", locale: \"en\") { body { ... on OfferBlock { note price { amount } } } } }";
        JsonNode anybody = SERVER.ask(query, Map.of());
        assertThat(anybody.at("/data/page/body/1/note").asString()).isEqualTo("each");
        assertThat(anybody.at("/data/page/body/1/price").isNull()).isTrue();
        assertThat(anybody.at("/extensions/restricted/0/path").toString()).isEqualTo("[\"page\",\"body\",1,\"price\"]");
        assertThat(editor.data(query).at("/page/body/1/price/amount").asString())
                .isEqualTo("12.00");
        assertThat(SERVER.ask(query.replace("price", "cost"), Map.of())
                        .at("/errors/0/extensions/code")
                        .asString())
                .isNotEmpty();
        assertThat(SERVER.ask("{ search(text: \"7.31\", first: 5) { totalCount } }", Map.of())
                        .at("/data/search/totalCount")
                        .asInt())
                .isZero();
    }

    @Test
    void anyNumberOfBlocksTakesAsManyStatements() {
        List<String> works =
                List.of(sample("work", "peace-pendant"), sample("work", "blue-vase"), sample("work", "dutar"));
        for (int count : new int[] {1, 10, 50}) {
            List<Map<String, ?>> blocks = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                blocks.add(Map.of(
                        "_type",
                        "worksBlock",
                        "works",
                        List.of(Map.of("id", works.get(i % 3)), Map.of("id", works.get((i + 1) % 3)))));
            }
            JsonNode shown = body(page("Many " + count, blocks), "... on WorksBlock { works { title } }");
            assertThat(shown.findValuesAsString("title")).hasSize(2 * count);
            assertThat(SERVER.statements()).as("%d blocks", count).isEqualTo(2);
        }
    }

    @Test
    void anAnswerHoldsUntilWhatItsBlocksLeadToChanges() {
        UUID work = UUID.fromString(sample("work", "copper-ewer"));
        UUID id = page(
                "Held",
                List.of(Map.of(
                        "_type",
                        "sectionBlock",
                        "heading",
                        Map.of("en", "One"),
                        "blocks",
                        List.of(Map.of("_type", "worksBlock", "works", List.of(Map.of("id", work.toString())))))));
        String fragments = "... on SectionBlock { blocks { ... on WorksBlock { works { title } } } }";
        assertThat(body(id, fragments).findValuesAsString("title")).hasSize(1);
        SERVER.publish(work, "core.title", Optional.of("en"), "An ewer", Optional.empty());
        assertThat(body(id, fragments).findValuesAsString("title")).containsExactly("An ewer");
        SERVER.unpublish(work);
        assertThat(body(id, fragments).findValuesAsString("title")).isEmpty();
        SERVER.publish(work);
        assertThat(body(id, fragments).findValuesAsString("title")).containsExactly("An ewer");
    }

    @Test
    void thePastShowsTheBlocksOfThen() {
        UUID id = page("Then", List.of(Map.of("_key", "a", "_type", "quoteBlock", "text", Map.of("en", "first"))));
        Instant first = CLOCK.mark();
        SERVER.publish(
                id,
                "core.body",
                List.of(
                        Map.of(
                                "_key",
                                "b",
                                "_type",
                                "worksBlock",
                                "works",
                                List.of(Map.of("id", sample("work", "dombra")))),
                        Map.of("_key", "a", "_type", "quoteBlock", "text", Map.of("en", "second"))));
        String query = "{ page(id: \"" + id + "\", locale: \"en\"ASOF) { body { ... on Block { key }"
                + " ... on QuoteBlock { text } ... on WorksBlock { works { slug } } } } }";
        assertThat(editor.data(query.replace("ASOF", ", asOf: \"" + first + "\""))
                        .at("/page/body")
                        .toString())
                .isEqualTo("[{\"key\":\"a\",\"text\":\"first\"}]");
        assertThat(editor.data(query.replace("ASOF", ", asOf: \"" + CLOCK.mark() + "\""))
                        .at("/page/body")
                        .toString())
                .isEqualTo("[{\"key\":\"b\",\"works\":[{\"slug\":\"dombra\"}]},{\"key\":\"a\",\"text\":\"second\"}]");
    }

    @Test
    void wordsInBlocksAreFoundAtAnyDepth() {
        UUID id = page(
                "Plain",
                List.of(
                        Map.of("_type", "quoteBlock", "text", Map.of("en", "zanzibar")),
                        Map.of(
                                "_type",
                                "sectionBlock",
                                "heading",
                                Map.of("en", "S"),
                                "blocks",
                                List.of(Map.of(
                                        "_type",
                                        "questionsBlock",
                                        "items",
                                        List.of(Map.of(
                                                "question",
                                                Map.of("en", "Which walrusian?"),
                                                "answer",
                                                Map.of("en", "This one"))))))));
        SearchReady.await(SERVER);
        for (Map.Entry<String, String> word : Map.of(
                        "zanzibar", "body.QuoteBlock.text",
                        "walrusian", "body.SectionBlock.blocks.QuestionsBlock.items.question")
                .entrySet()) {
            JsonNode edge = SERVER.data(
                            "{ pages(search: \"" + word.getKey()
                                    + "\", locale: \"en\", first: 5) { edges { node { id } highlights { field fragments } } } }")
                    .at("/pages/edges/0");
            assertThat(edge.at("/node/id").asString()).isEqualTo(id.toString());
            assertThat(edge.at("/highlights/0/field").asString()).isEqualTo(word.getValue());
        }
    }

    @Test
    void blocksOfAComponentThatHasGoneAreLeftOutAndComeBackWithIt() {
        UUID id = page(
                "Gone",
                List.of(
                        Map.of("_type", "offerBlock", "note", Map.of("en", "each")),
                        Map.of("_type", "quoteBlock", "text", Map.of("en", "stays"))));
        try {
            model(false);
            assertThat(body(id, "").toString()).isEqualTo("[{\"__typename\":\"QuoteBlock\"}]");
        } finally {
            model(true);
        }
        assertThat(body(id, "").findValuesAsString("__typename")).containsExactly("OfferBlock", "QuoteBlock");
    }
}
