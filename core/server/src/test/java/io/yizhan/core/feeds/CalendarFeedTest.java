package io.yizhan.core.feeds;

import static org.assertj.core.api.Assertions.assertThat;

import io.yizhan.core.model.ContentModel;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** Which events of whatever dates a calendar has. */
class CalendarFeedTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final String FEAST = """
            id: feast
            singular: Feast
            plural: Feasts
            label: { zh-Hans: 庆, en: Feast }
            pluralLabel: { zh-Hans: 庆, en: Feasts }
            description: { zh-Hans: 庆典。, en: A feast. }
            menu: showcase
            icon: picture
            titleField: name
            jsonLd: { type: Event }
            fields:
              - { id: name, type: text, jsonLd: name, label: { zh-Hans: 名, en: Name } }
              - { id: from, type: uncertainDate, jsonLd: startDate, label: { zh-Hans: 始, en: From } }
              - { id: till, type: uncertainDate, jsonLd: endDate, label: { zh-Hans: 终, en: Till } }
              - id: held
                type: group
                repeatable: true
                jsonLd: { property: event, type: Event }
                label: { zh-Hans: 办, en: Held }
                fields:
                  - { id: title, type: text, jsonLd: name, label: { zh-Hans: 名, en: Title } }
                  - { id: day, type: date, jsonLd: startDate, label: { zh-Hans: 日, en: Day } }
              - id: parts
                type: group
                repeatable: true
                jsonLd: { property: subEvent, type: Event }
                label: { zh-Hans: 分, en: Parts }
                fields:
                  - { id: title, type: text, jsonLd: name, label: { zh-Hans: 名, en: Title } }
                  - { id: day, type: date, jsonLd: startDate, label: { zh-Hans: 日, en: Day } }
            """;

    private static final ContentModel MODEL =
            FeedModels.model(FeedModels.source("core", Map.of("types/feast.yaml", FEAST)));

    @Test
    void leavesOutWhatBeginsOnNoCertainDay() {
        for (String edtf :
                List.of("2027", "2027-08", "1736/1795", "9999-12-31", "2027-02-31", "2027-08-20/2027-08-24")) {
            assertThat(calendar(edtf, "2027-08-24"))
                    .as(edtf)
                    .startsWith("BEGIN:VCALENDAR")
                    .doesNotContain("VEVENT");
        }
    }

    @Test
    void takesAnEndThatCannotBeReadForNone() {
        assertThat(calendar("2027-08-20", "2027-08-24"))
                .contains("DTSTART;VALUE=DATE:20270820", "DTEND;VALUE=DATE:20270825");
        for (String end : List.of("2027", "2027-09", "1736/1795", "2027-08-01")) {
            assertThat(calendar("2027-08-20", end))
                    .as(end)
                    .contains("DTSTART;VALUE=DATE:20270820", "DTEND;VALUE=DATE:20270821");
        }
    }

    @Test
    void eventsThatAreAlikeAreNumberedInOneOrderOnEveryServer() {
        String calendar = write("""
                {"id": "1", "createdAt": "2026-01-01T00:00:00Z", "updatedAt": "2026-01-02T00:00:00Z", "name": "N",
                 "held": [{"title": "Held", "day": "2027-08-20"}], "parts": [{"title": "Part", "day": "2027-08-20"}]}""");
        for (Map.Entry<String, String> event :
                Map.of("1 2027-08-20 1", "Part", "1 2027-08-20 2", "Held").entrySet()) {
            String id = UUID.nameUUIDFromBytes(event.getKey().getBytes(StandardCharsets.UTF_8))
                    .toString();
            assertThat(calendar.substring(calendar.indexOf("UID:" + id))
                            .lines()
                            .takeWhile(line -> !line.equals("END:VEVENT")))
                    .contains("SUMMARY;LANGUAGE=en:" + event.getValue());
        }
    }

    private static String calendar(String from, String till) {
        return write("""
                {"id": "1", "createdAt": "2026-01-01T00:00:00Z", "updatedAt": "2026-01-02T00:00:00Z", "name": "N",
                 "from": {"edtf": "%s", "earliestYear": 2027, "latestYear": 2028}, "till": {"edtf": "%s"}}""".formatted(from, till));
    }

    private static String write(String entry) {
        return new CalendarFeed(MODEL.requireType("feast"), "en")
                .write(
                        List.of(new DescribedEntries.Listed(JSON.readTree(entry), Instant.EPOCH)),
                        new Description(MODEL, FeedModels.addresses(Optional.empty()), "en"));
    }
}
