package io.yizhan.core.trade;

import static org.assertj.core.api.Assertions.assertThat;

import io.yizhan.core.model.FieldType;
import io.yizhan.core.trade.GuardCanaries.Canary;
import io.yizhan.core.trade.GuardProbes.Probe;
import io.yizhan.core.trade.GuardSchema.Link;
import io.yizhan.core.trade.GuardSchema.Selected;
import io.yizhan.core.trade.GuardedField.Guard;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/**
 * Every field, asked for by everybody on every path that the schema offers: what is not for everybody stays with those who may see it,
 * as {@code field-guard.txt} and {@link GuardWorld} say by hand, and nothing else is refused.
 */
@Tag("any-database")
class FieldGuardMatrixTest {
    /** So many fields at once. */
    private static final int BATCH = 40;

    /** Fewer would mean that paths are no longer found in the schema. */
    private static final int LEAST_CELLS = 30_000;

    private static final Map<String, String> PAGES =
            Map.of("exportProduct", "products", "exportEnterprise", "enterprises", "exportCatalog", "catalogues");

    @AutoClose
    private static final GuardWorld WORLD = new GuardWorld();

    private static final AtomicInteger CELLS = new AtomicInteger();

    private static List<Probe> probes;
    private final GuardSchema schema = WORLD.schema;
    private final List<GuardAsker> askers = WORLD.askers;
    private final GuardReport report = new GuardReport(WORLD.canaries);

    @BeforeAll
    static void questions() {
        probes = WORLD.probes(false);
    }

    @AfterEach
    void allIsRight() {
        CELLS.addAndGet(report.cells());
        assertThat(report.wrong().stream().limit(30))
                .as("%s of %s cells", report.wrong().size(), report.cells())
                .isEmpty();
    }

    @AfterAll
    static void howMany(TestReporter reporter) {
        reporter.publishEntry("cells", CELLS.toString());
        assertThat(CELLS.get()).as("cells").isGreaterThan(LEAST_CELLS);
    }

    @Test
    void theListIsWhatTheModelHasAndInternalNamesStandNowhere() {
        Set<String> known = Stream.concat(
                        WORLD.fields.stream().map(GuardedField::path),
                        schema.links("ExportProduct").stream().map(Link::path))
                .collect(Collectors.toSet());
        assertThat(known).containsAll(WORLD.listed.lines().keySet());
        Map<GuardedField, List<Probe>> asked = probes.stream().collect(Collectors.groupingBy(Probe::field));
        Set<String> hidden = new TreeSet<>();
        for (GuardedField field : WORLD.fields) {
            boolean shown = schema.select(field.object(), field.names(), "").isPresent() || asked.containsKey(field);
            report.looked(1);
            if (shown == (field.guard() == Guard.INTERNAL)) {
                hidden.add(field.path());
            }
        }
        assertThat(hidden)
                .as("internal and offered, or not internal and nowhere")
                .isEmpty();
    }

    @Test
    void whateverLeadsToAnEntryShowsWhatTheCallerMaySee() {
        for (String object : schema.entryTypes()) {
            for (boolean aliases : new boolean[] {false, true}) {
                Map<GuardedField, Selected> selected = WORLD.selected(WORLD.lines(object), aliases);
                GuardShown shown = new GuardShown(schema, object, selected, WORLD.titles.getOrDefault(object, ""));
                Map<List<List<String>>, String> queries = shown.queries(GuardWorld.text(selected), Optional.empty());
                if (selected.isEmpty()) {
                    continue;
                }
                if (aliases) {
                    // names are the answer's alone; one way tells as much as all
                    queries.keySet()
                            .retainAll(Set.of(List.of(List.of(schema.one(object).getName()))));
                }
                queries.forEach((way, query) -> askers.forEach(asker -> {
                    String body = report.post(asker, query);
                    report.looked(selected.size());
                    report.addAll(shown.judge(asker, way, body, WORLD.canaries.all(), true));
                }));
            }
        }
    }

