package io.yizhan.jade;

import static org.assertj.core.api.Assertions.assertThat;

import io.yizhan.core.model.Canonical;
import io.yizhan.core.model.ContentType;
import io.yizhan.core.model.FieldValues;
import io.yizhan.core.model.Finding;
import io.yizhan.core.model.ValueOptions;
import io.yizhan.core.model.Vocabulary.Term;
import io.yizhan.core.plugins.PluginTrial;
import io.yizhan.plugin.EntryView;
import io.yizhan.testkit.PluginJars;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class JadeSampleTest {
    private static final Path CLASSES = Path.of("target", "classes");
    private static final String ANY_ID = "01980000-0000-7000-8000-000000000001";

    @TempDir
    private Path folder;

    @Test
    void everySampleEntryFitsTheModel() throws IOException {
        JsonNode entries =
                JsonMapper.builder().build().readTree(Files.readString(CLASSES.resolve("sample/entries.json")));
        try (PluginTrial jade = PluginTrial.start(PluginJars.pack(CLASSES), folder)) {
            FieldValues values = new FieldValues(jade.model(), Clock.systemUTC());
            assertThat(entries).hasSizeGreaterThan(5);
            for (JsonNode entry : entries) {
                ContentType type = jade.model().requireType(entry.path("type").asString(""));
                List<String> findings = findings(values, type, (ObjectNode) entry.path("fields"));
                assertThat(findings).as(entry.path("key").asString("")).isEmpty();
            }
        }
    }

    @Test
    void everyTermOfTheVocabulariesHasItsWordInTheDisplayName() throws IOException {
        try (PluginTrial jade = PluginTrial.start(PluginJars.pack(CLASSES), folder)) {
            for (Term name : jade.model().requireVocabulary("jadeName").terms().values()) {
                // The vocabulary explains some names in brackets.
                assertThat(name.label().in("zh-Hans")).startsWith(shown(jade, Map.of("jade.name16552", name.code())));
            }
            for (Term of : jade.model().requireVocabulary("jadeClass").terms().values()) {
                assertThat(shown(jade, Map.of("jade.name16552", "hetian-yu", "jade.class38821", of.code())))
                        .isEqualTo("和田玉·" + of.label().in("zh-Hans"));
            }
            for (Term of :
                    jade.model().requireVocabulary("jadeOccurrence").terms().values()) {
                assertThat(shown(jade, Map.of("jade.name16552", "hetian-yu", "jade.occurrence", of.code())))
                        .startsWith("和田玉·");
            }
        }
    }

    private static String shown(PluginTrial jade, Map<String, Object> values) {
        EntryView entry = new EntryView(new UUID(0, 1), "work", "zh-Hans", values);
        return String.valueOf(jade.compute(entry).get("jade.displayName"));
    }

    private static List<String> findings(FieldValues values, ContentType type, ObjectNode fields) {
        withIds(fields);
        Canonical canonical =
                values.canonicalize(type, fields, ValueOptions.draft(Set.of("zh-Hans", "en", "ar", "ug", "ru")));
        return canonical.findings().stream().map(JadeSampleTest::line).toList();
    }

    private static String line(Finding finding) {
        return finding.pointer() + " " + finding.message("en");
    }

    /** Sample content names entries and assets by key; what the model sees are ids. */
    private static void withIds(JsonNode node) {
        if (node instanceof ObjectNode object) {
            if (object.has("key") || object.has("asset")) {
                object.remove(List.of("key", "asset"));
                object.put("id", ANY_ID);
            }
            object.properties().forEach(member -> withIds(member.getValue()));
        } else {
            node.forEach(JadeSampleTest::withIds);
        }
    }
}
