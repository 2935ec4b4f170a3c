package io.yizhan.core.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.yizhan.core.database.MovedClock;
import io.yizhan.core.model.Condition;
import io.yizhan.core.plugins.PluginService;
import io.yizhan.core.security.Role;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A filter holds of the same entries in the database, in Java (of the past) and in the index, and of those one finds by looking. */
class FilterAgreementTest {
    private static final int WORKS = 48;
    /** Of the titles of the works that are looked at. */
    private static final String PREFIX = "Opus ";

    private static final List<String> TECHNIQUES = List.of("carving", "openwork", "relief-carving");

    @AutoClose
    private static final DeliveryServer SERVER = new DeliveryServer(new MovedClock());

    private static TokenReader editor = TokenReader.with(SERVER, "");

    @BeforeAll
    static void load() {
        SERVER.withSamples();
        editor = TokenReader.staff(SERVER, "editor", Role.EDITOR, Optional.empty());
        String fair = SERVER.data("{ tradeFair(slug: \"silkroad-2027\") { id } }")
                .at("/tradeFair/id")
                .asString();
        String picture = SERVER.data("{ works(first: 1, where: {media: {empty: false}}) { nodes { media { id } } } }")
                .at("/works/nodes/0/media/0/id")
                .asString();
        ManyWorks entries = new ManyWorks(SERVER);
        for (int i = 0; i < WORKS; i++) {
            entries.add(values(i, fair, picture));
        }
        entries.publish();
        SearchReady.await(SERVER);
    }

    private static Map<String, Object> values(int number, String fair, String picture) {
        Map<String, Object> values = new HashMap<>();
        values.put("core.title en", PREFIX + number);
        if (number % 2 == 0) {
            values.put("core.description en", formatted());
        }
        if (number % 3 == 0) {
            values.put("core.significance en", "much of it ".repeat(40));
        }
        if (number % 5 == 0) {
            values.put("core.media", List.of(Map.of("id", picture)));
        }
        List<String> techniques = new ArrayList<>();
        for (int bit = 0; bit < TECHNIQUES.size(); bit++) {
            if ((number >> bit & 1) == 1) {
                techniques.add(TECHNIQUES.get(bit));
            }
        }
        if (!techniques.isEmpty()) {
            values.put("core.techniques", techniques);
        }
        if (number % 4 > 0) {
            Map<String, ?> attributes = number % 4 == 1
                    ? Map.of("booth", "Ａ-" + number, "note", "Café 100%")
                    : Map.of("booth", "b_" + number);
            values.put("core.exhibitedAt", List.of(Map.of("type", "tradeFair", "id", fair, "attributes", attributes)));
        }
        if (number % 7 == 0) {
            values.put("core.dating", Map.of("edtf", "1900"));
        }
        return values;
    }

    private static Map<String, Object> formatted() {
        Map<String, Object> text = Map.of("type", "text", "text", "A pendant.");
        return Map.of("type", "doc", "content", List.of(Map.of("type", "paragraph", "content", List.of(text))));
    }

    private static Set<String> found(String more, String where) {
        JsonNode answer = editor.ask("{ works(first: 100, locale: \"en\", " + more + "where: {title: {startsWith: \""
                + PREFIX + "\"}, and: [" + where + "]}) { nodes { title } } }");
        assertThat(answer.has("errors")).as("%s%s: %s", more, where, answer).isFalse();
        Set<String> titles = new TreeSet<>();
        answer.at("/data/works/nodes")
                .forEach(node -> titles.add(node.get("title").asString()));
        return titles;
    }

    private static Set<String> those(Predicate<JsonNode> holding) {
        Set<String> titles = new TreeSet<>();
        SERVER.data("{ works(first: 100, locale: \"en\", where: {title: {startsWith: \"" + PREFIX
                        + "\"}}) { nodes { title significance description { json } media { id }"
                        + " dating { earliestYear } techniques { code } exhibitedAt { edges { booth note } } } } }")
                .at("/works/nodes")
                .forEach(node -> {
                    if (holding.test(node)) {
                        titles.add(node.get("title").asString());
                    }
                });
        return titles;
    }

