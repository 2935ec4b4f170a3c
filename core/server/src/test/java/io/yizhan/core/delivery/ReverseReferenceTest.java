package io.yizhan.core.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.yizhan.core.model.Condition;
import io.yizhan.core.model.ContentModel;
import io.yizhan.core.model.ContentType;
import io.yizhan.core.model.Field;
import io.yizhan.core.model.Operator;
import io.yizhan.core.model.ReverseReference;
import io.yizhan.core.model.Value;
import io.yizhan.core.projection.Layouts;
import io.yizhan.core.projection.ReferenceStore;
import io.yizhan.core.projection.Stage;
import io.yizhan.core.security.Role;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The way back along references: every reference has one by itself, and it can do what lists can. */
class ReverseReferenceTest {
    @AutoClose
    private static final DeliveryServer SERVER = new DeliveryServer();

    @BeforeAll
    static void load() {
        SERVER.withSamples();
    }

    private static ContentModel model() {
        return SERVER.bean(Layouts.class).current().model();
    }

    /** Way back → target → the entries that lead to it, from the links as they lie in the table. */
    private static Map<String, Map<UUID, Set<UUID>>> links() {
        Set<UUID> published = new TreeSet<>();
        for (ContentType type : model().types().values()) {
            SERVER.data("{ " + type.rootList() + "(first: 100) { nodes { id } } }")
                    .get(type.rootList())
                    .get("nodes")
                    .forEach(
                            node -> published.add(UUID.fromString(node.get("id").asString())));
        }
        Map<String, Map<UUID, Set<UUID>>> links = new LinkedHashMap<>();
        SERVER.bean(Layouts.class)
                .read(tx -> SERVER.bean(ReferenceStore.class).from(tx.sql(), Stage.PUBLISHED, published))
                .forEach(use -> links.computeIfAbsent(use.sourceType() + " " + use.fieldPath(), _ -> new TreeMap<>())
                        .computeIfAbsent(use.target(), _ -> new TreeSet<>())
                        .add(use.source()));
        return links;
    }

    private static String path(ReverseReference way) {
        return way.source().id() + " "
                + way.fields().getFirst().key()
                + way.fields().stream()
                        .skip(1)
                        .map(Field::key)
                        .map(key -> "/" + key.id())
                        .collect(Collectors.joining());
    }

    @Test
    void everyReferenceLeadsBackToExactlyThoseThatNameTheEntry() {
        Map<String, Map<UUID, Set<UUID>>> links = links();
        int followed = 0;
        for (ContentType type : model().types().values()) {
            for (ReverseReference way : model().reverses(type)) {
                JsonNode nodes = SERVER.data("{ " + type.rootList() + "(first: 60) { nodes { id " + way.name()
                                + "(first: 80) { totalCount nodes { id } } } } }")
                        .at("/" + type.rootList() + "/nodes");
                assertThat(SERVER.statements())
                        .as("list, way back and its count, whatever the number of rows")
                        .isLessThanOrEqualTo(3);
                Map<UUID, Set<UUID>> expected = links.getOrDefault(path(way), Map.of());
                for (JsonNode node : nodes) {
                    List<UUID> found = ids(node.get(way.name()).get("nodes"));
                    assertThat(found)
                            .as("%s.%s", type.id(), way.name())
                            .doesNotHaveDuplicates()
                            .containsExactlyInAnyOrderElementsOf(expected.getOrDefault(
                                    UUID.fromString(node.get("id").asString()), Set.of()));
                    assertThat(node.get(way.name()).get("totalCount").asInt()).isEqualTo(found.size());
                    followed += found.size();
                }
            }
        }
        assertThat(followed).isGreaterThan(100);
    }

    private static List<UUID> ids(JsonNode nodes) {
        List<UUID> ids = new ArrayList<>();
        nodes.forEach(node -> ids.add(UUID.fromString(node.get("id").asString())));
        return ids;
    }

    private static List<String> slugs(JsonNode nodes) {
        List<String> slugs = new ArrayList<>();
        nodes.forEach(node -> slugs.add(node.get("slug").asString()));
        return slugs;
    }