    @Test
    void thePastIsForEditorsAndShowsThemNoMore() {
        for (String object : schema.entryTypes()) {
            Map<GuardedField, Selected> selected = WORLD.selected(WORLD.lines(object), false);
            GuardShown shown = new GuardShown(schema, object, selected, WORLD.titles.getOrDefault(object, ""));
            shown.queries(GuardWorld.text(selected), Optional.of(WORLD.past))
                    .forEach((way, query) -> askers.forEach(asker -> {
                        String body = report.post(asker, query);
                        report.looked(selected.size());
                        if (asker.equals(WORLD.editor())) {
                            report.addAll(shown.judge(asker, way, body, WORLD.canaries.all(), true));
                        } else if (!asker.refused().equals(GuardAsker.code(body)) && body.contains(shown.id())) {
                            report.add(asker.name() + " reads the past: " + query + body);
                        }
                    }));
        }
    }

    @Test
    void throughEveryReferenceTheSameShows() {
        for (String object : schema.entryTypes()) {
            Map<GuardedField, Selected> selected = WORLD.selected(WORLD.lines(object), false);
            GuardShown shown = new GuardShown(schema, object, selected, "");
            for (Link link : schema.links(object)) {
                String query = shown.query(link, GuardWorld.text(selected));
                List<List<String>> ways = shown.ways(link);
                for (GuardAsker asker : askers) {
                    String body = report.post(asker, query);
                    report.looked(selected.size());
                    report.addAll(shown.judge(asker, ways, body, WORLD.canaries.all(), false));
                }
            }
        }
    }

    @Test
    void eventsShowNoMoreThanQueries() {
        for (String object : schema.entryTypes()) {
            Map<GuardedField, Selected> selected = WORLD.selected(WORLD.lines(object), false);
            GuardShown shown = new GuardShown(schema, object, selected, "");
            String events = schema.events(object).getName();
            String query = "subscription { " + events + "(locale: \"en\", where: {id: {eq: \"" + shown.id()
                    + "\"}}) { entry { " + GuardWorld.text(selected) + " } } }";
            for (GuardAsker asker : askers) {
                String body = GuardAsker.next(asker.browser().stream(query, WORLD.before), 2);
                report.silent(asker, query, body);
                report.looked(selected.size());
                report.addAll(shown.judge(asker, List.of(List.of(events, "entry")), body, WORLD.canaries.all(), true));
            }
        }
    }

    @Test
    void noConditionOrderOrCountTellsIt() {
        List<Probe> guarded = probes.stream()
                .filter(probe -> probe.guard() != Guard.PUBLIC && !probe.event())
                .toList();
        assertThat(guarded.stream().map(probe -> probe.kind().split(" ", 2)[0]).distinct())
                .contains("where", "list", "numbers", "order", "key");
        WORLD.others().forEach(asker -> report.ask(asker, guarded, asker.refused()));
        Map<String, Probe> some = guarded.stream()
                .filter(probe -> probe.field().guard() != Guard.PUBLIC)
                .collect(Collectors.toMap(
                        probe -> probe.field() + probe.kind().split(" ", 2)[0],
                        probe -> probe,
                        (one, _) -> one,
                        LinkedHashMap::new));
        report.ask(WORLD.editor(), List.copyOf(some.values()), "");
    }

    @Test
    void noSubscriptionFiltersByIt() {
        for (Probe probe : probes) {
            if (probe.guard() != Guard.PUBLIC && probe.event()) {
                String query = "subscription { " + probe.query() + " }";
                for (GuardAsker asker : WORLD.others()) {
                    String body = GuardAsker.next(asker.browser().stream(query, WORLD.before), 0);
                    report.silent(asker, query, body);
                    report.looked(1);
                    if (!GuardAsker.code(body).equals(asker.refused())) {
                        report.add(asker.name() + " is told: " + query + " " + body);
                    }
                }
            }
        }
    }

