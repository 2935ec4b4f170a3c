package io.yizhan.core.trade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yizhan.core.database.Database;
import io.yizhan.core.event.Event;
import io.yizhan.core.event.EventStore;
import io.yizhan.core.event.RecordedEvent;
import io.yizhan.core.problem.ProblemException;
import io.yizhan.core.security.Caller;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** From the basket to the enterprise and back. */
class InquiryTest {
    @AutoClose
    private static final TradeServer SERVER = new TradeServer();

    private static final UUID RUG = TradeServer.product("rug-pomegranate-183");
    private static final UUID KILIM = TradeServer.product("kilim-240");
    private static final UUID DUTAR = TradeServer.product("dutar-concert");
    private static final UUID CARPETS = TradeServer.sample("exportEnterprise", "demo-carpet");
    private static final UUID INSTRUMENTS = TradeServer.sample("exportEnterprise", "demo-instruments");

    private static BasketService baskets() {
        return SERVER.bean(BasketService.class);
    }

    private static InquiryService inquiries() {
        return SERVER.bean(InquiryService.class);
    }

    private static Caller caller(String account) {
        return new Caller.SignedIn(SERVER.user(account), UUID.randomUUID(), "");
    }

    private static BasketKey basket(String account) {
        return new BasketKey.OfUser(SERVER.user(account).id());
    }

    private static InquiryDraft draft(String account) {
        return new InquiryDraft(basket(account), "When can you ship?", Optional.of("KZ"), Optional.of("FCA"), "en");
    }

    private static void fill(String account) {
        BasketKey key = basket(account);
        assertThat(baskets().put(key, DUTAR, new BigDecimal("3"), "Mulberry wood"))
                .isEmpty();
        assertThat(baskets().put(key, RUG, new BigDecimal("12.50"), "")).isEmpty();
        assertThat(baskets().put(key, KILIM, new BigDecimal("20"), "")).isEmpty();
    }

    private static List<Inquiry> sent(SendOutcome outcome) {
        assertThat(outcome).isInstanceOf(SendOutcome.Sent.class);
        return ((SendOutcome.Sent) outcome).inquiries();
    }

    private static List<String> refused(SendOutcome outcome) {
        assertThat(outcome).isInstanceOf(SendOutcome.Refused.class);
        return ((SendOutcome.Refused) outcome)
                .findings().stream()
                        .map(finding -> finding.field() + " " + finding.code())
                        .toList();
    }

    @Test
    void aBasketGoesToEachEnterpriseInOneInquiryAndIsEmptyThen() {
        SERVER.partner("buyer", TradeServer.SILK_ROAD);
        long before = position();
        fill("buyer");
        List<Inquiry> sent = sent(inquiries().send(caller("buyer"), draft("buyer"), "key-1"));
        assertThat(sent).extracting(Inquiry::enterprise).containsExactly(INSTRUMENTS, CARPETS);
        assertThat(sent).extracting(Inquiry::state).containsOnly(InquiryState.NEW);
        assertThat(sent).allSatisfy(inquiry -> assertThat(inquiry.number()).matches("IQ-2026-[0-9]{6}"));
        assertThat(number(sent.getLast())).isEqualTo(number(sent.getFirst()) + 1);
        InquiryLine rug = sent.getLast().lines().getFirst();
        assertThat(sent.getLast().lines()).extracting(InquiryLine::product).containsExactly(RUG, KILIM);
        assertThat(rug.productName()).startsWith("Hotan hand-knotted wool rug");
        assertThat(rug.quantity()).isEqualTo(new BigDecimal("12.5"));
        assertThat(rug.catalogue()).contains(TradeServer.catalogue(TradeServer.SILK_ROAD));
        assertThat(rug.unit()).contains("C62");
        assertThat(baskets().count(basket("buyer"))).isZero();
        assertThat(events(before))
                .filteredOn(Event.InquirySent.class::isInstance)
                .extracting(event -> ((Event.InquirySent) event).enterpriseId())
                .containsExactly(INSTRUMENTS, CARPETS);
        assertThat(inquiries().ofPartner(caller("buyer")))
                .extracting(Inquiry::number)
                .containsExactly(sent.getLast().number(), sent.getFirst().number());
    }

    private static int number(Inquiry inquiry) {
        return Integer.parseInt(inquiry.number().substring("IQ-2026-".length()));
    }

    private static long position() {
        return SERVER.bean(Database.class).read(SERVER.bean(EventStore.class)::position);
    }

    private static List<Event> events(long after) {
        return SERVER
                .bean(Database.class)
                .read(sql -> SERVER.bean(EventStore.class).after(sql, after, 100))
                .stream()
                .map(RecordedEvent::event)
                .toList();
    }

