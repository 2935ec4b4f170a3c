package io.yizhan.core.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.yizhan.core.model.Condition;
import io.yizhan.core.model.Operator;
import io.yizhan.core.model.Value;
import io.yizhan.core.security.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What references to several types may cost, and that nothing of what a caller may not see is told by them. */
class SeveralTypesBoundsTest {
    private static final String LOCALE = "locale: \"zh-Hans\"";
    private static final String TOO_COMPLEX = "QUERY_TOO_COMPLEX";
    private static final MixedMakers DATA = new MixedMakers(20270302);

    @AutoClose
    private static final DeliveryServer SERVER = new DeliveryServer(DATA.clock());

    /** A work whose makers are of both types. */
    private static String mixed = "";

    @BeforeAll
    static void load() {
        DATA.publish(SERVER);
        mixed = SERVER
                .data("{ works(first: 60, " + LOCALE + ") { nodes { id makers(first: 20) { types { type } } } } }")
                .at("/works/nodes")
                .values()
                .stream()
                .filter(work -> work.at("/makers/types").size() == 2)
                .map(work -> work.get("id").asString())
                .findFirst()
                .orElseThrow();
    }

    private static String code(String query) {
        return SERVER.ask(query, Map.of()).at("/errors/0/extensions/code").asString("none");
    }

    private static String list(String arguments) {
        return code("{ works(first: 1) { nodes { makers(" + arguments + ") { totalCount } } } }");
    }

    private static String outside(String link) {
        return code("{ works(where: {makers: {some: {is: " + link + "}}}) { totalCount } }");
    }

    @Test
    void statementsDoNotGrowWithTheRows() {
        String query = "{ works(first: %s, " + LOCALE + ", where: {%s}) { nodes { id makers(first: %s, %s) {"
                + " totalCount types { type count } pageInfo { hasNextPage } edges { role { code } node "
                + MakerConditions.MAKER + " } } } } }";
        String both =
                "where: {person: {sortName: {ne: \"A\"}}, organisation: {works: {some: {sector: {eq: \"jade\"}}}}},"
                        + " orderBy: [{field: UPDATED_AT, direction: DESC}]";
        String one = "id: {eq: \"" + mixed + "\"}";
        for (Map.Entry<String, Integer> asked : Map.of(
                        both,
                        5,
                        both + ", offset: 1",
                        5,
                        "where: {type: {eq: PERSON}}",
                        3,
                        "where: {not: {organisation: {}}}",
                        3,
                        "where: {person: {}, type: {ne: PERSON}}",
                        1)
                .entrySet()) {
            for (int size : new int[] {1, 20}) {
                SERVER.data(query.formatted(1, one, size, asked.getKey()));
                int single = SERVER.statements();
                SERVER.data(query.formatted(40, "", size, asked.getKey()));
                assertThat(SERVER.statements())
                        .as("of 40, %s makers each, %s", size, asked.getKey())
                        .isEqualTo(single)
                        .isEqualTo(asked.getValue());
            }
        }
        SERVER.data(
                "{ works(first: 1, where: {makers: {some: {is: {person: {}, organisation: {}}}}}) { nodes { id } } }");
        int single = SERVER.statements();
        SERVER.data(
                "{ works(first: 40, where: {makers: {some: {is: {person: {}, organisation: {}}}}}) { nodes { id } } }");
        assertThat(SERVER.statements()).isEqualTo(single).isEqualTo(1);
    }

