package io.yizhan.core.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What is no cursor of the list it is given to, and sizes no page has, at every kind of list. */
class CursorRefusalTest {
    private static final long SEED = 20261122;
    private static final int MUTATIONS = 5_000;
    private static final int AT_ONCE = 25;
    private static final int BOUND_ROUNDS = 20;

    /** Rounds of each in the full suite, from other seeds. */
    private static final int MANY = 1_000;

    private static final long OTHERS = 10_001;
    private static final String REFUSED = "BAD_USER_INPUT";

    @AutoClose
    private static final DeliveryServer SERVER = new DeliveryServer();

    private static final RelayWorks DATA = new RelayWorks(SERVER, SEED);

    /** Lists with one %s for the arguments of the page, and what stands behind the list. */
    private static final Map<String, String> LISTS = new LinkedHashMap<>();

    private static List<String> orders = List.of();

    @BeforeAll
    static void load() {
        DATA.publish();
        orders = RelayLists.orders(SERVER);
        SearchReady.await(SERVER);
        UUID linked = DATA.related.entrySet().stream()
                .filter(one -> one.getValue().size() > 4
                        && Objects.requireNonNull(DATA.makers.get(one.getKey())).size() > 3)
                .map(Map.Entry::getKey)
                .filter(work -> !SERVER.data("{ work(id: \"" + work + "\") { id } }")
                        .get("work")
                        .isNull())
                .findFirst()
                .orElseThrow();
        String work = "work(id: \"" + linked + "\") { list: ";
        LISTS.put("by id", "works(%s)");
        LISTS.put("people", "people(%s)");
        LISTS.put("ordered", "works(%s, orderBy: [{field: TITLE}])");
        LISTS.put("the other way", "works(%s, orderBy: [{field: TITLE, direction: DESC}])");
        LISTS.put("by two", "works(%s, orderBy: [{field: TITLE}, {field: DATING}])");
        LISTS.put("through a reference", "works(%s, orderBy: [{field: PART_OF_TITLE}])");
        LISTS.put("in English", "works(%s, locale: \"en\", orderBy: [{field: TITLE}])");
        LISTS.put("filtered", "works(%s, orderBy: [{field: TITLE}], where: {partOf: {isNull: false}})");
        LISTS.put("filtered otherwise", "works(%s, orderBy: [{field: TITLE}], where: {partOf: {isNull: true}})");
        LISTS.put("searched", "works(%s, search: \"玉\")");
        LISTS.put("searched and ordered", "works(%s, search: \"玉\", orderBy: [{field: TITLE}])");
        LISTS.put("another search", "works(%s, search: \"jade\")");
        LISTS.put("links", work + "relatedWorks(%s)");
        LISTS.put("links by title", work + "relatedWorks(%s, orderBy: [{field: TITLE}])");
        LISTS.put("links to several types", work + "makers(%s)");
        LISTS.put("of one of the types", work + "makers(%s, where: {type: {eq: PERSON}})");
        LISTS.put("of that type by name", work + "makers(%s, where: {person: {}})");
        LISTS.put("of several types by time", work + "makers(%s, orderBy: [{field: UPDATED_AT}])");
        LISTS.put("back", "person(id: \"" + DATA.people.getFirst() + "\") { list: works(%s)");
    }

    private static String query(String list, String page, String selected) {
        boolean inner = list.contains("{ list:");
        return (inner ? list : "list: " + list).formatted(page) + " " + selected + (inner ? " }" : "");
    }

    private static List<String> cursors(String list) {
        JsonNode data = SERVER.data("{ " + query(list, "first: 5", "{ edges { cursor } }") + " }");
        return data.findValue("edges").values().stream()
                .map(edge -> edge.get("cursor").asString())
                .toList();
    }

    private static String code(String list, String page) {
        return code("{ " + query(list, page, "{ edges { cursor } }") + " }");
    }

    private static String code(String query) {
        return SERVER.ask(query, Map.of()).at("/errors/0/extensions/code").asString("none");
    }

