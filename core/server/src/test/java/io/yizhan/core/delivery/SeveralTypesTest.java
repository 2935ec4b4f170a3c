package io.yizhan.core.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Conditions, orders and pages of references to several types are those of a look at every link. What fails names its seed. */
class SeveralTypesTest {
    private static final long SEED = 20270301;
    private static final int ROUNDS = 60;
    private static final int WALKS = 25;
    private static final String LOCALE = "locale: \"zh-Hans\"";
    private static final MixedMakers DATA = new MixedMakers(SEED);

    @AutoClose
    private static final DeliveryServer SERVER = new DeliveryServer(DATA.clock());

    /** All makers of each work, as its links stand. */
    private static final Map<String, List<Link>> LINKS = new LinkedHashMap<>();

    private static final Map<String, JsonNode> OWNERS = new LinkedHashMap<>();
    private static final Set<String> OF_JADE = new TreeSet<>();

    /** @param place among the links of its work */
    private record Link(JsonNode maker, String role, int place) {
        String id() {
            return maker.get("id").asString();
        }

        Instant at(String field) {
            return Instant.parse(maker.get(field).asString());
        }
    }

    @BeforeAll
    static void load() {
        DATA.publish(SERVER);
        SearchReady.await(SERVER);
        look();
        assertThat(LINKS).hasSize(MixedMakers.WORKS);
        assertThat(LINKS.values()).anyMatch(List::isEmpty).anyMatch(links -> links.size() > 5);
    }

    private static void look() {
        LINKS.clear();
        OWNERS.clear();
        OF_JADE.clear();
        SERVER.data("{ works(first: 60, " + LOCALE + ") { nodes { id sector { code } owner " + MakerConditions.MAKER
                        + " makers(first: 20) { edges { role { code } node " + MakerConditions.MAKER + " } } } } }")
                .at("/works/nodes")
                .forEach(work -> {
                    List<Link> links = new ArrayList<>();
                    work.at("/makers/edges")
                            .forEach(edge -> links.add(new Link(
                                    edge.get("node"), edge.at("/role/code").asString(), links.size())));
                    LINKS.put(work.get("id").asString(), links);
                    if (!work.get("owner").isNull()) {
                        OWNERS.put(work.get("id").asString(), work.get("owner"));
                    }
                    if (work.at("/sector/code").asString().equals("jade")) {
                        links.forEach(link -> OF_JADE.add(link.id()));
                    }
                });
    }

    private static MakerConditions conditions(Random random) {
        return new MakerConditions(
                random,
                Stream.of(DATA.people, DATA.organisations, DATA.works)
                        .flatMap(List::stream)
                        .toList(),
                OF_JADE);
    }

    /** @param text the argument */
    private record Order(String text, Comparator<Link> links) {}

    private static Order order(Random random) {
        int parts = random.nextInt(4);
        if (parts == 0) {
            return new Order("", Comparator.comparingInt(Link::place));
        }
        List<String> asked = new ArrayList<>();
        List<Comparator<Link>> keys = new ArrayList<>();
        boolean firstDown = false;
        for (int i = 0; i < parts; i++) {
            int field = random.nextInt(3);
            boolean down = random.nextBoolean();
            firstDown = i == 0 ? down : firstDown;
            asked.add("{field: "
                    + List.of("CREATED_AT", "UPDATED_AT", "PUBLISHED_AT").get(field) + ", direction: "
                    + (down ? "DESC" : "ASC") + "}");
            Comparator<Link> by = Comparator.comparing(link ->
                    link.at(List.of("createdAt", "updatedAt", "publishedAt").get(field)));
            keys.add(down ? by.reversed() : by);
        }
        Comparator<Link> byId = Comparator.comparing(Link::id);
        keys.add(firstDown ? byId.reversed() : byId);
        keys.add(Comparator.comparingInt(Link::place));
        return new Order(
                ", orderBy: [" + String.join(", ", asked) + "]",
                keys.stream().reduce((one, next) -> one.thenComparing(next)).orElseThrow());
    }

    private static List<Link> those(List<Link> links, Predicate<JsonNode> holds, Order order) {
        return links.stream()
                .filter(link -> holds.test(link.maker()))
                .sorted(order.links())
                .toList();
    }

    private static List<String> ids(List<Link> links) {
        return links.stream().map(Link::id).toList();
    }

    private static List<String> ids(JsonNode nodes) {
        return nodes.values().stream().map(node -> node.get("id").asString()).toList();
    }

    /** Too complex a condition is refused; then there is nothing to compare. */
    private static JsonNode answered(String query) {
        JsonNode answer = SERVER.ask(query, Map.of());
        boolean refused = answer.at("/errors/0/extensions/code").asString("").equals("QUERY_TOO_COMPLEX");
        assertThat(refused || !answer.has("errors")).as(query + answer).isTrue();
        return refused ? answer : answer.get("data");
    }