    @Test
    void allOfAFilterCountsTowardsItsLimits() {
        String type = "{type: {eq: PERSON}} ";
        assertThat(list("where: {and: [" + type.repeat(59) + "]}")).isEqualTo("none");
        assertThat(list("where: {and: [" + type.repeat(60) + "]}")).isEqualTo(TOO_COMPLEX);
        assertThat(list("where: " + "{not: ".repeat(5) + type + "}".repeat(5))).isEqualTo("none");
        assertThat(list("where: " + "{not: ".repeat(6) + type + "}".repeat(6))).isEqualTo(TOO_COMPLEX);
        String id = "\"5d3e6a52-6a1c-3f5e-9b0e-2f1f0a7c9d11\" ";
        assertThat(list("where: {id: {in: [" + id.repeat(100) + "]}}")).isEqualTo("none");
        assertThat(list("where: {id: {in: [" + id.repeat(101) + "]}}")).isEqualTo(TOO_COMPLEX);
        assertThat(list("where: {type: {in: [" + "PERSON ".repeat(101) + "]}}")).isEqualTo(TOO_COMPLEX);
        // with the type and the list around them
        String slug = "{slug: {eq: \"x\"}} ";
        assertThat(list("where: {person: {and: [" + slug.repeat(57) + "]}}")).isEqualTo("none");
        assertThat(list("where: {person: {and: [" + slug.repeat(58) + "]}}")).isEqualTo(TOO_COMPLEX);
        assertThat(list("where: {person: {or: [" + slug.repeat(27) + "]}, organisation: {or: [" + slug.repeat(26)
                        + "]}}"))
                .isEqualTo("none");
        assertThat(list("where: {person: {or: [" + slug.repeat(27) + "]}, organisation: {or: [" + slug.repeat(27)
                        + "]}}"))
                .isEqualTo(TOO_COMPLEX);
        assertThat(outside("{person: {and: [" + slug.repeat(56) + "]}}")).isEqualTo("none");
        assertThat(outside("{person: {and: [" + slug.repeat(57) + "]}}")).isEqualTo(TOO_COMPLEX);
        assertThat(outside("{not: {not: {person: {not: {slug: {eq: \"x\"}}}}}}"))
                .isEqualTo("none");
        assertThat(outside("{not: {not: {person: {not: {not: {slug: {eq: \"x\"}}}}}}}"))
                .isEqualTo(TOO_COMPLEX);
        assertThat(list("orderBy: [" + "{field: UPDATED_AT} ".repeat(5) + "]")).isEqualTo("none");
        assertThat(list("orderBy: [" + "{field: UPDATED_AT} ".repeat(6) + "]")).isEqualTo(TOO_COMPLEX);
        assertThat(list("offset: 10000")).isEqualTo("none");
        assertThat(list("offset: 10001")).isEqualTo(TOO_COMPLEX);
        for (String unknown : List.of(
                "orderBy: [{field: TITLE}]",
                "orderBy: [{field: RELEVANCE}]",
                "where: {work: {}}",
                "where: {name: {eq: \"x\"}}",
                "where: {type: {eq: NOTHING}}")) {
            assertThat(list(unknown)).as(unknown).isEqualTo("GRAPHQL_VALIDATION_FAILED");
        }
    }

    /** Works and what {@code makers} are told of, by a query with or without conditions. */
    private static List<JsonNode> works(String where, String makers) {
        List<JsonNode> works = new ArrayList<>();
        SERVER.data("{ works(first: 60, " + LOCALE + where + ") { nodes { id makers(first: 20" + makers
                        + ") { totalCount nodes { ... on Entry { id } ... on Person { sortName } } } } } }")
                .at("/works/nodes")
                .forEach(works::add);
        return works;
    }

    private static Set<String> ids(List<JsonNode> works, Predicate<JsonNode> holds) {
        Set<String> ids = new TreeSet<>();
        works.stream().filter(holds).forEach(work -> ids.add(work.get("id").asString()));
        return ids;
    }

    private static List<JsonNode> makers(JsonNode work) {
        return List.copyOf(work.at("/makers/nodes").values());
    }

    private static boolean isPerson(JsonNode maker) {
        return maker.has("sortName");
    }