    @Test
    void filtersOrdersAndPagesForEachEntryOfTheLevel() {
        String where = "(where: {sector: {under: \"jade\"}}, orderBy: [{field: TITLE, direction: DESC}], first: 2)";
        for (JsonNode person : SERVER.data(
                        "{ people(first: 100) { nodes { slug works" + where + " { totalCount nodes { slug } } } } }")
                .at("/people/nodes")) {
            JsonNode direct = SERVER.data(
                            "{ works(where: {sector: {under: \"jade\"}, makers: {some: {is: {person: {slug: {eq: \""
                                    + person.get("slug").asString()
                                    + "\"}}}}}}, orderBy: [{field: TITLE, direction: DESC}], first: 2) { totalCount nodes { slug } } }")
                    .get("works");
            assertThat(person.get("works")).isEqualTo(direct);
        }
    }

    @Test
    void walksForwardsAndBackwardsFromOneEntryAndFromMany() {
        String fair = "tradeFair(slug: \"silkroad-2027\")";
        List<String> whole = slugs(SERVER.data("{ " + fair + " { series { fairs(first: 100) { nodes { slug } } } } }")
                .at("/tradeFair/series/fairs/nodes"));
        assertThat(whole).isNotEmpty();
        for (String parents : List.of("exportEnterprises(first: 1)", "exportEnterprises(first: 40)")) {
            String name = "exportEnterprises";
            JsonNode list = SERVER.data("{ " + parents
                            + " { nodes { slug products(first: 100, orderBy: [{field: NAME}]) { nodes { slug } } } } }")
                    .at("/" + name + "/nodes");
            for (JsonNode enterprise : list) {
                List<String> all = slugs(enterprise.at("/products/nodes"));
                assertThat(walk(enterprise.get("slug").asString(), "first", "after", "endCursor", "hasNextPage"))
                        .isEqualTo(all);
                assertThat(walk(enterprise.get("slug").asString(), "last", "before", "startCursor", "hasPreviousPage"))
                        .isEqualTo(all);
            }
        }
    }

    private static List<String> walk(String enterprise, String size, String from, String end, String more) {
        List<String> slugs = new ArrayList<>();
        String cursor = "";
        boolean again = true;
        while (again) {
            JsonNode page = SERVER.data("{ exportEnterprise(slug: \"" + enterprise + "\") { products(" + size + ": 2"
                            + cursor + ", orderBy: [{field: NAME}]) { nodes { slug } pageInfo { " + end + " " + more
                            + " } } } }")
                    .at("/exportEnterprise/products");
            slugs.addAll(size.equals("last") ? 0 : slugs.size(), slugs(page.get("nodes")));
            cursor = ", " + from + ": \"" + page.at("/pageInfo/" + end).asString() + "\"";
            again = page.at("/pageInfo/" + more).asBoolean();
        }
        return slugs;
    }

    @Test
    void conditionsOnTheWayBackBindToOneEntry() {
        Set<String> jade = new TreeSet<>();
        Set<String> other = new TreeSet<>();
        Set<String> all = new TreeSet<>();
        String works = "{ people(first: 60) { nodes { slug works(first: 80) { nodes { sector { code } } } } } }";
        for (JsonNode person : SERVER.data(works).at("/people/nodes")) {
            all.add(person.get("slug").asString());
            for (JsonNode work : person.at("/works/nodes")) {
                boolean fits = work.at("/sector/code").asString("").equals("hetian-jade");
                (fits ? jade : other).add(person.get("slug").asString());
            }
        }
        assertThat(jade).isNotEmpty();
        assertThat(people("some")).isEqualTo(jade);
        Set<String> none = new TreeSet<>(all);
        none.removeAll(jade);
        assertThat(people("none")).isEqualTo(none);
        Set<String> every = new TreeSet<>(all);
        every.removeAll(other);
        assertThat(people("every")).isEqualTo(every);
    }

    private static Set<String> people(String quantifier) {
        return new TreeSet<>(slugs(SERVER.data("{ people(first: 100, where: {works: {" + quantifier
                        + ": {sector: {eq: \"hetian-jade\"}}}}) { nodes { slug } } }")
                .at("/people/nodes")));
    }