    @Test
    void aCursorIsOfNoListButItsOwn() {
        Map<String, String> places = new LinkedHashMap<>();
        LISTS.forEach((name, list) -> places.put(name, cursors(list).get(1)));
        LISTS.forEach((name, list) -> places.forEach((other, cursor) -> {
            String expected = name.equals(other) ? "none" : REFUSED;
            assertThat(code(list, "first: 3, after: \"" + cursor + "\""))
                    .as("after of %s in %s", other, name)
                    .isEqualTo(expected);
            assertThat(code(list, "last: 3, before: \"" + cursor + "\""))
                    .as("before of %s in %s", other, name)
                    .isEqualTo(expected);
        }));
        String search = "{ search(text: \"玉\", types: [%s], locale: \"%s\", first: 1%s) { edges { cursor } } }";
        String cursor = SERVER.data(search.formatted("WORK", "zh-Hans", ""))
                .at("/search/edges/0/cursor")
                .asString();
        String after = ", after: \"" + cursor + "\"";
        assertThat(code(search.formatted("WORK", "zh-Hans", after))).isEqualTo("none");
        assertThat(code(search.formatted("PERSON", "zh-Hans", after))).isEqualTo(REFUSED);
        assertThat(code(search.formatted("WORK", "en", after))).isEqualTo(REFUSED);
        assertThat(code(Objects.requireNonNull(LISTS.get("searched")), "first: 1" + after))
                .isEqualTo(REFUSED);
    }

    /** However the same conditions are written down, it is the same list. */
    @Test
    void aConditionIsTheSameInAnyOrderAndAsAVariable() {
        String list = "works(first: 2%s, where: {%s}) { edges { cursor } }";
        String after = ", after: \""
                + SERVER.data("{ " + list.formatted("", "sector: {eq: \"jade\"}, partOf: {isNull: false}") + " }")
                        .at("/works/edges/1/cursor")
                        .asString()
                + "\"";
        assertThat(code("{ " + list.formatted(after, "partOf: {isNull: false}, sector: {eq: \"jade\"}") + " }"))
                .isEqualTo("none");
        assertThat(code("{ " + list.formatted(after, "partOf: {isNull: false}, sector: {eq: \"jade\"}, makers: null")
                        + " }"))
                .isEqualTo("none");
        assertThat(code("{ " + list.formatted(after, "partOf: {isNull: false}, sector: {eq: \"ceramics\"}") + " }"))
                .isEqualTo(REFUSED);
        JsonNode byVariable = SERVER.ask(
                "query($where: WorkWhere) { works(first: 2" + after + ", where: $where) { edges { cursor } } }",
                Map.of("where", Map.of("sector", Map.of("eq", "jade"), "partOf", Map.of("isNull", false))));
        assertThat(byVariable.has("errors")).as(byVariable.toString()).isFalse();
    }

    @Test
    void sizesOfPagesAreHeldAtTheirBounds() {
        LISTS.forEach((name, list) -> {
            for (String way : List.of("first", "last")) {
                assertThat(code(list, way + ": 100")).as(name).isEqualTo("none");
                assertThat(code(list, way + ": 101")).as(name).isEqualTo("QUERY_TOO_COMPLEX");
                assertThat(code(list, way + ": -1")).as(name).isEqualTo(REFUSED);
                assertThat(code(list, way + ": 2147483647")).as(name).isEqualTo("QUERY_TOO_COMPLEX");
                assertThat(code(list, way + ": 2147483648")).as(name).isEqualTo("GRAPHQL_VALIDATION_FAILED");
                JsonNode none = SERVER.data("{ "
                                + query(
                                        list,
                                        way + ": 0",
                                        "{ edges { cursor } totalCount"
                                                + " pageInfo { hasNextPage hasPreviousPage startCursor endCursor } }")
                                + " }")
                        .findParent("edges");
                boolean more = none.get("totalCount").asInt() > 0;
                assertThat(none.get("edges").isEmpty()).as(name).isTrue();
                assertThat(none.at("/pageInfo/endCursor").isNull()).as(name).isTrue();
                assertThat(none.at("/pageInfo/hasNextPage").asBoolean())
                        .as(name)
                        .isEqualTo(way.equals("first") && more);
                assertThat(none.at("/pageInfo/hasPreviousPage").asBoolean())
                        .as(name)
                        .isEqualTo(way.equals("last") && more);
            }
            String cursor = cursors(list).getFirst();
            for (String mixed : List.of(
                    "first: 1, last: 1",
                    "first: 0, last: 0",
                    "first: 1, before: \"%s\"",
                    "last: 1, after: \"%s\"",
                    "before: \"%s\"",
                    "after: \"%1$s\", before: \"%1$s\"")) {
                assertThat(code(list, mixed.formatted(cursor)))
                        .as(name + " " + mixed)
                        .isEqualTo(REFUSED);
            }
            String selected = "{ edges { cursor } pageInfo { hasNextPage hasPreviousPage } }";
            String unsaid = SERVER.data("{ " + query(list, "first: 20", selected) + " }")
                    .toString();
            for (String page : List.of("first: null", "first: null, last: null, after: null, before: null")) {
                assertThat(SERVER.data("{ " + query(list, page, selected) + " }")
                                .toString())
                        .as(name + " " + page)
                        .isEqualTo(unsaid);
            }
        });
    }

