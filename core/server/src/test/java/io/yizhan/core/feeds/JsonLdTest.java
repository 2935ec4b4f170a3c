package io.yizhan.core.feeds;

import static org.assertj.core.api.Assertions.assertThat;

import io.yizhan.core.delivery.ReplacedGrants;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What search engines are told of entries. */
@Tag("any-database")
class JsonLdTest {
    @AutoClose
    private static final FeedServer SERVER = new FeedServer();

    @Test
    void describesAWorkInTheWordsOfSchemaOrg() {
        UUID id = SERVER.id("work", "peace-pendant");
        JsonNode work = SERVER.json("/feeds/work/peace-pendant.en.jsonld");
        assertThat(work.path("@context").asString()).isEqualTo("https://schema.org");
        assertThat(work.path("@type").asString()).isEqualTo("VisualArtwork");
        assertThat(work.path("@id").asString()).isEqualTo(SERVER.origin() + "/feeds/work/" + id + ".jsonld");
        assertThat(work.path("url").asString()).isEqualTo(FeedServer.SITE + "/works/peace-pendant?lang=en");
        assertThat(work.path("name").asString()).isEqualTo("Peace (pendant)");
        assertThat(work.path("dateCreated").asString()).isEqualTo("2024");
        assertThat(work.path("description").asString()).startsWith("White jade from a river pebble.");
        assertThat(work.at("/weight/@type").asString()).isEqualTo("QuantitativeValue");
        assertThat(work.at("/weight/value").asString()).isEqualTo("46.20");
        assertThat(work.at("/weight/unitText").asString()).isEqualTo("g");
        assertThat(work.at("/identifier/propertyID").asString()).isEqualTo("accession");
        assertThat(work.at("/image/@type").asString()).isEqualTo("ImageObject");
        assertThat(work.at("/image/contentUrl").asString()).startsWith(SERVER.origin() + "/assets/");
    }

    @Test
    void namesWhatAnEntryLeadsToByItsOwnAddress() {
        UUID maker = SERVER.id("person", "demo-zhou-yucheng");
        JsonNode creator = SERVER.json("/feeds/work/peace-pendant.en.jsonld").path("creator");
        assertThat(creator.path("@type").asString()).isEqualTo("Person");
        assertThat(creator.path("@id").asString()).isEqualTo(SERVER.origin() + "/feeds/person/" + maker + ".jsonld");
        assertThat(creator.path("name").asString()).isNotBlank();
        JsonNode person = SERVER.json("/feeds/person/" + maker + ".jsonld");
        assertThat(person.path("@id")).isEqualTo(creator.path("@id"));
    }

    @Test
    void describesAFairWithItsPlacesAndState() {
        JsonNode fair = SERVER.json("/feeds/tradeFair/silkroad-2027.en.jsonld");
        assertThat(fair.path("@type").asString()).isEqualTo("ExhibitionEvent");
        assertThat(fair.path("url").asString()).isEqualTo(FeedServer.SITE + "/en/fairs/silkroad-2027");
        assertThat(fair.path("startDate").asString()).isEqualTo("2027-08-20");
        assertThat(fair.path("eventStatus").asString()).isEqualTo("https://schema.org/EventScheduled");
        assertThat(fair.path("eventAttendanceMode").asString())
                .isEqualTo("https://schema.org/MixedEventAttendanceMode");
        assertThat(fair.at("/location/@type").asString()).isEqualTo("Place");
        assertThat(fair.at("/location/name").asString()).startsWith("Xinjiang International Expo Centre");
        assertThat(fair.path("organizer").size()).isEqualTo(2);
        assertThat(fair.at("/workFeatured/0/@id").asString()).contains("/feeds/work/");
    }

    @Test
    void saysWhatAWorkIsByItsKind() {
        assertThat(SERVER.json("/feeds/work/little-camel.en.jsonld")
                        .path("@type")
                        .asString())
                .isEqualTo("Movie");
    }