    @Test
    void theSameRequestWithTheSameKeyIsDoneOnce() {
        SERVER.partner("twice");
        fill("twice");
        List<Inquiry> first = sent(inquiries().send(caller("twice"), draft("twice"), "again"));
        List<Inquiry> second = sent(inquiries().send(caller("twice"), draft("twice"), "again"));
        assertThat(second).isEqualTo(first);
        assertThat(inquiries().ofPartner(caller("twice"))).hasSize(2);
        InquiryDraft other =
                new InquiryDraft(basket("twice"), "Something else", Optional.empty(), Optional.empty(), "en");
        assertThatThrownBy(() -> inquiries().send(caller("twice"), other, "again"))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("IDEMPOTENCY_MISMATCH");
        assertThat(refused(inquiries().send(caller("twice"), draft("twice"), "new key")))
                .containsExactly(" BASKET_EMPTY");
    }

    @Test
    void whoSendsTheSameBasketManyTimesAtOnceSendsItOnce() {
        SERVER.partner("hasty");
        fill("hasty");
        List<CompletableFuture<SendOutcome>> sending = IntStream.range(0, 8)
                .mapToObj(i -> CompletableFuture.supplyAsync(
                        () -> inquiries().send(caller("hasty"), draft("hasty"), "hasty-" + i)))
                .toList();
        List<SendOutcome> outcomes =
                sending.stream().map(CompletableFuture::join).toList();
        assertThat(outcomes).filteredOn(SendOutcome.Sent.class::isInstance).hasSize(1);
        assertThat(inquiries().ofPartner(caller("hasty"))).hasSize(2);
    }

    @Test
    void onlyApprovedPartnersSend() {
        Partner partner = SERVER.partner("gone");
        fill("gone");
        Caller gone = caller("gone");
        SERVER.bean(PartnerService.class).suspend(partner.id(), partner.version(), "Bills are open.", SERVER.program());
        assertThat(refused(inquiries().send(gone, draft("gone"), ""))).containsExactly(" NOT_A_PARTNER");
        assertThat(refused(inquiries().send(new Caller.Anonymous(), visitorsDraft(), "")))
                .containsExactly(" NOT_A_PARTNER");
        assertThat(inquiries().ofPartner(gone)).isEmpty();
        assertThat(baskets().count(basket("gone"))).isEqualTo(3);
        SERVER.partner("thief");
        assertThatThrownBy(() -> inquiries().send(caller("thief"), draft("gone"), ""))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("FORBIDDEN");
    }

    private static InquiryDraft visitorsDraft() {
        return new InquiryDraft(baskets().newVisitor(), "", Optional.empty(), Optional.empty(), "en");
    }

