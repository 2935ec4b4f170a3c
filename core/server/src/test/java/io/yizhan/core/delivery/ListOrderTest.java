package io.yizhan.core.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Orders through references, and pages by number. */
class ListOrderTest {
    private static final String BY_ENTERPRISE =
            "orderBy: [{field: ENTERPRISE_NAME, direction: %s}, {field: SKU}], locale: \"zh-Hans\"";

    @AutoClose
    private static final DeliveryServer SERVER = new DeliveryServer();

    @BeforeAll
    static void load() {
        SERVER.withSamples();
    }

    private static List<String> slugs(JsonNode nodes) {
        List<String> slugs = new ArrayList<>();
        nodes.forEach(node -> slugs.add(node.get("slug").asString()));
        return slugs;
    }

    /** Slugs of enterprises in their own order. */
    private static Map<String, Integer> ranks() {
        Map<String, Integer> ranks = new HashMap<>();
        slugs(SERVER.data(
                                "{ exportEnterprises(first: 100, orderBy: [{field: NAME}], locale: \"zh-Hans\") { nodes { slug } } }")
                        .at("/exportEnterprises/nodes"))
                .forEach(slug -> ranks.put(slug, ranks.size()));
        return ranks;
    }

    private static List<String> products(String arguments) {
        return slugs(SERVER.data("{ exportProducts(" + arguments + ") { nodes { slug } } }")
                .at("/exportProducts/nodes"));
    }

    @Test
    void aListIsOrderedByWhatItsEntriesLeadTo() {
        Map<String, Integer> ranks = ranks();
        JsonNode products = SERVER.data(
                        "{ exportProducts(first: 100, locale: \"zh-Hans\") { nodes { id slug sku enterprise { slug } } } }")
                .at("/exportProducts/nodes");
        List<JsonNode> expected = new ArrayList<>();
        products.forEach(expected::add);
        expected.sort(Comparator.comparing((JsonNode product) ->
                        ranks.getOrDefault(product.at("/enterprise/slug").asString(""), -1))
                .thenComparing(product -> product.get("sku").asString("")));
        List<String> ordered = products("first: 100, " + BY_ENTERPRISE.formatted("ASC"));
        assertThat(ordered)
                .isEqualTo(
                        expected.stream().map(one -> one.get("slug").asString()).toList());
        assertThat(SERVER.statements()).isEqualTo(1);
        assertThat(walk("first", "after", "endCursor", "hasNextPage")).isEqualTo(ordered);
        assertThat(walk("last", "before", "startCursor", "hasPreviousPage")).isEqualTo(ordered);
    }

    private static List<String> walk(String size, String from, String end, String more) {
        List<String> slugs = new ArrayList<>();
        String cursor = "";
        boolean again = true;
        while (again) {
            JsonNode page = SERVER.data(
                            "{ exportProducts(" + size + ": 4" + cursor + ", " + BY_ENTERPRISE.formatted("ASC")
                                    + ") { nodes { slug } pageInfo { " + end + " " + more + " } } }")
                    .get("exportProducts");
            slugs.addAll(size.equals("last") ? 0 : slugs.size(), slugs(page.get("nodes")));
            cursor = ", " + from + ": \"" + page.at("/pageInfo/" + end).asString() + "\"";
            again = page.at("/pageInfo/" + more).asBoolean();
        }
        return slugs;
    }

    @Test
    void whatLeadsNowhereComesFirstAndEachEntryOnce() {
        UUID enterprise = UUID.fromString(
                SERVER.data("{ exportEnterprises(first: 1, where: {products: {empty: false}}) { nodes { id } } }")
                        .at("/exportEnterprises/nodes/0/id")
                        .asString());
        List<String> before = products("first: 100, " + BY_ENTERPRISE.formatted("ASC"));
        List<String> theirs = slugs(SERVER.data("{ exportEnterprise(id: \"" + enterprise
                        + "\") { products(first: 100, orderBy: [{field: SKU}]) { nodes { slug } } } }")
                .at("/exportEnterprise/products/nodes"));
        SERVER.unpublish(enterprise);
        try {
            List<String> after = products("first: 100, " + BY_ENTERPRISE.formatted("ASC"));
            assertThat(after).as("a held answer has fallen").containsExactlyInAnyOrderElementsOf(before);
            assertThat(after.subList(0, theirs.size())).isEqualTo(theirs);
            List<String> down = products("first: 100, " + BY_ENTERPRISE.formatted("DESC"));
            assertThat(down.subList(down.size() - theirs.size(), down.size()))
                    .containsExactlyInAnyOrderElementsOf(theirs);
        } finally {
            SERVER.publish(enterprise);
        }
    }

    @Test
    void listsOfEachEntryAreOrderedThroughReferencesToo() {
        String catalogs =
                "{ exportCatalogs(first: 40) { nodes { slug products(first: %d, orderBy: [{field: ENTERPRISE_NAME}, {field: SKU}]) { nodes { slug } } } } }";
        Map<String, List<String>> whole = new HashMap<>();
        SERVER.data(catalogs.formatted(100))
                .at("/exportCatalogs/nodes")
                .forEach(one -> whole.put(one.get("slug").asString(), slugs(one.at("/products/nodes"))));
        SERVER.data(catalogs.formatted(2)).at("/exportCatalogs/nodes").forEach(one -> {
            List<String> all = whole.getOrDefault(one.get("slug").asString(), List.of());
            assertThat(slugs(one.at("/products/nodes"))).isEqualTo(all.subList(0, Math.min(2, all.size())));
        });
        assertThat(SERVER.statements()).isEqualTo(2);
    }

