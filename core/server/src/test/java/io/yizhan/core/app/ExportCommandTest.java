package io.yizhan.core.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.yizhan.core.database.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code yizhan export …} as it is typed. */
@Tag("any-database")
class ExportCommandTest {
    @TempDir
    static Path folder;

    @AutoClose
    private static final TestDatabase DATABASE = TestDatabase.create();

    @BeforeAll
    static void importTwo() throws IOException {
        String rows = write("rows.jsonl", "{\"id\": 1, \"title\": \"=Jar\"}\n{\"id\": 2, \"title\": \"Bowl\"}\n");
        String mapping = write("rows.yaml", """
                source: rows
                imports:
                  works:
                    locale: en
                    key: id
                    fields: { title: title, kind: { constant: physical }, currentLocation: title }
                """);
        assertThat(type(false, "import", "works", rows, "--mapping=" + mapping, "--publish"))
                .returns(0, TypedCommand::exit);
    }

    private static TypedCommand type(boolean chinese, String... words) {
        return TypedCommand.type(TypedCommand.over(DATABASE, folder.resolve("data")), chinese, words);
    }

    private static TypedCommand export(String... words) {
        return type(false, Stream.concat(Stream.of("export"), Stream.of(words)).toArray(String[]::new));
    }

    private static String write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    @Test
    void theLastLineSaysHowManyAndWhereAndTheOthersWhatIsNotInIt() throws IOException {
        Path file = folder.resolve("works.csv");
        TypedCommand said = export("works", file.toString());
        assertThat(said.exit()).as(said.toString()).isZero();
        assertThat(said.out().lines().toList().getLast()).matches("2 entries in \\d+\\.\\d s: .*works\\.csv");
        assertThat(said.out()).contains("without attributes of references (JSON lines have them): makers");
        assertThat(Files.readString(file)).contains("'=Jar").contains("currentLocation@en");

        Path open = folder.resolve("open.jsonl");
        Path mapping = folder.resolve("open.yaml");
        TypedCommand chinese = type(
                true,
                "export",
                "works",
                open.toString(),
                "--public",
                "--locale",
                "en",
                "--mapping",
                mapping.toString());
        assertThat(chinese.exit()).as(chinese.toString()).isZero();
        assertThat(chinese.out().lines().toList().getLast()).matches("2 条，\\d+\\.\\d 秒：.*open\\.jsonl");
        assertThat(chinese.out()).contains("未包含——并非人人可见的字段：", "currentLocation", "映射：" + mapping, "导入不能填写的字段：media");
        assertThat(Files.readString(open)).doesNotContain("currentLocation").contains("\"en\":\"Bowl\"");
        assertThat(Files.readString(mapping))
                .contains("source: yizhan", "title: { locales: { en: { json: fields.title.en } } }")
                .doesNotContain("currentLocation");
    }

    @Test
    void aFileThatIsThereIsWrittenOverOnlyByForce() throws IOException {
        String file = write("mine.jsonl", "mine");
        TypedCommand refused = export("works", file);
        assertThat(refused.exit()).isEqualTo(Yizhan.UNFIT);
        assertThat(refused.err()).contains("There is a file", "mine.jsonl already; --force");
        assertThat(Files.readString(Path.of(file))).isEqualTo("mine");
        assertThat(export("works", file, "--force").exit()).isZero();
        assertThat(Files.readAllLines(Path.of(file))).hasSize(2).allMatch(line -> line.startsWith("{\"id\":\""));
    }

    @Test
    void whatDoesNotFitIsExitCodeTwoInBothLanguages() throws IOException {
        String file = folder.resolve("unfit.jsonl").toString();
        List<TypedCommand> all = new ArrayList<>();
        for (boolean chinese : List.of(false, true)) {
            all.add(type(chinese, "export", "wroks", file));
            all.add(type(chinese, "export", "works", file, "--locale", "zh-Hant"));
            all.add(type(chinese, "export", "works", "-"));
            all.add(type(
                    chinese,
                    "export",
                    "works",
                    folder.resolve("none").resolve("a.csv").toString()));
            all.add(type(chinese, "export", "works", write("there.csv", "mine")));
        }
        assertThat(all).extracting(TypedCommand::exit).containsOnly(Yizhan.UNFIT);
        assertThat(all)
                .extracting(TypedCommand::err)
                .noneMatch(err -> err.contains("Exception"))
                .satisfiesExactly(
                        err -> assertThat(err).contains("no content type wroks", "Did you mean works?"),
                        err -> assertThat(err).contains("locale zh-Hant", "Did you mean zh-Hans?"),
                        err -> assertThat(err).contains("must end in .jsonl or .csv"),
                        err -> assertThat(err).contains("Cannot write", "there is no such folder"),
                        err -> assertThat(err).contains("--force"),
                        err -> assertThat(err).contains("没有内容类型 wroks", "您是不是要写 works？"),
                        err -> assertThat(err).contains("没有启用语言 zh-Hant", "您是不是要写 zh-Hans？"),
                        err -> assertThat(err).contains("须以 .jsonl 或 .csv 结尾"),
                        err -> assertThat(err).contains("无法写入", "没有这个文件夹"),
                        err -> assertThat(err).contains("--force"));
        assertThat(folder.resolve("unfit.jsonl")).doesNotExist();
    }
}
