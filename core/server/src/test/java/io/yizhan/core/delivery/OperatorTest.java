package io.yizhan.core.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.yizhan.core.model.Condition.Near;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Operators of filters give what a look at every entry gives. */
class OperatorTest {
    private static final AtomicReference<Instant> NOW = new AtomicReference<>(Instant.parse("2027-08-24T17:30:20Z"));

    @AutoClose
    private static final DeliveryServer SERVER = new DeliveryServer(clock());

    private static Clock clock() {
        return new Clock() {
            @Override
            public java.time.ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(java.time.ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return NOW.get();
            }
        };
    }

    @BeforeAll
    static void load() {
        SERVER.withSamples();
    }

    private static Set<String> found(String list, String where) {
        Set<String> slugs = new TreeSet<>();
        SERVER.data("{ " + list + "(first: 100, locale: \"en\", where: " + where + ") { nodes { slug } } }")
                .at("/" + list + "/nodes")
                .forEach(node -> slugs.add(node.get("slug").asString()));
        return slugs;
    }

    private static Set<String> those(String list, String fields, Predicate<JsonNode> holding) {
        Set<String> slugs = new TreeSet<>();
        SERVER.data("{ " + list + "(first: 100, locale: \"en\") { nodes { slug " + fields + " } } }")
                .at("/" + list + "/nodes")
                .forEach(node -> {
                    if (holding.test(node)) {
                        slugs.add(node.get("slug").asString());
                    }
                });
        return slugs;
    }

    private static void same(String list, String where, String fields, Predicate<JsonNode> holding) {
        Set<String> expected = those(list, fields, holding);
        assertThat(expected).as("entries for %s", where).isNotEmpty();
        assertThat(found(list, where)).as(where).isEqualTo(expected);
    }

    @Test
    void rangesIncludeBothEnds() {
        same(
                "tradeFairs",
                "{startDate: {between: {from: \"2026-01-01\", to: \"2027-08-20\"}}}",
                "startDate",
                fair -> fair.get("startDate").asString("").compareTo("2026-01-01") >= 0
                        && fair.get("startDate").asString("").compareTo("2027-08-20") <= 0);
        same(
                "exportProducts",
                "{leadTimeDays: {between: {from: 10, to: 30}}}",
                "leadTimeDays",
                product -> product.get("leadTimeDays").asInt(-1) >= 10
                        && product.get("leadTimeDays").asInt(-1) <= 30);
    }

    @Test
    void textsAreComparedWhateverTheirCaseAndWidth() {
        String title = SERVER.data("{ work(slug: \"peace-pendant\", locale: \"en\") { title } }")
                .at("/work/title")
                .asString();
        assertThat(found("works", "{title: {alike: \"" + title.toUpperCase(java.util.Locale.ROOT) + "\"}}"))
                .containsExactly("peace-pendant");
        assertThat(found("works", "{title: {eq: \"" + title.toUpperCase(java.util.Locale.ROOT) + "\"}}"))
                .isEmpty();
        String end = title.substring(title.length() - 4);
        same(
                "works",
                "{title: {endsWith: \"" + end.toUpperCase(java.util.Locale.ROOT) + "\"}}",
                "title",
                work -> work.get("title")
                        .asString("")
                        .toLowerCase(java.util.Locale.ROOT)
                        .endsWith(end.toLowerCase(java.util.Locale.ROOT)));
    }

    @Test
    void yearsAndMonthsAreParts() {
        same(
                "tradeFairs",
                "{startDate: {year: {eq: 2027}}}",
                "startDate",
                fair -> fair.get("startDate").asString("").startsWith("2027"));
        same(
                "tradeFairs",
                "{startDate: {month: {gte: 8, lte: 9}}}",
                "startDate",
                fair -> fair.get("startDate").asString("").matches("....-0[89].*"));
        same(
                "works",
                "{publishedAt: {year: {eq: 2027}, month: {eq: 8}}}",
                "publishedAt",
                work -> work.get("publishedAt").asString().startsWith("2027-08"));
    }

    @Test
    void yearsOfALinkArePartsToo() {
        JsonNode center =
                SERVER.data("{ exchangeCenters(first: 1) { nodes { id } } }").at("/exchangeCenters/nodes/0/id");
        JsonNode partner =
                SERVER.data("{ organisations(first: 1) { nodes { id } } }").at("/organisations/nodes/0/id");
        SERVER.publish(
                UUID.fromString(center.asString()),
                "core.partners",
                List.of(Map.of(
                        "type", "organisation",
                        "id", partner.asString(),
                        "attributes", Map.of("from", "2019-03-01"))));
        String list = "{ exchangeCenters(where: {partners: {some: {link: {from: %s}}}}) { nodes { id } } }";
        for (String holds : List.of("{year: {eq: 2019}}", "{month: {between: {from: 3, to: 4}}}", "{ltNow: {}}")) {
            assertThat(SERVER.data(list.formatted(holds))
                            .at("/exchangeCenters/nodes")
                            .toString())
                    .as(holds)
                    .contains(center.asString());
        }
        assertThat(SERVER.data(list.formatted("{year: {gt: 2019}}"))
                        .at("/exchangeCenters/nodes")
                        .toString())
                .doesNotContain(center.asString());
    }

