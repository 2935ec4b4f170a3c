package io.yizhan.core.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Conditions on links whose ends are in few languages, taken back again, or named in the rows of a group. */
class LinkedEntriesTest {
    @AutoClose
    private static final DeliveryServer SERVER = new DeliveryServer();

    /** Names of enterprises: one in Chinese, one in Arabic alone, one that is taken back; each has a product. */
    private static final Map<String, String> OFFERED = Map.of("zh-Hans", "企业", "ar", "شركة", "gone", "企业");

    @BeforeAll
    static void load() {
        ManyWorks entries = new ManyWorks(SERVER);
        OFFERED.forEach((slug, name) -> {
            UUID enterprise = entries.add(
                    "exportEnterprise", Map.of("core.name " + (slug.equals("gone") ? "zh-Hans" : slug), name));
            entries.publish();
            entries.add(
                    "exportProduct",
                    Map.of(
                            "core.name zh-Hans",
                            "货",
                            "core.sku",
                            slug,
                            "core.kind",
                            "goods",
                            "core.enterprise",
                            link("exportEnterprise", enterprise)));
            entries.publish();
            if (slug.equals("gone")) {
                SERVER.unpublish(enterprise);
            }
        });
        UUID series = entries.add("fairSeries", Map.of("core.name zh-Hans", "会"));
        UUID city = entries.add("place", Map.of("core.name zh-Hans", "城", "core.kind", "city"));
        UUID port = entries.add("place", Map.of("core.name zh-Hans", "港", "core.kind", "port"));
        entries.publish();
        for (List<UUID> places : List.of(List.of(city), List.of(city, port), List.<UUID>of())) {
            entries.add(
                    "tradeFair",
                    Map.of(
                            "core.name zh-Hans",
                            "展" + places.size(),
                            "core.series",
                            link("fairSeries", series),
                            "core.phase",
                            "planned",
                            "core.startDate",
                            "2027-08-20",
                            "core.endDate",
                            "2027-08-25",
                            "core.venues",
                            places.stream()
                                    .map(place -> Map.of("place", link("place", place)))
                                    .toList()));
        }
        entries.publish();
    }

    private static Map<String, String> link(String type, UUID id) {
        return Map.of("type", type, "id", id.toString());
    }

    /** A text that an entry does not have in the language is absent, and the rest of the condition speaks of it all the same. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "enterprise: {is: {name: {contains: \"企\"}}} | zh-Hans",
                "enterprise: {is: {not: {name: {contains: \"企\"}}}} | ar",
                "enterprise: {is: {name: {ne: \"企业\"}}} | ar",
                "enterprise: {is: {name: {isNull: true}}} | ar",
                "enterprise: {is: {or: [{name: {contains: \"企\"}}, {region: {isNull: true}}]}} | ar zh-Hans",
                "enterprise: {is: {products: {every: {enterprise: {is: {name: {contains: \"企\"}}}}}}} | zh-Hans",
                "enterprise: {isNull: true} | gone",
                "enterprise: {isNull: false} | ar zh-Hans",
                "not: {enterprise: {is: {}}} | gone"
            })
    void aLinkLeadsToWhatIsPublishedInWhateverLanguage(String where, String skus) {
        JsonNode products = SERVER.data(
                "{ exportProducts(locale: \"zh-Hans\", where: {" + where + "}) { nodes { sku enterprise { id } } } }");
        assertThat(products.findValuesAsString("sku")).containsExactlyInAnyOrder(skus.split(" ", -1));
    }

    @Test
    void whereALinkLeadsToNothingItsValueIsNull() {
        JsonNode product = SERVER.data(
                        "{ exportProducts(locale: \"zh-Hans\", where: {enterprise: {isNull: true}}) { nodes { enterprise { id } } } }")
                .at("/exportProducts/nodes/0");
        assertThat(product.get("enterprise").isNull()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "some: {place: {is: {kind: {eq: \"city\"}}}} | 展1 展2",
                "some: {place: {is: {name: {eq: \"港\"}}}} | 展2",
                "none: {place: {is: {kind: {eq: \"port\"}}}} | 展0 展1",
                "every: {place: {is: {kind: {eq: \"city\"}}}} | 展0 展1",
                "every: {place: {isNull: true}} | 展0"
            })
    void aRowOfAGroupLeadsOn(String where, String names) {
        JsonNode fairs = SERVER.data("{ tradeFairs(where: {venues: {" + where + "}}) { nodes { name } } }");
        assertThat(fairs.findValuesAsString("name")).containsExactlyInAnyOrder(names.split(" ", -1));
    }
}
