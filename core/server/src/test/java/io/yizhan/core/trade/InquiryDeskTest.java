package io.yizhan.core.trade;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The staff's side of inquiries, through the admin. */
@Tag("any-database")
class InquiryDeskTest {
    @AutoClose
    private static final TradeServer SERVER = new TradeServer();

    private static final UUID CARPETS = TradeServer.sample("exportEnterprise", "demo-carpet");
    private static final UUID INSTRUMENTS = TradeServer.sample("exportEnterprise", "demo-instruments");

    private static InquiryService inquiries() {
        return SERVER.bean(InquiryService.class);
    }

    @Test
    void staffAnswersAndThePartnerReadsItWithoutTheNote() {
        SERVER.partner("asking");
        Inquiry inquiry = SERVER.sent("asking").getFirst();
        TradeServer.Browser editor = SERVER.staff("answering", "editor", Optional.empty());
        String id = inquiry.id().toString();
        JsonNode opened = editor.adminData(
                        "mutation($id: ID!) { openInquiry(id: $id) { inquiry { state version company number"
                                + " enterprise { title } sentBy { displayName } partner { id } lines { product { title } productName quantity unit note catalogue { id } } } } }",
                        Map.of("id", id))
                .at("/openInquiry/inquiry");
        assertThat(opened.get("state").asString()).isEqualTo("READ");
        assertThat(opened.get("company").asString()).isEqualTo("Company asking");
        assertThat(opened.at("/enterprise/title").asString()).isNotEmpty();
        assertThat(opened.at("/lines/0/quantity").asString()).isEqualTo("3");
        assertThat(opened.at("/lines/0/product/title").asString()).isNotEmpty();
        // editors manage inquiries, but not partners
        assertThat(opened.get("partner").isNull()).isTrue();
        JsonNode noted = step(editor, "noteInquiry", id, opened.get("version").asString(), "note", "secret-note");
        JsonNode answered =
                step(editor, "answerInquiry", id, noted.get("version").asString(), "text", "In May.");
        assertThat(answered.get("state").asString()).isEqualTo("ANSWERED");
        assertThat(answered.at("/messages/0/side").asString()).isEqualTo("STAFF");
        String mine = SERVER.signedIn("asking")
                .post(
                        "/graphql",
                        "{ myInquiries { number state messages { answer text } lines { productName } } }",
                        Map.of());
        assertThat(mine).contains("In May.").doesNotContain("secret-note");
        assertThat(inquiries()
                        .find(SERVER.caller("asking"), inquiry.id())
                        .orElseThrow()
                        .note())
                .isEmpty();
        InquiryOutcome replied = inquiries().reply(SERVER.caller("asking"), inquiry.id(), "Thank you.");
        assertThat(((InquiryOutcome.Done) replied).inquiry().state()).isEqualTo(InquiryState.NEW);
        assertThat(((InquiryOutcome.Done) replied).inquiry().note()).isEmpty();
        JsonNode stale = editor.admin(
                "mutation($id: ID!, $v: String!) { closeInquiry(id: $id, expectedVersion: $v) { inquiry { state } } }",
                Map.of("id", id, "v", answered.get("version").asString()));
        assertThat(TradeServer.code(stale)).isEqualTo("CONFLICT");
        JsonNode current = editor.adminData("query($id: ID!) { inquiry(id: $id) { version state } }", Map.of("id", id))
                .get("inquiry");
        JsonNode closed =
                step(editor, "closeInquiry", id, current.get("version").asString(), "", "");
        assertThat(closed.get("state").asString()).isEqualTo("CLOSED");
        assertThat(inquiries().reply(SERVER.caller("asking"), inquiry.id(), "One more"))
                .isInstanceOf(InquiryOutcome.Refused.class);
        JsonNode reopened =
                step(editor, "reopenInquiry", id, closed.get("version").asString(), "", "");
        assertThat(reopened.get("state").asString()).isEqualTo("READ");
    }

    private static JsonNode step(
            TradeServer.Browser staff, String mutation, String id, String version, String member, String text) {
        String declared = member.isEmpty() ? "" : ", $t: String!";
        String given = member.isEmpty() ? "" : ", " + member + ": $t";
        String query = "mutation($id: ID!, $v: String!" + declared + ") { " + mutation + "(id: $id, expectedVersion: $v"
                + given
                + ") { findings { code } inquiry { state version messages { side text by { displayName } } } } }";
        Map<String, String> variables =
                member.isEmpty() ? Map.of("id", id, "v", version) : Map.of("id", id, "v", version, "t", text);
        return staff.adminData(query, variables).at("/" + mutation + "/inquiry");
    }

