package io.yizhan.core.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.yizhan.core.database.MovedClock;
import io.yizhan.core.security.Role;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Random writes over the sample content: whatever was shown after one of them is shown by {@code asOf} after all of them. */
@Tag("any-database")
class AsOfWalkTest {
    private static final long SEED = 20_261_121;
    private static final int WRITES = 60;
    private static final int ASKED_EACH = 6;

    private static final MovedClock CLOCK = new MovedClock();

    @AutoClose
    private static final DeliveryServer SERVER = new DeliveryServer(CLOCK);

    private static final List<UUID> WORKS = new ArrayList<>();
    private static final List<UUID> PEOPLE = new ArrayList<>();
    private static final List<UUID> ENTERPRISES = new ArrayList<>();
    private static final List<UUID> FAIRS = new ArrayList<>();

    /** With a place for the argument at the root. */
    private static final List<String> QUERIES = List.of("""
            { works(first: 30, locale: "en", orderBy: [{field: TITLE}]%s) { totalCount
                pageInfo { hasNextPage hasPreviousPage }
                nodes { id slug title zh: title(locale: "zh-Hans") createdAt updatedAt publishedAt sector { code }
                  localization { locale available currentSlug fallbacks { key locale } } } } }""", """
            { works(last: 7, orderBy: [{field: DATING, direction: DESC}, {field: TITLE}]%s) { totalCount
                nodes { title dating { display } description { plainText } media { id alt }
                  keywords { text } } } }""", """
            { works(first: 20, offset: 3, where: {makers: {some: {is: {person: {name: {contains: "a"}}}}}}%s) { totalCount
                edges { node { slug makers { totalCount edges { role { code }
                  node { __typename ... on Person { name } ... on Organisation { name } } } } } } } }""", """
            { works(first: 50, where: {updatedAt: {gte: "2026-03-01T09:00:00Z"}},
                orderBy: [{field: UPDATED_AT, direction: DESC}]%s) { totalCount nodes { slug updatedAt } } }""", """
            { works(first: 10, locale: "ug", where: {sector: {under: "jade"}}%s) {
                totalCount nodes { title relatedWorks(first: 2, orderBy: [{field: TITLE, direction: DESC}]) {
                  totalCount pageInfo { hasNextPage } edges { kind { code } node { title
                    relatedWorks(first: 3) { nodes { slug relatedWorks(first: 2) { totalCount } } } } } } } } }""", """
            { people(first: 20, orderBy: [{field: NAME}]%s) { totalCount nodes { name
                works(first: 3, orderBy: [{field: TITLE}], where: {sector: {isNull: false}}) {
                  totalCount pageInfo { hasNextPage } nodes { title sector { code } } } } } }""", """
            { people(first: 20, locale: "en", where: {works: {none: {sector: {eq: "animation"}}}}%s) {
                totalCount nodes { name works(last: 2) { totalCount nodes { slug } } } } }""", """
            { exportEnterprises(first: 20, where: {works: {some: {is: {title: {contains: "题"}}}}}%s) {
                totalCount nodes { name products(first: 3, orderBy: [{field: NAME}]) { totalCount nodes { name } } } } }""", """
            { tradeFairs(where: {endDate: {gteNow: {}}}, orderBy: [{field: START_DATE}]%s) { totalCount nodes { name
                exhibitors(orderBy: [{field: NAME}], first: 10) { totalCount edges { booth node { name } } }
                exhibitedWorks(first: 3) { totalCount nodes { title } } } } }""", """
            { exportProducts(first: 30, locale: "en", orderBy: [{field: ENTERPRISE_NAME}, {field: NAME}]%s) { totalCount
                nodes { name price { amount currency } enterprise { name(locale: "zh-Hans") } } } }""", """
            { places(where: {id: {under: "%s"}}, locale: "en", orderBy: [{field: NAME}]%%s) { totalCount
                nodes { name partOf { name } works { totalCount } } } }""");

    private final Random random = new Random(SEED);
    private final Set<UUID> away = new HashSet<>();
    private int serial;

    /** An answer as it was given. */
    private record Shown(Instant moment, String query, JsonNode data) {}

    @BeforeAll
    static void load() {
        SERVER.withSamples();
        ids("works", WORKS);
        ids("people", PEOPLE);
        ids("exportEnterprises", ENTERPRISES);
        ids("tradeFairs", FAIRS);
    }

    private static void ids(String list, List<UUID> into) {
        SERVER.data("{ " + list + "(first: 100) { nodes { id } } }")
                .at("/" + list + "/nodes")
                .values()
                .forEach(node -> into.add(UUID.fromString(node.get("id").asString())));
    }

