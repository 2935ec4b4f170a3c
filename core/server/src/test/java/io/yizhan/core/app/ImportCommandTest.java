package io.yizhan.core.app;

import static io.yizhan.core.database.generated.Tables.POSITION;
import static org.assertj.core.api.Assertions.assertThat;

import io.yizhan.core.database.TestDatabase;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code yizhan import …} as it is typed. */
@Tag("any-database")
class ImportCommandTest {
    private static final String GOOD = "{\"id\": 1, \"title\": \"Jar\"}\n{\"id\": 2, \"title\": \"Bowl\"}\n";

    @TempDir
    static Path folder;

    @AutoClose
    private static final TestDatabase DATABASE = TestDatabase.create();

    @BeforeAll
    static void makeTables() throws IOException {
        // the first call makes the tables of the model, which counts as an event
        assertThat(type("works", write("none.jsonl", ""), mapping("none"))).returns(0, TypedCommand::exit);
    }

    private static TypedCommand type(String... words) {
        return type(false, words);
    }

    private static TypedCommand type(boolean chinese, String... words) {
        return type(chinese, false, words);
    }

    private static TypedCommand type(boolean chinese, boolean watched, String... words) {
        return TypedCommand.type(
                TypedCommand.over(DATABASE, folder.resolve("data")),
                chinese,
                watched,
                Stream.concat(Stream.of("import"), Stream.of(words)).toArray(String[]::new));
    }

    private static String write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    private static String mapping(String source) throws IOException {
        return "--mapping=" + write(source + ".yaml", """
                source: %s
                imports:
                  works:
                    locale: en
                    key: id
                    fields:
                      title: title
                      kind: { constant: physical }
                      dating: date
                """.formatted(source));
    }

    private static long position() {
        return DATABASE.database()
                .read(sql ->
                        sql.select(POSITION.VALUE).from(POSITION).fetchSingle().value1());
    }

    @Test
    void rowsComeInOnceAndTheCommandSaysHowMany() throws IOException {
        String file = write("good.jsonl", GOOD);
        TypedCommand first = type("works", file, mapping("good"), "--publish");
        assertThat(first.exit()).as(first.toString()).isZero();
        assertThat(first.out()).contains("2 rows: 2 created, 0 changed, 0 unchanged, 0 refused, 2 published");
        assertThat(first.out()).as("nothing to look at, so no report").doesNotContain("report:");
        TypedCommand again = type(true, "works", file, mapping("good"), "--publish");
        assertThat(again.exit()).isZero();
        assertThat(again.out()).contains("2 行：新建 0，更改 0，未变 2，拒绝 0，发布 0");
    }

    @Test
    void whoLooksOnSeesABarThatIsWrittenOverAndIsGoneAtTheEnd() throws IOException {
        StringBuilder rows = new StringBuilder();
        IntStream.rangeClosed(1, 300).forEach(i -> rows.append("{\"id\": " + i + ", \"title\": \"Leaf\"}\n"));
        TypedCommand said = type(true, true, "works", write("leaves.jsonl", rows.toString()), mapping("leaves"));
        assertThat(said.exit()).as(said.toString()).isZero();
        List<String> states = List.of(said.out().split("\r"));
        assertThat(states)
                .filteredOn(state -> state.startsWith("["))
                .hasSizeGreaterThanOrEqualTo(2)
                .allMatch(state -> state.matches("\\[█*·*\\] \\d+ %  \\d+ 行，\\d+ 行/秒，拒绝 0 *"));
        assertThat(states).anyMatch(state -> state.startsWith("[" + "█".repeat(30) + "] 100 %  300 行"));
        assertThat(states.getLast()).startsWith("  300 行：新建 300");
        assertThat(states.get(states.size() - 2)).isBlank();
    }