    @Test
    void tellsNothingThatIsForPartners() {
        HttpResponse<String> product = SERVER.ask("/feeds/exportProduct/rug-pomegranate-183.en.jsonld");
        assertThat(product.statusCode()).isEqualTo(200);
        assertThat(product.body())
                .contains("\"@type\":\"Product\"")
                .doesNotContain("price")
                .doesNotContain("Offer");
    }

    @Test
    void givesNoPageToTypesWithoutPages() {
        JsonNode place = SERVER.json("/feeds/place/urumqi.en.jsonld");
        assertThat(place.path("@type").asString()).isEqualTo("Place");
        assertThat(place.has("url")).isFalse();
    }

    @Test
    void speaksTheLocaleOfTheAddress() {
        assertThat(SERVER.json("/feeds/work/peace-pendant.ru.jsonld")
                        .path("name")
                        .asString())
                .isEqualTo("Подвеска «Покой»");
        assertThat(SERVER.json("/feeds/work/peace-pendant.jsonld").path("name").asString())
                .isEqualTo("《平安》挂件");
    }

    @Test
    void isAskedForAgainWithoutBeingMadeAgain() {
        HttpResponse<String> first = SERVER.ask("/feeds/work/dutar.en.jsonld");
        String tag = first.headers().firstValue("ETag").orElseThrow();
        int executions = SERVER.content().executions();
        HttpResponse<String> again = SERVER.ask("/feeds/work/dutar.en.jsonld", "If-None-Match", tag);
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        assertThat(SERVER.content().executions()).isEqualTo(executions);

        UUID id = SERVER.id("work", "dutar");
        SERVER.content().publish(id, "core.title", Optional.of("en"), "A </script> dutar", Optional.empty());
        HttpResponse<String> changed = SERVER.ask("/feeds/work/dutar.en.jsonld", "If-None-Match", tag);
        assertThat(changed.statusCode()).isEqualTo(200);
        assertThat(changed.body()).contains("A \\u003c/script> dutar").doesNotContain("</script>");
    }

    @Test
    void takesAsManyStatementsForManyLinksAsForFew() {
        SERVER.ask("/feeds/tradeFair/silkroad-2027.ru.jsonld");
        assertThat(SERVER.content().statements()).isBetween(1, 8);
    }

    @Test
    void leadsFromAFormerSlugToThePresentOne() {
        UUID id = SERVER.id("work", "thin-bowl");
        SERVER.content().publish(id, "core.slug", "thin-jade-bowl");
        HttpResponse<String> moved = SERVER.ask("/feeds/work/thin-bowl.en.jsonld");
        assertThat(moved.statusCode()).isEqualTo(301);
        assertThat(moved.headers().firstValue("Location")).contains("/feeds/work/thin-jade-bowl.en.jsonld");
    }

    @Test
    void aSlugThatNobodyIsShownIsNoAddress() {
        try (ReplacedGrants _ = ReplacedGrants.titlesOfWorks(SERVER.content())) {
            HttpResponse<String> answer = SERVER.ask("/feeds/work/dutar.en.jsonld");
            assertThat(answer.statusCode()).isEqualTo(404);
            assertThat(answer.body()).isEqualTo("NOT_FOUND");
        }
        assertThat(SERVER.ask("/feeds/work/dutar.en.jsonld").statusCode()).isEqualTo(200);
    }

    @Test
    void knowsNothingOfWhatIsNotThere() {
        SERVER.content().unpublish(SERVER.id("work", "jade-comb"));
        for (String path : List.of(
                "/feeds/work/jade-comb.en.jsonld",
                "/feeds/work/no-such-work.en.jsonld",
                "/feeds/nothing/peace-pendant.en.jsonld",
                "/feeds/work/peace-pendant.xx.jsonld",
                "/feeds/work/peace-pendant.en.xml",
                "/feeds/work/peace-pendant")) {
            HttpResponse<String> answer = SERVER.ask(path);
            assertThat(answer.statusCode()).as(path).isEqualTo(404);
            assertThat(answer.body()).as(path).isEqualTo("NOT_FOUND");
        }
    }
}