    @Test
    void whatCannotBeSentIsNamedByLineAndNothingGoesOut() {
        SERVER.partner("careless");
        UUID plush = TradeServer.product("camel-plush");
        BasketKey key = basket("careless");
        assertThat(baskets().put(key, plush, new BigDecimal("3"), ""))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.error()).isFalse();
                    assertThat(finding.code()).isEqualTo("BELOW_MINIMUM");
                    assertThat(finding.params()).containsEntry("minimum", "500");
                });
        assertThat(baskets().put(key, DUTAR, new BigDecimal("2"), "")).isEmpty();
        SERVER.unpublish(DUTAR);
        InquiryDraft draft =
                new InquiryDraft(key, "x".repeat(4_001), Optional.of("ZZ"), Optional.of("DAT"), "not a tag");
        assertThat(refused(inquiries().send(caller("careless"), draft, "k")))
                .containsExactly(
                        "message TOO_LONG", "market CODE_UNKNOWN", "incoterm CODE_UNKNOWN", "language LANGUAGE");
        assertThat(refused(inquiries().send(caller("careless"), draft("careless"), "k")))
                .containsExactly("lines/" + DUTAR + " PRODUCT_GONE");
        assertThat(inquiries().ofPartner(caller("careless"))).isEmpty();
        baskets().remove(key, DUTAR);
        SERVER.publish(DUTAR, "core.leadTimeDays", "60");
        // the key of a refused request may be used again
        SendOutcome outcome = inquiries().send(caller("careless"), draft("careless"), "k");
        assertThat(sent(outcome)).hasSize(1);
        assertThat(((SendOutcome.Sent) outcome).warnings())
                .extracting(TradeFinding::code)
                .containsExactly("BELOW_MINIMUM");
    }

    @Test
    void basketsTakePublishedProductsInSensibleQuantities() {
        BasketKey visitor = baskets().newVisitor();
        for (String quantity : List.of("0", "-1", "1.2345", "1000000001")) {
            assertThat(baskets().put(visitor, RUG, new BigDecimal(quantity), ""))
                    .extracting(TradeFinding::code)
                    .containsExactly("QUANTITY");
        }
        assertThat(baskets().put(visitor, UUID.randomUUID(), BigDecimal.ONE, ""))
                .extracting(TradeFinding::code)
                .containsExactly("PRODUCT_GONE");
        assertThat(baskets().put(visitor, RUG, BigDecimal.TEN, "x".repeat(501)))
                .extracting(TradeFinding::code)
                .containsExactly("TOO_LONG");
        assertThat(baskets().count(visitor)).isZero();
        baskets().put(visitor, RUG, BigDecimal.TEN, "first");
        baskets().put(visitor, RUG, new BigDecimal("7"), "second");
        assertThat(baskets().lines(visitor)).singleElement().satisfies(line -> {
            assertThat(line.quantity()).isEqualByComparingTo("7");
            assertThat(line.note()).isEqualTo("second");
        });
        baskets().clear(visitor);
        assertThat(baskets().lines(visitor)).isEmpty();
    }

    @Test
    void aVisitorsBasketGoesOverToWhoSignsIn() {
        SERVER.partner("late");
        BasketKey visitor = baskets().newVisitor();
        BasketKey user = basket("late");
        baskets().put(user, RUG, BigDecimal.TEN, "old");
        baskets().put(user, DUTAR, BigDecimal.TEN, "");
        baskets().put(visitor, RUG, new BigDecimal("11"), "new");
        baskets().put(visitor, KILIM, new BigDecimal("12"), "");
        baskets().merge(visitor, user);
        assertThat(baskets().lines(visitor)).isEmpty();
        assertThat(baskets().lines(user))
                .extracting(line -> line.product() + " " + line.quantity() + " " + line.note())
                .containsExactlyInAnyOrder(RUG + " 11 new", DUTAR + " 10 ", KILIM + " 12 ");
    }

    @Test
    void visitorsBasketsAreForgottenAfterThirtyDaysAndTokensAreNotStored() {
        BasketKey.OfVisitor left = baskets().newVisitor();
        baskets().put(left, RUG, BigDecimal.TEN, "");
        assertThat(new String(left.owner(), java.nio.charset.StandardCharsets.ISO_8859_1))
                .doesNotContain(left.token());
        assertThat(left.toString()).doesNotContain(left.token());
        SERVER.clock.pass(Duration.ofDays(31));
        baskets().put(baskets().newVisitor(), RUG, BigDecimal.TEN, "");
        assertThat(baskets().count(left)).isZero();
    }

    @Test
    void staffAnswersAndThePartnerReadsItWithoutTheNote() {
        SERVER.partner("asking");
        fill("asking");
        Inquiry inquiry =
                sent(inquiries().send(caller("asking"), draft("asking"), "")).getFirst();
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
                        .find(caller("asking"), inquiry.id())
                        .orElseThrow()
                        .note())
                .isEmpty();
        InquiryOutcome replied = inquiries().reply(caller("asking"), inquiry.id(), "Thank you.");
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
        assertThat(inquiries().reply(caller("asking"), inquiry.id(), "One more"))
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
        fill("wide");
        List<Inquiry> sent = sent(inquiries().send(caller("wide"), draft("wide"), ""));
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
        for (int i = 0; i < 5; i++) {
            baskets().put(basket("frequent"), RUG, BigDecimal.TEN, "");
            numbers.addFirst(sent(inquiries().send(caller("frequent"), draft("frequent"), ""))
                    .getFirst()
                    .number());
        }
        TradeServer.Browser admin = SERVER.staff("pager", "admin", Optional.empty());
        String query =
                "query($p: ID, $s: [InquiryState!], $q: String, $a: String) { inquiries(partnerId: $p, states: $s, search: $q, first: 2, after: $a)"
                        + " { totalCount nodes { number } pageInfo { hasNextPage endCursor } } }";
        Map<String, Object> asked =
                new java.util.HashMap<>(Map.of("p", partner.id().toString()));
        List<String> seen = new ArrayList<>();
        boolean more = true;
        while (more) {
            JsonNode page = admin.adminData(query, asked).get("inquiries");
            assertThat(page.get("totalCount").asInt()).isEqualTo(5);
            seen.addAll(page.findValuesAsString("number"));
            more = page.at("/pageInfo/hasNextPage").asBoolean();
            asked.put("a", page.at("/pageInfo/endCursor").asString());
        }
        assertThat(seen).containsExactlyElementsOf(numbers);
        for (Map<String, Object> filter : List.<Map<String, Object>>of(
                Map.of("q", numbers.get(2).toLowerCase(java.util.Locale.ROOT)),
                Map.of("q", "company FREQUENT", "p", partner.id().toString()),
                Map.of("q", "hand-knotted", "p", partner.id().toString(), "s", List.of("NEW")))) {
            assertThat(admin.adminData(query, filter)
                            .at("/inquiries/totalCount")
                            .asInt())
                    .as(filter.toString())
                    .isIn(1, 5);
        }
        assertThat(admin.adminData(query, Map.of("p", partner.id().toString(), "s", List.of("CLOSED")))
                        .at("/inquiries/totalCount")
                        .asInt())
                .isZero();
    }

    @Test
    void aPartnersProgramSendsThroughTheDeliveryApi() {
        SERVER.partner("robot", TradeServer.SILK_ROAD);
        TradeServer.Browser token = SERVER.token("robot");
        String query = "mutation($input: SendInquiryInput!) { sendInquiry(input: $input) {"
                + " inquiries { number enterpriseId state language lines { productId productName quantity } }"
                + " findings { code error field productId message } } }";
        Map<String, Object> input = Map.of(
                "message",
                "Please quote.",
                "market",
                "DE",
                "idempotencyKey",
                "robot-1",
                "lines",
                List.of(
                        Map.of("productId", RUG.toString(), "quantity", "2"),
                        Map.of("productId", DUTAR.toString(), "quantity", "4.5", "note", "Two of maple")));
        JsonNode sent = TradeServer.JSON
                .readTree(token.post("/graphql", query, Map.of("input", input)))
                .at("/data/sendInquiry");
        assertThat(sent.get("inquiries").size()).as(sent.toPrettyString()).isEqualTo(2);
        assertThat(sent.at("/findings/0/code").asString()).isEqualTo("BELOW_MINIMUM");
        assertThat(sent.at("/findings/0/error").asBoolean()).isFalse();
        assertThat(sent.at("/findings/0/productId").asString()).isEqualTo(RUG.toString());
        JsonNode again = TradeServer.JSON
                .readTree(token.post("/graphql", query, Map.of("input", input)))
                .at("/data/sendInquiry");
        assertThat(again.get("inquiries")).isEqualTo(sent.get("inquiries"));
        assertThat(token.data("{ myInquiries { number } }").at("/myInquiries").size())
                .isEqualTo(2);
        JsonNode session = TradeServer.JSON
                .readTree(SERVER.signedIn("robot").post("/graphql", query, Map.of("input", Map.of("message", "Hi"))))
                .at("/data/sendInquiry");
        assertThat(session.at("/findings/0/code").asString()).isEqualTo("BASKET_EMPTY");
        JsonNode anonymous = TradeServer.JSON
                .readTree(SERVER.anonymous().post("/graphql", query, Map.of("input", input)))
                .at("/data/sendInquiry");
        assertThat(anonymous.at("/findings/0/code").asString()).isEqualTo("NOT_A_PARTNER");
        assertThat(anonymous.get("inquiries").size()).isZero();
        assertThat(TradeServer.code(SERVER.anonymous().ask("{ myInquiries { number } }")))
                .isEqualTo("UNAUTHENTICATED");
        SERVER.staff("nosy", "editor", Optional.empty());
        assertThat(TradeServer.code(SERVER.token("nosy").ask("{ myInquiries { number } }")))
                .isEqualTo("FORBIDDEN");
    }

    @Test
    void nobodyReadsOrAnswersAnotherPartnersInquiry() {
        SERVER.partner("mine");
        SERVER.partner("yours");
        fill("mine");
        UUID id = sent(inquiries().send(caller("mine"), draft("mine"), ""))
                .getFirst()
                .id();
        assertThat(inquiries().find(caller("yours"), id)).isEmpty();
        assertThat(inquiries().ofPartner(caller("yours"))).isEmpty();
        assertThatThrownBy(() -> inquiries().reply(caller("yours"), id, "Hello"))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("NOT_FOUND");
        JsonNode reply = SERVER.token("yours")
                .ask("mutation { replyToInquiry(id: \"" + id + "\", text: \"Hello\") { inquiry { id } } }");
        assertThat(TradeServer.code(reply)).isEqualTo("NOT_FOUND");
        assertThat(SERVER.bean(PartnerService.class).count(new PartnerFilter(Optional.of("mine"), Set.of())))
                .isOne();
    }
}