    @Test
    void listsOfEachEntryAreWhatALookAtEveryLinkGives() {
        int answered = 0;
        int kept = 0;
        for (long seed = 1; seed <= ROUNDS; seed++) {
            Random random = new Random(seed);
            MakerConditions.Asked asked = conditions(random).next(2);
            Order order = order(random);
            String list = "makers(%s, where: " + asked.where() + order.text() + ") { totalCount types { type count }"
                    + " nodes { ... on Entry { id } } pageInfo { hasNextPage hasPreviousPage } }";
            JsonNode data = answered("{ works(first: 60, " + LOCALE + ") { nodes { id all: "
                    + list.formatted("first: 20") + " some: " + list.formatted("first: 2, offset: 1") + " last: "
                    + list.formatted("last: 2") + " } } }");
            answered += data.has("works") ? 1 : 0;
            for (JsonNode work : data.at("/works/nodes").values()) {
                String as = "seed " + seed + ", work " + work.get("id") + " where " + asked.where() + order.text();
                List<Link> links = LINKS.getOrDefault(work.get("id").asString(), List.of());
                List<Link> expected = those(links, asked.holds(), order);
                int size = expected.size();
                assertThat(ids(work.at("/all/nodes"))).as(as).isEqualTo(ids(expected));
                assertPage(work.get("some"), as, ids(expected), Math.min(1, size), Math.min(3, size));
                assertPage(work.get("last"), as, ids(expected), Math.max(0, size - 2), size);
                assertThat(types(work.at("/all/types"))).as(as).isEqualTo(byType(expected));
                kept += size == 0 || size == links.size() ? 0 : 1;
            }
        }
        assertThat(answered).as("all refused would prove nothing").isGreaterThan(ROUNDS * 3 / 4);
        assertThat(kept).as("conditions of all or none would prove little").isGreaterThan(ROUNDS * 5);
    }

    private static void assertPage(JsonNode page, String as, List<String> all, int from, int to) {
        assertThat(ids(page.get("nodes"))).as(as).isEqualTo(all.subList(from, to));
        assertThat(page.get("totalCount").asInt()).as(as).isEqualTo(all.size());
        assertThat(page.at("/pageInfo/hasNextPage").asBoolean()).as(as).isEqualTo(to < all.size());
        assertThat(page.at("/pageInfo/hasPreviousPage").asBoolean()).as(as).isEqualTo(from > 0);
    }

    private static Map<String, Integer> types(JsonNode types) {
        Map<String, Integer> counts = new TreeMap<>();
        types.values()
                .forEach(one ->
                        counts.put(one.get("type").asString(), one.get("count").asInt()));
        return counts;
    }

    private static Map<String, Integer> byType(List<Link> links) {
        Map<String, Integer> counts = new TreeMap<>();
        links.forEach(link -> counts.merge(
                link.maker().get("__typename").asString().equals("Person") ? "PERSON" : "ORGANISATION",
                1,
                Integer::sum));
        return counts;
    }

    @Test
    void conditionsFromOutsideBindToOneLinkAndAreWhatALookGives() {
        int answered = 0;
        for (long seed = 1; seed <= ROUNDS; seed++) {
            Random random = new Random(1_000 + seed);
            MakerConditions.Asked asked = conditions(random).next(1);
            Predicate<Link> holds = link -> asked.holds().test(link.maker());
            boolean carver = random.nextBoolean();
            Predicate<Link> both = carver ? holds.and(link -> link.role().equals("carver")) : holds;
            String link = "{is: " + asked.where() + (carver ? ", link: {role: {eq: \"carver\"}}" : "") + "}";
            answered += same(
                    seed,
                    "{makers: {some: " + link + "}}",
                    work -> work.stream().anyMatch(both));
            answered += same(
                    seed,
                    "{makers: {none: " + link + "}}",
                    work -> work.stream().noneMatch(both));
            answered += same(
                    seed,
                    "{makers: {every: " + link + "}}",
                    work -> work.stream().allMatch(both));
            Set<String> owned = OWNERS.entrySet().stream()
                    .filter(one -> asked.holds().test(one.getValue()))
                    .map(Map.Entry::getKey)
                    .collect(Collectors.toCollection(TreeSet::new));
            assertThat(works("{owner: {is: " + asked.where() + "}}"))
                    .as("seed %s", seed)
                    .isIn(owned, REFUSED);
        }
        assertThat(answered).as("all refused would prove nothing").isGreaterThan(ROUNDS * 3 * 3 / 4);
    }

    private static final Set<String> REFUSED = Set.of("refused");

    private static Set<String> works(String where) {
        JsonNode data = answered("{ works(first: 100, " + LOCALE + ", where: " + where + ") { nodes { id } } }");
        return data.has("works") ? new TreeSet<>(ids(data.at("/works/nodes"))) : REFUSED;
    }