    @Test
    void pagesByNumberAreThoseOfTheWholeList() {
        List<String> whole = products("first: 100, orderBy: [{field: NAME}]");
        for (int offset : new int[] {0, 1, 7, whole.size() - 1, whole.size(), 10_000}) {
            JsonNode page = SERVER.data(
                            "{ exportProducts(first: 5, offset: " + offset
                                    + ", orderBy: [{field: NAME}]) { nodes { slug } pageInfo { hasNextPage hasPreviousPage } } }")
                    .get("exportProducts");
            int from = Math.min(offset, whole.size());
            int to = Math.min(from + 5, whole.size());
            assertThat(slugs(page.get("nodes"))).isEqualTo(whole.subList(from, to));
            assertThat(page.at("/pageInfo/hasNextPage").asBoolean()).isEqualTo(to < whole.size());
            assertThat(page.at("/pageInfo/hasPreviousPage").asBoolean()).isEqualTo(offset > 0);
        }
        for (String list :
                List.of("exportCatalogs { nodes { slug products", "exportEnterprises { nodes { slug products")) {
            String query = "{ " + list + "(%s orderBy: [{field: NAME}]) { nodes { slug } } } } }";
            String name = list.substring(0, list.indexOf(' '));
            Map<String, List<String>> all = new HashMap<>();
            SERVER.data(query.formatted("first: 100,"))
                    .at("/" + name + "/nodes")
                    .forEach(one -> all.put(one.get("slug").asString(), slugs(one.at("/products/nodes"))));
            SERVER.data(query.formatted("first: 2, offset: 1,"))
                    .at("/" + name + "/nodes")
                    .forEach(one -> {
                        List<String> products = all.getOrDefault(one.get("slug").asString(), List.of());
                        assertThat(slugs(one.at("/products/nodes")))
                                .isEqualTo(
                                        products.subList(Math.min(1, products.size()), Math.min(3, products.size())));
                    });
        }
    }

    @Test
    void nothingStandsBeforeAnEmptyList() {
        SearchReady.await(SERVER);
        String info = "(first: 2, offset: %s, %s) { pageInfo { hasPreviousPage } } ";
        String none = "where: {id: {in: []}}";
        String person = "people(first: 1, where: {works: {empty: false}}) { nodes { list: works";
        String work = "works(first: 1, where: {makers: {empty: false}}) { nodes { list: ";
        for (String list : List.of(
                "list: works%s",
                person + "%s } }",
                work + "makers%s } }",
                work + "relatedWorks%s } }",
                "list: works(search: \"玉\", %s")) {
            boolean searched = list.contains("search");
            for (int offset : new int[] {1, 5_000}) {
                String empty = info.formatted(offset, none);
                String query = list.formatted(searched ? empty.substring(1) : empty);
                assertThat(SERVER.data("{ " + query + " }")
                                .findValue("hasPreviousPage")
                                .asBoolean())
                        .as(query)
                        .isFalse();
            }
            if (!list.contains("relatedWorks")) {
                String behind = info.formatted(5_000, "where: {}");
                String query = list.formatted(searched ? behind.substring(1) : behind);
                assertThat(SERVER.data("{ " + query + " }")
                                .findValue("hasPreviousPage")
                                .asBoolean())
                        .as(query)
                        .isTrue();
            }
        }
        SERVER.data("{ works(first: 2, offset: 1) { nodes { id } pageInfo { hasPreviousPage } } }");
        assertThat(SERVER.statements())
                .as("only a page without entries is counted")
                .isEqualTo(1);
    }

    @Test
    void anOffsetIsBoundedAndStandsAlone() {
        assertThat(code("first: 1, offset: 10000")).isEmpty();
        assertThat(code("first: 1, offset: 10001")).hasValue("QUERY_TOO_COMPLEX");
        assertThat(code("orderBy: [" + "{field: TITLE} ".repeat(5) + "]")).isEmpty();
        assertThat(code("orderBy: [" + "{field: TITLE} ".repeat(6) + "]")).hasValue("QUERY_TOO_COMPLEX");
        assertThat(code("first: 1, offset: -1")).hasValue("BAD_USER_INPUT");
        assertThat(code("last: 1, offset: 1")).hasValue("BAD_USER_INPUT");
        String cursor = SERVER.data("{ works(first: 1) { pageInfo { endCursor } } }")
                .at("/works/pageInfo/endCursor")
                .asString();
        assertThat(code("first: 1, offset: 1, after: \"" + cursor + "\"")).hasValue("BAD_USER_INPUT");
    }

    private static Optional<String> code(String arguments) {
        JsonNode answer = SERVER.ask("{ works(" + arguments + ") { nodes { id } } }", Map.of());
        return answer.has("errors")
                ? Optional.of(answer.at("/errors/0/extensions/code").asString())
                : Optional.empty();
    }
}
