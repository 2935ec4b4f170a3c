package io.yizhan.core.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Counts and numbers over lists are what one gets by looking at every entry. */
class AggregateTest {
    private static final String NUMBERS = "leadTimeDays { count sum min max avg } moq { count sum min max avg }";
    private static final String AGGREGATE = "count " + NUMBERS
            + " sectors: groups(by: [SECTOR], first: 100) { count values { field value label } " + NUMBERS + " }"
            + " materials: groups(by: [MATERIALS, SAMPLE_AVAILABLE], first: 100) { count values { value } moq { sum } }"
            + " enterprises: groups(by: [ENTERPRISE], first: 100) { count values { value label } }";
    private static final String NODES =
            "nodes { id slug name leadTimeDays moq sampleAvailable sector { code } materials { code } enterprise { id name } }";
    private static final List<String> WHERES = List.of(
            "{sector: {under: \"ceramics\"}}",
            "{sampleAvailable: {eq: true}}",
            "{leadTimeDays: {lte: 30}}",
            "{moq: {gt: \"10\"}}",
            "{materials: {empty: false}}",
            "{enterprise: {is: {sectors: {some: {in: [\"hetian-jade\", \"carpet\"]}}}}}",
            "{catalogs: {some: {audience: {eq: \"public\"}}}}",
            "{name: {contains: \"a\"}}");

    @AutoClose
    private static final DeliveryServer SERVER = new DeliveryServer();

    private final Random random = new Random(20_270_824);

    @BeforeAll
    static void load() {
        SERVER.withSamples();
    }

    private String where() {
        String one = WHERES.get(random.nextInt(WHERES.size()));
        String other = WHERES.get(random.nextInt(WHERES.size()));
        return switch (random.nextInt(4)) {
            case 0 -> one;
            case 1 -> "{not: " + one + "}";
            case 2 -> "{or: [" + one + ", " + other + "]}";
            default -> "{and: [" + one + ", {not: " + other + "}]}";
        };
    }

    @Test
    void theyEqualALookAtEveryEntryWhateverTheConditions() {
        int held = 0;
        for (int i = 0; i < 60; i++) {
            String where = where();
            JsonNode answer = SERVER.data("{ exportProductsAggregate(locale: \"en\", where: " + where + ") { "
                    + AGGREGATE + " } exportProducts(first: 100, locale: \"en\", where: " + where + ") { totalCount "
                    + NODES + " } }");
            List<JsonNode> nodes = nodes(answer.at("/exportProducts/nodes"));
            assertThat(answer.at("/exportProducts/totalCount").asInt()).isLessThanOrEqualTo(100);
            equal(answer.get("exportProductsAggregate"), nodes, where);
            held += nodes.size();
        }
        assertThat(held).isGreaterThan(200);
    }

    @Test
    void listsOfEachEntryAreCountedForAllEntriesTogether() {
        String list = "products(where: {leadTimeDays: {lte: 45}}%s) { aggregate { " + AGGREGATE + " } %s }";
        for (String parents : List.of("exportEnterprises", "exportCatalogs", "tradeFairs", "works")) {
            JsonNode found = SERVER.data("{ " + parents + "(first: 12, locale: \"en\") { nodes { id "
                            + list.formatted(", first: 100", NODES) + " } } }")
                    .at("/" + parents + "/nodes");
            // list, its pages, the whole, three sets of groups, the titles of one, and the enterprises shown
            assertThat(SERVER.statements()).isLessThanOrEqualTo(8);
            for (JsonNode parent : found) {
                List<JsonNode> each = nodes(parent.at("/products/nodes"));
                Map<String, JsonNode> once = new TreeMap<>();
                each.forEach(node -> once.put(node.get("id").asString(), node));
                equal(parent.at("/products/aggregate"), List.copyOf(once.values()), parents);
            }
        }
    }

