package io.yizhan.core.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Single entries are found by whatever names them alone. */
class LookUpTest {
    @AutoClose
    private static final DeliveryServer SERVER = new DeliveryServer();

    @BeforeAll
    static void load() {
        SERVER.withSamples();
    }

    @Test
    void anEntryIsFoundByItsUniqueKeyInAnySpelling() {
        JsonNode enterprise = SERVER.data(
                        "{ exportEnterprises(first: 1, where: {uscc: {isNull: false}}) { nodes { id uscc } } }")
                .at("/exportEnterprises/nodes/0");
        String uscc = enterprise.get("uscc").asString();
        String spelled = uscc.substring(0, 4) + "-" + uscc.substring(4).toLowerCase(java.util.Locale.ROOT);
        for (String form : new String[] {uscc, spelled}) {
            assertThat(SERVER.data("{ exportEnterprise(uscc: \"" + form + "\") { id } }")
                            .at("/exportEnterprise/id"))
                    .isEqualTo(enterprise.get("id"));
            assertThat(SERVER.statements()).isEqualTo(1);
        }
        assertThat(SERVER.data("{ exportEnterprise(uscc: \"nonsense\") { id } }")
                        .get("exportEnterprise")
                        .isNull())
                .isTrue();
        assertThat(code("{ exportEnterprise(uscc: \"" + uscc + "\", slug: \"x\") { id } }"))
                .isEqualTo("BAD_USER_INPUT");
        assertThat(code("{ exportEnterprise { id } }")).isEqualTo("BAD_USER_INPUT");
    }

    @Test
    void anEntryOfAnyTypeIsFoundByItsId() {
        for (String list : new String[] {"works", "people", "places", "exportCatalogs"}) {
            JsonNode node = SERVER.data("{ " + list + "(first: 1) { nodes { __typename id } } }")
                    .at("/" + list + "/nodes/0");
            JsonNode entry = SERVER.data(
                            "{ entry(id: \"" + node.get("id").asString()
                                    + "\") { __typename id ... on Work { title description { plainText } } ... on Person { name } } }")
                    .get("entry");
            assertThat(entry.get("id")).isEqualTo(node.get("id"));
            assertThat(entry.get("__typename")).isEqualTo(node.get("__typename"));
            assertThat(SERVER.statements()).isEqualTo(2);
        }
        assertThat(code("{ entry(id: \"nonsense\") { id } }")).isEqualTo("BAD_USER_INPUT");
    }

    @Test
    void whatWasNotThereIsFoundAsSoonAsItIs() {
        UUID work = UUID.fromString(SERVER.data("{ works(last: 1) { nodes { id } } }")
                .at("/works/nodes/0/id")
                .asString());
        String query = "{ entry(id: \"" + work + "\") { id } }";
        SERVER.unpublish(work);
        assertThat(SERVER.data(query).get("entry").isNull()).isTrue();
        SERVER.publish(work);
        assertThat(SERVER.data(query).at("/entry/id").asString()).isEqualTo(work.toString());
    }

    @Test
    void aFormerSlugNamesTheCurrentOne() {
        JsonNode place =
                SERVER.data("{ places(first: 1) { nodes { id slug } } }").at("/places/nodes/0");
        String former = place.get("slug").asString();
        SERVER.publish(UUID.fromString(place.get("id").asString()), "core.slug", former + "-now");
        for (String slug : new String[] {former, former + "-now"}) {
            assertThat(SERVER.data("{ place(slug: \"" + slug + "\") { localization { currentSlug } } }")
                            .at("/place/localization/currentSlug")
                            .asString())
                    .isEqualTo(former + "-now");
        }
    }

    @Test
    void whoIsNotShownSlugsFindsNothingOutByThem() {
        try (ReplacedGrants _ = ReplacedGrants.titlesOfWorks(SERVER)) {
            for (String slug : new String[] {"peace-pendant", "no-such-work"}) {
                assertThat(code("{ work(slug: \"" + slug + "\") { id } }")).isEqualTo("FORBIDDEN");
            }
        }
    }

    private static String code(String query) {
        return SERVER.ask(query, Map.of()).at("/errors/0/extensions/code").asString();
    }
}
