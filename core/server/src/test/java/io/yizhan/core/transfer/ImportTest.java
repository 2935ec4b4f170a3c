package io.yizhan.core.transfer;

import static io.yizhan.core.database.generated.Tables.IMPORTED_ENTRY;
import static io.yizhan.core.database.generated.Tables.UNIQUE_KEY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yizhan.core.endurance.ContentInvariants;
import io.yizhan.core.projection.Layouts;
import io.yizhan.core.projection.Reindexer;
import io.yizhan.core.transfer.ImportServer.Done;
import io.yizhan.core.transfer.ReportLine.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Imports of small files, the product's own sample among them. */
class ImportTest {
    private static final Path TATE = ImportServer.SHIPPED.resolve("tate.yaml");
    private static final Path SAMPLE = ImportServer.SHIPPED.resolve("sample").resolve("tate-artworks.jsonl");

    @AutoClose
    private static final ImportServer SERVER = new ImportServer();

    private static Path mapping(String source) {
        return SERVER.write(source + ".yaml", """
                source: %s
                imports:
                  works:
                    locale: en
                    key: id
                    fields:
                      title: title
                      kind: { constant: physical }
                      medium: medium
                      dating: date
                      forSale: { path: sale }
                """.formatted(source));
    }

    private static final Done FIRST = SERVER.run("works", SAMPLE, TATE, true);

    @Test
    void bringsInTheSampleAndAnswersForItAtOnce() {
        Done done = FIRST;
        assertThat(done.counts()).isEqualTo(new ImportCounts(59, 59, 0, 0, 0, 59));
        assertThat(done.all().getFirst())
                .as("artists of the file beside")
                .isEqualTo(new ImportCounts(44, 44, 0, 0, 0, 44));
        assertThat(done.all().get(1).created())
                .as("artists that only the works name")
                .isEqualTo(2);
        assertThat(done.lines()).extracting(ReportLine::outcome).containsOnly(Outcome.NOTED);

        UUID several = SERVER.id("tate", "work", "22185");
        JsonNode makers = SERVER.server()
                .data("{ work(id: \"" + several + "\")"
                        + " { makers { nodes { ... on Person { name(locale: \"en\") } } } } }");
        assertThat(makers.at("/work/makers/nodes").values())
                .extracting(maker -> maker.get("name").asString())
                .containsExactly("Tracey Emin", "Carl Freedman", "Georgina Starr", "Gillian Wearing OBE");
    }

    @Test
    void aSecondRunWritesNothing() {
        long position = SERVER.position();
        String remembered = SERVER.remembered();
        Done again = SERVER.run("works", SAMPLE, TATE, true);
        assertThat(again.counts().unchanged()).isEqualTo(59);
        assertThat(again.counts()).isEqualTo(new ImportCounts(59, 0, 0, 59, 0, 0));
        assertThat(SERVER.position()).isEqualTo(position);
        assertThat(SERVER.remembered()).isEqualTo(remembered);
    }

    @Test
    void longTitlesAreShortenedAndKeptWholeBeside() throws IOException {
        int seen = 0;
        for (String line : Files.readAllLines(SAMPLE)) {
            JsonNode row = JsonMapper.shared().readTree(line);
            String title = row.get("title").asString();
            if (title.length() > 190) {
                seen++;
                JsonNode entry =
                        SERVER.document(SERVER.id("tate", "work", row.get("id").asString()));
                assertThat(entry.at("/core.title/en").asString()).endsWith("…").hasSizeLessThanOrEqualTo(190);
                assertThat(entry.at("/core.alternativeTitles/0/text").asString())
                        .isEqualTo(title);
            }
        }
        assertThat(seen).isEqualTo(3);
    }

