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
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Lists of random entries, by random conditions and orders: each walk is the whole list. What fails names the seed that it comes from. */
class RelayPagesTest {
    private static final long DATA_SEED = 20261121;
    private static final int ROOT_ROUNDS = 40;
    private static final int SEARCHED_ROUNDS = 25;
    private static final int LINKED_ROUNDS = 25;
    private static final int SIDE_BY_SIDE_ROUNDS = 25;
    private static final int INSERT_ROUNDS = 8;
    private static final int CURSOR_ROUNDS = 40;

    /** Rounds of each in the full suite, from other seeds. */
    private static final int MANY = 1_000;

    private static final long OTHERS = 10_001;

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
        orders = RelayLists.orders(SERVER);
        assertThat(orders).contains("TITLE", "DATING", "PART_OF_TITLE", "PUBLISHED_AT");
        works = new Walk(SERVER, "", "works", "locale: \"zh-Hans\"")
                .byOffset().stream().map(UUID::fromString).toList();
        assertThat(works).isSubsetOf(DATA.works).hasSizeGreaterThan(RelayWorks.WORKS / 2);
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
        rootLists(1, ROOT_ROUNDS);
    }

    @Test
    @Tag("full")
    void soIsEveryWalkOfAThousandOthers() {
        rootLists(OTHERS, MANY);
    }

    private static void rootLists(long from, int rounds) {
        int entries = 0;
        for (long seed = from; seed < from + rounds; seed++) {
            Random random = new Random(seed);
            Walk walk = new Walk(SERVER, "", "works", RelayLists.random(random, orders));
            List<String> whole = walk.byOffset();
            assertThat(whole).as("seed %s", seed).doesNotHaveDuplicates();
            check(seed, walk, whole);
            entries += whole.size();
        }
        assertThat(entries).as("the lists are not all empty").isGreaterThan(rounds * 20);
    }

    @Test
    void everyWalkOfASearchedListIsTheWholeList() {
        List<String> known = new ArrayList<>(
                orders.stream().filter(name -> !name.startsWith("PART_OF_")).toList());
        known.add("RELEVANCE");
        int entries = 0;
        for (long seed = 1; seed <= SEARCHED_ROUNDS; seed++) {
            Random random = new Random(seed);
            String search = "search: \"" + RelayLists.any(RelayLists.TEXTS, random) + "\", ";
            Walk walk = new Walk(SERVER, "", "works", search + RelayLists.random(random, known));
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
            UUID work = RelayLists.any(works, random);
            String open = "work(id: \"" + work + "\")";
            check(seed, new Walk(SERVER, open, "relatedWorks", RelayLists.random(random, orders)));
            check(seed, new Walk(SERVER, open, "parts", RelayLists.random(random, orders)));
            Walk all = new Walk(
                    SERVER, open, "relatedWorks", "locale: \"zh-Hans\", " + RelayLists.orderBy(random, orders));
            List<String> whole = all.byOffset();
            assertThat(whole).as("seed %s", seed).containsExactlyInAnyOrderElementsOf(ids(related(work)));
            check(seed, all, whole);
            check(seed, new Walk(SERVER, open, "makers", "locale: \"zh-Hans\""), ids(makers(work)));
            String person = "person(id: \"" + RelayLists.any(DATA.people, random) + "\")";
            Walk back = new Walk(SERVER, person, "works", RelayLists.random(random, orders));
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
                    .mapToObj(_ -> RelayLists.any(linked, random))
                    .distinct()
                    .toList();
            String arguments = "locale: \"zh-Hans\", " + RelayLists.orderBy(random, orders);
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
    void noneIsMissedOrShownTwiceWhileOthersCome() {
        inserting(1, INSERT_ROUNDS);
    }

    @Test
    @Tag("full")
    void soItIsInAThousandOtherLists() {
        inserting(OTHERS, MANY);
    }

    /** What comes may let another fit or fit no more, so only those are looked for that stood in the list before and after. */
    private static void inserting(long from, int rounds) {
        int stood = 0;
        for (long seed = from; seed < from + rounds; seed++) {
            Random random = new Random(seed);
            Walk walk = new Walk(SERVER, "", "works", RelayLists.random(random, orders));
            boolean backwards = random.nextBoolean();
            List<String> before = walk.byOffset();
            int size = Math.min(100, before.size() / 4 + 1);
            List<UUID> added = new ArrayList<>();
            List<String> seen = new ArrayList<>();
            String place = "";
            boolean more = true;
            while (more) {
                Walk.Shown shown = walk.page((backwards ? "last: " : "first: ") + size + place);
                seen.addAll(backwards ? shown.ids().reversed() : shown.ids());
                more = backwards ? shown.previous() : shown.next();
                place = backwards ? ", before: \"" + shown.start() + "\"" : ", after: \"" + shown.end() + "\"";
                // a list of one would never end
                if (added.size() < 5) {
                    added.addAll(DATA.more(1));
                }
            }
            List<String> after = walk.byOffset();
            added.forEach(SERVER::unpublish);
            List<String> both = before.stream().filter(after::contains).toList();
            assertThat(seen).as("seed %s: %s", seed, walk.arguments()).doesNotHaveDuplicates();
            assertThat(seen.stream().filter(both::contains))
                    .as("seed %s, backwards %s: %s", seed, backwards, walk.arguments())
                    .containsExactlyElementsOf(backwards ? both.reversed() : both);
            stood += both.size();
        }
        assertThat(stood).as("the lists are not all empty").isGreaterThan(rounds * 20);
    }

    @Test
    void aCursorOfAnotherListByChanceIsRefused() {
        pairs(1, CURSOR_ROUNDS);
    }

    @Test
    @Tag("full")
    void soItIsInAThousandOtherPairs() {
        pairs(OTHERS, MANY);
    }

    private static void pairs(long from, int rounds) {
        int refused = 0;
        for (long seed = from; seed < from + rounds; seed++) {
            Random random = new Random(seed);
            Walk one = RelayLists.anyList(SERVER, DATA, orders, random);
            Walk other = RelayLists.anyList(SERVER, DATA, orders, random);
            List<String> cursors = one.page("first: 3").cursors();
            // links of several entries are one list, side by side
            boolean same = one.name().equals(other.name())
                    && one.open().isEmpty() == other.open().isEmpty()
                    && one.arguments().equals(other.arguments());
            if (!cursors.isEmpty() && !same) {
                refused++;
                String cursor = cursors.getLast();
                for (String page :
                        List.of("first: 2, after: \"" + cursor + "\"", "last: 2, before: \"" + cursor + "\"")) {
                    assertThat(SERVER.ask(other.query(page), Map.of())
                                    .at("/errors/0/extensions/code")
                                    .asString("none"))
                            .as("seed %s: of %s in %s", seed, one, other)
                            .isEqualTo("BAD_USER_INPUT");
                }
                one.page("first: 2, after: \"" + cursor + "\"");
            }
        }
        assertThat(refused).as("the lists are not all empty").isGreaterThan(rounds / 4);
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
            for (String gone : List.of(RelayLists.any(whole, random), seen.getLast())) {
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