    private static void equal(JsonNode aggregate, List<JsonNode> nodes, String what) {
        assertThat(aggregate.get("count").asInt()).as(what).isEqualTo(nodes.size());
        numbers(aggregate, nodes, what);
        Map<String, List<JsonNode>> sectors =
                grouped(nodes, node -> Stream.of(node.at("/sector/code").asString("null")));
        assertThat(counts(aggregate.get("sectors"))).as(what).isEqualTo(sizes(sectors));
        aggregate.get("sectors").forEach(group -> numbers(group, of(sectors, group), what + key(group)));
        Map<String, List<JsonNode>> materials = grouped(
                nodes,
                node -> (node.get("materials").isEmpty()
                                ? Stream.of("null")
                                : nodes(node.get("materials")).stream()
                                        .map(term -> term.get("code").asString()))
                        .map(code -> code + "/"
                                + (node.get("sampleAvailable").isNull()
                                        ? "null"
                                        : node.get("sampleAvailable").asBoolean())));
        assertThat(counts(aggregate.get("materials"))).as(what).isEqualTo(sizes(materials));
        aggregate
                .get("materials")
                .forEach(group ->
                        assertThat(number(group.at("/moq/sum"))).isEqualTo(sum(values(of(materials, group), "moq"))));
        Map<String, List<JsonNode>> enterprises =
                grouped(nodes, node -> Stream.of(node.at("/enterprise/id").asString("null")));
        assertThat(counts(aggregate.get("enterprises"))).as(what).isEqualTo(sizes(enterprises));
        aggregate
                .get("enterprises")
                .forEach(group -> assertThat(group.at("/values/0/label").asString("null"))
                        .isEqualTo(of(enterprises, group)
                                .getFirst()
                                .at("/enterprise/name")
                                .asString("null")));
        List<Integer> sizes = new ArrayList<>();
        aggregate
                .get("enterprises")
                .forEach(group -> sizes.add(group.get("count").asInt()));
        assertThat(sizes).as("the largest first").isSortedAccordingTo(java.util.Comparator.reverseOrder());
    }

    private static void numbers(JsonNode tally, List<JsonNode> nodes, String what) {
        for (String field : List.of("leadTimeDays", "moq")) {
            List<BigDecimal> values = values(nodes, field);
            JsonNode numbers = tally.get(field);
            assertThat(numbers.get("count").asInt()).as(what).isEqualTo(values.size());
            assertThat(number(numbers.get("sum"))).as(what).isEqualTo(sum(values));
            assertThat(number(numbers.get("min")))
                    .isEqualTo(values.stream()
                            .min(BigDecimal::compareTo)
                            .map(AggregateTest::plain)
                            .orElse("null"));
            assertThat(number(numbers.get("max")))
                    .isEqualTo(values.stream()
                            .max(BigDecimal::compareTo)
                            .map(AggregateTest::plain)
                            .orElse("null"));
            if (!values.isEmpty()) {
                BigDecimal mean =
                        new BigDecimal(sum(values)).divide(BigDecimal.valueOf(values.size()), 5, RoundingMode.HALF_UP);
                assertThat(new BigDecimal(numbers.get("avg").asString())
                                .subtract(mean)
                                .abs())
                        .isLessThan(new BigDecimal("0.00002"));
            }
        }
    }

    private static List<BigDecimal> values(List<JsonNode> nodes, String field) {
        return nodes.stream()
                .map(node -> node.get(field))
                .filter(value -> !value.isNull())
                .map(value -> new BigDecimal(value.asString()))
                .toList();
    }

    private static String sum(List<BigDecimal> values) {
        return values.isEmpty() ? "null" : plain(values.stream().reduce(BigDecimal.ZERO, BigDecimal::add));
    }

    private static String plain(BigDecimal number) {
        return new BigDecimal(number.stripTrailingZeros().toPlainString()).toPlainString();
    }

    private static List<JsonNode> of(Map<String, List<JsonNode>> groups, JsonNode group) {
        return groups.getOrDefault(key(group), List.of());
    }

    private static String number(JsonNode value) {
        return value.isNull() ? "null" : plain(new BigDecimal(value.asString()));
    }

    private static List<JsonNode> nodes(JsonNode array) {
        List<JsonNode> nodes = new ArrayList<>();
        array.forEach(nodes::add);
        return nodes;
    }

    private static Map<String, List<JsonNode>> grouped(List<JsonNode> nodes, Function<JsonNode, Stream<String>> keys) {
        Map<String, List<JsonNode>> groups = new TreeMap<>();
        nodes.forEach(node -> keys.apply(node)
                .distinct()
                .forEach(key ->
                        groups.computeIfAbsent(key, _ -> new ArrayList<>()).add(node)));
        return groups;
    }

    private static Map<String, Integer> sizes(Map<String, List<JsonNode>> groups) {
        Map<String, Integer> sizes = new TreeMap<>();
        groups.forEach((key, nodes) -> sizes.put(key, nodes.size()));
        return sizes;
    }