    @Test
    void sizesOfListsByChanceAreAnsweredOrRefusedByName() {
        bounds(1, BOUND_ROUNDS);
    }

    @Test
    @Tag("full")
    void soTheyAreInAThousandOtherLists() {
        bounds(OTHERS, MANY);
    }

    private static void bounds(long from, int rounds) {
        Map<String, String> codes = Map.of(
                "first: 0", "none",
                "last: 0", "none",
                "first: 100", "none",
                "first: null, last: null", "none",
                "first: 101", "QUERY_TOO_COMPLEX",
                "last: 101", "QUERY_TOO_COMPLEX",
                "first: -1", "BAD_USER_INPUT",
                "last: -1", "BAD_USER_INPUT",
                "first: 1, last: 1", "BAD_USER_INPUT");
        for (long seed = from; seed < from + rounds; seed++) {
            Walk walk = RelayLists.anyList(SERVER, DATA, orders, new Random(seed));
            codes.forEach((page, code) -> {
                JsonNode answer = SERVER.ask(walk.query(page), Map.of());
                assertThat(answer.at("/errors/0/extensions/code").asString("none"))
                        .as("%s: %s", page, walk)
                        .isEqualTo(code);
                if (page.endsWith(": 0")) {
                    assertThat(answer.findValues("edges"))
                            .as("%s: %s", page, walk)
                            .allMatch(JsonNode::isEmpty);
                }
            });
        }
    }

    private record Mutation(String list, String text, String of) {}

    @Test
    void alteredCursorsAreRefusedEachByItself() {
        Random random = new Random(SEED);
        Map<String, List<String>> known = new HashMap<>();
        LISTS.values().forEach(list -> known.put(list, cursors(list)));
        List<String> lists = List.copyOf(LISTS.values());
        List<Mutation> mutations = new ArrayList<>();
        while (mutations.size() < MUTATIONS) {
            String list = lists.get(random.nextInt(lists.size()));
            List<String> good = Objects.requireNonNull(known.get(list));
            String of = good.get(random.nextInt(good.size()));
            String text = altered(of, good.get(random.nextInt(good.size())), random);
            if (!good.contains(text)) {
                mutations.add(new Mutation(list, text, of));
            }
        }
        for (int i = 0; i < mutations.size(); i += AT_ONCE) {
            assertRefused(mutations.subList(i, i + AT_ONCE), random);
        }
    }

