package io.yizhan.core.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Lists of random entries, by random conditions and orders: each walk is the whole list. What fails names the seed that it comes from. */
class RelayPagesTest {
    private static final long DATA_SEED = 20261121;
    private static final int ROOT_ROUNDS = 40;
    private static final int SEARCHED_ROUNDS = 25;
    private static final int LINKED_ROUNDS = 25;
    private static final int SIDE_BY_SIDE_ROUNDS = 25;

    private static final List<String> LOCALES = List.of("zh-Hans", "en", "ar", "ru", "ug");
    private static final List<String> TEXTS = List.of("玉", "玉佩", "jade", "ja", "平安", "Äpfel", "nothing");
    private static final List<String> CONDITIONS = List.of(
            "{sector: {eq: \"jade\"}}",
            "{sector: {in: [\"ceramics\", \"embroidery\"]}}",
            "{sector: {isNull: true}}",
            "{title: {contains: \"玉\"}}",
            "{title: {startsWith: \"ja\"}}",
            "{title: {ne: \"jade\"}}",
            "{accessionNumber: {isNull: false}}",
            "{dating: {earliestYear: {gte: 1368}}}",
            "{dating: {latestYear: {isNull: true}}}",
            "{makers: {empty: true}}",
            "{makers: {some: {is: {person: {sortName: {eq: \"A\"}}}}}}",
            "{makers: {none: {is: {person: {birth: {earliestYear: {lt: 1}}}}}}}",
            "{partOf: {isNull: false}}",
            "{partOf: {is: {is: {sector: {eq: \"jade\"}}}}}",
            "{parts: {some: {title: {contains: \"玉\"}}}}",
            "{publishedAt: {gteNow: {days: -1}}}");

    @AutoClose
    private static final DeliveryServer SERVER = new DeliveryServer();

    private static final RelayWorks DATA = new RelayWorks(SERVER, DATA_SEED);

    private static List<String> orders = List.of();
    /** Works that can be had in Chinese. */
    private static List<UUID> works = List.of();

    @BeforeAll
    static void load() {
        DATA.publish();
        SearchReady.await(SERVER);
        orders =
                SERVER
                        .data("{ __type(name: \"WorkOrderField\") { enumValues { name } } }")
                        .at("/__type/enumValues")
                        .values()
                        .stream()
                        .map(value -> value.get("name").asString())
                        .filter(name -> !name.equals("RELEVANCE"))
                        .toList();
        assertThat(orders).contains("TITLE", "DATING", "PART_OF_TITLE", "PUBLISHED_AT");
        works = new Walk(SERVER, "", "works", "locale: \"zh-Hans\"")
                .byOffset().stream().map(UUID::fromString).toList();
        assertThat(works).isSubsetOf(DATA.works).hasSizeGreaterThan(RelayWorks.WORKS / 2);
    }

    private static <T> T any(List<T> of, Random random) {
        return of.get(random.nextInt(of.size()));
    }

    private static String where(Random random, int depth) {
        return switch (depth == 0 ? 9 : random.nextInt(10)) {
            case 0 -> "{not: " + where(random, depth - 1) + "}";
            case 1, 2 -> "{or: [" + where(random, depth - 1) + ", " + where(random, depth - 1) + "]}";
            case 3 -> "{and: [" + where(random, depth - 1) + ", " + where(random, depth - 1) + "]}";
            default -> any(CONDITIONS, random);
        };
    }

    private static String orderBy(Random random, List<String> among) {
        return IntStream.range(0, random.nextInt(4))
                .mapToObj(_ -> "{field: " + any(among, random) + ", direction: "
                        + (random.nextBoolean() ? "ASC" : "DESC") + "}")
                .collect(Collectors.joining(", ", "orderBy: [", "]"));
    }

    private static String random(Random random, List<String> among) {
        String locale = "locale: \"" + any(LOCALES, random) + "\"";
        String where = random.nextInt(3) == 0 ? "" : ", where: " + where(random, 2);
        return locale + where + ", " + orderBy(random, among);
    }

    private static List<String> ids(List<UUID> ids) {
        return ids.stream().map(UUID::toString).toList();
    }

    private static void check(long seed, Walk walk) {
        check(seed, walk, walk.byOffset());
    }

