package io.yizhan.core.preview;

import static io.yizhan.core.database.generated.Tables.PREVIEW_TOKEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.yizhan.core.database.TestDatabase;
import io.yizhan.core.delivery.DeliveryServer;
import io.yizhan.core.event.Event;
import io.yizhan.core.event.EventStore;
import io.yizhan.core.event.RecordedEvent;
import io.yizhan.core.model.PageTemplates;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What a preview token opens, and what it does not. */
@Tag("any-database")
class PreviewTokenTest {
    private static final String PENDANT = "{ work(slug: \"peace-pendant\") { id medium(locale: \"en\") } }";

    private static DeliveryServer server;
    private static UUID pendant;
    private static UUID other;
    private static String otherSlug;

    @BeforeAll
    static void start() {
        TestDatabase database = TestDatabase.create();
        Map<String, Object> settings = new HashMap<>(database.properties());
        settings.put("yizhan.preview.pages.work", "https://www.example.org/{locale}/works/{slug}?from={type}");
        settings.put("yizhan.preview.pages.tradeFair", "https://www.example.org/{language}/fairs/{slug}");
        settings.put("yizhan.preview.longest", "10d");
        server = DeliveryServer.over(settings, database::close).withSamples();
        pendant = UUID.fromString(server.data(PENDANT).at("/work/id").asString());
        JsonNode neighbour =
                server.data("{ works(first: 40) { nodes { id slug } } }").at("/works/nodes").values().stream()
                        .filter(work -> !work.get("slug").asString().equals("peace-pendant"))
                        .findFirst()
                        .orElseThrow();
        other = UUID.fromString(neighbour.get("id").asString());
        otherSlug = neighbour.get("slug").asString();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void theDraftOfTheEntryIsLaidOverWhatIsPublishedAlsoInListsFiltersAndReferences() {
        server.save(pendant, "core.title", Optional.of("en"), "Zinnia pendant, not yet out");
        server.save(other, "core.title", Optional.of("en"), "A draft that stays hidden");
        String published = server.data("{ works(first: 40, locale: \"en\") { nodes { title } totalCount } }")
                .toString();
        String token = make(pendant, "en").secret();

        JsonNode single = preview(token, "{ work(id: \"" + pendant + "\", locale: \"en\") { title } }");
        assertThat(single.at("/work/title").asString()).isEqualTo("Zinnia pendant, not yet out");
        JsonNode found = preview(
                token,
                "{ works(locale: \"en\", where: {title: {startsWith: \"Zinnia\"}}) { totalCount nodes { id title } }"
                        + " }");
        assertThat(found.at("/works/totalCount").asInt()).isEqualTo(1);
        assertThat(found.at("/works/nodes/0/id").asString()).isEqualTo(pendant.toString());
        JsonNode last = preview(
                token,
                "{ works(first: 1, locale: \"en\", orderBy: [{field: TITLE, direction: DESC}]) { nodes { title } } }");
        assertThat(last.at("/works/nodes/0/title").asString()).startsWith("Zinnia");
        String makers = "{ people(first: 50) { nodes { works(locale: \"en\") { nodes { id title } } } } }";
        String through = preview(token, makers).toString();
        assertThat(server.data(makers).toString()).contains(pendant.toString());
        assertThat(through).contains("Zinnia pendant, not yet out").doesNotContain("A draft that stays hidden");
        assertThat(preview(token, "{ works(first: 40, locale: \"en\") { nodes { title } } }")
                        .toString())
                .contains("Zinnia")
                .doesNotContain("A draft that stays hidden");

        assertThat(server.data("{ works(first: 40, locale: \"en\") { nodes { title } totalCount } }")
                        .toString())
                .as("nobody else sees any of it, and nothing of it stays")
                .isEqualTo(published);
    }

    @Test
    void aTokenOpensNothingOfThePast() {
        String query = "{ work(id: \"" + pendant + "\", asOf: \"2020-01-01T00:00:00Z\") { title } }";
        JsonNode refused =
                Previews.ask(server, make(pendant, "en").secret(), query).at("/errors/0/extensions");
        assertThat(refused.get("code").asString()).isEqualTo("FORBIDDEN");
        assertThat(refused.get("field").asString()).isEqualTo("asOf");
    }

    @Test
    void otherLocalesShowWhatIsPublished() {
        String zh = "{ work(id: \"" + pendant + "\", locale: \"zh-Hans\") { title } }";
        String en = "{ work(id: \"" + pendant + "\", locale: \"en\") { title } }";
        String before = server.data(zh).at("/work/title").asString();
        assertThat(before).isNotEmpty();
        server.save(pendant, "core.title", Optional.of("zh-Hans"), "尚未发布的题名");
        server.save(pendant, "core.title", Optional.of("en"), "A title not yet out");
        String token = make(pendant, "en").secret();
        assertThat(preview(token, zh).at("/work/title").asString()).isEqualTo(before);
        assertThat(preview(token, en).at("/work/title").asString()).isEqualTo("A title not yet out");
        assertThat(preview(make(pendant, "zh-Hans").secret(), zh)
                        .at("/work/title")
                        .asString())
                .isEqualTo("尚未发布的题名");
    }

    @Test
    void aTokenOfATypeOpensItsDraftsAndThoseOfNoOther() {
        server.save(other, "core.medium", Optional.of("en"), "Of a type's token");
        String query = "{ work(slug: \"" + otherSlug + "\", locale: \"en\") { medium } }";
        PreviewService.Made made = server.bean(PreviewService.class)
                .create(server.program(), new PreviewService.Wish(Optional.empty(), Optional.of("work"), "en", 60));
        assertThat(made.url()).as("a slug belongs to an entry").isEmpty();
        assertThat(preview(made.secret(), query).at("/work/medium").asString()).isEqualTo("Of a type's token");
        String people = server.bean(PreviewService.class)
                .create(server.program(), new PreviewService.Wish(Optional.empty(), Optional.of("person"), "en", 60))
                .secret();
        assertThat(preview(people, query)).isEqualTo(server.data(query));
    }

    @Test
    void anUnpublishedEntryShowsToItsTokenAlone() {
        server.unpublish(other);
        try {
            String query = "{ entry(id: \"" + other + "\", locale: \"en\") { id } }";
            assertThat(server.data(query).get("entry").isNull()).isTrue();
            assertThat(preview(make(other, "en").secret(), query)
                            .at("/entry/id")
                            .asString())
                    .isEqualTo(other.toString());
            assertThat(preview(make(pendant, "en").secret(), query).get("entry").isNull())
                    .isTrue();
        } finally {
            server.publish(other);
        }
    }

    @Test
    void whatIsNotForEverybodyStaysHiddenAndNothingCanBeChanged() {
        UUID product = UUID.fromString(server.data("{ exportProducts(first: 1) { nodes { id } } }")
                .at("/exportProducts/nodes/0/id")
                .asString());
        server.save(product, "core.price", Optional.empty(), Map.of("amount", "73519864.37", "currency", "USD"));
        String token = make(product, "en").secret();
        JsonNode seen = ask(token, "{ exportProduct(id: \"" + product + "\") { id price { amount } } }");
        assertThat(seen.at("/data/exportProduct/id").asString()).isEqualTo(product.toString());
        assertThat(seen.at("/data/exportProduct/price").isNull()).isTrue();
        assertThat(seen.at("/extensions/restricted").isEmpty())
                .as("hidden, and said so")
                .isFalse();
        assertThat(seen.toString()).doesNotContain("73519864");
        JsonNode guessed =
                ask(token, "{ exportProducts(where: {price: {amount: {eq: \"73519864.37\"}}}) { totalCount } }");
        assertThat(guessed.has("errors")).isTrue();
        JsonNode changed = ask(token, "mutation { __typename }");
        assertThat(changed.at("/errors/0/extensions/code").asString()).isEqualTo("FORBIDDEN");
    }

    @Test
    void expiredRevokedAndUnknownTokensOpenNothing() {
        PreviewService previews = server.bean(PreviewService.class);
        PreviewService.Made made = make(pendant, "en");
        assertThat(preview(made.secret(), PENDANT).at("/work/id").asString()).isEqualTo(pendant.toString());
        previews.revoke(server.program(), made.token().id());
        assertRefused(made.secret());
        assertRefused("yzp_" + "A".repeat(43));
        assertRefused("");
        assertRefused("' or 1=1 --");

        PreviewToken token = make(pendant, "en").token();
        assertThat(token.lives(token.expiresAt().minusMillis(1))).isTrue();
        assertThat(token.lives(token.expiresAt())).isFalse();
        assertThat(previews.list(server.program(), Optional.of(pendant), Optional.empty()))
                .extracting(PreviewToken::id)
                .contains(token.id(), made.token().id());
        assertThat(events())
                .contains(
                        new Event.PreviewTokenChanged(made.token().id(), "work", "MADE"),
                        new Event.PreviewTokenChanged(made.token().id(), "work", "REVOKED"));
    }

    @Test
    void theLinkBringsTheTokenInItsFragmentAndTheTokenItselfIsKeptNowhere() {
        PreviewService.Made made = make(pendant, "en");
        URI link = URI.create(made.url().orElseThrow());
        assertThat(link.toString()).startsWith("https://www.example.org/en/works/peace-pendant?from=work#preview=");
        assertThat(link.getFragment()).isEqualTo("preview=" + made.secret());
        assertThat(made.toString()).doesNotContain(made.secret());
        List<String> kept = server.database()
                .read(sql -> sql.select(PREVIEW_TOKEN.HASH).from(PREVIEW_TOKEN).fetch(PREVIEW_TOKEN.HASH));
        assertThat(kept).isNotEmpty().noneMatch(made.secret()::contains);
    }

    @Test
    void pagesAreFoundForTypesWhoseIdHasACapitalLetter() {
        UUID fair = UUID.fromString(server.data("{ tradeFair(slug: \"silkroad-2027\") { id } }")
                .at("/tradeFair/id")
                .asString());
        assertThat(make(fair, "zh-Hans").url().orElseThrow())
                .startsWith("https://www.example.org/zh/fairs/silkroad-2027#preview=");
    }

    @Test
    void pagesThatLeadNowhereAreRefused() {
        Duration month = Duration.ofDays(30);
        for (String page : List.of("https://www.example.org/{slag}", "/works/{slug}", "https://a.example/{id}#x")) {
            assertThatIllegalArgumentException()
                    .as(page)
                    .isThrownBy(() -> new PreviewConfig(Map.of("work", page), month))
                    .withMessageContaining("yizhan.preview.pages.work");
        }
        PageTemplates some =
                new PreviewConfig(Map.of("default", "https://a.example/{id}", "work", "none"), month).templates();
        assertThat(some.find("work")).isEmpty();
        assertThat(some.find("person")).isPresent();
    }

    @Test
    void manyPreviewsOfWhatIsNotOutYetAreAllAnsweredAtOnce() throws InterruptedException, ExecutionException {
        List<UUID> two = server.data("{ works(last: 2) { nodes { id } } }").at("/works/nodes").values().stream()
                .map(work -> UUID.fromString(work.get("id").asString()))
                .toList();
        two.forEach(server::unpublish);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int round = 0; round < 5; round++) {
                String one = make(two.getFirst(), "en").secret();
                List<Callable<JsonNode>> asked = new ArrayList<>();
                for (int i = 0; i < 8; i++) {
                    // of one token; of two tokens of an entry; of two entries
                    UUID id = two.get(round < 4 ? 0 : i % 2);
                    String token = round < 2 ? one : make(id, "en").secret();
                    asked.add(() -> preview(token, "{ entry(id: \"" + id + "\", locale: \"en\") { id } }"));
                }
                for (Future<JsonNode> answer : threads.invokeAll(asked)) {
                    assertThat(two)
                            .extracting(UUID::toString)
                            .contains(answer.get().at("/entry/id").asString());
                }
            }
        } finally {
            two.forEach(server::publish);
        }
    }

    private static PreviewService.Made make(UUID entry, String locale) {
        return server.bean(PreviewService.class)
                .create(server.program(), new PreviewService.Wish(Optional.of(entry), Optional.empty(), locale, 60));
    }

    private static List<Event> events() {
        return server.database().read(sql -> server.bean(EventStore.class).after(sql, 0, 100_000)).stream()
                .map(RecordedEvent::event)
                .toList();
    }

    private static void assertRefused(String token) {
        Previews.assertRefused(server, token, PENDANT);
    }

    private static JsonNode preview(String token, String query) {
        return Previews.data(server, token, query);
    }

    private static JsonNode ask(String token, String query) {
        return Previews.ask(server, token, query);
    }
}
