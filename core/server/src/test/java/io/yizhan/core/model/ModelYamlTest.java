package io.yizhan.core.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.yizhan.core.app.Yizhan;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Model files as JSON and back. */
class ModelYamlTest {
    private static String written(Map<String, ?> document) {
        return new String(ModelYaml.write(document), StandardCharsets.UTF_8);
    }

    private static ModelFile file(String yaml) {
        return new ModelFile("types/x.yaml", yaml.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void allOfCoresFilesSayTheSameAfterGoingThroughJson() {
        ModelSource core = ModelSource.besideClass("core", Yizhan.class, "model");
        List<ModelFile> again = core.files().stream()
                .map(file -> file.path().endsWith(".csv")
                        ? file
                        : new ModelFile(
                                file.path(),
                                ModelYaml.write(ModelYaml.read(file).orElseThrow())))
                .toList();
        assertThat(ModelReader.read(List.of(new ModelSource("core", again))).fingerprint())
                .isEqualTo(ModelReader.read(List.of(core)).fingerprint());
        for (int i = 0; i < again.size(); i++) {
            if (!again.get(i).path().endsWith(".csv")) {
                assertThat(ModelYaml.read(again.get(i)))
                        .as(again.get(i).path())
                        .isEqualTo(ModelYaml.read(core.files().get(i)));
            }
        }
    }

    @Test
    void keysComeInTheOrderOfTheFormatAndChineseFirst() {
        Map<String, Object> field = new LinkedHashMap<>();
        field.put("maxLength", 80);
        field.put("label", Map.of("en", "Name", "zh-Hans", "名称"));
        field.put("type", "text");
        field.put("id", "name");
        field.put("help", null);
        assertThat(written(Map.of("fields", List.of(field), "id", "shop"))).isEqualTo("""
                id: shop
                fields:
                  - id: name
                    type: text
                    label:
                      zh-Hans: 名称
                      en: Name
                    maxLength: 80
                """);
    }

    @Test
    void whatLooksLikeANumberStaysTheTextItIs() {
        Map<String, Object> document = Map.of(
                "terms", List.of(Map.of("code", "007"), Map.of("code", "1.10"), Map.of("code", "true")), "min", 0.5);
        assertThat(ModelYaml.read(file(written(document))).orElseThrow())
                .isEqualTo(Map.of("terms", document.get("terms"), "min", new BigDecimal("0.5")));
        assertThat(ModelYaml.read(file("code: 7\nmaxLength: 7\nmany: true\nnone: null\n"))
                        .orElseThrow())
                .isEqualTo(Map.of("code", "7", "maxLength", 7L, "many", true));
    }

    @Test
    void whatIsNoYamlIsNoDocument() {
        assertThat(ModelYaml.read(file("a: [\n"))).isEmpty();
        assertThat(ModelYaml.read(file("- 1\n"))).isEmpty();
    }
}