    @Test
    void linksThatDoNotShowAreCountedByNothing() {
        String query =
                "{ exportEnterprises(first: 15) { nodes { products(first: 100) { totalCount nodes { sector { code } }"
                        + " facets(fields: [SECTOR], first: 100) { values { value count } }"
                        + " aggregate { count groups(by: [SECTOR], first: 100) { count values { value } } } } } } }";
        String sector = SERVER.data("{ exportProducts(first: 1) { nodes { sector { code } } } }")
                .at("/exportProducts/nodes/0/sector/code")
                .asString();
        try (ReplacedGrants _ = ReplacedGrants.of(
                SERVER,
                Role.ANONYMOUS,
                ReplacedGrants.toAnonymous("exportEnterprise", Condition.always(), "core.name"),
                ReplacedGrants.toAnonymous("exportProduct", Condition.always(), "core.name", "core.sector"),
                ReplacedGrants.toAnonymous(
                        "exportProduct",
                        Condition.compare("core.sector", Operator.EQ, Value.of(sector)),
                        "core.enterprise"))) {
            int seen = 0;
            for (JsonNode enterprise : SERVER.data(query).at("/exportEnterprises/nodes")) {
                JsonNode products = enterprise.get("products");
                int count = products.get("totalCount").asInt();
                assertThat(products.get("nodes").values())
                        .hasSize(count)
                        .allMatch(node -> node.at("/sector/code").asString().equals(sector));
                assertThat(products.at("/facets/0/values").values())
                        .as("sectors of products of which nobody was to know the enterprise")
                        .allMatch(value -> value.get("value").asString().equals(sector)
                                && value.get("count").asInt() == count)
                        .hasSize(count == 0 ? 0 : 1);
                assertThat(products.at("/aggregate/count").asInt()).isEqualTo(count);
                assertThat(products.at("/aggregate/groups").size()).isEqualTo(count == 0 ? 0 : 1);
                seen += count;
            }
            assertThat(seen).isPositive();
        }
    }

    @Test
    void namesOfWaysBackAreStableAndNoneIsInternal() {
        ContentType person = model().requireType("person");
        assertThat(model().reverses(person).stream().map(ReverseReference::name))
                .contains("works", "ownedWorks", "articles", "articlesAbout", "peopleByRelatedPeople");
        ContentType place = model().requireType("place");
        assertThat(model().reverses(place).stream().map(ReverseReference::name))
                .contains("parts", "placesByMembers", "tradeFairsByVenuesPlace");
    }

    @Test
    void aHeldAnswerFallsWhenAnEntryBeginsToLeadThereAndStaysOtherwise() {
        String query = "{ place(slug: \"%s\") { id organisations { totalCount } } }"
                .formatted(SERVER.data("{ places(first: 1) { nodes { slug } } }")
                        .at("/places/nodes/0/slug")
                        .asString());
        int before = SERVER.data(query).at("/place/organisations/totalCount").asInt();
        String place = SERVER.data(query).at("/place/id").asString();
        int executed = SERVER.counts().executions();
        JsonNode person = SERVER.data("{ people(first: 1) { nodes { id } } }").at("/people/nodes/0/id");
        SERVER.publish(UUID.fromString(person.asString()));
        int between = SERVER.counts().executions();
        SERVER.data(query);
        assertThat(SERVER.counts().executions())
                .as("no organisation was published: only the look for a person was executed")
                .isEqualTo(between)
                .isEqualTo(executed + 1);

        UUID organisation =
                UUID.fromString(SERVER.data("{ organisations(first: 1, where: {not: {place: {is: {id: {eq: \"" + place
                                + "\"}}}}}) { nodes { id } } }")
                        .at("/organisations/nodes/0/id")
                        .asString());
        SERVER.publish(organisation, "core.place", Map.of("type", "place", "id", place));
        assertThat(SERVER.data(query).at("/place/organisations/totalCount").asInt())
                .isEqualTo(before + 1);
    }
}
