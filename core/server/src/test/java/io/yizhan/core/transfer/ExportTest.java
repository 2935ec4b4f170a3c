package io.yizhan.core.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yizhan.core.delivery.DeliveryServer;
import io.yizhan.core.transfer.ExportService.Done;
import io.yizhan.core.transfer.ExportService.Request;
import io.yizhan.core.transfer.LeftOut.Reason;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Exports of the sample content and of a type with fields of every kind, and the way back by an import. */
class ExportTest {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final long MANY = 9_007_199_254_740_991L;
    private static final String CANARY = "canary-9f27";
    private static final String PRICE = "987654.32";
    private static final String PARTNER_PRICE = "76543.21";

    @TempDir
    static Path folder;

    @AutoClose
    private static final DeliveryServer SERVER = new DeliveryServer().withSamples();

    private static final Things THINGS = new Things(SERVER);

    private static Request request(String type, String name) {
        return new Request(type, folder.resolve(name), Optional.empty(), false, false, List.of(), true);
    }

    private static Request published(String type, String name, String... locales) {
        return new Request(type, folder.resolve(name), Optional.empty(), true, false, List.of(locales), true);
    }

    private static Request open(String type, String name) {
        return new Request(type, folder.resolve(name), Optional.empty(), false, true, List.of(), true);
    }

    private static Done run(Request request) {
        return SERVER.bean(ExportService.class).run(request, (_, _) -> {});
    }

    /** By id, in order. */
    private static Map<String, JsonNode> lines(Request request) throws IOException {
        run(request);
        Map<String, JsonNode> lines = new LinkedHashMap<>();
        for (String line : Files.readAllLines(request.file())) {
            JsonNode entry = JSON.readTree(line);
            lines.put(entry.get("id").asString(), entry);
        }
        return lines;
    }

    private static JsonNode line(Request request, UUID id) throws IOException {
        return Objects.requireNonNull(lines(request).get(id.toString()), id.toString());
    }

    private static List<JsonNode> rows(Path file) throws IOException {
        List<JsonNode> rows = new ArrayList<>();
        try (Reader in = Files.newBufferedReader(file)) {
            assertThat(in.read()).as("the mark of UTF-8 for spreadsheets").isEqualTo('\uFEFF');
            CsvRows table = new CsvRows(in, Optional.of(','));
            for (var row = table.next(); row.isPresent(); row = table.next()) {
                rows.add(((SourceRows.Row.Read) row.get()).cursor().node());
            }
        }
        return rows;
    }

    private static UUID work(String slug) {
        return UUID.fromString(SERVER.data("{ work(slug: \"" + slug + "\") { id } }")
                .at("/work/id")
                .asString());
    }

    @Test
    void everyKindOfFieldHasItsFormInJsonLines() throws IOException {
        JsonNode thing = line(request("things", "things.jsonl"), THINGS.id());
        assertThat(thing.get("type").asString()).isEqualTo("thing");
        assertThat(thing.get("state").asString()).isEqualTo("DRAFT");
        assertThat(thing.get("createdAt").asString()).endsWith("Z");
        assertThat(thing.at("/locales/en/state").asString()).isEqualTo("DRAFT");
        assertThat(thing.get("locales").propertyNames()).containsExactly("zh-Hans", "en");
        assertThat(thing.get("fields")).isEqualTo(JSON.readTree(THINGS.expected()));
    }

    @Test
    void everyKindOfFieldHasItsFormInCells() throws IOException {
        Done done = run(request("things", "things.csv"));
        JsonNode row = rows(folder.resolve("things.csv")).stream()
                .filter(one -> one.get("id").asString().equals(THINGS.id().toString()))
                .findFirst()
                .orElseThrow();
        Map<String, String> cells = new TreeMap<>();
        row.properties()
                .forEach(cell -> cells.put(cell.getKey(), cell.getValue().asString()));
        cells.keySet().removeAll(List.of("id", "createdAt", "updatedAt"));
        assertThat(cells).containsExactlyInAnyOrderEntriesOf(THINGS.cells());
        assertThat(done.leftOut())
                .containsExactly(
                        new LeftOut(Reason.ATTRIBUTES, List.of("credits")),
                        new LeftOut(Reason.DISPLAY, List.of("made")));
    }

    @Test
    void oneLocaleIsExportedAlone() throws IOException {
        Request english =
                new Request("things", folder.resolve("en.jsonl"), Optional.empty(), false, false, List.of("en"), false);
        JsonNode thing = line(english, THINGS.id());
        assertThat(thing.get("locales").propertyNames()).containsExactly("en");
        assertThat(thing.at("/fields/title").propertyNames()).containsExactly("en");
        assertThat(thing.at("/fields/made/display").propertyNames()).containsExactly("en");
        assertThat(thing.at("/fields/parts/0/name").propertyNames()).containsExactly("en");
        assertThat(Files.readString(english.file())).doesNotContain("茶壶");
    }

