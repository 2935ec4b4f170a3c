package io.yizhan.core.trade;

import graphql.schema.DataFetchingEnvironment;
import io.yizhan.core.entry.EntryArguments;
import io.yizhan.core.problem.Problem;
import io.yizhan.core.problem.ProblemCode;
import io.yizhan.core.security.Caller;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A partner's own inquiries in the delivery API: arguments in, outcomes out. */
@Singleton
final class SendMutations {
    private static final String LINE = "lines/";

    private final InquiryService inquiries;
    private final PartnerService partners;
    private final TradeAnswers answers;
    private final Clock clock;

    SendMutations(InquiryService inquiries, PartnerService partners, TradeAnswers answers, Clock clock) {
        this.inquiries = inquiries;
        this.partners = partners;
        this.answers = answers;
        this.clock = clock;
    }

    Object mine(DataFetchingEnvironment environment) {
        Caller caller = TradeArguments.caller(environment);
        if (caller.userId().isEmpty()) {
            throw Problem.of(ProblemCode.UNAUTHENTICATED).exception();
        }
        if (partner(caller).isEmpty()) {
            throw Problem.of(ProblemCode.FORBIDDEN).exception();
        }
        return inquiries.ofPartner(caller).stream().map(SendMutations::inquiry).toList();
    }

    private Optional<Partner> partner(Caller caller) {
        return caller.userId().flatMap(partners::findByUser).filter(Partner::approved);
    }

    Object send(DataFetchingEnvironment environment) {
        Caller caller = TradeArguments.caller(environment);
        Map<String, @Nullable Object> input = EntryArguments.input(environment);
        UUID user = caller.userId().orElse(new UUID(0, 0));
        InquiryDraft draft = new InquiryDraft(
                new BasketKey.OfUser(user),
                TradeArguments.text(input, "message"),
                TradeArguments.findText(input, "market"),
                TradeArguments.findText(input, "incoterm"),
                EntryArguments.locale(input.get("language")).orElseGet(() -> language(caller)));
        String key = EntryArguments.idempotencyKey(input).orElse("");
        SendOutcome outcome;
        if (caller.userId().isPresent() && input.get("lines") == null) {
            outcome = inquiries.send(caller, draft, key);
        } else {
            outcome = inquiries.sendLines(caller, draft, lines(input), key);
        }
        return answer(outcome);
    }

    private String language(Caller caller) {
        return partner(caller).stream()
                .flatMap(partner -> partner.profile().languages().stream())
                .findFirst()
                .orElse("en");
    }

    @SuppressWarnings("unchecked")
    private List<BasketLine> lines(Map<String, @Nullable Object> input) {
        List<Map<String, @Nullable Object>> lines = (List<Map<String, @Nullable Object>>)
                Optional.ofNullable(input.get("lines")).orElse(List.of());
        Map<UUID, BasketLine> byProduct = new LinkedHashMap<>();
        for (Map<String, @Nullable Object> line : lines) {
            UUID product = EntryArguments.id(line.get("productId"), "input.lines.productId");
            BigDecimal quantity = new BigDecimal(TradeArguments.text(line, "quantity"));
            BasketLine read = new BasketLine(
                    product, quantity, TradeArguments.text(line, "note").strip(), clock.instant());
            if (byProduct.put(product, read) != null) {
                throw Problem.of(ProblemCode.BAD_USER_INPUT, "trade.lines.twice")
                        .with("product", product.toString())
                        .at("input.lines")
                        .exception();
            }
        }
        return List.copyOf(byProduct.values());
    }

    Object reply(DataFetchingEnvironment environment) {
        InquiryOutcome outcome = inquiries.reply(
                TradeArguments.caller(environment),
                TradeArguments.id(environment, "id"),
                TradeArguments.argument(environment, "text"));
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        switch (outcome) {
            case InquiryOutcome.Done done -> {
                answer.put("inquiry", inquiry(done.inquiry()));
                answer.put("findings", List.of());
            }
            case InquiryOutcome.Refused refused -> {
                answer.put("inquiry", null);
                answer.put("findings", findings(refused.findings()));
            }
        }
        return answer;
    }

    private Map<String, Object> answer(SendOutcome outcome) {
        return switch (outcome) {
            case SendOutcome.Sent sent ->
                Map.of(
                        "inquiries",
                        sent.inquiries().stream().map(SendMutations::inquiry).toList(),
                        "findings",
                        findings(sent.warnings()));
            case SendOutcome.Refused refused ->
                Map.of("inquiries", List.of(), "findings", findings(refused.findings()));
        };
    }

    private List<Map<String, @Nullable Object>> findings(List<TradeFinding> findings) {
        return findings.stream()
                .map(finding -> {
                    boolean ofLine = finding.field().startsWith(LINE);
                    Map<String, @Nullable Object> answer = new LinkedHashMap<>();
                    answer.put("code", finding.code());
                    answer.put("error", finding.error());
                    answer.put("message", answers.message(finding));
                    answer.put("field", ofLine || finding.field().isEmpty() ? null : finding.field());
                    answer.put("productId", ofLine ? finding.field().substring(LINE.length()) : null);
                    return answer;
                })
                .toList();
    }

    /** In the shape of PartnerInquiry, which has no note, and no names of the staff. */
    private static Map<String, @Nullable Object> inquiry(Inquiry inquiry) {
        Map<String, @Nullable Object> answer = TradeAnswers.inquiry(inquiry);
        answer.remove("note");
        answer.put(
                "messages",
                inquiry.messages().stream()
                        .map(message -> Map.<String, Object>of(
                                "id", message.id().toString(),
                                "answer", message.side() == InquiryMessage.Side.STAFF,
                                "text", message.text(),
                                "sentAt", message.sentAt()))
                        .toList());
        return answer;
    }
}
