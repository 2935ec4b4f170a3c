package io.yizhan.core.feeds;

import static org.assertj.core.api.Assertions.assertThat;

import io.yizhan.core.model.ContentModel;
import io.yizhan.core.model.ContentType;
import io.yizhan.core.model.ModelFile;
import io.yizhan.core.model.ModelReader;
import io.yizhan.core.model.ModelSource;
import io.yizhan.core.security.Profile;
import io.yizhan.core.security.SecurityConfig;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
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
            """;

    private static final ContentModel MODEL = ModelReader.read(List.of(new ModelSource(
            "core", List.of(new ModelFile("types/feast.yaml", FEAST.getBytes(StandardCharsets.UTF_8))))));

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

    private static String calendar(String from, String till) {
        SecurityConfig security = new SecurityConfig(null, null, List.of(), null, List.of(), List.of(), null);
        SiteAddresses sites = new SiteAddresses(new SiteConfig(null, null, null), security, Profile.PRODUCTION);
        ContentType type = MODEL.requireType("feast");
        String entry = """
                {"id": "1", "createdAt": "2026-01-01T00:00:00Z", "updatedAt": "2026-01-02T00:00:00Z", "name": "N",
                 "from": {"edtf": "%s", "earliestYear": 2027, "latestYear": 2028}, "till": {"edtf": "%s"}}""".formatted(from, till);
        return new CalendarFeed(type, "en")
                .write(
                        List.of(new DescribedEntries.Listed(JSON.readTree(entry), Instant.EPOCH)),
                        new Description(
                                MODEL, new SiteAddresses.Addresses("https://cms", Optional.empty(), sites), "en"));
    }
}