    private static void assertRefused(List<Mutation> mutations, Random random) {
        StringBuilder query = new StringBuilder("query(");
        Map<String, Object> variables = new HashMap<>();
        StringBuilder fields = new StringBuilder();
        List<String> ways = IntStream.range(0, mutations.size())
                .mapToObj(_ -> random.nextBoolean() ? "first: 3, after: $c" : "last: 3, before: $c")
                .toList();
        for (int i = 0; i < mutations.size(); i++) {
            query.append("$c").append(i).append(": String, ");
            variables.put("c" + i, mutations.get(i).text());
            String list = query(mutations.get(i).list(), ways.get(i) + i, "{ edges { cursor } }");
            fields.append(" a").append(i).append(": ").append(list.startsWith("list: ") ? list.substring(6) : list);
        }
        JsonNode answer = SERVER.ask(query + ") {" + fields + " }", variables);
        Map<String, String> codes = new HashMap<>();
        answer.path("errors")
                .forEach(error -> codes.put(
                        error.at("/path/0").asString(),
                        error.at("/extensions/code").asString()));
        for (int i = 0; i < mutations.size(); i++) {
            assertThat(codes.get("a" + i))
                    .as("%s in %s", mutations.get(i), ways.get(i))
                    .isEqualTo(REFUSED);
        }
    }

    private static String altered(String good, String other, Random random) {
        byte[] bytes = Base64.getUrlDecoder().decode(good);
        Base64.Encoder encoder = Base64.getUrlEncoder().withoutPadding();
        int at = random.nextInt(good.length());
        int to = random.nextInt(good.length());
        char c = good.charAt(at);
        return switch (random.nextInt(20)) {
            case 0, 1, 2 -> {
                for (int flips = 1 + random.nextInt(3); flips > 0; flips--) {
                    bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
                }
                yield encoder.encodeToString(bytes);
            }
            case 3 -> encoder.encodeToString(Arrays.copyOf(bytes, random.nextInt(bytes.length)));
            case 4 ->
                encoder.encodeToString(Arrays.copyOfRange(bytes, 1 + random.nextInt(bytes.length - 1), bytes.length));
            case 5 -> good.substring(0, at) + (char) (c ^ 1 << random.nextInt(7)) + good.substring(at + 1);
            case 6 -> good.substring(0, at);
            case 7 -> good.substring(at + 1);
            case 8 -> {
                char[] swapped = good.toCharArray();
                swapped[at] = swapped[to];
                swapped[to] = c;
                yield new String(swapped);
            }
            case 9 -> good.substring(0, at) + other.substring(Math.min(at, other.length()));
            case 10 -> {
                // the body of one cursor under the signature of another
                byte[] body = Arrays.copyOf(bytes, bytes.length - 16);
                byte[] signed = Base64.getUrlDecoder().decode(other);
                byte[] mixed = Arrays.copyOf(body, bytes.length);
                System.arraycopy(signed, signed.length - 16, mixed, body.length, 16);
                yield encoder.encodeToString(mixed);
            }
            case 11 -> good + "=".repeat(1 + random.nextInt(3));
            case 12 -> Base64.getEncoder().encodeToString((good + at).getBytes(StandardCharsets.UTF_8));
            case 13 ->
                Base64.getMimeEncoder(8, "\r\n".getBytes(StandardCharsets.US_ASCII))
                        .encodeToString(bytes);
            case 14 ->
                good.substring(0, at)
                        + any(List.of(" ", "\n", "\u0000", "%", "+", "/", "."), random)
                        + good.substring(at);
            case 15 ->
                good.substring(0, at)
                        + any(List.of("\u200B", "\u0301", "\u202E", "\uFEFF", "😀", "玉"), random)
                        + good.substring(at);
            case 16 -> good.substring(0, at) + (char) (c + 0xFEE0) + good.substring(at + 1);
            case 17 ->
                random.nextBoolean()
                        ? good.toUpperCase(java.util.Locale.ROOT)
                        : new StringBuilder(good).reverse().toString();
            case 18 -> any(List.of("", good + good, good.repeat(200), "null", "0", "rO0ABXNy" + good), random);
            default -> {
                // the unused bits of the last character
                String digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
                int last = digits.indexOf(good.charAt(good.length() - 1));
                yield good.substring(0, good.length() - 1) + digits.charAt(last ^ 1 + random.nextInt(3));
            }
        };
    }

    private static String any(List<String> of, Random random) {
        return of.get(random.nextInt(of.size()));
    }
}
