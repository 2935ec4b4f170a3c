package io.yizhan.core.trade;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Partners through the admin. */
@Tag("any-database")
class PartnerAdminTest {
    @AutoClose
    private static final TradeServer SERVER = new TradeServer();

    private static PartnerService partners() {
        return SERVER.bean(PartnerService.class);
    }

    @Test
    void staffEntersDecidesAndGrantsThroughTheAdmin() {
        TradeServer.Browser publisher = SERVER.staff("publisher", "publisher", Optional.empty());
        JsonNode made = publisher
                .adminData(
                        "mutation($input: CreatePartnerInput!) { createPartner(input: $input) { generatedPassword"
                                + " findings { code } partner { id version state namesakes users { account enabled } createdBy { displayName } } } }",
                        Map.of(
                                "input",
                                Map.of(
                                        "company", "Almaty Gallery",
                                        "country", "KZ",
                                        "contact", "Aru Demo",
                                        "email", "aru@example.org",
                                        "account", Map.of("account", "gallery", "displayName", "Aru Demo"))))
                .get("createPartner");
        assertThat(made.get("findings").size()).isZero();
        assertThat(made.get("generatedPassword").asString()).hasSizeGreaterThan(20);
        assertThat(made.at("/partner/users/0/account").asString()).isEqualTo("gallery");
        assertThat(made.at("/partner/createdBy/displayName").asString()).isEqualTo("Person publisher");
        JsonNode granted = publisher
                .adminData(
                        "mutation($id: ID!, $v: String!, $c: [CatalogueGrantInput!]!) { grantCatalogues(id: $id, expectedVersion: $v, catalogues: $c)"
                                + " { partner { version catalogues { holds until catalogue { title } } } findings { code } } }",
                        Map.of(
                                "id",
                                made.at("/partner/id").asString(),
                                "v",
                                made.at("/partner/version").asString(),
                                "c",
                                List.of(Map.of(
                                        "catalogueId",
                                        TradeServer.catalogue(TradeServer.SILK_ROAD)
                                                .toString(),
                                        "until",
                                        "2031-01-01T00:00:00Z"))))
                .get("grantCatalogues");
        assertThat(granted.at("/partner/catalogues/0/holds").asBoolean()).isTrue();
        assertThat(granted.at("/partner/catalogues/0/catalogue/title").asString())
                .contains("2027");
    }

    @Test
    void nothingIsKeptOfAPartnerWhoseAccountIsTaken() {
        SERVER.partner("gallery2");
        TradeServer.Browser publisher = SERVER.staff("publisher2", "publisher", Optional.empty());
        JsonNode wrong = publisher
                .adminData(
                        "mutation($input: CreatePartnerInput!) { createPartner(input: $input) { partner { id } findings { code severity field message } } }",
                        Map.of(
                                "input",
                                Map.of(
                                        "company",
                                        "Company GALLERY2",
                                        "country",
                                        "KZ",
                                        "contact",
                                        "Aru",
                                        "email",
                                        "aru@example.org",
                                        "account",
                                        Map.of("account", "gallery2", "displayName", "Aru"))))
                .get("createPartner");
        assertThat(wrong.get("partner").isNull()).isTrue();
        assertThat(wrong.at("/findings/0/code").asString()).isEqualTo("ACCOUNT_TAKEN");
        assertThat(wrong.at("/findings/0/field").asString()).isEqualTo("account.account");
        assertThat(wrong.at("/findings/0/message/zh-Hans").asString()).isNotEmpty();
        assertThat(partners().count(new PartnerFilter(Optional.of("company gallery2"), Set.of())))
                .as("nothing of a refused one is kept")
                .isOne();
    }

    @Test
    void theAdminListsPartnersByNamePageByPage() {
        for (String name : List.of("Zz b", "zz A", "ZZ c")) {
            partners().register(TradeServer.profile(name), "Hello.", SERVER.program());
        }
        TradeServer.Browser admin = SERVER.staff("lister", "admin", Optional.empty());
        String query = "query($after: String) { partners(search: \"zz\", states: [APPLIED], first: 2, after: $after)"
                + " { totalCount nodes { company namesakes } pageInfo { hasNextPage endCursor } } }";
        JsonNode first = admin.adminData(query, Map.of()).get("partners");
        assertThat(first.get("totalCount").asInt()).isEqualTo(3);
        assertThat(first.findValuesAsString("company")).containsExactly("zz A", "Zz b");
        JsonNode second = admin.adminData(
                        query, Map.of("after", first.at("/pageInfo/endCursor").asString()))
                .get("partners");
        assertThat(second.findValuesAsString("company")).containsExactly("ZZ c");
        assertThat(second.at("/pageInfo/hasNextPage").asBoolean()).isFalse();
        assertThat(admin.adminData("{ tradeCounts { waitingPartners newInquiries } }", Map.of())
                        .at("/tradeCounts/waitingPartners")
                        .asInt())
                .isGreaterThanOrEqualTo(3);
    }

    @Test
    void onlyWhoManagesPartnersSeesOrChangesThem() {
        TradeServer.Browser editor = SERVER.staff("editor", "editor", Optional.empty());
        for (String query : List.of(
                "{ partners { totalCount } }",
                "{ partner(id: \"" + UUID.randomUUID() + "\") { id } }",
                "mutation { approvePartner(id: \"" + UUID.randomUUID()
                        + "\", expectedVersion: \"1\") { partner { id } } }")) {
            assertThat(TradeServer.code(editor.admin(query, Map.of())))
                    .as(query)
                    .isEqualTo("FORBIDDEN");
        }
        assertThat(editor.adminData("{ tradeCounts { waitingPartners } }", Map.of())
                        .at("/tradeCounts/waitingPartners")
                        .asInt())
                .isZero();
    }
}