    private static String key(JsonNode group) {
        List<String> keys = new ArrayList<>();
        group.get("values").forEach(value -> keys.add(value.get("value").asString("null")));
        return String.join("/", keys);
    }

    private static Map<String, Integer> counts(JsonNode groups) {
        Map<String, Integer> counts = new TreeMap<>();
        groups.forEach(group -> counts.put(key(group), group.get("count").asInt()));
        return counts;
    }

    @Test
    void groupsAreMadeByYearAndMonth() {
        JsonNode answer = SERVER.data(
                "{ tradeFairs(first: 100) { nodes { startDate } aggregate { startDate { min max count }"
                        + " groups(by: [START_DATE_YEAR, START_DATE_MONTH], first: 100) { count values { value } } } } }");
        Map<String, Integer> expected = new TreeMap<>();
        List<String> days = new ArrayList<>();
        answer.at("/tradeFairs/nodes").forEach(node -> {
            String day = node.get("startDate").asString("");
            expected.merge(
                    day.isEmpty() ? "null/null" : day.substring(0, 4) + "/" + Integer.valueOf(day.substring(5, 7)),
                    1,
                    Integer::sum);
            if (!day.isEmpty()) {
                days.add(day);
            }
        });
        JsonNode aggregate = answer.at("/tradeFairs/aggregate");
        assertThat(counts(aggregate.get("groups"))).isEqualTo(expected);
        assertThat(aggregate.at("/startDate/min").asString())
                .isEqualTo(days.stream().sorted().findFirst().orElseThrow());
        assertThat(aggregate.at("/startDate/count").asInt()).isEqualTo(days.size());
    }

    @Test
    void facetsOfListsOfEachEntryEqualThoseOfTheSameRootList() {
        String facets =
                "facets(fields: [SECTOR, MATERIALS, SAMPLE_AVAILABLE], first: 3) { field label values { value label count selected } }";
        String where = "sector: {in: [\"ceramics\", \"hetian-jade\"]}, leadTimeDays: {lte: 60}";
        for (Map.Entry<String, String> way : Map.of(
                        "exportEnterprises", "enterprise: {is: {id: {eq: \"%s\"}}}",
                        "exportCatalogs", "catalogs: {some: {id: {eq: \"%s\"}}}")
                .entrySet()) {
            JsonNode parents = SERVER.data(
                            "{ " + way.getKey() + "(first: 12, locale: \"en\") { nodes { id products(where: {" + where
                                    + "}) { totalCount " + facets + " } } } }")
                    .at("/" + way.getKey() + "/nodes");
            assertThat(SERVER.statements()).isLessThanOrEqualTo(6);
            for (JsonNode parent : parents) {
                String one = way.getValue().formatted(parent.get("id").asString());
                JsonNode root = SERVER.data("{ exportProducts(locale: \"en\", where: {" + one + ", " + where
                                + "}) { totalCount " + facets + " } }")
                        .get("exportProducts");
                assertThat(parent.at("/products/facets")).as(way.getKey()).isEqualTo(root.get("facets"));
            }
        }
    }

    @Test
    void whatDoesNotShowToAllIsNotCountedBy() {
        assertThat(code("{ exportProductsAggregate { price(currency: \"EUR\") { sum } } }"))
                .isEqualTo("FORBIDDEN");
        assertThat(
                        code(
                                "{ exportEnterprises { nodes { products { aggregate { price(currency: \"EUR\") { max } } } } } }"))
                .isEqualTo("FORBIDDEN");
        assertThat(code("{ exportEnterprisesAggregate { groups(by: [STAFF]) { count } } }"))
                .isEqualTo("GRAPHQL_VALIDATION_FAILED");
        assertThat(code("{ worksAggregate { groups(by: []) { count } } }")).isEqualTo("BAD_USER_INPUT");
        assertThat(code("{ worksAggregate { groups(by: [KIND, SECTOR, COUNTRY, REGION]) { count } } }"))
                .isEqualTo("QUERY_TOO_COMPLEX");
        assertThat(code("{ worksAggregate { groups(by: [KIND], first: 101) { count } } }"))
                .isEqualTo("QUERY_TOO_COMPLEX");
    }

    private static String code(String query) {
        return SERVER.ask(query, Map.of()).at("/errors/0/extensions/code").asString();
    }
}
