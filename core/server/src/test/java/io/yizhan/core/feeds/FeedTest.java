package io.yizhan.core.feeds;

import static org.assertj.core.api.Assertions.assertThat;

import io.yizhan.core.delivery.DeliveryServer;
import java.io.StringReader;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** What feed readers and calendars are given. */
@Tag("any-database")
class FeedTest {
    private static final String ATOM = "http://www.w3.org/2005/Atom";

    @AutoClose
    private static final FeedServer SERVER = new FeedServer();

    @Test
    void givesAFeedWithAllThatRfc4287Asks() {
        Document feed = xml("/feeds/work.en.atom");
        Element root = feed.getDocumentElement();
        assertThat(root.getNamespaceURI()).isEqualTo(ATOM);
        assertThat(root.getLocalName()).isEqualTo("feed");
        assertThat(root.getAttribute("xml:lang")).isEqualTo("en");
        assertThat(child(root, "id")).isEqualTo(SERVER.origin() + "/feeds/work.en.atom");
        assertThat(child(root, "title")).isEqualTo("Works");
        NodeList entries = feed.getElementsByTagNameNS(ATOM, "entry");
        int published = SERVER.content()
                        .data("{ works(first: 100, locale: \"en\") { nodes { localization { available } } } }")
                        .at("/works/nodes")
                        .toString()
                        .split("\"en\"", -1)
                        .length
                - 1;
        assertThat(entries.getLength()).isEqualTo(Math.min(published, 50)).isPositive();
        List<OffsetDateTime> times = IntStream.range(0, entries.getLength())
                .mapToObj(i -> OffsetDateTime.parse(child((Element) entries.item(i), "updated")))
                .toList();
        assertThat(times.reversed()).isSorted();
        assertThat(OffsetDateTime.parse(child(root, "updated"))).isEqualTo(times.getFirst());
        for (int i = 0; i < entries.getLength(); i++) {
            Element entry = (Element) entries.item(i);
            assertThat(child(entry, "id")).matches("urn:uuid:[0-9a-f-]{36}");
            assertThat(child(entry, "title")).isNotBlank();
            Element link = (Element) entry.getElementsByTagNameNS(ATOM, "link").item(0);
            assertThat(link.getAttribute("rel")).isEqualTo("alternate");
            assertThat(link.getAttribute("href"))
                    .startsWith(FeedServer.SITE + "/works/")
                    .endsWith("?lang=en");
        }
    }

    @Test
    void leavesOutWhatIsNotOutInTheLocale() {
        int inArabic = xml("/feeds/tradeFair.ar.atom")
                .getElementsByTagNameNS(ATOM, "entry")
                .getLength();
        int inEnglish = xml("/feeds/tradeFair.en.atom")
                .getElementsByTagNameNS(ATOM, "entry")
                .getLength();
        assertThat(inArabic).isEqualTo(1);
        assertThat(inEnglish).isEqualTo(4);
    }

    @Test
    void isInTheOrderInWhichEntriesWentOutInItsLocale() {
        List<String> before = ids("/feeds/work.ru.atom");
        UUID last = UUID.fromString(before.getLast());
        String updated = updated(last);
        SERVER.content().publish(last, "core.title", Optional.of("zh-Hans"), "又一次", Optional.of(List.of("zh-Hans")));
        assertThat(ids("/feeds/work.ru.atom"))
                .as("another locale is no news here")
                .isEqualTo(before);
        assertThat(updated(last)).isEqualTo(updated);
        SERVER.content().publish(last, "core.title", Optional.of("ru"), "Ещё раз", Optional.of(List.of("ru")));
        assertThat(ids("/feeds/work.ru.atom")).hasSameSizeAs(before).startsWith(last.toString());
        assertThat(OffsetDateTime.parse(updated(last))).isAfter(OffsetDateTime.parse(updated));
    }

    private static List<String> ids(String feed) {
        NodeList entries = xml(feed).getElementsByTagNameNS(ATOM, "entry");
        return IntStream.range(0, entries.getLength())
                .mapToObj(i -> child((Element) entries.item(i), "id").substring("urn:uuid:".length()))
                .toList();
    }