    @Test
    void fullTextFindsItForWhoeverMaySeeItAlone() {
        // one of each line: what stands in a group is searched by the same question
        Map<String, Canary> some = WORLD.canaries.all().stream()
                .filter(Canary::word)
                .collect(Collectors.toMap(
                        canary -> WORLD.listed.line(canary.path()),
                        canary -> canary,
                        (one, _) -> one,
                        LinkedHashMap::new));
        new GuardWords(WORLD, report).all(List.copyOf(some.values()));
    }

    @Test
    @Tag("full")
    void fullTextFindsEveryWordForWhoeverMaySeeItAlone() {
        new GuardWords(WORLD, report)
                .all(WORLD.canaries.all().stream().filter(Canary::word).toList());
    }

    @Test
    void aCursorOfWhoMaySeeIsNoUseToOthers() {
        String list = schema.list("ExportProduct").field().getName();
        List<String> orders =
                WORLD.probing(false).orders(schema.list("ExportProduct").field());
        for (GuardedField field : WORLD.fields) {
            if (field.guard() != Guard.PARTNER
                    || !field.object().equals("ExportProduct")
                    || !orders.contains(field.constant())) {
                continue;
            }
            String order = "orderBy: [{field: " + field.constant() + ", direction: DESC}]";
            String made =
                    report.post(WORLD.editor(), "{ " + list + "(first: 1, " + order + ") { pageInfo { endCursor } } }");
            String after = "after: \""
                    + TradeServer.JSON
                            .readTree(made)
                            .at("/data/" + list + "/pageInfo/endCursor")
                            .asString() + "\"";
            for (GuardAsker asker : WORLD.others()) {
                for (String arguments : List.of(order + ", " + after, after)) {
                    String body = report.post(asker, "{ " + list + "(first: 1, " + arguments + ") { nodes { id } } }");
                    report.looked(1);
                    if (!Set.of(asker.refused(), "BAD_USER_INPUT").contains(GuardAsker.code(body))) {
                        report.add(asker.name() + " goes on by " + field + ": " + body);
                    }
                }
            }
        }
    }

    @Test
    void namesAndValuesThatDoNotFitAreRefusedInSilence() {
        // whether a query is valid is found out before it is known who asks
        List<GuardAsker> two = List.of(askers.getFirst(), askers.get(3));
        for (GuardedField field : WORLD.fields) {
            if (field.guard() == Guard.PUBLIC) {
                continue;
            }
            String one = schema.one(field.object()).getName();
            String list = schema.list(field.object()).field().getName();
            String shown = String.join(" { ", field.names()) + " { nothing"
                    + " }".repeat(field.names().size());
            String within = String.join(": {", field.names()) + ": {regex: \".*\""
                    + "}".repeat(field.names().size());
            List<String> queries = List.of(
                    "{ " + one + "(id: \"" + GuardCanaries.entry(field.type().id()) + "\") { " + shown + " } }",
                    "{ " + list + "(where: {" + within + "}) { totalCount } }",
                    "{ " + list + "(orderBy: [{field: " + field.constant() + "X}]) { totalCount } }",
                    "{ " + list + " { facets(fields: [" + field.constant() + "X]) { values { value } } } }");
            for (GuardAsker asker : two) {
                for (String query : queries) {
                    report.looked(1);
                    if (GuardAsker.code(report.post(asker, query)).isEmpty()) {
                        report.add(asker.name() + " is answered: " + query);
                    }
                }
            }
        }
    }

    @Test
    void feedsAndPagesTellNothingOfIt() {
        for (GuardAsker asker : askers) {
            for (String object : schema.entryTypes()) {
                String type = GuardSchema.id(object);
                String entry = "/feeds/" + type + "/" + GuardCanaries.entry(type);
                String slug = GuardCanaries.ENTRIES.get(type);
                List<String> addresses = new ArrayList<>(
                        List.of(entry + ".en.jsonld", "/feeds/" + type + ".en.atom", "/feeds/" + type + ".en.ics"));
                if (PAGES.containsKey(type)) {
                    addresses.add("/catalog/en/" + PAGES.get(type) + "/" + slug);
                }
                for (String address : addresses) {
                    report.looked(1);
                    report.silent(asker, address, asker.browser().get(address));
                }
            }
        }
        String feed = "/feeds/exportProduct/" + GuardCanaries.entry("exportProduct") + ".en.jsonld";
        assertThat(WORLD.server.anonymous().get(feed)).contains(WORLD.titles.get("ExportProduct"));
    }