    private static void check(long seed, Walk walk, List<String> whole) {
        Random random = new Random(seed);
        try {
            walk.check(whole, random);
            walk.checkNeighbours(whole, random);
        } catch (AssertionError | RuntimeException e) {
            throw new AssertionError("seed " + seed + " of data " + DATA_SEED + ": " + walk.query("…"), e);
        }
    }

    @Test
    void everyWalkOfARootListIsTheWholeList() {
        int entries = 0;
        for (long seed = 1; seed <= ROOT_ROUNDS; seed++) {
            Random random = new Random(seed);
            Walk walk = new Walk(SERVER, "", "works", random(random, orders));
            List<String> whole = walk.byOffset();
            assertThat(whole).as("seed %s", seed).doesNotHaveDuplicates();
            check(seed, walk, whole);
            entries += whole.size();
        }
        assertThat(entries).as("the lists are not all empty").isGreaterThan(ROOT_ROUNDS * 20);
    }

    @Test
    void everyWalkOfASearchedListIsTheWholeList() {
        List<String> known = new ArrayList<>(
                orders.stream().filter(name -> !name.startsWith("PART_OF_")).toList());
        known.add("RELEVANCE");
        int entries = 0;
        for (long seed = 1; seed <= SEARCHED_ROUNDS; seed++) {
            Random random = new Random(seed);
            String search = "search: \"" + any(TEXTS, random) + "\", ";
            Walk walk = new Walk(SERVER, "", "works", search + random(random, known));
            List<String> whole = walk.byOffset();
            assertThat(whole).as("seed %s", seed).doesNotHaveDuplicates();
            check(seed, walk, whole);
            entries += whole.size();
        }
        assertThat(entries).as("the lists are not all empty").isGreaterThan(SEARCHED_ROUNDS * 5);
    }

    @Test
    void everyWalkOfLinksIsAllOfThemEachAsOftenAsItIsThere() {
        for (long seed = 1; seed <= LINKED_ROUNDS; seed++) {
            Random random = new Random(seed);
            UUID work = any(works, random);
            String open = "work(id: \"" + work + "\")";
            check(seed, new Walk(SERVER, open, "relatedWorks", random(random, orders)));
            check(seed, new Walk(SERVER, open, "parts", random(random, orders)));
            Walk all = new Walk(SERVER, open, "relatedWorks", "locale: \"zh-Hans\", " + orderBy(random, orders));
            List<String> whole = all.byOffset();
            assertThat(whole).as("seed %s", seed).containsExactlyInAnyOrderElementsOf(ids(related(work)));
            check(seed, all, whole);
            check(seed, new Walk(SERVER, open, "makers", "locale: \"zh-Hans\""), ids(makers(work)));
            String person = "person(id: \"" + any(DATA.people, random) + "\")";
            Walk back = new Walk(SERVER, person, "works", random(random, orders));
            List<String> made = back.byOffset();
            assertThat(made).as("seed %s", seed).doesNotHaveDuplicates();
            check(seed, back, made);
        }
    }

    private static List<UUID> related(UUID work) {
        return Objects.requireNonNull(DATA.related.get(work)).stream()
                .filter(works::contains)
                .toList();
    }

    private static List<UUID> makers(UUID work) {
        return Objects.requireNonNull(DATA.makers.get(work));
    }