    private static void same(String where, Predicate<JsonNode> holding) {
        Set<String> expected = those(holding);
        // what holds of all or of none proves nothing
        assertThat(expected).as(where).hasSizeBetween(1, WORKS - 1);
        assertThat(found("", where)).as("by SQL: %s", where).isEqualTo(expected);
        assertThat(found("asOf: \"" + SERVER.now() + "\", ", where))
                .as("in Java: %s", where)
                .isEqualTo(expected);
        assertThat(found("search: \"opus\", ", where))
                .as("in the index: %s", where)
                .isEqualTo(expected);
        Set<String> others = those(holding.negate());
        for (String more : List.of("", "asOf: \"" + SERVER.now() + "\", ", "search: \"opus\", ")) {
            assertThat(found(more, "{not: " + where + "}"))
                    .as("not, %s%s", more, where)
                    .isEqualTo(others);
        }
    }

    @Test
    void whatIsNotComparedIsThereOrNot() {
        same("{significance: {isNull: true}}", work -> work.get("significance").isNull());
        same(
                "{significance: {isNull: false}}",
                work -> !work.get("significance").isNull());
        same("{description: {isNull: true}}", work -> work.get("description").isNull());
        same(
                "{description: {isNull: false}, significance: {isNull: false}}",
                work -> !work.get("description").isNull()
                        && !work.get("significance").isNull());
        same("{dating: {isNull: false}}", work -> !work.get("dating").isNull());
        same("{media: {empty: false}}", work -> !work.get("media").isEmpty());
        same("{media: {empty: true}}", work -> work.get("media").isEmpty());
    }

    private static boolean everyTerm(JsonNode work, Predicate<String> holding) {
        return work.get("techniques")
                .valueStream()
                .allMatch(term -> holding.test(term.get("code").asString()));
    }

    private static void terms(String term, Predicate<String> holding) {
        same("{techniques: {some: " + term + "}}", work -> !everyTerm(work, holding.negate()));
        same("{techniques: {none: " + term + "}}", work -> everyTerm(work, holding.negate()));
        same("{techniques: {every: " + term + "}}", work -> everyTerm(work, holding));
    }

    @Test
    void someNoneAndEverySpeakOfOneTermAtATime() {
        terms("{eq: \"carving\"}", "carving"::equals);
        terms("{ne: \"carving\"}", code -> !code.equals("carving"));
        terms("{in: [\"carving\", \"openwork\"]}", List.of("carving", "openwork")::contains);
        terms("{notIn: [\"carving\", \"openwork\"]}", code -> code.equals("relief-carving"));
        terms("{in: [\"carving\", \"openwork\"], ne: \"carving\"}", "openwork"::equals);
        terms("{under: \"carving\", notIn: [\"carving\"]}", code -> !code.equals("carving"));
        same(
                "{techniques: {every: {eq: \"openwork\"}, empty: false}}",
                work -> everyTerm(work, "openwork"::equals)
                        && !work.get("techniques").isEmpty());
        same("{techniques: {some: {}}}", work -> !work.get("techniques").isEmpty());
        same(
                "{techniques: {some: {isNull: false}}}",
                work -> !work.get("techniques").isEmpty());
        assertThat(found("", "{techniques: {some: {isNull: true}}}"))
                .as("no term is missing")
                .isEmpty();
    }

    private static void link(String attribute, String filter, Predicate<String> holding) {
        same(
                "{exhibitedAt: {some: {link: {" + attribute + ": " + filter + "}}}}",
                work -> work.at("/exhibitedAt/edges")
                        .valueStream()
                        .anyMatch(edge -> holding.test(edge.get(attribute).asString(""))));
    }

