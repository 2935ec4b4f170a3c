package io.yizhan.core.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.yizhan.core.model.Condition;
import io.yizhan.core.model.FieldKey;
import io.yizhan.core.security.Action;
import io.yizhan.core.security.FieldScope;
import io.yizhan.core.security.Grant;
import io.yizhan.core.security.Role;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Counts over lists, compared with counting by hand. */
class FacetTest {
    private static final List<String> FACETS =
            List.of("SECTOR", "MATERIALS", "ENTERPRISE", "SAMPLE_AVAILABLE", "ORIGIN_REGION", "CUSTOMISATION");
    private static final String NODES = "nodes { sector { code } materials { code } enterprise { id } sampleAvailable"
            + " originRegion { code } customisation { code } }";

    @AutoClose
    private static final DeliveryServer SERVER = new DeliveryServer();

    @BeforeAll
    static void load() {
        SERVER.withSamples();
    }

    @Test
    void countsAsManyAsCountingByHandWhateverTheConditions() {
        Random random = new Random(20270821);
        List<String> enterprises =
                SERVER.data("{ exportEnterprises { nodes { id } } }").at("/exportEnterprises/nodes").values().stream()
                        .map(node -> node.get("id").asString())
                        .toList();
        for (int round = 0; round < 40; round++) {
            Map<String, String> parts = conditions(random, enterprises);
            JsonNode facets = SERVER.data("{ exportProducts(where: " + where(parts, "") + ") { facets(fields: "
                            + FACETS.toString() + ", first: 100) { field values { value count } } } }")
                    .at("/exportProducts/facets");
            assertThat(facets.size()).isEqualTo(FACETS.size());
            for (JsonNode facet : facets.values()) {
                String field = facet.get("field").asString();
                JsonNode nodes = SERVER.data(
                                "{ exportProducts(first: 100, where: " + where(parts, field) + ") { " + NODES + " } }")
                        .at("/exportProducts/nodes");
                assertThat(counts(facet)).as("%s of %s", field, parts).isEqualTo(byHand(nodes, field));
            }
        }
    }

    private static Map<String, String> conditions(Random random, List<String> enterprises) {
        Map<String, List<String>> choices = new LinkedHashMap<>();
        choices.put(
                "SECTOR",
                List.of("sector: {under: \"handicrafts\"}", "sector: {in: [\"hetian-jade\", \"carpets-textiles\"]}"));
        choices.put(
                "MATERIALS",
                List.of(
                        "materials: {some: {eq: \"wool\"}}",
                        "materials: {some: {in: [\"silk\", \"wool\"]}, none: {eq: \"cotton\"}}"));
        choices.put(
                "ENTERPRISE",
                List.of(
                        "enterprise: {is: {id: {eq: \"%s\"}}}",
                        "enterprise: {is: {verification: {ne: \"verified\"}}}"));
        choices.put("SAMPLE_AVAILABLE", List.of("sampleAvailable: {eq: true}", "sampleAvailable: {isNull: false}"));
        choices.put("other", List.of("leadTimeDays: {lte: 45}", "not: {kind: {eq: \"goods\"}, hs: {isNull: true}}"));
        Map<String, String> parts = new LinkedHashMap<>();
        choices.forEach((field, some) -> {
            if (random.nextInt(3) == 0) {
                String chosen = some.get(random.nextInt(some.size()));
                parts.put(field, chosen.formatted(enterprises.get(random.nextInt(enterprises.size()))));
            }
        });
        return parts;
    }

    /** Half of the conditions below {@code and}: they have to hold all the same. */
    private static String where(Map<String, String> parts, String without) {
        List<String> all = parts.entrySet().stream()
                .filter(part -> !part.getKey().equals(without))
                .map(Map.Entry::getValue)
                .collect(Collectors.toCollection(ArrayList::new));
        String last = all.isEmpty() ? "" : all.removeLast();
        return "{" + String.join(", ", all) + " and: [{" + last + "}]}";
    }

    private static Map<String, Integer> counts(JsonNode facet) {
        Map<String, Integer> counts = new TreeMap<>();
        facet.get("values").values().stream()
                .filter(value -> value.get("count").asInt() > 0)
                .forEach(value -> counts.put(
                        value.get("value").asString(), value.get("count").asInt()));
        return counts;
    }

