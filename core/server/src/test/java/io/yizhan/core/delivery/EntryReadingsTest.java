package io.yizhan.core.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.yizhan.core.model.ContentType;
import io.yizhan.core.model.Field;
import io.yizhan.core.model.FieldType;
import io.yizhan.core.model.Visibility;
import io.yizhan.core.projection.Layouts;
import io.yizhan.core.projection.ModelLayout;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Values read from columns are those of the documents. */
class EntryReadingsTest {
    @AutoClose
    private static final DeliveryServer SERVER = new DeliveryServer();

    @BeforeAll
    static void load() {
        SERVER.withSamples();
    }

    @Test
    void columnsHoldWhatDocumentsHoldForEveryTypeInEveryLocale() {
        ModelLayout layout = SERVER.bean(Layouts.class).current();
        int values = 0;
        for (ContentType type : layout.model().types().values()) {
            String fields = readable(layout, type);
            for (String locale : layout.locales().tags()) {
                JsonNode columns = nodes(type, locale, "id " + fields);
                JsonNode documents = nodes(type, locale, "id createdAt " + fields);
                documents.values().forEach(node -> ((ObjectNode) node).remove("createdAt"));
                assertThat(columns).as("%s in %s", type.id(), locale).isEqualTo(documents);
                values += columns.toString().split("\"[^\"]*\":\"", -1).length;
            }
        }
        assertThat(values).as("values compared").isGreaterThan(2_000);
    }

    @Test
    void referencesLeadWhereDocumentsSayForEveryTypeBothWays() {
        ModelLayout layout = SERVER.bean(Layouts.class).current();
        int links = 0;
        for (ContentType type : layout.model().types().values()) {
            String fields = references(layout, type);
            JsonNode columns = nodes(type, "en", "id " + fields);
            JsonNode documents = nodes(type, "en", "id createdAt " + fields);
            documents.values().forEach(node -> ((ObjectNode) node).remove("createdAt"));
            assertThat(columns).as(type.id()).isEqualTo(documents);
            links += columns.toString().split("\"__typename\":\"", -1).length;
        }
        assertThat(links).as("links compared").isGreaterThan(300);
    }

    private static String references(ModelLayout layout, ContentType type) {
        String entry = "{ __typename ... on Entry { id } }";
        Stream<String> forward = type.fields().stream()
                .filter(field -> field.visibility() == Visibility.PUBLIC)
                .flatMap(field -> field.type() instanceof FieldType.Reference reference
                        ? Stream.of(field.name() + (reference.many() ? "(first: 3) { nodes " + entry + " }" : entry))
                        : Stream.empty());
        Stream<String> back = layout.model().reverses(type).stream()
                .filter(way -> way.fields().stream().allMatch(field -> field.visibility() == Visibility.PUBLIC))
                .map(way -> way.name() + "(first: 3) { nodes " + entry + " }");
        return Stream.concat(forward, back).collect(Collectors.joining(" "));
    }

    @Test
    void listsThatFollowReferencesReadNoDocument() {
        String query =
                ": works(first: 40) { nodes { slug makers(first: 5) { nodes { ... on Person { name } } } relatedWorks(first: 2)"
                        + " { totalCount nodes { slug } } enterprises(first: 5) { nodes { name works(first: 1) { nodes { title } } } } } }";
        String before = works("a" + query, "a");
        assertThat(before.split("name", -1).length).as("makers and enterprises").isGreaterThan(20);
        SERVER.database().change(sql -> {
            sql.execute("update p_work set document = '{\"locales\":[],\"fields\":{}}' where true");
            sql.execute("update p_export_enterprise set document = '{\"locales\":[],\"fields\":{}}' where true");
        });
        try {
            assertThat(works("b" + query, "b")).isEqualTo(before);
        } finally {
            SERVER.reindex();
        }
    }

    @Test
    void listsOfShortValuesReadNoDocument() {
        String before = works("a: works(first: 100) { nodes { id slug title kind { code label } } }", "a");
        SERVER.database()
                .change(sql -> sql.execute("update p_work set document = '{\"locales\":[],\"fields\":{}}' where true"));
        try {
            assertThat(works("b: works(first: 100) { nodes { id slug title kind { code label } } }", "b"))
                    .isEqualTo(before);
            assertThat(works("c: works(first: 1) { nodes { medium title } }", "c"))
                    .as("other values are in the document")
                    .contains("\"title\":null");
        } finally {
            SERVER.reindex();
        }
    }

    @Test
    void aValueInAnotherLocaleThanTheListsIsReadFromTheDocument() {
        JsonNode work = SERVER.data(
                        "{ works(first: 1, locale: \"en\") { nodes { title other: title(locale: \"zh-Hans\")"
                                + " same: title(locale: \"en\") } } }")
                .at("/works/nodes/0");
        assertThat(work.get("same")).isEqualTo(work.get("title"));
        assertThat(work.get("other")).isNotEqualTo(work.get("title"));
    }

    @Test
    void fragmentsAndDirectivesChooseWhatIsRead() {
        JsonNode works = SERVER.data(
                        "query Q { works(first: 3) { edges { node { ...Short } } nodes { ... on Work { medium"
                                + " @include(if: false) title } } } } fragment Short on Work { slug ...Title }"
                                + " fragment Title on Work { title }")
                .get("works");
        assertThat(works.at("/edges/0/node/title")).isEqualTo(works.at("/nodes/0/title"));
        assertThat(works.at("/edges/0/node/slug").asString()).isNotEmpty();
        assertThat(works.at("/nodes/0").has("medium")).isFalse();
    }

    private static String works(String query, String name) {
        return SERVER.data("{ " + query + " }").get(name).toString();
    }

    private static JsonNode nodes(ContentType type, String locale, String selection) {
        return SERVER.data("{ list: " + type.rootList() + "(first: 100, locale: \"" + locale + "\") { nodes { "
                        + selection + " } } }")
                .at("/list/nodes");
    }

    private static String readable(ModelLayout layout, ContentType type) {
        List<Field> fields = type.fields().stream()
                .filter(field -> field.visibility() == Visibility.PUBLIC && layout.readableFromColumn(type, field))
                .toList();
        return fields.stream()
                .map(field -> field.type() instanceof FieldType.Term ? field.name() + " { code }" : field.name())
                .collect(Collectors.joining(" "));
    }
}