    @Test
    void emptyIsWithoutAny() {
        same(
                "works",
                "{makers: {empty: true}}",
                "makers { totalCount }",
                work -> work.at("/makers/totalCount").asInt() == 0);
        same(
                "works",
                "{techniques: {empty: false}}",
                "techniques { code }",
                work -> !work.get("techniques").isEmpty());
        same(
                "organisations",
                "{works: {empty: true}}",
                "works { totalCount }",
                one -> one.at("/works/totalCount").asInt() == 0);
        same(
                "exportEnterprises",
                "{designations: {empty: false}}",
                "designations { kind { code } }",
                one -> !one.get("designations").isEmpty());
    }

    @Test
    void daysAreToldFromTodayInTheZoneNamed() {
        UUID fair = UUID.fromString(SERVER.data("{ tradeFair(slug: \"silkroad-2027\") { id } }")
                .at("/tradeFair/id")
                .asString());
        SERVER.publish(fair, "core.startDate", "2027-08-25");
        assertThat(found("tradeFairs", "{startDate: {gteNow: {days: 1}, lteNow: {days: 1}}}"))
                .as("it is the 24th in UTC")
                .contains("silkroad-2027");
        assertThat(found(
                        "tradeFairs",
                        "{startDate: {gteNow: {zone: \"Asia/Shanghai\"}, lteNow: {zone: \"Asia/Shanghai\"}}}"))
                .as("it is the 25th in Shanghai")
                .contains("silkroad-2027");
        assertThat(found("tradeFairs", "{startDate: {ltNow: {months: -1, weeks: 4}}}"))
                .doesNotContain("silkroad-2027");
    }

    @Test
    void anAnswerToldFromNowIsHeldUntilTheClockChangesIt() {
        Instant before = NOW.get();
        String days = "{ tradeFairs(where: {endDate: {ltNow: {}}}) { totalCount } }";
        String minutes = "{ works(where: {publishedAt: {ltNow: {minutes: -1}}}) { totalCount } }";
        try {
            SERVER.data(days);
            SERVER.data(minutes);
            int executed = SERVER.counts().executions();
            NOW.set(before.plusSeconds(39));
            SERVER.data(days);
            SERVER.data(minutes);
            assertThat(SERVER.counts().executions()).isEqualTo(executed);
            NOW.set(before.plusSeconds(40));
            SERVER.data(days);
            assertThat(SERVER.counts().executions()).as("the day is not over").isEqualTo(executed);
            SERVER.data(minutes);
            assertThat(SERVER.counts().executions()).as("the minute is").isEqualTo(executed + 1);
            NOW.set(LocalDate.parse("2027-08-25").atStartOfDay(ZoneOffset.UTC).toInstant());
            SERVER.data(days);
            assertThat(SERVER.counts().executions()).isEqualTo(executed + 2);
        } finally {
            NOW.set(before);
        }
    }

    @Test
    void placesAreFoundByCircleAndByBox() {
        String fields = "latitude longitude";
        for (long metres : new long[] {1, 50_000, 900_000, 5_000_000, 20_100_000}) {
            Near near = new Near(
                    io.yizhan.core.model.FieldPath.parse("core.latitude"),
                    io.yizhan.core.model.FieldPath.parse("core.longitude"),
                    new java.math.BigDecimal("43.825"),
                    new java.math.BigDecimal("87.616"),
                    metres);
            assertThat(found("places", "{near: {latitude: \"43.825\", longitude: \"87.616\", metres: " + metres + "}}"))
                    .as("%s m", metres)
                    .isEqualTo(those(
                            "places",
                            fields,
                            place -> !place.get("latitude").isNull()
                                    && near.holds(number(place, "latitude"), number(place, "longitude"))));
        }
        same(
                "places",
                "{within: {south: \"30\", west: \"60\", north: \"50\", east: \"120\"}}",
                fields,
                place -> in(place, 60, 120));
        assertThat(found("places", "{within: {south: \"30\", west: \"120\", north: \"50\", east: \"60\"}}"))
                .as("the other way around the globe")
                .isEqualTo(those(
                        "places",
                        fields,
                        place -> !place.get("latitude").isNull()
                                && number(place, "latitude") >= 30
                                && number(place, "latitude") <= 50
                                && (number(place, "longitude") >= 120 || number(place, "longitude") <= 60)));
    }

    private static boolean in(JsonNode place, double west, double east) {
        return !place.get("latitude").isNull()
                && number(place, "latitude") >= 30
                && number(place, "latitude") <= 50
                && number(place, "longitude") >= west
                && number(place, "longitude") <= east;
    }

    private static double number(JsonNode place, String field) {
        return Double.parseDouble(place.get(field).asString());
    }