    private static Map<String, Integer> byHand(JsonNode nodes, String field) {
        Map<String, Integer> counts = new TreeMap<>();
        for (JsonNode node : nodes.values()) {
            Set<String> values = new TreeSet<>();
            switch (field) {
                case "SECTOR" -> add(node.at("/sector/code"), values);
                case "ORIGIN_REGION" -> add(node.at("/originRegion/code"), values);
                case "ENTERPRISE" -> add(node.at("/enterprise/id"), values);
                case "SAMPLE_AVAILABLE" -> add(node.at("/sampleAvailable"), values);
                case "MATERIALS" ->
                    node.get("materials")
                            .values()
                            .forEach(term -> values.add(term.get("code").asString()));
                default ->
                    node.get("customisation")
                            .values()
                            .forEach(term -> values.add(term.get("code").asString()));
            }
            values.forEach(value -> counts.merge(value, 1, Integer::sum));
        }
        return counts;
    }

    private static void add(JsonNode value, Set<String> values) {
        if (!value.isMissingNode() && !value.isNull()) {
            values.add(value.asString());
        }
    }

    @Test
    void namesValuesInTheLanguageOfTheReaderTheCommonestFirst() {
        JsonNode facets = SERVER.data("{ exportProducts(locale: \"en\") { facets(fields: [SECTOR, ENTERPRISE]) {"
                        + " label values { value label count selected } } } }")
                .at("/exportProducts/facets");
        assertThat(facets.at("/0/label").asString()).isEqualTo("Sector");
        assertThat(facets.at("/1/label").asString()).isEqualTo("Enterprise");
        assertThat(facets.at("/1/values").values())
                .extracting(value -> value.get("label").asString())
                .contains("Demo Hotan Carpet Co., Ltd.");
        for (JsonNode facet : facets.values()) {
            List<Integer> counts = facet.get("values").values().stream()
                    .map(value -> value.get("count").asInt())
                    .toList();
            assertThat(counts).isSortedAccordingTo((one, other) -> other - one);
        }
    }

    @Test
    void namesAChosenValueEvenIfItCountsNothing() {
        JsonNode values = SERVER.data("{ exportProducts(where: {sector: {eq: \"carpets-textiles\"},"
                        + " materials: {some: {in: [\"nephrite\", \"wool\"]}}}, locale: \"en\") {"
                        + " facets(fields: [MATERIALS], first: 1) { values { value label count selected } } } }")
                .at("/exportProducts/facets/0/values");
        JsonNode nephrite = value(values, "nephrite");
        assertThat(nephrite.get("count").asInt()).isZero();
        assertThat(nephrite.get("selected").asBoolean()).isTrue();
        assertThat(nephrite.get("label").asString()).isEqualTo("Nephrite");
        assertThat(value(values, "wool").get("count").asInt()).isPositive();
    }

    private static JsonNode value(JsonNode values, String wanted) {
        return values.values().stream()
                .filter(value -> value.get("value").asString().equals(wanted))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void refusesToCountByWhatDoesNotShowOnEveryEntry() {
        try (ReplacedGrants _ = ReplacedGrants.of(
                SERVER,
                Role.ANONYMOUS,
                new Grant.OnEntries(
                        Role.ANONYMOUS,
                        Action.READ_PUBLISHED,
                        "exportProduct",
                        new FieldScope.Keys(new TreeSet<>(Set.of(FieldKey.parse("core.name")))),
                        new TreeSet<>(Set.of(Grant.ANY)),
                        Condition.always()))) {
            assertThat(code("{ exportProducts { nodes { name } } }")).isEqualTo("none");
            for (String facet : FACETS) {
                assertThat(code("{ exportProducts { facets(fields: [" + facet + "]) { values { value } } } }"))
                        .as(facet)
                        .isEqualTo("FORBIDDEN");
            }
        }
    }

    @Test
    void offersTheFieldsOfTheModelThatAreFacets() {
        List<String> offered = SERVER
                .data("{ __type(name: \"ExportProductFacet\") { enumValues { name } } }")
                .at("/__type/enumValues")
                .values()
                .stream()
                .map(value -> value.get("name").asString())
                .toList();
        assertThat(offered).contains("SECTOR", "ENTERPRISE", "SAMPLE_AVAILABLE").doesNotContain("PRICE", "NAME");
    }

    @Test
    void refusesMoreValuesThanAPageHolds() {
        assertThat(code("{ exportProducts { facets(fields: [SECTOR], first: 101) { values { value } } } }"))
                .isEqualTo("QUERY_TOO_COMPLEX");
        assertThat(code("{ exportProducts { facets(fields: [SECTOR], first: 0) { values { value } } } }"))
                .isEqualTo("QUERY_TOO_COMPLEX");
    }

    private static String code(String query) {
        return SERVER.ask(query, Map.of()).at("/errors/0/extensions/code").asString("none");
    }
}
