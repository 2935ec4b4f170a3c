package io.yizhan.core.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yizhan.core.transfer.ImportServer.Done;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Sheets, JSON files, and mappings that do not fit. */
@Tag("any-database")
class ImportFormatTest {
    @AutoClose
    private static final ImportServer SERVER = new ImportServer();

    @Test
    void readsASheetInGbkWithMakersInAColumn() {
        Path mapping = SERVER.write("sheet.yaml", """
                source: museum
                imports:
                  works:
                    locale: zh-Hans
                    key: 编号
                    before: [makers]
                    fields:
                      title: 题名
                      kind: { constant: physical }
                      dating: { path: 年代, ifWrong: leave-out }
                      materials: { path: 材质, split: "、", lookup: { 和田玉: nephrite, 玛瑙: agate, 银: silver } }
                      forLoan: 可借展
                      description: { first: [说明, 备注] }
                      makers: { to: makers, key: 作者 }
                      weight: { value: 重量, unit: { constant: g } }
                  makers:
                    type: people
                    locale: zh-Hans
                    key: 作者
                    repeats: ignore
                    existing: leave
                    fields:
                      name: 作者
                """);
        Path sheet = SERVER.write("馆藏.csv", """
                编号,题名,年代,材质,作者,可借展,说明,备注,重量
                A.01,"平安佩，""一帆风顺""\",约1850年,和田玉、银,艾山,是,"第一段
                第二段",,46.2

                A.02,鹿纹带扣,公元前205年,玛瑙、水晶,艾山,否,,出土,12
                A.03,荷叶洗,年代不详,,,,,,
                """, Charset.forName("GB18030"));
        Done done = SERVER.run("works", sheet, mapping, true);
        assertThat(done.counts()).isEqualTo(new ImportCounts(3, 3, 0, 0, 0, 3));
        assertThat(done.codes()).containsExactlyInAnyOrder("4 NOTED materials UNMATCHED");
        JsonNode pendant = SERVER.document(SERVER.id("museum", "work", "A.01"));
        assertThat(pendant.at("/core.title/zh-Hans").asString()).isEqualTo("平安佩，\"一帆风顺\"");
        assertThat(pendant.at("/core.dating/edtf").asString()).isEqualTo("1850~");
        assertThat(pendant.at("/core.materials").values())
                .extracting(JsonNode::asString)
                .containsExactly("nephrite", "silver");
        assertThat(pendant.at("/core.weight/value").asString()).isEqualTo("46.2");
        assertThat(pendant.at("/core.forLoan").asBoolean()).isTrue();
        assertThat(pendant.at("/core.description/zh-Hans/content").size()).isEqualTo(2);
        assertThat(pendant.at("/core.makers/0/id").asString())
                .isEqualTo(SERVER.id("museum", "person", "艾山").toString());
        assertThat(SERVER.document(SERVER.id("museum", "work", "A.02"))
                        .at("/core.dating/earliest")
                        .asInt())
                .isEqualTo(-204);
        assertThat(SERVER.document(SERVER.id("museum", "work", "A.03")).has("core.dating"))
                .isFalse();
    }

    @Test
    void readsAListInsideOneJsonFile() {
        Path mapping = SERVER.write("inner.yaml", """
                source: inner
                imports:
                  works:
                    locale: en
                    rows: data.objects[]
                    key: number
                    fields:
                      title: { template: "{name}, {number}" }
                      alternativeTitles: { each: "names[]", fields: { text: . } }
                """);
        Path file = SERVER.write(
                "inner.json",
                "{\"total\": 2, \"data\": {\"note\": [1, 2], \"objects\": [{\"number\": \"7\", \"name\": \"Lute\", \"names\": [\"Oud\", \"Barbat\"]}, {\"number\": \"8\", \"name\": \"Drum\"}]}}");
        assertThat(SERVER.run("works", file, mapping, false).counts().created()).isEqualTo(2);
        JsonNode lute = SERVER.document(SERVER.id("inner", "work", "7"));
        assertThat(lute.at("/core.title/en").asString()).isEqualTo("Lute, 7");
        assertThat(lute.at("/core.alternativeTitles").values())
                .extracting(row -> row.get("text").asString())
                .containsExactly("Oud", "Barbat");
    }

    @Test
    void explainsAMappingThatDoesNotFit() {
        Path mapping = SERVER.write("wrong.yaml", """
                source: wrong
                imports:
                  works:
                    locale: en
                    key: id
                    repeat: ignore
                    fields:
                      titel: title
                      medium: { path: "a[b" }
                      makers: { to: poeple, key: id }
                      subjects: { path: s, lookup: nowhere.csv }
                      media: pictures
                """);
        Path file = SERVER.write("any.jsonl", "{\"id\": 1}");
        assertThatThrownBy(() -> SERVER.run("works", file, mapping, false))
                .isInstanceOfSatisfying(MappingRejected.class, rejected -> {
                    List<String> lines = new ArrayList<>();
                    rejected.problems().forEach(problem -> lines.add(problem.line() + " " + problem.message("en")));
                    assertThat(lines)
                            .anyMatch(line -> line.startsWith("6 Unknown key “repeat”. Did you mean “repeats”?"))
                            .anyMatch(line -> line.startsWith("8 There is no field “titel”. Did you mean “title”?"))
                            .anyMatch(line -> line.startsWith("9 “a[b” is no path"))
                            .anyMatch(line -> line.contains("“poeple”. Did you mean “people”?"))
                            .anyMatch(line -> line.startsWith("11 There is no “nowhere.csv”"))
                            .anyMatch(line -> line.startsWith("12 An import does not fill fields of this kind"))
                            .hasSize(6);
                    assertThat(rejected.problems().getFirst().message("zh")).contains("您是不是要写");
                });
    }
}
