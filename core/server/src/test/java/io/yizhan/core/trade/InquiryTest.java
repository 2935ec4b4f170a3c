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
        SERVER.fill("buyer");
        List<Inquiry> sent = sent(inquiries().send(SERVER.caller("buyer"), SERVER.draft("buyer"), "key-1"));
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
        assertThat(baskets().count(SERVER.basket("buyer"))).isZero();
        assertThat(events(before))
                .filteredOn(Event.InquirySent.class::isInstance)
                .extracting(event -> ((Event.InquirySent) event).enterpriseId())
                .containsExactly(INSTRUMENTS, CARPETS);
        assertThat(inquiries().ofPartner(SERVER.caller("buyer")))
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
        SERVER.fill("twice");
        List<Inquiry> first = sent(inquiries().send(SERVER.caller("twice"), SERVER.draft("twice"), "again"));
        List<Inquiry> second = sent(inquiries().send(SERVER.caller("twice"), SERVER.draft("twice"), "again"));
        assertThat(second).isEqualTo(first);
        assertThat(inquiries().ofPartner(SERVER.caller("twice"))).hasSize(2);
        InquiryDraft other =
                new InquiryDraft(SERVER.basket("twice"), "Something else", Optional.empty(), Optional.empty(), "en");
        assertThatThrownBy(() -> inquiries().send(SERVER.caller("twice"), other, "again"))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("IDEMPOTENCY_MISMATCH");
        assertThat(refused(inquiries().send(SERVER.caller("twice"), SERVER.draft("twice"), "new key")))
                .containsExactly(" BASKET_EMPTY");
    }

    @Test
    void whoSendsTheSameBasketManyTimesAtOnceSendsItOnce() {
        SERVER.partner("hasty");
        SERVER.fill("hasty");
        List<CompletableFuture<SendOutcome>> sending = IntStream.range(0, 8)
                .mapToObj(i -> CompletableFuture.supplyAsync(
                        () -> inquiries().send(SERVER.caller("hasty"), SERVER.draft("hasty"), "hasty-" + i)))
                .toList();
        List<SendOutcome> outcomes =
                sending.stream().map(CompletableFuture::join).toList();
        assertThat(outcomes).filteredOn(SendOutcome.Sent.class::isInstance).hasSize(1);
        assertThat(inquiries().ofPartner(SERVER.caller("hasty"))).hasSize(2);
    }

    @Test
    void onlyApprovedPartnersSend() {
        Partner partner = SERVER.partner("gone");
        SERVER.fill("gone");
        Caller gone = SERVER.caller("gone");
        SERVER.bean(PartnerService.class).suspend(partner.id(), partner.version(), "Bills are open.", SERVER.program());
        assertThat(refused(inquiries().send(gone, SERVER.draft("gone"), ""))).containsExactly(" NOT_A_PARTNER");
        assertThat(refused(inquiries().send(new Caller.Anonymous(), visitorsDraft(), "")))
                .containsExactly(" NOT_A_PARTNER");
        assertThat(inquiries().ofPartner(gone)).isEmpty();
        assertThat(baskets().count(SERVER.basket("gone"))).isEqualTo(3);
        SERVER.partner("thief");
        assertThatThrownBy(() -> inquiries().send(SERVER.caller("thief"), SERVER.draft("gone"), ""))
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
        BasketKey key = SERVER.basket("careless");
        assertThat(baskets().put(key, plush, new BigDecimal("3"), "", TradeServer.VISIT))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.error()).isFalse();
                    assertThat(finding.code()).isEqualTo("BELOW_MINIMUM");
                    assertThat(finding.params()).containsEntry("minimum", "500");
                });
        assertThat(baskets().put(key, DUTAR, new BigDecimal("2"), "", TradeServer.VISIT))
                .isEmpty();
        SERVER.unpublish(DUTAR);
        InquiryDraft draft =
                new InquiryDraft(key, "x".repeat(4_001), Optional.of("ZZ"), Optional.of("DAT"), "not a tag");
        assertThat(refused(inquiries().send(SERVER.caller("careless"), draft, "k")))
                .containsExactly(
                        "message TOO_LONG", "market CODE_UNKNOWN", "incoterm CODE_UNKNOWN", "language LANGUAGE");
        assertThat(refused(inquiries().send(SERVER.caller("careless"), SERVER.draft("careless"), "k")))
                .containsExactly("lines/" + DUTAR + " PRODUCT_GONE");
        assertThat(inquiries().ofPartner(SERVER.caller("careless"))).isEmpty();
        baskets().remove(key, DUTAR);
        SERVER.publish(DUTAR, "core.leadTimeDays", "60");
        // the key of a refused request may be used again
        SendOutcome outcome = inquiries().send(SERVER.caller("careless"), SERVER.draft("careless"), "k");
        assertThat(sent(outcome)).hasSize(1);
        assertThat(((SendOutcome.Sent) outcome).warnings())
                .extracting(TradeFinding::code)
                .containsExactly("BELOW_MINIMUM");
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
        SERVER.clock.pass(Duration.ofMinutes(1));
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
        SERVER.fill("mine");
        UUID id = sent(inquiries().send(SERVER.caller("mine"), SERVER.draft("mine"), ""))
                .getFirst()
                .id();
        assertThat(inquiries().find(SERVER.caller("yours"), id)).isEmpty();
        assertThat(inquiries().ofPartner(SERVER.caller("yours"))).isEmpty();
        assertThatThrownBy(() -> inquiries().reply(SERVER.caller("yours"), id, "Hello"))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("NOT_FOUND");
        JsonNode reply = SERVER.token("yours")
                .ask("mutation { replyToInquiry(id: \"" + id + "\", text: \"Hello\") { inquiry { id } } }");
        assertThat(TradeServer.code(reply)).isEqualTo("NOT_FOUND");
        assertThat(SERVER.bean(PartnerService.class).count(new PartnerFilter(Optional.of("mine"), Set.of())))
                .isOne();
    }
}