    private static String updated(UUID id) {
        NodeList entries = xml("/feeds/work.ru.atom").getElementsByTagNameNS(ATOM, "entry");
        return IntStream.range(0, entries.getLength())
                .mapToObj(i -> (Element) entries.item(i))
                .filter(entry -> child(entry, "id").endsWith(id.toString()))
                .map(entry -> child(entry, "updated"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void isAnotherWhenPagesHaveOtherAddresses() {
        Map<String, Object> address = Map.of("yizhan.security.public-url", "https://cms.example.org");
        Map<String, Object> moved = new HashMap<>(address);
        moved.put("yizhan.site.pages.work", "/moved/{slug}");
        try (DeliveryServer before = SERVER.content().another(address);
                DeliveryServer after = SERVER.content().another(moved)) {
            for (String path : List.of(
                    "/feeds/work.en.atom", "/feeds/work/dutar.en.jsonld", "/sitemaps/work.1.xml", "/sitemap.xml")) {
                String tag = ask(before, path).headers().firstValue("ETag").orElseThrow();
                assertThat(ask(before, path, "If-None-Match", tag).statusCode())
                        .as(path)
                        .isEqualTo(304);
                assertThat(ask(after, path, "If-None-Match", tag).statusCode())
                        .as(path)
                        .isEqualTo(200);
            }
        }
    }

    private static HttpResponse<String> ask(DeliveryServer server, String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.uri().resolve(path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return server.send(request);
    }

    @Test
    void isAskedForAgainWithoutAStatement() {
        HttpResponse<String> first = SERVER.ask("/feeds/article.en.atom");
        assertThat(SERVER.content().statements()).isLessThanOrEqualTo(3);
        String tag = first.headers().firstValue("ETag").orElseThrow();
        int executions = SERVER.content().executions();
        HttpResponse<String> again = SERVER.ask("/feeds/article.en.atom", "If-None-Match", tag);
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(SERVER.content().executions()).isEqualTo(executions);
        UUID id = SERVER.id("person", "demo-zhou-yucheng");
        SERVER.content().publish(id);
        assertThat(SERVER.ask("/feeds/article.en.atom", "If-None-Match", tag).statusCode())
                .as("people are of no account to a feed of articles")
                .isEqualTo(304);
    }

    @Test
    void givesACalendarOfFairs() {
        String body = SERVER.ask("/feeds/tradeFair.en.ics").body();
        UUID id = SERVER.id("tradeFair", "silkroad-2027");
        List<String> lines = unfolded(body);
        assertThat(lines)
                .startsWith("BEGIN:VCALENDAR", "VERSION:2.0")
                .endsWith("END:VCALENDAR", "")
                .as("nobody is invited")
                .noneMatch(line -> line.startsWith("METHOD"));
        int start = lines.indexOf("UID:" + id);
        List<String> event =
                lines.subList(start, start + lines.subList(start, lines.size()).indexOf("END:VEVENT"));
        assertThat(event)
                .contains(
                        "DTSTART;VALUE=DATE:20270820",
                        "DTEND;VALUE=DATE:20270825",
                        "SUMMARY;LANGUAGE=en:Demo Silk Road Crafts & Jade Fair 2027",
                        "LOCATION:Xinjiang International Expo Centre (demo layout)",
                        "STATUS:CONFIRMED",
                        "URL:" + FeedServer.SITE + "/en/fairs/silkroad-2027")
                .anyMatch(line -> line.matches("DTSTAMP:\\d{8}T\\d{6}Z"))
                .anyMatch(line -> line.matches("SEQUENCE:\\d+"));
        assertThat(lines.stream().filter(line -> line.startsWith("UID:")).toList())
                .as("of a fair and of its programme")
                .doesNotHaveDuplicates()
                .hasSizeGreaterThan(4);
    }

    @Test
    void tellsWhenAFairIsCancelled() {
        UUID id = SERVER.id("tradeFair", "hz-iccie-12");
        SERVER.content().publish(id, "core.phase", "cancelled");
        assertThat(unfolded(SERVER.ask("/feeds/tradeFair.zh-Hans.ics").body())).contains("STATUS:CANCELLED");
    }

    @Test
    void foldsLinesAt75OctetsBetweenCharacters() {
        String body = SERVER.ask("/feeds/tradeFair.zh-Hans.ics").body();
        assertThat(body.replace("\r\n", "")).doesNotContain("\n").doesNotContain("\r");
        assertThat(Arrays.asList(body.split("\r\n", -1)))
                .allMatch(line -> line.getBytes(StandardCharsets.UTF_8).length <= 75)
                .noneMatch(line -> line.contains("\uFFFD"))
                .anyMatch(line -> line.startsWith(" "));
        String text = "展会;\\ 甲,乙\n\"é\u0007\" 𠀀".repeat(20);
        String folded = new CalendarText().text("SUMMARY", text).toString();
        assertThat(unfolded(folded).getFirst()).isEqualTo("SUMMARY:" + "展会\\;\\\\ 甲\\,乙\\n\"é\" 𠀀".repeat(20));
    }

    @Test
    void givesNoCalendarOfWhatHasNoTime() {
        assertThat(SERVER.ask("/feeds/work.en.ics").statusCode()).isEqualTo(404);
        assertThat(SERVER.ask("/feeds/work.en.rss").statusCode()).isEqualTo(404);
        assertThat(SERVER.ask("/feeds/work.xx.atom").statusCode()).isEqualTo(404);
        assertThat(SERVER.ask("/feeds/nothing.en.atom").statusCode()).isEqualTo(404);
    }

    private static List<String> unfolded(String calendar) {
        return Arrays.asList(calendar.replace("\r\n ", "").split("\r\n", -1));
    }

    static Document xml(String path) {
        HttpResponse<String> answer = SERVER.ask(path);
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return parse(answer.body());
    }

    static Document parse(String text) {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
        try {
            return factory.newDocumentBuilder().parse(new InputSource(new StringReader(text)));
        } catch (Exception e) {
            throw new AssertionError(text, e);
        }
    }

    private static String child(Element parent, String name) {
        for (int i = 0; i < parent.getChildNodes().getLength(); i++) {
            if (parent.getChildNodes().item(i) instanceof Element element && name.equals(element.getLocalName())) {
                return element.getTextContent();
            }
        }
        throw new AssertionError("no " + name);
    }
}