    @Test
    void textsOfALinkAreFoundWhateverTheirCaseWidthAndAccents() {
        link("booth", "{startsWith: \"a-\"}", booth -> booth.startsWith("Ａ"));
        link("booth", "{contains: \"B_\"}", booth -> booth.startsWith("b_"));
        link("booth", "{endsWith: \"-13\"}", "Ａ-13"::equals);
        link("booth", "{alike: \"A-13\"}", "Ａ-13"::equals);
        link("note", "{contains: \"cafe 100%\"}", note -> note.startsWith("Café"));
        assertThat(found("", "{exhibitedAt: {some: {link: {booth: {eq: \"A-13\"}}}}}"))
                .as("eq is exact")
                .isEmpty();
    }

    @Test
    void yesOrNoIsComparedAsAnythingElse() {
        ManyWorks entries = new ManyWorks(SERVER);
        for (Boolean featured : new Boolean[] {true, false, null}) {
            Map<String, Object> values = new HashMap<>(
                    Map.of("core.title en", "Article " + featured, "core.kind", "news", "core.date", "2027-01-01"));
            if (featured != null) {
                values.put("core.featured", featured);
            }
            entries.add("article", values);
        }
        entries.publish();
        SearchReady.await(SERVER);
        Map<String, List<String>> expected = Map.of(
                "{ne: true}", List.of("Article false", "Article null"),
                "{in: [true, false]}", List.of("Article false", "Article true"),
                "{notIn: [false]}", List.of("Article null", "Article true"));
        expected.forEach((filter, titles) -> {
            for (String more : List.of("", ", asOf: \"" + SERVER.now() + "\"", ", search: \"article\"")) {
                assertThat(editor.ask("{ articles(locale: \"en\", where: {title: {startsWith: \"Article \"}, featured: "
                                        + filter
                                        + "}" + more
                                        + ") { nodes { title } } }")
                                .at("/data/articles/nodes")
                                .valueStream()
                                .map(node -> node.get("title").asString()))
                        .as("%s%s", filter, more)
                        .containsExactlyInAnyOrderElementsOf(titles);
            }
        });
    }

    @Test
    void whatDoesNotShowIsNotAskedForEither() {
        List<String> filters = List.of(
                "{significance: {isNull: true}}",
                "{description: {isNull: false}}",
                "{media: {empty: true}}",
                "{dating: {isNull: true}}",
                "{techniques: {every: {eq: \"carving\"}}}",
                "{exhibitedAt: {some: {link: {booth: {contains: \"a\"}}}}}");
        filters.forEach(where -> assertThat(code(where)).as(where).isEqualTo("none"));
        try (ReplacedGrants _ = ReplacedGrants.of(
                SERVER,
                Role.ANONYMOUS,
                ReplacedGrants.toAnonymous("work", Condition.always(), "core.title"),
                ReplacedGrants.toAnonymous("tradeFair", Condition.always(), "core.name"))) {
            filters.forEach(where -> assertThat(code(where)).as(where).isEqualTo("FORBIDDEN"));
        }
    }

    private static String code(String where) {
        return SERVER.ask("{ works(where: " + where + ") { totalCount } }", Map.of())
                .at("/errors/0/extensions/code")
                .asString("none");
    }

    @Test
    void entriesDerivedByAnOlderServerAreDerivedAnewAtTheStart() {
        String fits = "{ works(first: 100, where: {significance: {isNull: false}, exhibitedAt: {some: {link: {booth:"
                + " {startsWith: \"a-\"}}}}}, locale: \"en\") { nodes { title } } }";
        JsonNode before = SERVER.data(fits).at("/works/nodes");
        assertThat(before.size()).isBetween(1, WORKS - 1);
        SERVER.database().define(sql -> {
            sql.execute("alter table p_reference drop column folded_attributes");
            sql.execute("alter table p_work_text drop column f_significance_p");
            sql.execute("update model_generation set fingerprint = 'of an older server'");
        });
        try (DeliveryServer upgraded = SERVER.another()) {
            assertThat(upgraded.data(fits).at("/works/nodes")).isEqualTo(before);
        }
        // the other tests go on with this server, which is behind now
        SERVER.bean(PluginService.class).follow();
        SearchReady.await(SERVER);
    }
}