    @Test
    void everyMomentAnswersWhatWasShownThen() {
        TokenReader editor = TokenReader.staff(SERVER, "editor", Role.EDITOR, Optional.empty());
        List<String> queries = queries();
        List<Shown> shown = new ArrayList<>();
        Map<Instant, List<String>> lists = new LinkedHashMap<>();
        for (int i = 0; i < WRITES; i++) {
            CLOCK.pass(Duration.ofMinutes(1 + random.nextInt(30)));
            write();
            CLOCK.pass(Duration.ofSeconds(random.nextInt(2)));
            for (int asked = 0; asked < ASKED_EACH; asked++) {
                String query = queries.get(random.nextInt(queries.size()));
                shown.add(new Shown(CLOCK.instant(), query, editor.data(query.formatted(""))));
            }
            if (i % 20 == 0) {
                lists.put(CLOCK.instant(), walk(editor, "first: 100", ""));
            }
        }
        CLOCK.pass(Duration.ofHours(1));
        for (Shown one : shown) {
            String asked = one.query().formatted(", asOf: \"" + one.moment() + "\"");
            assertThat(editor.data(asked)).as(asked).isEqualTo(one.data());
        }
        // a walk in which little happens would prove nothing
        assertThat(shown.stream().map(Shown::data).distinct().count()).isGreaterThan(shown.size() / 4);
        lists.forEach((moment, whole) -> {
            String asOf = ", asOf: \"" + moment + "\"";
            assertThat(walk(editor, "first: 7", asOf)).isEqualTo(whole);
            assertThat(walk(editor, "last: 7", asOf)).isEqualTo(whole.reversed());
        });
    }

    private static List<String> queries() {
        List<String> queries = new ArrayList<>();
        String country = SERVER.data(
                        "{ places(first: 1, where: {parts: {some: {parts: {some: {}}}}}) { nodes { id } } }")
                .at("/places/nodes/0/id")
                .asString();
        QUERIES.forEach(query -> queries.add(query.contains("%%s") ? query.formatted(country) : query));
        for (UUID work : WORKS.subList(0, 8)) {
            queries.add(
                    "{ work(id: \"" + work + "\", locale: \"en\"%s) { slug title description { json }"
                            + " makers { nodes { ... on Person { name works { totalCount } } } }"
                            + " relatedWorks { nodes { slug } } partOf { title } parts { totalCount } products { totalCount } } }");
            queries.add("{ entry(id: \"" + work + "\"%s) { __typename id updatedAt ... on Work { title } } }");
        }
        return queries;
    }

    /** The ids of the list from one end to the other, by cursors. */
    private static List<String> walk(TokenReader editor, String page, String asOf) {
        return editor.walk(
                "{ works(PAGE, where: {not: {sector: {eq: \"animation\"}}},"
                        + " orderBy: [{field: SECTOR}, {field: TITLE, direction: DESC}]" + asOf + ") { SHOWN } }",
                page);
    }

    private void write() {
        UUID work = any(WORKS);
        if (away.remove(work)) {
            SERVER.publish(work);
            return;
        }
        switch (random.nextInt(12)) {
            case 0 -> {
                SERVER.unpublish(work);
                away.add(work);
            }
            case 1 -> SERVER.unpublish(work, "en");
            case 2 -> SERVER.publish(work, "core.slug", "slug-" + serial++);
            case 3 -> SERVER.publish(work, "core.sector", random.nextBoolean() ? "hetian-jade" : "animation");
            case 4 -> SERVER.publish(work, "core.makers", links("person", PEOPLE, "role", "carver", "artist"));
            case 5, 6 -> SERVER.publish(work, "core.relatedWorks", links("work", WORKS, "kind", "set", "pair"));
            case 7 ->
                SERVER.publish(
                        work, "core.title", Optional.of("en"), "A title " + serial++, Optional.of(List.of("en")));
            case 8 -> SERVER.publish(any(PEOPLE), "core.name", Optional.of("en"), "Aba " + serial++, Optional.empty());
            case 9 ->
                SERVER.publish(
                        any(FAIRS), "core.exhibitors", links("exportEnterprise", ENTERPRISES, "booth", "A1", "B2"));
            case 10 ->
                SERVER.publish(
                        any(ENTERPRISES), "core.name", Optional.of("zh-Hans"), "企业" + serial++, Optional.empty());
            default -> {
                SERVER.publish(work, "core.title", Optional.of("zh-Hans"), "题" + serial++, Optional.empty());
                // a draft is never shown
                SERVER.save(work, "core.title", Optional.of("zh-Hans"), "稿" + serial++);
            }
        }
    }

    /** Each entry at most once, in any order. */
    private List<Map<String, Object>> links(String type, List<UUID> among, String attribute, String... values) {
        Set<UUID> targets = new HashSet<>();
        for (int i = random.nextInt(5); i >= 0; i--) {
            targets.add(any(among));
        }
        List<Map<String, Object>> links = new ArrayList<>();
        for (UUID target : targets) {
            links.add(Map.of(
                    "type",
                    type,
                    "id",
                    target.toString(),
                    "attributes",
                    Map.of(attribute, Objects.requireNonNull(values[random.nextInt(values.length)]))));
        }
        return links;
    }

    private UUID any(List<UUID> ids) {
        return ids.get(random.nextInt(ids.size()));
    }
}