    @Test
    void entriesStandInTheOrderOfTheirIdsAndNoneOfTheTrash() throws IOException {
        List<String> works =
                List.copyOf(lines(request("works", "ordered.jsonl")).keySet());
        assertThat(works).hasSize(40).isSorted();
        assertThat(lines(request("things", "trash.jsonl")))
                .containsKey(THINGS.id().toString())
                .doesNotContainKey(THINGS.trashed().toString());
    }

    @Test
    void draftsAreTheHeadAndWhatIsOutIsAsItIsOut() throws IOException {
        UUID bowl = work("thin-bowl");
        SERVER.save(bowl, "core.title", Optional.of("en"), "A bowl not shown yet");
        SERVER.unpublish(bowl, "ru");
        JsonNode draft = line(request("works", "drafts.jsonl"), bowl);
        assertThat(draft.at("/fields/title/en").asString()).isEqualTo("A bowl not shown yet");
        assertThat(draft.get("state").asString()).isEqualTo("CHANGED");
        assertThat(draft.at("/locales/en/state").asString()).isEqualTo("CHANGED");
        assertThat(draft.at("/locales/zh-Hans/state").asString()).isEqualTo("PUBLISHED");
        assertThat(draft.at("/locales/ru/state").asString()).isEqualTo("UNPUBLISHED");
        assertThat(draft.at("/fields/title").has("ru")).isTrue();

        JsonNode out = line(published("works", "out.jsonl"), bowl);
        assertThat(out.at("/fields/title/en").asString()).isNotEqualTo("A bowl not shown yet");
        assertThat(out.get("locales").propertyNames()).containsExactly("zh-Hans", "en", "ar");
        assertThat(out.at("/fields/title").has("ru")).isFalse();
        assertThat(out.at("/locales/en/publishedAt").asString()).endsWith("Z");
        assertThat(lines(published("works", "ru.jsonl", "ru"))).doesNotContainKey(bowl.toString());
        assertThat(lines(published("works", "ar.jsonl", "ar"))).containsKey(bowl.toString());
        assertThat(lines(published("things", "none.jsonl"))).isEmpty();
    }

    @Test
    void thePublicExportTellsNothingThatNotEverybodyMaySee() throws IOException {
        UUID pendant = work("peace-pendant");
        SERVER.save(pendant, "core.currentLocation", Optional.of("en"), CANARY);
        SERVER.publish(
                pendant,
                "core.acquisition",
                Map.of("method", "purchase", "price", Map.of("amount", PRICE, "currency", "CNY")));
        Request all = published("works", "all.jsonl");
        assertThat(lines(all)).containsKey(pendant.toString());
        assertThat(Files.readString(all.file())).contains(CANARY, PRICE);
        for (String name : List.of("open.jsonl", "open.csv")) {
            Done done = run(open("works", name));
            assertThat(Files.readString(folder.resolve(name)))
                    .contains(pendant.toString(), "purchase")
                    .doesNotContain(CANARY, PRICE, "currentLocation");
            assertThat(done.leftOut()).anySatisfy(left -> {
                assertThat(left.reason()).isEqualTo(Reason.NOT_PUBLIC);
                assertThat(left.what())
                        .contains("condition", "currentLocation", "acquisition.price", "provenance.price");
            });
        }
        UUID teapot = UUID.fromString(SERVER.data("{ exportProduct(slug: \"teapot-celadon\") { id } }")
                .at("/exportProduct/id")
                .asString());
        SERVER.publish(teapot, "core.price", Map.of("amount", PARTNER_PRICE, "currency", "CNY"));
        run(published("exportProducts", "products.jsonl"));
        Done open = run(open("exportProducts", "products-open.jsonl"));
        assertThat(Files.readString(folder.resolve("products.jsonl"))).contains(PARTNER_PRICE);
        assertThat(Files.readString(folder.resolve("products-open.jsonl")))
                .contains("teapot-celadon")
                .doesNotContain(PARTNER_PRICE);
        assertThat(open.leftOut().getFirst().what()).contains("price", "marketRules", "sample");
    }