    @Test
    void theAdminShowsItToEditorsAndToNobodyOfAnotherHouse() {
        List<String> queries = List.of(
                "query($id: ID!) { entry(id: $id) { fields } }",
                "query($id: ID!) { version(entryId: $id, number: 1) { fields } }",
                "query($id: ID!) { versions(entryId: $id) { nodes { fields changed { field } } } }",
                "query($id: ID!) { entrySummaries(ids: [$id]) { title values(fields: VALUES) } }");
        for (String object : schema.entryTypes()) {
            String type = GuardSchema.id(object);
            List<GuardedField> guarded = WORLD.lines(object);
            String keys = guarded.stream()
                    .map(field -> "\"" + field.field().key() + "\"")
                    .collect(Collectors.joining(", ", "[", "]"));
            for (GuardAsker asker : askers) {
                StringBuilder all = new StringBuilder();
                for (String query : queries) {
                    String body = asker.browser()
                            .post(
                                    "/graphql/admin",
                                    query.replace("VALUES", keys),
                                    Map.of("id", GuardCanaries.entry(type)));
                    report.looked(guarded.size());
                    all.append(body);
                    if (!asker.equals(WORLD.editor())) {
                        WORLD.canaries.all().stream()
                                .filter(canary -> canary.type().equals(type) && body.contains(canary.stored()))
                                .forEach(canary -> report.add(asker.name() + " reads " + canary.path() + ": " + query));
                    }
                }
                WORLD.canaries.all().stream()
                        .filter(canary ->
                                asker.equals(WORLD.editor()) && canary.type().equals(type))
                        .filter(canary -> all.indexOf(canary.stored()) < 0)
                        .forEach(canary -> report.add("the editor does not see " + canary.path()));
            }
        }
    }

    @Test
    void whatIsForEverybodyIsRefusedToNobody() {
        open(askers.getFirst(), probes, false);
    }

    @Test
    @Tag("full")
    void whatIsForEverybodyIsRefusedToNobodyWhoeverAsks() {
        List<Probe> all = WORLD.probes(true);
        askers.stream()
                .filter(asker -> !asker.refused().equals("UNAUTHENTICATED"))
                .forEach(asker -> open(asker, all, true));
    }

    private void open(GuardAsker asker, List<Probe> asked, boolean everyWay) {
        report.ask(
                asker,
                asked.stream()
                        .filter(probe -> probe.guard() == Guard.PUBLIC
                                && !probe.event()
                                && !probe.query().contains("asOf"))
                        .toList(),
                "");
        for (String object : schema.entryTypes()) {
            List<GuardedField> open = WORLD.fields.stream()
                    .filter(field -> field.object().equals(object) && field.guard() == Guard.PUBLIC)
                    .filter(field -> !(field.field().type() instanceof FieldType.Group))
                    .toList();
            for (int at = 0; at < open.size(); at += BATCH) {
                Map<GuardedField, Selected> selected =
                        WORLD.selected(open.subList(at, Math.min(at + BATCH, open.size())), false);
                GuardShown shown = new GuardShown(schema, object, selected, WORLD.titles.getOrDefault(object, ""));
                Map<List<List<String>>, String> queries = shown.queries(GuardWorld.text(selected), Optional.empty());
                if (!everyWay) {
                    List<List<List<String>>> ways = List.copyOf(queries.keySet());
                    // in turn, as the fields come
                    queries.keySet().retainAll(Set.of(ways.get((at / BATCH + object.length()) % ways.size())));
                }
                queries.forEach((way, query) -> {
                    report.looked(selected.size());
                    report.addAll(shown.open(asker, way, report.post(asker, query)));
                });
            }
        }
    }
}