    private static int same(long seed, String where, Predicate<List<Link>> holds) {
        Set<String> expected = LINKS.entrySet().stream()
                .filter(work -> holds.test(work.getValue()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> found = works(where);
        assertThat(found).as("seed %s, where %s", seed, where).isIn(expected, REFUSED);
        // what is found in the index is told by the same conditions
        String searched = "{ works(first: 100, search: \"佩\", " + LOCALE + ", where: " + where + ") { nodes { id } } }";
        JsonNode data = answered(searched);
        if (data.has("works")) {
            Set<String> titled = new TreeSet<>(works("{title: {contains: \"佩\"}}"));
            titled.retainAll(expected);
            assertThat(new TreeSet<>(ids(data.at("/works/nodes"))))
                    .as("seed %s, searched where %s", seed, where)
                    .isEqualTo(titled);
        }
        return found.equals(REFUSED) ? 0 : 1;
    }

    @Test
    void everyWalkIsTheWholeListInBothDirections() {
        List<String> many = LINKS.entrySet().stream()
                .filter(work -> work.getValue().size() > 4)
                .map(Map.Entry::getKey)
                .toList();
        for (long seed = 1; seed <= WALKS; seed++) {
            Random random = new Random(2_000 + seed);
            String work = many.get(random.nextInt(many.size()));
            MakerConditions.Asked asked = conditions(random).next(random.nextInt(2));
            Order order = order(random);
            Walk walk = new Walk(
                    SERVER,
                    "work(id: \"" + work + "\")",
                    "makers",
                    LOCALE + ", where: " + asked.where() + order.text());
            List<String> whole = ids(those(LINKS.getOrDefault(work, List.of()), asked.holds(), order));
            assertThat(walk.byOffset()).as("seed %s", seed).isEqualTo(whole);
            walk.check(whole, random);
            walk.checkNeighbours(whole, random);
        }
    }

    /** A cursor of one work's makers in the lists of all: what stands behind that place in each. */
    @Test
    void aCursorIsAPlaceInTheListsOfAllSources() {
        for (long seed = 1; seed <= WALKS; seed++) {
            Random random = new Random(3_000 + seed);
            Order order = order(random);
            List<Map.Entry<String, List<Link>>> several = LINKS.entrySet().stream()
                    .filter(work -> work.getValue().size() > 3)
                    .toList();
            Map.Entry<String, List<Link>> one = several.get(random.nextInt(several.size()));
            int place = random.nextInt(3);
            Link behind = those(one.getValue(), _ -> true, order).get(place);
            String cursor = new Walk(SERVER, "work(id: \"" + one.getKey() + "\")", "makers", LOCALE + order.text())
                    .page("first: 3")
                    .cursors()
                    .get(place);
            JsonNode works = SERVER.data("{ works(first: 60, " + LOCALE + ") { nodes { id makers(first: 3, after: \""
                            + cursor + "\", " + LOCALE + order.text() + ") { nodes { ... on Entry { id } } } } } }")
                    .at("/works/nodes");
            for (JsonNode work : works.values()) {
                List<Link> links = LINKS.getOrDefault(work.get("id").asString(), List.of());
                List<Link> expected = those(links, _ -> true, order).stream()
                        .filter(link -> order.links().compare(link, behind) > 0)
                        .limit(3)
                        .toList();
                assertThat(ids(work.at("/makers/nodes")))
                        .as("seed %s, work %s%s", seed, work.get("id"), order.text())
                        .isEqualTo(ids(expected));
            }
        }
    }

    @Test
    void aHeldAnswerFallsWhenAMakerOrWhatItLeadsToChanges() {
        String person = DATA.people.getFirst().toString();
        List<String> queries = List.of(
                "{ works(first: 60, " + LOCALE
                        + ") { nodes { id makers(first: 20, where: {person: {sortName: {eq: \"Z\"}}}) { totalCount } } } }",
                "{ works(first: 60, " + LOCALE + ", where: {makers: {some: {is: {person: {sortName: {eq: \"Z\"}}}}}})"
                        + " { totalCount } }",
                "{ works(first: 60, " + LOCALE
                        + ") { nodes { id makers(first: 20, where: {person: {articles: {empty: false}}}) { totalCount } } } }");
        List<JsonNode> before = queries.stream().map(SERVER::data).toList();
        SERVER.publish(UUID.fromString(person), "core.sortName", "Z");
        ManyWorks articles = new ManyWorks(SERVER);
        articles.add(
                "article",
                Map.of(
                        "core.title zh-Hans",
                        "文",
                        "core.kind",
                        "news",
                        "core.date",
                        "2027-03-01",
                        "core.authors",
                        List.of(Map.of("type", "person", "id", person))));
        articles.publish();
        int links = LINKS.values().stream()
                .flatMap(List::stream)
                .map(Link::id)
                .filter(person::equals)
                .toList()
                .size();
        assertThat(links).isPositive();
        List<JsonNode> after = queries.stream().map(SERVER::data).toList();
        for (int i : List.of(0, 2)) {
            assertThat(total(before.get(i))).isZero();
            assertThat(total(after.get(i))).as(queries.get(i)).isEqualTo(links);
        }
        assertThat(before.get(1).at("/works/totalCount").asInt()).isZero();
        assertThat(after.get(1).at("/works/totalCount").asInt()).isPositive();
        look();
    }

    private static int total(JsonNode data) {
        return IntStream.range(0, data.at("/works/nodes").size())
                .map(i -> data.at("/works/nodes/" + i + "/makers/totalCount").asInt())
                .sum();
    }
}
