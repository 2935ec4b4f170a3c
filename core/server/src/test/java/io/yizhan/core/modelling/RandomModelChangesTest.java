package io.yizhan.core.modelling;

import static io.yizhan.core.entry.ContentServer.localized;
import static io.yizhan.core.entry.ContentServer.shared;
import static org.assertj.core.api.Assertions.assertThat;

import io.yizhan.core.endurance.ContentInvariants;
import io.yizhan.core.projection.Layouts;
import io.yizhan.core.projection.Reindexer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * Changes of the site's model by chance, beside entries that are written between them: after each, derived tables are what
 * they would be if they were made anew, and no version has lost a value.
 */
@Tag("any-database")
class RandomModelChangesTest {
    private static final int CHANGES = 8;
    private static final int MANY = 125;
    private static final List<String> FLAGS = List.of(
            "", "    filterable: true\n", "    sortable: true\n", "    required: true\n", "    localized: true\n");
    private static final List<String> KINDS = List.of("text", "longText", "integer", "url", "date");

    @AutoClose
    private static final ModelServer SERVER = new ModelServer();

    /** Fields of the type by id: each is there or not, with a flag, under a name. */
    private final Map<String, String> fields = new TreeMap<>();

    private Random random = new Random();

    @Test
    void derivedTablesAreThoseMadeAnewAndNoValueIsLost() {
        run(CHANGES);
    }

    @Test
    @Tag("full")
    void theSameForLonger() {
        run(MANY);
    }

    private void run(int changes) {
        long seed = Optional.ofNullable(System.getenv("YIZHAN_TEST_SEED"))
                .map(Long::parseLong)
                .orElseGet(System::nanoTime);
        random = new Random(seed);
        fields.clear();
        SERVER.put(Map.of());
        SERVER.put(model());
        List<String> entries = new ArrayList<>();
        int refused = 0;
        for (int i = 0; i < changes; i++) {
            String what = "seed " + seed + ", change " + i;
            write(entries);
            Map<String, String> before = versions();
            Map<String, String> kept = new LinkedHashMap<>(fields);
            change();
            Map<String, Object> change = SERVER.change(model());
            JsonNode plan = SERVER.plan(change);
            if (plan.get("applicable").booleanValue()) {
                JsonNode done = SERVER.tryChange(change, plan.get("hash").stringValue(), true);
                assertThat(done.has("errors")).as(what + " " + done).isFalse();
            } else {
                assertThat(plan.get("problems").findValuesAsString("code"))
                        .as(what)
                        .containsOnly("SHAPE_CHANGED");
                fields.clear();
                fields.putAll(kept);
                refused++;
            }
            assertThat(versions()).as(what).isEqualTo(before);
            assertThat(invariants().broken()).as(what).isEmpty();
            for (String id : entries) {
                assertThat(SERVER.entry(id).has("fields")).as(what).isTrue();
            }
            assertThat(SERVER.deliver("{ randomThings { nodes { title } } }").has("errors"))
                    .as(what)
                    .isFalse();
        }
        assertThat(refused).as("seed " + seed).isLessThan(changes);
    }

    private static ContentInvariants invariants() {
        return new ContentInvariants(
                SERVER.database.database(), SERVER.bean(Layouts.class), SERVER.bean(Reindexer.class));
    }

    /** Texts of all versions, by entry and number. */
    private static Map<String, String> versions() {
        return SERVER.database.database().read(sql -> {
            Map<String, String> versions = new TreeMap<>();
            sql.resultQuery("select hex(entry_id), number, fields from entry_version")
                    .fetch()
                    .forEach(row -> versions.put(row.get(0) + "." + row.get(1), String.valueOf(row.get(2))));
            return versions;
        });
    }

    private void change() {
        String id = "f" + random.nextInt(6);
        if (fields.containsKey(id) && random.nextInt(3) == 0) {
            fields.remove(id);
            return;
        }
        String kind = KINDS.get(random.nextInt(random.nextInt(3) == 0 ? KINDS.size() : 1));
        String name = random.nextInt(4) == 0 ? "    name: other" + id + "\n" : "";
        String flag = FLAGS.get(random.nextInt(FLAGS.size()));
        boolean fits = !kind.equals("longText") || !flag.contains("sortable");
        fields.put(
                id,
                "  - id: " + id + "\n" + name + "    type: " + kind + "\n    label: { zh-Hans: 字段, en: Field }\n"
                        + (fits ? flag : ""));
    }

    private Map<String, String> model() {
        return Map.of("types/random-thing.yaml", """
                id: randomThing
                singular: RandomThing
                plural: RandomThings
                label: { zh-Hans: 随机, en: Random thing }
                pluralLabel: { zh-Hans: 随机, en: Random things }
                description: { zh-Hans: 测试用。, en: For a test. }
                menu: reference
                icon: gem
                titleField: title
                fields:
                  - id: title
                    type: text
                    label: { zh-Hans: 标题, en: Title }
                    localized: true
                """ + String.join("", fields.values()));
    }

    private void write(List<String> entries) {
        List<Map<String, ?>> values =
                new ArrayList<>(List.of(localized("site.title", "en", "Thing " + entries.size())));
        fields.forEach((id, yaml) -> value(yaml)
                .ifPresent(value -> values.add(
                        yaml.contains("localized: true")
                                ? localized("site." + id, "en", value)
                                : shared("site." + id, value))));
        JsonNode entry;
        if (entries.size() < 8) {
            entry = SERVER.create("randomThing", values);
            entries.add(entry.get("id").stringValue());
        } else {
            String id = entries.get(random.nextInt(entries.size()));
            entry = SERVER.save(SERVER.entry(id), values);
        }
        if (random.nextBoolean()) {
            SERVER.publish(entry, "en");
        }
    }

    private Optional<Object> value(String yaml) {
        if (random.nextInt(3) == 0) {
            return Optional.empty();
        }
        int number = random.nextInt(100);
        if (yaml.contains("type: integer")) {
            return Optional.of(number);
        }
        if (yaml.contains("type: url")) {
            return Optional.of("https://example.org/" + number);
        }
        return Optional.of(yaml.contains("type: date") ? "2027-03-" + (10 + number % 20) : "text " + number);
    }
}