    @Test
    void aRefusedRowIsExitCodeOneAndALineOfTheReport() throws IOException {
        String file = write("some.jsonl", GOOD + "{\"id\": 3, \"title\": \"Fan\", \"date\": \"when reeds flower\"}\n");
        Path report = folder.resolve("reports").resolve("some.csv");
        TypedCommand said = type("works", file, mapping("some"), "--report", report.toString());
        assertThat(said.exit()).as(said.toString()).isEqualTo(Yizhan.FAILED);
        assertThat(said.out()).contains("2 created", "1 refused").contains("report: " + report);
        assertThat(said.err()).contains("some.jsonl:3 3 dating refused — ");
        List<String> lines = Files.readAllLines(report);
        assertThat(lines.getFirst()).isEqualTo("\uFEFFfile,row,key,outcome,field,locale,code,message");
        assertThat(lines.get(1)).startsWith("some.jsonl,3,3,REFUSED,dating,,DATE_UNCLEAR,");
        assertThat(lines).hasSize(2);

        TypedCommand standard = type(true, "works", file, mapping("some"));
        assertThat(standard.exit()).isEqualTo(Yizhan.FAILED);
        Matcher place = Pattern.compile("报告：(.+\\.jsonl)").matcher(standard.out());
        assertThat(place.find()).as(standard.out()).isTrue();
        assertThat(Path.of(place.group(1))).startsWith(folder.resolve("data").resolve("imports"));
        JsonNode line = JsonMapper.shared().readTree(Files.readString(Path.of(place.group(1))));
        assertThat(line.get("code").asString()).isEqualTo("DATE_UNCLEAR");
        assertThat(line.get("row").asInt()).isEqualTo(3);
    }

    @Test
    void aDryRunSaysTheSameAndKeepsNothing() throws IOException {
        long position = position();
        TypedCommand dry = type("works", write("dry.jsonl", GOOD + "{}\n"), mapping("dry"), "--publish", "--dry-run");
        assertThat(dry.exit()).as(dry.toString()).isEqualTo(Yizhan.FAILED);
        assertThat(dry.out())
                .contains("3 rows: 2 created, 0 changed, 0 unchanged, 1 refused, 2 published")
                .contains("nothing was written");
        assertThat(position()).isEqualTo(position);
    }

    @Test
    void whatDoesNotFitIsExitCodeTwoAndNothingIsWritten() throws IOException {
        String file = write("fit.jsonl", GOOD);
        long position = position();
        List<TypedCommand> all = new ArrayList<>();
        all.add(type("works", folder.resolve("none.csv").toString(), mapping("fit")));
        all.add(type("works", file, "--mapping=nowhere"));
        all.add(type("wroks", file, mapping("fit")));
        all.add(type("works", file, mapping("fit"), "--locale", "tlh"));
        all.add(type(
                "works", file, "--mapping=" + write("bad.yaml", "source: bad\nimports: { works: { key: id } }\n")));
        all.add(type("works", file));
        all.add(type("works", file, mapping("fit"), "--pubish"));
        assertThat(all).extracting(TypedCommand::exit).containsOnly(Yizhan.UNFIT);
        assertThat(all)
                .extracting(TypedCommand::err)
                .satisfiesExactly(
                        err -> assertThat(err).contains("There is no file", "none.csv"),
                        err -> assertThat(err).contains("There is no mapping file nowhere."),
                        err -> assertThat(err).contains("There is no content type wroks"),
                        err -> assertThat(err).contains("does not use the locale tlh"),
                        err -> assertThat(err).contains("nothing was imported", "bad.yaml:2", "“fields” is missing"),
                        err -> assertThat(err).contains("--mapping"),
                        err -> assertThat(err).contains("--pubish"))
                .noneMatch(err -> err.contains("Exception"));
        assertThat(position()).isEqualTo(position);
    }

    @Test
    void aFileThatCannotBeReadToItsEndIsExitCodeOneAndGoesOnWhenMended() throws IOException {
        StringBuilder rows = new StringBuilder();
        IntStream.rangeClosed(1, 300)
                .forEach(i -> rows.append("{\"id\": " + i + ", \"title\": \"Sheet " + i + "\"}\n"));
        ByteArrayOutputStream torn = new ByteArrayOutputStream();
        torn.writeBytes(rows.toString().getBytes(StandardCharsets.UTF_8));
        // far behind, as readers look ahead
        torn.writeBytes(" \n".repeat(200_000).getBytes(StandardCharsets.UTF_8));
        torn.writeBytes(new byte[] {(byte) 0xC3, '\n'});
        Path file = Files.write(folder.resolve("torn.jsonl"), torn.toByteArray());
        TypedCommand broken = type("works", file.toString(), mapping("torn"));
        assertThat(broken.exit()).as(broken.toString()).isEqualTo(Yizhan.FAILED);
        assertThat(broken.err()).contains("is not in the encoding").contains("rows before are in");
        Files.writeString(file, rows);
        TypedCommand mended = type("works", file.toString(), mapping("torn"));
        assertThat(mended.exit()).isZero();
        assertThat(mended.out()).contains("300 rows: 50 created, 0 changed, 250 unchanged");
    }
}
