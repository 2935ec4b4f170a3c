package io.yizhan.core.feeds;

import static org.assertj.core.api.Assertions.assertThat;

import io.yizhan.core.delivery.ReplacedGrants;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import tools.jackson.databind.JsonNode;

/** Which pages search engines are told of. */
@Tag("any-database")
class SiteMapTest {
    private static final String NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9";

    @AutoClose
    private static final FeedServer SERVER = new FeedServer();

    @Test
    void namesEveryPageOfEveryTypeOnce() {
        List<String> parts = locations(FeedTest.parse(SERVER.ask("/sitemap.xml").body()), "sitemap");
        assertThat(parts).contains(SERVER.origin() + "/sitemaps/work.1.xml");
        assertThat(parts).as("places have no pages").noneMatch(part -> part.contains("place"));
        List<String> works = pages("/sitemaps/work.1.xml");
        List<String> expected = new ArrayList<>();
        for (JsonNode work : SERVER.content()
                .data("{ works(first: 100) { nodes { slug localization { available } } } }")
                .at("/works/nodes")) {
            work.at("/localization/available")
                    .forEach(locale -> expected.add(
                            FeedServer.SITE + "/works/" + work.path("slug").asString() + "?lang=" + locale.asString()));
        }
        assertThat(works).containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void namesThePageInEachLocale() {
        Document part = FeedTest.parse(SERVER.ask("/sitemaps/work.1.xml").body());
        Element url = find(part, FeedServer.SITE + "/works/peace-pendant?lang=ru");
        Map<String, String> alternates = new LinkedHashMap<>();
        NodeList links = url.getElementsByTagNameNS("http://www.w3.org/1999/xhtml", "link");
        for (int i = 0; i < links.getLength(); i++) {
            Element link = (Element) links.item(i);
            alternates.put(link.getAttribute("hreflang"), link.getAttribute("href"));
        }
        assertThat(alternates.keySet()).containsExactly("zh-Hans", "en", "ar", "ru", "ug", "x-default");
        assertThat(alternates)
                .containsEntry("ru", FeedServer.SITE + "/works/peace-pendant?lang=ru")
                .containsEntry("x-default", FeedServer.SITE + "/works/peace-pendant?lang=zh-Hans");
        assertThat(Instant.parse(
                        url.getElementsByTagNameNS(NAMESPACE, "lastmod").item(0).getTextContent()))
                .isBeforeOrEqualTo(Instant.now());
    }

    @Test
    void showsOnlyWhatAnybodyMaySee() {
        List<String> seen = new ArrayList<>();
        SERVER.content()
                .data("{ exportCatalogs(first: 100) { nodes { slug } } }")
                .at("/exportCatalogs/nodes")
                .forEach(node -> seen.add(node.path("slug").asString()));
        List<String> told = pages("/sitemaps/exportCatalog.1.xml").stream()
                .map(page -> page.substring(page.lastIndexOf('/') + 1))
                .distinct()
                .toList();
        assertThat(told).containsExactlyInAnyOrderElementsOf(seen);
    }

    @Test
    void followsWhatIsPublishedAndTakenBackAndIsAskedForAgainMeanwhile() {
        String page = FeedServer.SITE + "/works/jade-comb?lang=en";
        assertThat(pages("/sitemaps/work.1.xml")).contains(page);
        String tag =
                SERVER.ask("/sitemaps/work.1.xml").headers().firstValue("ETag").orElseThrow();
        assertThat(SERVER.ask("/sitemaps/work.1.xml", "If-None-Match", tag).statusCode())
                .isEqualTo(304);
        UUID id = SERVER.id("work", "jade-comb");
        SERVER.content().unpublish(id, "en");
        HttpResponse<String> changed = SERVER.ask("/sitemaps/work.1.xml", "If-None-Match", tag);
        assertThat(changed.statusCode()).isEqualTo(200);
        assertThat(locations(FeedTest.parse(changed.body()), "url"))
                .doesNotContain(page)
                .contains(FeedServer.SITE + "/works/jade-comb?lang=zh-Hans");
        SERVER.content().publish(id);
        assertThat(pages("/sitemaps/work.1.xml")).contains(page);
    }

    @Test
    void tellsNoSlugThatAnybodyMayNotSee() {
        try (ReplacedGrants _ = ReplacedGrants.titlesOfWorks(SERVER.content())) {
            assertThat(pages("/sitemaps/work.1.xml"))
                    .isNotEmpty()
                    .allMatch(page -> page.matches(
                            FeedServer.SITE + "/works/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\\?lang=[A-Za-z-]+"));
        }
        assertThat(pages("/sitemaps/work.1.xml")).contains(FeedServer.SITE + "/works/peace-pendant?lang=en");
    }

    @Test
    void countsAgainOnlyAfterSomethingWentOutOrWasTakenBack() throws InterruptedException, ExecutionException {
        PublicationNews news = SERVER.content().bean(PublicationNews.class);
        HeldByNews<String, Integer> held = new HeldByNews<>(news);
        AtomicInteger readings = new AtomicInteger();
        UUID id = SERVER.id("work", "dutar");
        assertThat(held.get("all", readings::incrementAndGet)).isEqualTo(1);
        SERVER.content().save(id, "core.title", Optional.of("en"), "A draft of no account");
        assertThat(held.get("all", readings::incrementAndGet)).isEqualTo(1);
        SERVER.content().publish(id);
        assertThat(held.get("all", readings::incrementAndGet)).isEqualTo(2);
        SERVER.content().unpublish(id, "en");
        CountDownLatch together = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> counted = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                counted.add(threads.submit(() -> {
                    together.await();
                    return held.get("all", readings::incrementAndGet);
                }));
            }
            together.countDown();
            for (Future<Integer> one : counted) {
                assertThat(one.get()).isEqualTo(3);
            }
        }
        assertThat(readings).as("one counts, the others wait").hasValue(3);
        SERVER.content().publish(id);
    }

    @Test
    void keepsWithinTheLimitsOfOneFile() {
        int locales = 13;
        int addressBytes = 400;
        int entries = SiteMapText.entriesPerPart(locales, addressBytes);
        assertThat(entries * locales).isLessThanOrEqualTo(SiteMapText.MOST_PAGES);
        String longest = "https://" + "a".repeat(addressBytes - 8) + "%F0%A0%80%80".repeat(80);
        String link = "<xhtml:link rel=\"alternate\" hreflang=\"zh-Hans\" href=\"" + longest + "\"/>";
        String url = "<url><loc>" + longest + "</loc><lastmod>2026-01-01T00:00:00Z</lastmod>" + link.repeat(locales + 1)
                + "</url>\n";
        long bytes = (long) entries * locales * url.getBytes(StandardCharsets.UTF_8).length;
        assertThat(bytes).isLessThanOrEqualTo(SiteMapText.MOST_BYTES).isGreaterThan(SiteMapText.MOST_BYTES / 10);
        assertThat(SiteMapText.entriesPerPart(1, 30)).isGreaterThan(10_000);
    }

    @Test
    void knowsNoOtherParts() {
        for (String path : List.of(
                "/sitemaps/work.2.xml",
                "/sitemaps/work.0.xml",
                "/sitemaps/work.xml",
                "/sitemaps/work.1.txt",
                "/sitemaps/place.1.xml",
                "/sitemaps/nothing.1.xml")) {
            assertThat(SERVER.ask(path).statusCode()).as(path).isEqualTo(404);
        }
    }

    private static List<String> pages(String part) {
        HttpResponse<String> answer = SERVER.ask(part);
        assertThat(answer.statusCode()).isEqualTo(200);
        return locations(FeedTest.parse(answer.body()), "url");
    }

    private static List<String> locations(Document document, String of) {
        List<String> found = new ArrayList<>();
        NodeList elements = document.getElementsByTagNameNS(NAMESPACE, of);
        for (int i = 0; i < elements.getLength(); i++) {
            found.add(((Element) elements.item(i))
                    .getElementsByTagNameNS(NAMESPACE, "loc")
                    .item(0)
                    .getTextContent());
        }
        return found;
    }

    private static Element find(Document part, String page) {
        NodeList urls = part.getElementsByTagNameNS(NAMESPACE, "url");
        for (int i = 0; i < urls.getLength(); i++) {
            Element url = (Element) urls.item(i);
            if (url.getFirstChild().getTextContent().equals(page)) {
                return url;
            }
        }
        throw new AssertionError("no " + page);
    }
}