    /** A cursor of one entry's links in the lists of several: what follows that place in each. */
    @Test
    void linksOfSeveralEntriesArePagedSideBySide() {
        List<UUID> linked =
                works.stream().filter(work -> related(work).size() > 3).toList();
        for (long seed = 1; seed <= SIDE_BY_SIDE_ROUNDS; seed++) {
            Random random = new Random(seed);
            List<UUID> some = IntStream.range(0, 5)
                    .mapToObj(_ -> any(linked, random))
                    .distinct()
                    .toList();
            String arguments = "locale: \"zh-Hans\", " + orderBy(random, orders);
            Map<String, List<String>> whole = some.stream()
                    .collect(Collectors.toMap(
                            UUID::toString,
                            work -> new Walk(SERVER, "work(id: \"" + work + "\")", "relatedWorks", arguments)
                                    .byOffset()));
            String first = some.getFirst().toString();
            int place = random.nextInt(3);
            String cursor = new Walk(SERVER, "work(id: \"" + first + "\")", "relatedWorks", arguments)
                    .page("first: 3")
                    .cursors()
                    .get(place);
            String asked = some.stream().map(id -> "\"" + id + "\"").collect(Collectors.joining(", "));
            JsonNode several = SERVER.data("{ works(first: 100, locale: \"zh-Hans\", where: {id: {in: [" + asked
                    + "]}}) { nodes { id relatedWorks(first: 2, after: \"" + cursor + "\", " + arguments
                    + ") { nodes { id } pageInfo { hasNextPage } } } } }");
            for (JsonNode work : several.at("/works/nodes").values()) {
                String id = work.get("id").asString();
                List<String> page = work.at("/relatedWorks/nodes").values().stream()
                        .map(node -> node.get("id").asString())
                        .toList();
                List<String> all = Objects.requireNonNull(whole.get(id));
                int from = id.equals(first) ? place + 1 : Collections.indexOfSubList(all, page);
                assertThat(page)
                        .as("seed %s, work %s, %s", seed, id, arguments)
                        .isEqualTo(all.subList(from, from + page.size()));
                boolean more = work.at("/relatedWorks/pageInfo/hasNextPage").asBoolean();
                assertThat(page).as("seed %s, work %s", seed, id).hasSizeLessThanOrEqualTo(2);
                if (id.equals(first)) {
                    assertThat(more).as("seed %s", seed).isEqualTo(from + page.size() < all.size());
                }
                assertThat(!more || page.size() == 2)
                        .as("seed %s, work %s", seed, id)
                        .isTrue();
            }
        }
    }

    @Test
    void aWalkStaysRightWhileEntriesComeAndGo() {
        List<String> lists = List.of(
                "locale: \"zh-Hans\"",
                "locale: \"zh-Hans\", orderBy: [{field: TITLE}]",
                "locale: \"zh-Hans\", orderBy: [{field: SECTOR, direction: DESC}, {field: DATING}]",
                "locale: \"zh-Hans\", orderBy: [{field: PART_OF_TITLE}, {field: TITLE, direction: DESC}]",
                "locale: \"zh-Hans\", search: \"玉\"",
                "locale: \"zh-Hans\", search: \"玉\", orderBy: [{field: DATING, direction: DESC}]");
        for (int i = 0; i < lists.size(); i++) {
            for (boolean backwards : new boolean[] {false, true}) {
                changing(i, lists.get(i), backwards);
            }
        }
    }

    private static void changing(long seed, String arguments, boolean backwards) {
        Random random = new Random(seed);
        Walk walk = new Walk(SERVER, "", "works", arguments);
        List<String> whole = new ArrayList<>(walk.byOffset());
        List<UUID> added = new ArrayList<>();
        List<UUID> removed = new ArrayList<>();
        List<String> seen = new ArrayList<>();
        String from = "";
        boolean more = true;
        while (more) {
            Walk.Shown shown = walk.page((backwards ? "last: 37" : "first: 37") + from);
            seen.addAll(backwards ? shown.ids().reversed() : shown.ids());
            more = backwards ? shown.previous() : shown.next();
            from = backwards ? ", before: \"" + shown.start() + "\"" : ", after: \"" + shown.end() + "\"";
            added.addAll(DATA.more(3));
            // one anywhere, and the very one the next page starts behind
            for (String gone : List.of(any(whole, random), seen.getLast())) {
                UUID id = UUID.fromString(gone);
                if (!removed.contains(id) && !added.contains(id)) {
                    SERVER.unpublish(id);
                    removed.add(id);
                }
            }
            SearchReady.await(SERVER);
        }
        // parts of what is gone stand elsewhere in an order by what they are part of
        Set<String> touched = DATA.works.stream()
                .filter(work -> removed.contains(work) || removed.contains(DATA.partOf.get(work)))
                .map(UUID::toString)
                .collect(Collectors.toSet());
        touched.addAll(ids(added));
        if (!arguments.contains("PART_OF")) {
            assertThat(seen).as("%s, backwards %s", arguments, backwards).doesNotHaveDuplicates();
        }
        List<String> stayed = backwards ? whole.reversed() : whole;
        assertThat(seen.stream().filter(id -> !touched.contains(id)).toList())
                .as("%s, backwards %s", arguments, backwards)
                .isEqualTo(stayed.stream().filter(id -> !touched.contains(id)).toList());
        added.forEach(SERVER::unpublish);
        removed.forEach(SERVER::publish);
        SearchReady.await(SERVER);
    }
}