    @Test
    void truthHistoryEventsAndTablesAgreeAlsoWhenEntriesGoOutAgain() {
        Path mapping = mapping("again");
        for (String title : List.of("Comb", "Comb of jade")) {
            Path rows = SERVER.write("again.jsonl", """
                    {"id": 1, "title": "%s"}
                    {"id": 2, "title": "%s with a phoenix"}
                    """.formatted(title, title));
            assertThat(SERVER.run("works", rows, mapping, true).counts().published())
                    .isEqualTo(2);
        }
        assertThat(new ContentInvariants(
                                SERVER.database(),
                                SERVER.server().bean(Layouts.class),
                                SERVER.server().bean(Reindexer.class))
                        .broken())
                .isEmpty();
    }

    @Test
    void aChangedRowChangesThatValueAlone() {
        Path mapping = mapping("changing");
        SERVER.run("works", SERVER.write("one.jsonl", """
                {"id": 1, "title": "Jar", "medium": "Clay"}
                {"id": 2, "title": "Bowl", "medium": "Jade"}
                """), mapping, true);
        UUID jar = SERVER.id("changing", "work", "1");
        UUID bowl = SERVER.id("changing", "work", "2");
        String bowlBefore = SERVER.head(bowl).version().toString();
        Done done = SERVER.run("works", SERVER.write("one.jsonl", """
                {"id": 1, "title": "Jar", "medium": "Stoneware"}
                {"id": 2, "title": "Bowl", "medium": "Jade"}
                """), mapping, true);
        assertThat(done.codes()).isEmpty();
        assertThat(done.counts()).isEqualTo(new ImportCounts(2, 0, 1, 1, 0, 1));
        assertThat(SERVER.document(jar).at("/core.medium/en").asString()).isEqualTo("Stoneware");
        assertThat(SERVER.head(jar).version().toString()).isEqualTo("2.1");
        assertThat(SERVER.head(bowl).version().toString()).isEqualTo(bowlBefore);
        assertThat(SERVER.server()
                        .data("{ work(id: \"" + jar + "\") { medium(locale: \"en\") } }")
                        .at("/work/medium")
                        .asString())
                .isEqualTo("Stoneware");
    }

    @Test
    void valuesThatNoTwoShareChangeInSeveralRowsAtOnce() {
        Path mapping = SERVER.write("codes.yaml", """
                source: codes
                imports:
                  people:
                    locale: en
                    key: id
                    fields: { name: name, isni: isni }
                """);
        List<String> codes = List.of(
                "0000000121032608",
                "0000000121032616",
                "0000000121032624",
                "0000000121032632",
                "0000000121032640",
                "0000000121032659");
        assertThat(people(mapping, true, codes.get(0), codes.get(1), codes.get(2))
                        .published())
                .isEqualTo(3);
        assertThat(people(mapping, true, codes.get(3), codes.get(1), codes.get(4)))
                .isEqualTo(new ImportCounts(3, 0, 2, 1, 0, 2));
        assertThat(keys())
                .as("former values are free")
                .containsExactly(
                        codes.get(1) + " 2 current published",
                        codes.get(3) + " 1 current published",
                        codes.get(4) + " 3 current published");

        people(mapping, false, codes.get(5), codes.get(1), codes.get(0));
        Done drafts = SERVER.run("people", write(codes.get(0), codes.get(1), codes.get(2)), mapping, false);
        assertThat(drafts.codes()).as("given up by the other in this very run").contains("1 REFUSED isni TAKEN");
        assertThat(people(mapping, false, codes.get(0), codes.get(1), codes.get(2))
                        .changed())
                .isOne();
        assertThat(SERVER.head(SERVER.id("codes", "person", "1")).version()).hasToString("3.2");
        assertThat(keys())
                .as("what is published stays taken")
                .containsExactly(
                        codes.get(0) + " 1 current",
                        codes.get(1) + " 2 current published",
                        codes.get(2) + " 3 current",
                        codes.get(3) + " 1 published",
                        codes.get(4) + " 3 published");
    }

    private static Path write(String... codes) {
        StringBuilder rows = new StringBuilder();
        for (int i = 0; i < codes.length; i++) {
            int id = i + 1;
            rows.append("{\"id\": " + id + ", \"name\": \"Person " + id + "\", \"isni\": \"" + codes[i] + "\"}\n");
        }
        return SERVER.write("codes.jsonl", rows.toString());
    }