    @Test
    void theGuardOfEachTypeHoldsInsideConditions() {
        try (ReplacedGrants _ = ReplacedGrants.of(
                SERVER,
                Role.ANONYMOUS,
                ReplacedGrants.toAnonymous("work", Condition.always(), "core.title", "core.makers", "core.slug"),
                ReplacedGrants.toAnonymous("organisation", Condition.always(), "core.name", "core.kind"),
                ReplacedGrants.toAnonymous(
                        "person",
                        Condition.compare("core.sortName", Operator.EQ, Value.of("A")),
                        "core.name",
                        "core.sortName"))) {
            List<JsonNode> seen = works("", "");
            assertThat(seen.stream().flatMap(work -> makers(work).stream()).filter(SeveralTypesBoundsTest::isPerson))
                    .isNotEmpty()
                    .allMatch(person -> person.get("sortName").asString().equals("A"));
            List<JsonNode> others = works("", ", where: {not: {person: {sortName: {eq: \"A\"}}}}");
            assertThat(others.stream().flatMap(work -> makers(work).stream()))
                    .as("whom one may not see is not among the others")
                    .isNotEmpty()
                    .noneMatch(SeveralTypesBoundsTest::isPerson);
            for (int i = 0; i < seen.size(); i++) {
                assertThat(others.get(i).at("/makers/totalCount").asLong())
                        .isEqualTo(makers(seen.get(i)).stream()
                                .filter(maker -> !isPerson(maker))
                                .count());
            }
            String makers = ", where: {makers: {%s: {is: %s}}}";
            assertThat(ids(works(makers.formatted("some", "{type: {eq: PERSON}}"), ""), _ -> true))
                    .isEqualTo(ids(seen, work -> makers(work).stream().anyMatch(SeveralTypesBoundsTest::isPerson)));
            assertThat(ids(works(makers.formatted("none", "{type: {eq: PERSON}}"), ""), _ -> true))
                    .isEqualTo(ids(seen, work -> makers(work).stream().noneMatch(SeveralTypesBoundsTest::isPerson)));
            assertThat(ids(works(makers.formatted("every", "{not: {person: {}}}"), ""), _ -> true))
                    .isEqualTo(ids(seen, work -> makers(work).stream().noneMatch(SeveralTypesBoundsTest::isPerson)));
            assertThat(ids(works(makers.formatted("some", "{not: {person: {sortName: {eq: \"A\"}}}}"), ""), _ -> true))
                    .isEqualTo(ids(seen, work -> makers(work).stream().anyMatch(maker -> !isPerson(maker))));
        }
    }

    @Test
    void aFieldThatDoesNotShowIsNotFilteredByOnWhicheverTypeItStands() {
        try (ReplacedGrants _ = ReplacedGrants.of(
                SERVER,
                Role.ANONYMOUS,
                ReplacedGrants.toAnonymous("work", Condition.always(), "core.title", "core.makers", "core.slug"),
                ReplacedGrants.toAnonymous("organisation", Condition.always(), "core.name", "core.kind"),
                ReplacedGrants.toAnonymous("person", Condition.always(), "core.name"))) {
            for (String where : List.of(
                    "{person: {sortName: {eq: \"A\"}}}",
                    "{organisation: {kind: {eq: \"museum\"}}, person: {sortName: {isNull: true}}}",
                    "{or: [{type: {eq: PERSON}}, {not: {person: {not: {sortName: {eq: \"A\"}}}}}]}")) {
                for (String query : List.of(
                        "{ works(first: 1) { nodes { makers(where: " + where + ") { totalCount } } } }",
                        "{ works(where: {makers: {some: {is: " + where + "}}}) { totalCount } }")) {
                    JsonNode error = SERVER.ask(query, Map.of()).at("/errors/0/extensions");
                    assertThat(error.path("code").asString("none")).as(query).isEqualTo("FORBIDDEN");
                    assertThat(error.at("/params/field").asString("none"))
                            .as(query)
                            .isEqualTo("sortName");
                }
            }
            assertThat(list("where: {person: {name: {contains: \"人\"}}, organisation: {kind: {eq: \"museum\"}}}"))
                    .isEqualTo("none");
        }
    }
}