    @Test
    void anEntryIsFoundUnderThoseAboveIt() {
        JsonNode places = SERVER.data("{ places(first: 100) { nodes { id slug partOf { id } } } }")
                .at("/places/nodes");
        List<JsonNode> nodes = new ArrayList<>();
        places.forEach(nodes::add);
        JsonNode top = nodes.getFirst();
        for (JsonNode place : nodes.subList(1, 3)) {
            SERVER.publish(
                    UUID.fromString(place.get("id").asString()),
                    "core.partOf",
                    Map.of("type", "place", "id", top.get("id").asString()));
        }
        SERVER.publish(
                UUID.fromString(nodes.get(3).get("id").asString()),
                "core.partOf",
                Map.of("type", "place", "id", nodes.get(1).get("id").asString()));
        // a circle ends
        SERVER.publish(
                UUID.fromString(top.get("id").asString()),
                "core.partOf",
                Map.of("type", "place", "id", nodes.get(3).get("id").asString()));
        String under = "{id: {under: \"" + top.get("id").asString() + "\"}}";
        assertThat(found("places", under)).contains(slug(nodes, 0), slug(nodes, 1), slug(nodes, 2), slug(nodes, 3));
        assertThat(found("places", "{not: " + under + "}")).doesNotContain(slug(nodes, 0), slug(nodes, 3));
        assertThat(found("places", "{partOf: {is: " + under + "}}")).contains(slug(nodes, 0), slug(nodes, 3));
        same(
                "organisations",
                "{place: {is: " + under + "}}",
                "place { slug }",
                one -> found("places", under).contains(one.at("/place/slug").asString("")));
    }

    private static String slug(List<JsonNode> nodes, int index) {
        return nodes.get(index).get("slug").asString();
    }

    @Test
    void whatIsOutOfRangeIsRefused() {
        assertThat(code("places", "{near: {latitude: \"90.1\", longitude: \"0\", metres: 1}}"))
                .isEqualTo("BAD_USER_INPUT");
        assertThat(code("places", "{near: {latitude: \"90\", longitude: \"0\", metres: 0}}"))
                .isEqualTo("BAD_USER_INPUT");
        assertThat(code("places", "{within: {south: \"0\", west: \"-181\", north: \"1\", east: \"0\"}}"))
                .isEqualTo("BAD_USER_INPUT");
        assertThat(code("tradeFairs", "{startDate: {ltNow: {zone: \"Mars/Base\"}}}"))
                .isEqualTo("BAD_USER_INPUT");
        assertThat(code("tradeFairs", "{startDate: {ltNow: {years: 10001}}}")).isEqualTo("BAD_USER_INPUT");
        assertThat(code("works", "{near: {latitude: \"0\", longitude: \"0\", metres: 1}}"))
                .isEqualTo("GRAPHQL_VALIDATION_FAILED");
        assertThat(code("articles", "{id: {under: \"8d3e6a52-6a1c-3f5e-9b0e-2f1f0a7c9d11\"}}"))
                .isEqualTo("GRAPHQL_VALIDATION_FAILED");
    }

    @Test
    void timesFromNowLieInTheYearsThatDaysAndMomentsHave() {
        int far = 9999 - 2027;
        same(
                "tradeFairs",
                "{startDate: {ltNow: {years: " + far + "}}}",
                "startDate",
                fair -> !fair.get("startDate").isNull());
        same("works", "{publishedAt: {gtNow: {years: -2026}}}", "publishedAt", work -> true);
        for (int years : List.of(far + 1, 10_000, -2027, -10_000)) {
            assertThat(code("tradeFairs", "{startDate: {ltNow: {years: " + years + "}}}"))
                    .as("%s years", years)
                    .isEqualTo("BAD_USER_INPUT");
            assertThat(code("works", "{publishedAt: {ltNow: {years: " + years + "}}}"))
                    .as("%s years", years)
                    .isEqualTo("BAD_USER_INPUT");
        }
    }

    @Test
    void filtersAtTheirLimitsPassAndOneMoreIsRefused() {
        String slug = "{slug: {eq: \"x\"}}";
        assertThat(code("works", "{not: ".repeat(5) + slug + "}".repeat(5))).isEmpty();
        assertThat(code("works", "{not: ".repeat(6) + slug + "}".repeat(6))).isEqualTo("QUERY_TOO_COMPLEX");
        assertThat(code("works", "{or: [" + slug.repeat(59) + "]}")).isEmpty();
        assertThat(code("works", "{or: [" + slug.repeat(60) + "]}")).isEqualTo("QUERY_TOO_COMPLEX");
        assertThat(code("works", "{slug: {in: [" + "\"x\" ".repeat(100) + "]}}"))
                .isEmpty();
        assertThat(code("works", "{slug: {in: [" + "\"x\" ".repeat(101) + "]}}"))
                .isEqualTo("QUERY_TOO_COMPLEX");
        String back = "{works: {some: {makers: {some: {is: {person: {works: {some: " + slug + "}}}}}}}}";
        assertThat(code("people", back)).isEmpty();
        assertThat(code("people", "{not: {not: {not: " + back + "}}}")).isEqualTo("QUERY_TOO_COMPLEX");
    }

    private static String code(String list, String where) {
        return SERVER.ask("{ " + list + "(where: " + where + ") { totalCount } }", Map.of())
                .at("/errors/0/extensions/code")
                .asString("");
    }
}