    private static ImportCounts people(Path mapping, boolean publish, String... codes) {
        return SERVER.run("people", write(codes), mapping, publish).counts();
    }

    /** Each value with the key of its row. */
    private static List<String> keys() {
        return SERVER.database()
                .read(sql -> sql.select(
                                UNIQUE_KEY.VALUE,
                                IMPORTED_ENTRY.EXTERNAL_ID,
                                UNIQUE_KEY.IS_CURRENT,
                                UNIQUE_KEY.IS_PUBLISHED)
                        .from(UNIQUE_KEY)
                        .join(IMPORTED_ENTRY)
                        .on(IMPORTED_ENTRY.ENTRY_ID.eq(UNIQUE_KEY.ENTRY_ID))
                        .where(UNIQUE_KEY.SCOPE.eq("person:core.isni"))
                        .and(IMPORTED_ENTRY.SOURCE.eq("codes"))
                        .orderBy(UNIQUE_KEY.VALUE)
                        .fetch(row -> row.value1() + " " + row.value2() + (row.value3() ? " current" : "")
                                + (row.value4() ? " published" : "")));
    }

    @Test
    void whatIsGoneAtTheSourceGoes() {
        Path mapping = mapping("going");
        SERVER.run(
                "works",
                SERVER.write("g.jsonl", "{\"id\": 1, \"title\": \"Jar\", \"medium\": \"Clay\"}"),
                mapping,
                false);
        SERVER.run("works", SERVER.write("g.jsonl", "{\"id\": 1, \"title\": \"Jar\"}"), mapping, false);
        assertThat(SERVER.document(SERVER.id("going", "work", "1")).has("core.medium"))
                .isFalse();
    }

    @Test
    void whatAnEditorChangedStaysAndIsNotPublishedUnasked() {
        Path mapping = mapping("edited");
        SERVER.run(
                "works",
                SERVER.write("e.jsonl", "{\"id\": 1, \"title\": \"Jar\", \"medium\": \"Clay\"}"),
                mapping,
                true);
        UUID id = SERVER.id("edited", "work", "1");
        SERVER.edit(id, "core.title", "en", "Jar with two handles");
        assertThat(SERVER.run(
                                "works",
                                SERVER.write("e.jsonl", "{\"id\": 1, \"title\": \"Jar\", \"medium\": \"Clay\"}"),
                                mapping,
                                true)
                        .counts()
                        .unchanged())
                .as("the source has not changed, so nothing is to be said")
                .isEqualTo(1);
        Done done = SERVER.run(
                "works",
                SERVER.write("e.jsonl", "{\"id\": 1, \"title\": \"Jug\", \"medium\": \"Stoneware\"}"),
                mapping,
                true);
        assertThat(done.codes()).containsExactlyInAnyOrder("1 KEPT title KEPT", "1 NOT_PUBLISHED - HAND_EDITED");
        assertThat(SERVER.document(id).at("/core.title/en").asString()).isEqualTo("Jar with two handles");
        assertThat(SERVER.document(id).at("/core.medium/en").asString()).isEqualTo("Stoneware");
        assertThat(SERVER.server()
                        .data("{ work(id: \"" + id + "\") { title(locale: \"en\") } }")
                        .at("/work/title")
                        .asString())
                .as("the editor's unfinished title is not public")
                .isEqualTo("Jar");
        Done again = SERVER.run(
                "works",
                SERVER.write("e.jsonl", "{\"id\": 1, \"title\": \"Jug\", \"medium\": \"Stoneware\"}"),
                mapping,
                true);
        assertThat(again.codes()).as("said until both agree").contains("1 KEPT title KEPT");
        assertThat(again.counts().changed()).isZero();
    }

