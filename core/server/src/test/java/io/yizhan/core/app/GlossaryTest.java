package io.yizhan.core.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The admin says a thing as docs/glossary.md does. {@link SchemaFilesTest} looks at the names of types. */
class GlossaryTest {
    private static final Path ROOT = Path.of("../..");
    private static final Path TEXTS = ROOT.resolve("web-admin/src/shared/i18n");

    @Test
    void theAdminUsesTheWordsOfTheGlossary() throws IOException {
        Glossary glossary = Glossary.read(ROOT.resolve("docs/glossary.md"));
        Map<String, String> chinese = texts("zh.json");
        Map<String, String> english = texts("en.json");
        assertThat(glossary.words()).isNotEmpty();
        int compared = 0;
        for (Map.Entry<String, String> text : english.entrySet()) {
            var word = glossary.chinese(text.getValue());
            String other = chinese.get(text.getKey());
            if (word.isPresent() && other != null) {
                compared++;
                assertThat(other).as("%s = %s", text.getKey(), text.getValue()).isEqualTo(word.get());
            }
        }
        assertThat(compared).as("words of the admin that the glossary has").isGreaterThan(8);
    }

    private static Map<String, String> texts(String file) throws IOException {
        Map<String, String> texts = new TreeMap<>();
        collect("", JsonMapper.shared().readTree(Files.readString(TEXTS.resolve(file))), texts);
        return texts;
    }

    private static void collect(String path, JsonNode node, Map<String, String> into) {
        node.properties().forEach(entry -> {
            if (entry.getValue().isString()) {
                into.put(path + entry.getKey(), entry.getValue().stringValue());
            } else {
                collect(path + entry.getKey() + ".", entry.getValue(), into);
            }
        });
    }
}