    @Test
    void thePublicExportNamesNoEntryThatIsNotOut() throws IOException {
        UUID pendant = work("shadow-horse");
        UUID hidden = work("shadow-couple");
        SERVER.publish(pendant, "core.relatedWorks", List.of(Map.of("type", "work", "id", hidden.toString())));
        Request open = open("works", "related.jsonl");
        assertThat(line(open, pendant).at("/fields/relatedWorks/0/slug").asString())
                .isEqualTo("shadow-couple");
        SERVER.unpublish(hidden);
        Done done = run(open);
        assertThat(Files.readString(open.file())).doesNotContain(hidden.toString(), "\"slug\":\"shadow-couple\"");
        assertThat(done.leftOut()).anySatisfy(left -> assertThat(left.reason()).isEqualTo(Reason.HIDDEN_LINKS));
        assertThat(line(published("works", "related-all.jsonl"), pendant)
                        .at("/fields/relatedWorks/0/id")
                        .asString())
                .isEqualTo(hidden.toString());
    }

    @Test
    void aBatchTakesAsManyStatementsHoweverManyEntriesItHas() {
        THINGS.add(12);
        int few = run(request("things", "few.jsonl")).statements();
        int fewOut = run(published("people", "few-out.jsonl")).statements();
        THINGS.add(200);
        Done many = run(request("things", "many.jsonl"));
        assertThat(many.entries()).isGreaterThan(200).isLessThan(ExportService.BATCH);
        assertThat(many.statements()).isEqualTo(few);
        THINGS.add(ExportService.BATCH);
        Done batches = run(request("things", "batches.jsonl"));
        assertThat(batches.entries()).isGreaterThan(ExportService.BATCH);
        // one counts all there are; each batch asks for ids, states, heads, and for keys of two types and assets where
        // named
        assertThat(batches.statements()).isGreaterThan(few).isLessThanOrEqualTo(1 + 2 * (few - 1));
        assertThat(fewOut).isLessThan(30);
    }

    @Test
    void whatWasExportedComesInAgainBySomebodyElse() throws IOException {
        try (ImportServer other = new ImportServer()) {
            for (String type : List.of("people", "organisations", "places", "tradeFairs", "works")) {
                bring(other, type);
            }
            // links among works lead to rows further down: they are found the second time
            ImportServer.Done again = bring(other, "works");
            assertThat(again.counts().refused()).isZero();
            assertThat(again.counts().created()).isZero();
            Map<String, JsonNode> here = bySlug(folder.resolve("back-works.jsonl"));
            Path there = folder.resolve("there.jsonl");
            other.server()
                    .bean(ExportService.class)
                    .run(new Request("works", there, Optional.empty(), false, false, List.of(), false), (_, _) -> {});
            assertThat(bySlug(there)).hasSize(40).containsExactlyInAnyOrderEntriesOf(here);
            assertThat(Objects.requireNonNull(here.get("peace-pendant"))
                            .at("/makers/0/slug")
                            .asString())
                    .isEqualTo("demo-zhou-yucheng");
            assertThat(here.values().stream().filter(work -> work.has("partOf")))
                    .isNotEmpty();
        }
    }

    private static ImportServer.Done bring(ImportServer other, String type) throws IOException {
        Path file = folder.resolve("back-" + type + ".jsonl");
        Path mapping = folder.resolve("back-" + type + ".yaml");
        Done done = run(new Request(type, file, Optional.of(mapping), false, false, List.of(), true));
        ImportServer.Done in = other.run(type, file, mapping, false);
        assertThat(in.counts().rows()).isEqualTo(done.entries());
        assertThat(in.lines().stream().filter(line -> line.outcome() == ReportLine.Outcome.REFUSED))
                .as(type)
                .isEmpty();
        if (type.equals("works")) {
            assertThat(done.leftOut()).containsExactly(new LeftOut(Reason.NOT_IMPORTED, List.of("media")));
        }
        return in;
    }

    /** Values by slug, without the ids of this database and without what no import fills. */
    private static Map<String, JsonNode> bySlug(Path file) throws IOException {
        Map<String, JsonNode> found = new TreeMap<>();
        for (String line : Files.readAllLines(file)) {
            ObjectNode fields = (ObjectNode) JSON.readTree(line).get("fields");
            fields.remove("media");
            withoutIds(fields);
            found.put(fields.get("slug").asString(), fields);
        }
        return found;
    }

    private static void withoutIds(JsonNode node) {
        if (node instanceof ObjectNode object && object.has("slug") && object.has("type")) {
            object.remove("id");
        }
        node.values().forEach(ExportTest::withoutIds);
    }

