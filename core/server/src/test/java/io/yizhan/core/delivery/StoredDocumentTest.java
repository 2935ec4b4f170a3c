package io.yizhan.core.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Values found by place are those a parser finds. */
class StoredDocumentTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final List<String> TEXTS =
            List.of("", "玉", "a \"quoted\" text", "back\\slash", "}],{[", "\\\"", "line\nbreak", "\u0001", "😀", "1,2");

    private final Random random = new Random(7);

    @Test
    void findsEachValueOfRandomDocuments() {
        for (int i = 0; i < 5_000; i++) {
            ObjectNode fields = JsonNodeFactory.instance.objectNode();
            for (int f = random.nextInt(6); f >= 0; f--) {
                fields.set("core.field" + f, value(3));
            }
            ObjectNode document = JsonNodeFactory.instance.objectNode();
            document.putArray("locales").add("zh-Hans").add("en");
            document.set("fields", fields);

            assertSame(new StoredDocument(document.toString()), fields);
            assertSame(new StoredDocument(fields.toString()), fields);
            assertThat(new StoredDocument(document.toString()).locales()).containsExactly("zh-Hans", "en");
        }
    }

    @Test
    void aLocalisedValueComesInTheFirstLocaleThatHasOne() {
        for (int i = 0; i < 2_000; i++) {
            ObjectNode byLocale = JsonNodeFactory.instance.objectNode();
            for (String locale : List.of("zh-Hans", "en", "ug")) {
                if (random.nextBoolean()) {
                    byLocale.set(locale, value(3));
                }
            }
            ObjectNode fields = JsonNodeFactory.instance.objectNode();
            fields.set("core.before", value(3));
            fields.set("core.text", byLocale);
            StoredDocument document = new StoredDocument(fields.toString());
            for (List<String> chain : List.of(List.of("ug", "en"), List.of("en"), List.of("kk", "zh-Hans"))) {
                @Nullable
                JsonNode expected = chain.stream()
                        .filter(byLocale::has)
                        .findFirst()
                        .map(locale -> JSON.readTree(byLocale.get(locale).toString()))
                        .orElse(null);
                assertThat(document.value("core.text", chain)).isEqualTo(expected);
            }
            assertThat(document.value("core.text")).isEqualTo(JSON.readTree(byLocale.toString()));
            assertThat(document.value("core.other", List.of("en"))).isNull();
        }
    }

    @Test
    void emptyObjectsHoldNothing() {
        assertThat(new StoredDocument("{}").value("core.title")).isNull();
        assertThat(new StoredDocument("{\"locales\":[],\"fields\":{}}").locales())
                .isEmpty();
    }

    private static void assertSame(StoredDocument document, ObjectNode fields) {
        for (Map.Entry<String, JsonNode> field : fields.properties()) {
            @Nullable JsonNode found = document.value(field.getKey());
            assertThat(found)
                    .as(fields.toString())
                    .isEqualTo(JSON.readTree(field.getValue().toString()));
        }
        assertThat(document.value("core.other")).isNull();
    }

    private JsonNode value(int depth) {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        return switch (random.nextInt(depth == 0 ? 5 : 7)) {
            case 0 -> nodes.stringNode(TEXTS.get(random.nextInt(TEXTS.size())));
            case 1 -> nodes.numberNode(random.nextInt());
            case 2 -> nodes.booleanNode(random.nextBoolean());
            case 3 -> nodes.nullNode();
            case 4 -> nodes.numberNode(random.nextDouble());
            case 5 -> {
                ArrayNode array = nodes.arrayNode();
                for (int i = random.nextInt(4); i > 0; i--) {
                    array.add(value(depth - 1));
                }
                yield array;
            }
            default -> {
                ObjectNode object = nodes.objectNode();
                for (int i = random.nextInt(4); i > 0; i--) {
                    object.set("k" + i, value(depth - 1));
                }
                yield object;
            }
        };
    }
}