    @Test
    void anEnterpriseEditorSeesItsOwnEnterprisesInquiriesAlone() {
        SERVER.partner("wide");
        List<Inquiry> sent = SERVER.sent("wide");
        UUID toInstruments = sent.getFirst().id();
        UUID toCarpets = sent.getLast().id();
        TradeServer.Browser maker = SERVER.staff("luthier", "enterpriseEditor", Optional.of(INSTRUMENTS));
        String list =
                "query($e: ID) { inquiries(first: 100, enterpriseId: $e) { totalCount nodes { id enterpriseId } } }";
        JsonNode all = maker.adminData(list, Map.of()).get("inquiries");
        assertThat(all.findValuesAsString("enterpriseId")).isNotEmpty().containsOnly(INSTRUMENTS.toString());
        assertThat(all.get("totalCount").asInt()).isEqualTo(all.get("nodes").size());
        assertThat(maker.adminData(list, Map.of("e", CARPETS.toString()))
                        .at("/inquiries/totalCount")
                        .asInt())
                .isZero();
        String one = "query($id: ID!) { inquiry(id: $id) { number } }";
        assertThat(maker.adminData(one, Map.of("id", toCarpets.toString()))
                        .get("inquiry")
                        .isNull())
                .isTrue();
        assertThat(maker.adminData(one, Map.of("id", toInstruments.toString()))
                        .get("inquiry")
                        .isObject())
                .isTrue();
        for (String mutation : List.of(
                "openInquiry(id: $id)",
                "answerInquiry(id: $id, expectedVersion: \"1\", text: \"Hello\")",
                "closeInquiry(id: $id, expectedVersion: \"1\")",
                "noteInquiry(id: $id, expectedVersion: \"1\", note: \"x\")")) {
            JsonNode answer = maker.admin(
                    "mutation($id: ID!) { " + mutation + " { inquiry { id } } }", Map.of("id", toCarpets.toString()));
            assertThat(TradeServer.code(answer)).as(mutation).isEqualTo("NOT_FOUND");
        }
        TradeServer.Browser homeless = SERVER.staff("homeless", "enterpriseEditor", Optional.empty());
        assertThat(TradeServer.code(homeless.admin("{ inquiries { totalCount } }", Map.of())))
                .isEqualTo("FORBIDDEN");
        assertThat(homeless.adminData("{ tradeCounts { newInquiries } }", Map.of())
                        .at("/tradeCounts/newInquiries")
                        .asInt())
                .isZero();
    }

    @Test
    void theListIsFilteredAndPagedByTheNewest() {
        Partner partner = SERVER.partner("frequent");
        List<String> numbers = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            SERVER.sent("frequent").forEach(inquiry -> numbers.addFirst(inquiry.number()));
        }
        TradeServer.Browser admin = SERVER.staff("pager", "admin", Optional.empty());
        String query =
                "query($p: ID, $s: [InquiryState!], $q: String, $a: String) { inquiries(partnerId: $p, states: $s, search: $q, first: 2, after: $a)"
                        + " { totalCount nodes { number } pageInfo { hasNextPage endCursor } } }";
        Map<String, Object> asked = new HashMap<>(Map.of("p", partner.id().toString()));
        List<String> seen = new ArrayList<>();
        boolean more = true;
        while (more) {
            JsonNode page = admin.adminData(query, asked).get("inquiries");
            assertThat(page.get("totalCount").asInt()).isEqualTo(6);
            seen.addAll(page.findValuesAsString("number"));
            more = page.at("/pageInfo/hasNextPage").asBoolean();
            asked.put("a", page.at("/pageInfo/endCursor").asString());
        }
        assertThat(seen).containsExactlyElementsOf(numbers);
        for (Map<String, Object> filter : List.<Map<String, Object>>of(
                Map.of("q", numbers.get(2).toLowerCase(Locale.ROOT)),
                Map.of("q", "company FREQUENT", "p", partner.id().toString()),
                Map.of("q", "hand-knotted", "p", partner.id().toString(), "s", List.of("NEW")))) {
            assertThat(admin.adminData(query, filter)
                            .at("/inquiries/totalCount")
                            .asInt())
                    .as(filter.toString())
                    .isIn(1, 3, 6);
        }
        assertThat(admin.adminData(query, Map.of("p", partner.id().toString(), "s", List.of("CLOSED")))
                        .at("/inquiries/totalCount")
                        .asInt())
                .isZero();
    }
}