    @Test
    void everyKindOfFieldComesInAgain() throws IOException {
        Path file = folder.resolve("again.jsonl");
        Path mapping = folder.resolve("again.yaml");
        Done done = run(new Request("things", file, Optional.of(mapping), false, false, List.of(), true));
        assertThat(done.leftOut())
                .containsExactly(
                        new LeftOut(Reason.NOT_IMPORTED, List.of("media")), new LeftOut(Reason.BY_ID, List.of("page")));
        assertThat(Files.getPosixFilePermissions(file)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
        // into the same system from another source, under another slug and code
        String line = Files.readAllLines(file).stream()
                .filter(one -> one.contains(THINGS.id().toString()))
                .findFirst()
                .orElseThrow();
        Files.writeString(
                file,
                line.replace("tea-pot", "平安-壶").replace("POT-1", "POT-2").replace("\"pieces\":-5", "\"pieces\":" + MANY)
                        + "\n");
        SERVER.bean(ImportService.class)
                .run(new ImportService.Request("things", file, mapping, false, Optional.empty(), false), new Unheard());
        ObjectNode expected = (ObjectNode) JSON.readTree(THINGS.expected());
        expected.put("slug", "平安-壶").put("code", "POT-2").put("pieces", MANY).remove("media");
        JsonNode again = lines(request("things", "again-out.jsonl")).values().stream()
                .filter(one -> one.at("/fields/slug").asString("").equals("平安-壶"))
                .findFirst()
                .orElseThrow()
                .get("fields");
        Things.withoutRowKeys(expected);
        ObjectNode found = (ObjectNode) again.deepCopy();
        Things.withoutRowKeys(found);
        assertThat(found).isEqualTo(expected);
    }

    /** What the mapping of an export says of links to several types, written by hand and wrong. */
    @Test
    void aMappingSaysWhichOfSeveralTypesALinkLeadsTo() throws IOException {
        Path file = Files.writeString(folder.resolve("links.jsonl"), "{\"id\": 1}\n");
        Path mapping = Files.writeString(folder.resolve("links.yaml"), """
                source: links
                imports:
                  works:
                    key: id
                    fields:
                      title: { json: "[" }
                      makers: { to: [people, organisations], by: slug, key: slug }
                      owner: { to: [people, places], by: slug, key: slug, type: kind }
                      media: { json: pictures }
                """);
        ImportService.Request request =
                new ImportService.Request("works", file, mapping, false, Optional.empty(), true);
        assertThatThrownBy(() -> SERVER.bean(ImportService.class).run(request, new Unheard()))
                .isInstanceOfSatisfying(
                        MappingRejected.class,
                        rejected -> assertThat(rejected.problems())
                                .extracting(problem -> problem.line("en"))
                                .satisfiesExactly(
                                        line -> assertThat(line).contains("links.yaml:6", "is no path"),
                                        line -> assertThat(line).contains("links.yaml:7", "type"),
                                        line -> assertThat(line).contains("links.yaml:8", "places"),
                                        line -> assertThat(line).contains("links.yaml:9", "does not fill")));
    }

    @Test
    void whatDoesNotFitIsSaidAndLeavesNothing() throws IOException {
        Path there = Files.writeString(folder.resolve("there-already.jsonl"), "mine");
        Path free = folder.resolve("free.yaml");
        assertThat(kind(new Request("works", there, Optional.of(free), false, false, List.of(), false)))
                .isEqualTo(UnfitExport.Kind.EXISTS);
        assertThat(kind(new Request(
                        "works", folder.resolve("f.jsonl"), Optional.of(there), false, false, List.of(), false)))
                .isEqualTo(UnfitExport.Kind.EXISTS);
        assertThat(kind(request("wroks", "f.jsonl"))).isEqualTo(UnfitExport.Kind.TYPE);
        assertThat(kind(published("works", "f.jsonl", "tlh"))).isEqualTo(UnfitExport.Kind.LOCALE);
        assertThat(kind(request("works", "f.xlsx"))).isEqualTo(UnfitExport.Kind.FORM);
        assertThat(kind(request("works", "-"))).isEqualTo(UnfitExport.Kind.FORM);
        assertThat(kind(request("works", "nowhere/f.jsonl"))).isEqualTo(UnfitExport.Kind.NOT_WRITABLE);
        assertThat(kind(new Request(
                        "works", folder.resolve("f.csv"), Optional.of(free), false, false, List.of(), false)))
                .isEqualTo(UnfitExport.Kind.FORM);
        assertThat(Files.readString(there)).isEqualTo("mine");
        assertThatThrownBy(() -> SERVER.bean(ExportService.class).run(request("works", "f.jsonl"), (_, _) -> {
                    throw new IllegalStateException("broken off");
                }))
                .hasMessage("broken off");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(path -> path.getFileName().toString()).collect(Collectors.toSet()))
                    .doesNotContain("f.jsonl", "f.csv", "f.xlsx", "free.yaml")
                    .noneMatch(name -> name.endsWith(".part"));
        }
    }

    private static UnfitExport.Kind kind(Request request) {
        try {
            run(request);
        } catch (UnfitExport unfit) {
            return unfit.kind();
        }
        throw new AssertionError("it fits");
    }
}
