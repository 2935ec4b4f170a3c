package io.yizhan.core.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yizhan.core.model.Condition;
import io.yizhan.core.model.FieldPath;
import io.yizhan.core.model.Operator;
import io.yizhan.core.model.Value;
import io.yizhan.core.problem.ProblemCode;
import io.yizhan.core.problem.ProblemException;
import io.yizhan.core.security.Role;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Facets by the entries a reference leads to, over what was found in the index: those of the list by conditions, in few statements. */
class SearchedFacetTest {
    private static final int ENTERPRISES = 450;
    /** The page, the commonest, which of the others show, and these. */
    private static final int MOST_STATEMENTS = 4;

    @AutoClose
    private static final DeliveryServer SERVER = new DeliveryServer();

    private static final List<UUID> IDS = new ArrayList<>();

    /** One that can be had in Arabic only, and a catalogue of its product. */
    private static String arabic = "";

    private static String catalogue = "";

    @BeforeAll
    static void load() {
        ManyWorks entries = new ManyWorks(SERVER);
        for (int i = 0; i < ENTERPRISES; i++) {
            UUID id = UUID.nameUUIDFromBytes(("enterprise" + i).getBytes(StandardCharsets.UTF_8));
            IDS.add(entries.add("exportEnterprise", id, Map.of("core.name zh-Hans", "企业" + i)));
        }
        entries.publish();
        for (int i = 0; i < ENTERPRISES; i++) {
            for (int product = i % 3 == 0 ? 2 : 1; product > 0; product--) {
                entries.add(
                        "exportProduct",
                        Map.of(
                                "core.name zh-Hans",
                                "玉佩",
                                "core.kind",
                                "goods",
                                "core.enterprise",
                                Map.of(
                                        "type",
                                        "exportEnterprise",
                                        "id",
                                        IDS.get(i).toString())));
            }
        }
        UUID enterprise = entries.add("exportEnterprise", Map.of("core.name ar", "شركة"));
        entries.publish();
        Map<String, ?> link = Map.of("type", "exportEnterprise", "id", enterprise.toString());
        UUID product = entries.add(
                "exportProduct", Map.of("core.name zh-Hans", "地毯", "core.kind", "goods", "core.enterprise", link));
        entries.publish();
        arabic = enterprise.toString();
        catalogue = entries.add(
                        "exportCatalog",
                        Map.of(
                                "core.title zh-Hans",
                                "目录",
                                "core.audience",
                                "public",
                                "core.products",
                                List.of(Map.of("type", "exportProduct", "id", product.toString()))))
                .toString();
        entries.publish();
        SearchReady.await(SERVER);
    }

    @Test
    void noFacetNamesAnEntryThatCannotBeHadInTheLocale() {
        String facets = " facets(fields: [ENTERPRISE], first: 100) { values { value } } }";
        for (String list : List.of(
                "exportProducts(where: {name: {contains: \"地毯\"}}, locale: \"%s\") { totalCount" + facets,
                "exportProducts(search: \"地毯\", locale: \"%s\") { totalCount" + facets,
                "exportCatalog(id: \"" + catalogue + "\", locale: \"%s\") { products { totalCount" + facets + " }",
                "exportProductsAggregate(where: {name: {contains: \"地毯\"}}, locale: \"%s\") { totalCount: count"
                        + " groups(by: [ENTERPRISE], first: 100) { values { value } } }")) {
            for (String locale : List.of("ar", "zh-Hans")) {
                JsonNode data = SERVER.data("{ " + list.formatted(locale) + " }");
                assertThat(data.findValue("totalCount").asInt()).as(list).isEqualTo(1);
                assertThat(data.toString().contains(arabic))
                        .as("%s in %s", list, locale)
                        .isEqualTo(locale.equals("ar"));
            }
        }
    }

    private static JsonNode facets(String arguments, int size) {
        return SERVER.data("{ exportProducts(first: 1, locale: \"zh-Hans\", " + arguments
                        + ") { totalCount facets(fields: [ENTERPRISE], first: " + size
                        + ") { values { value label count selected } } } }")
                .get("exportProducts");
    }

    private static JsonNode same(String where, int size) {
        JsonNode bySql = facets("where: {name: {contains: \"玉佩\"}, " + where + "}", size);
        JsonNode searched = facets("search: \"玉佩\", where: {" + where + "}", size);
        assertThat(SERVER.statements()).as(where).isLessThanOrEqualTo(MOST_STATEMENTS);
        assertThat(searched).as(where).isEqualTo(bySql);
        return searched.at("/facets/0/values");
    }

    @Test
    void theCommonestAreThoseOfTheListByConditions() {
        assertThat(same("", 20).size()).isEqualTo(20);
        assertThat(same("", 100).size()).isEqualTo(100);
        String last = IDS.stream()
                .map(UUID::toString)
                .filter(id -> IDS.indexOf(UUID.fromString(id)) % 3 > 0)
                .max(String::compareTo)
                .orElseThrow();
        JsonNode values = same("enterprise: {is: {id: {eq: \"" + last + "\"}}}", 20);
        assertThat(values.values().stream()
                        .filter(value -> value.get("selected").asBoolean()))
                .as("a chosen one stands however far behind")
                .singleElement()
                .satisfies(value -> {
                    assertThat(value.get("value").asString()).isEqualTo(last);
                    assertThat(value.get("count").asInt()).isEqualTo(1);
                });
    }

    @Test
    void whatOneMayNotSeeTakesNoPlaceAndNoStatements() {
        List<UUID> seen = List.of(IDS.get(4), IDS.get(99), IDS.get(200), IDS.get(310), IDS.get(449));
        Condition rows = Condition.compare(
                "id",
                Operator.IN,
                seen.stream().map(id -> Value.of(id.toString())).toArray(Value[]::new));
        try (ReplacedGrants _ = ReplacedGrants.of(
                SERVER,
                Role.ANONYMOUS,
                ReplacedGrants.toAnonymous("exportProduct", Condition.always(), "core.name", "core.enterprise"),
                ReplacedGrants.toAnonymous("exportEnterprise", rows, "core.name"))) {
            JsonNode values = same("", 20);
            assertThat(values.values().stream()
                            .map(value -> UUID.fromString(value.get("value").asString())))
                    .containsExactlyInAnyOrderElementsOf(seen);
            assertThat(same("", 3).size()).isEqualTo(3);
        }
    }

    @Test
    void moreThanCanBeLookedThroughAreRefusedByName() {
        FieldPath path = FieldPath.parse("core.enterprise");
        assertThatCode(() -> SearchedList.requireFew(LinkedConditions.MOST, path))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> SearchedList.requireFew(LinkedConditions.MOST + 1, path))
                .isInstanceOfSatisfying(ProblemException.class, refused -> {
                    assertThat(refused.problem().code()).isEqualTo(ProblemCode.QUERY_TOO_COMPLEX);
                    assertThat(refused.problem().params()).containsEntry("name", "core.enterprise");
                });
    }
}