    @Test
    void saysWhichRowsWereRefusedAndWhy() {
        Done done =
                SERVER.run("works", SERVER.write("bad.jsonl", """
                {"id": 1, "title": "Good"}
                {"id": 2, "title": "Torn
                {"title": "Without a key"}
                {"id": 1, "title": "Again"}
                {"id": 5, "title": "For sale", "sale": "perhaps"}
                {"id": 6, "title": "Dated", "date": "when the reeds flowered"}

                {"id": 8, "title": "%s"}
                """.formatted("x".repeat(191))), mapping("bad"), false);
        assertThat(done.codes())
                .containsExactlyInAnyOrder(
                        "2 REFUSED - NOT_JSON",
                        "3 REFUSED - NO_KEY",
                        "4 REFUSED - REPEATED",
                        "5 REFUSED forSale TRUTH_UNCLEAR",
                        "6 REFUSED dating DATE_UNCLEAR",
                        "8 REFUSED title TOO_LONG");
        assertThat(done.counts()).isEqualTo(new ImportCounts(7, 1, 0, 0, 6, 0));
        ReportLine repeated = done.lines().stream()
                .filter(line -> line.code().equals("REPEATED"))
                .findFirst()
                .orElseThrow();
        assertThat(repeated.english()).isEqualTo("The key is that of row 1; only the first is taken.");
        assertThat(repeated.chinese()).contains("第 1 行");
    }

    @Test
    void draftsOfOneRunArePublishedByTheNext() {
        Path mapping = mapping("later");
        Path file = SERVER.write("later.jsonl", "{\"id\": 1, \"title\": \"Fan\"}\n{\"id\": 2, \"medium\": \"Silk\"}");
        assertThat(SERVER.run("works", file, mapping, false).counts()).isEqualTo(new ImportCounts(2, 2, 0, 0, 0, 0));
        Done published = SERVER.run("works", file, mapping, true);
        assertThat(published.counts()).isEqualTo(new ImportCounts(2, 0, 0, 2, 0, 1));
        assertThat(published.codes()).contains("2 NOT_PUBLISHED title REQUIRED");
        assertThat(SERVER.run("works", file, mapping, true).counts().published())
                .isZero();
    }

    @Test
    void aDryRunKeepsNothing() {
        long position = SERVER.position();
        Done done = SERVER.run(new ImportService.Request(
                "works",
                SERVER.write("dry.jsonl", "{\"id\": 1, \"title\": \"Cup\"}"),
                mapping("dry"),
                true,
                Optional.empty(),
                true));
        assertThat(done.counts()).isEqualTo(new ImportCounts(1, 1, 0, 0, 0, 1));
        assertThat(SERVER.position()).isEqualTo(position);
    }

    @Test
    void entriesInTheTrashAreLeftAlone() {
        Path mapping = mapping("trash");
        SERVER.run("works", SERVER.write("t.jsonl", "{\"id\": 1, \"title\": \"Box\"}"), mapping, false);
        UUID id = SERVER.id("trash", "work", "1");
        SERVER.database()
                .change(sql -> sql.execute("update `entry` set `trashed_at` = now(6) where `id` = unhex('"
                        + id.toString().replace("-", "") + "')"));
        Done done = SERVER.run("works", SERVER.write("t.jsonl", "{\"id\": 1, \"title\": \"Chest\"}"), mapping, false);
        assertThat(done.codes()).containsExactly("1 REFUSED - IN_TRASH");
        SERVER.database().change(sql -> sql.execute("update `entry` set `trashed_at` = null"));
    }

    @Test
    void refusesATypeOrLocaleThatIsNotThere() {
        Path file = SERVER.write("any.jsonl", "{\"id\": 1}");
        assertThatThrownBy(() -> SERVER.run("wroks", file, mapping("words"), false))
                .isInstanceOf(UnfitImport.class)
                .hasMessageContaining("wroks");
        assertThatThrownBy(() -> SERVER.run(
                        new ImportService.Request("works", file, mapping("words"), false, Optional.of("tlh"), false)))
                .isInstanceOf(UnfitImport.class)
                .hasMessageContaining("tlh");
    }
}
