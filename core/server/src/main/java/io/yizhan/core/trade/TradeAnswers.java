package io.yizhan.core.trade;

import io.yizhan.core.problem.Language;
import io.yizhan.core.problem.ProblemMessages;
import io.yizhan.core.security.User;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Values of this room as the maps that GraphQL reads. */
@Singleton
final class TradeAnswers {
    private final PartnerService partners;
    private final ProblemMessages messages;
    private final Clock clock;

    TradeAnswers(PartnerService partners, ProblemMessages messages, Clock clock) {
        this.partners = partners;
        this.messages = messages;
        this.clock = clock;
    }

    Map<String, @Nullable Object> finding(TradeFinding finding) {
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        answer.put("code", finding.code());
        answer.put("severity", finding.error() ? "ERROR" : "WARNING");
        answer.put("message", message(finding));
        answer.put("field", finding.field().isEmpty() ? null : finding.field());
        answer.put("locale", null);
        answer.put("at", "");
        answer.put("stored", !finding.error());
        return answer;
    }

    Map<String, String> message(TradeFinding finding) {
        return Map.of("zh-Hans", finding.message(messages, Language.ZH), "en", finding.message(messages, Language.EN));
    }

    List<Map<String, @Nullable Object>> findings(List<TradeFinding> findings) {
        return findings.stream().map(this::finding).toList();
    }

    /** With users, catalogues and namesakes: three statements, however many. */
    List<Map<String, @Nullable Object>> partners(Collection<Partner> all) {
        if (all.isEmpty()) {
            return List.of();
        }
        List<UUID> ids = all.stream().map(Partner::id).toList();
        Map<UUID, List<User>> users = partners.users(ids);
        Map<UUID, List<CatalogueGrant>> catalogues = partners.catalogues(ids);
        Map<UUID, Integer> namesakes = partners.namesakes(all);
        Instant now = clock.instant();
        return all.stream()
                .map(partner -> {
                    Map<String, @Nullable Object> answer = partner(partner);
                    answer.put("namesakes", namesakes.getOrDefault(partner.id(), 0));
                    answer.put(
                            "users",
                            users.getOrDefault(partner.id(), List.of()).stream()
                                    .map(TradeAnswers::user)
                                    .toList());
                    answer.put(
                            "catalogues",
                            catalogues.getOrDefault(partner.id(), List.of()).stream()
                                    .map(grant -> grant(grant, partner.approved() && grant.lasts(now)))
                                    .toList());
                    return answer;
                })
                .toList();
    }

    private static Map<String, @Nullable Object> partner(Partner partner) {
        PartnerProfile profile = partner.profile();
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        answer.put("id", partner.id().toString());
        answer.put("company", profile.company());
        answer.put("country", profile.country());
        answer.put("languages", profile.languages());
        answer.put("currencies", profile.currencies());
        answer.put("contact", profile.contact());
        answer.put("email", profile.email());
        answer.put("phone", profile.phone().orElse(null));
        answer.put("website", profile.website().orElse(null));
        answer.put("message", partner.message());
        answer.put("note", partner.note());
        answer.put("state", partner.state().name());
        answer.put("reason", partner.reason().orElse(null));
        answer.put("version", Integer.toString(partner.version()));
        answer.put("createdAt", partner.createdAt());
        answer.put("createdBy", partner.createdBy().orElse(null));
        answer.put("decidedAt", partner.decidedAt().orElse(null));
        answer.put("decidedBy", partner.decidedBy().orElse(null));
        return answer;
    }

    private static Map<String, @Nullable Object> user(User user) {
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        answer.put("id", user.id().toString());
        answer.put("account", user.account());
        answer.put("displayName", user.displayName());
        answer.put("email", user.email().orElse(null));
        answer.put("enabled", user.enabled());
        answer.put("lastSignInAt", user.lastSignInAt().orElse(null));
        return answer;
    }

    private static Map<String, @Nullable Object> grant(CatalogueGrant grant, boolean holds) {
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        answer.put("catalogueId", grant.catalogue().toString());
        answer.put("grantedAt", grant.grantedAt());
        answer.put("grantedBy", grant.grantedBy().orElse(null));
        answer.put("until", grant.until().orElse(null));
        answer.put("holds", holds);
        return answer;
    }

    static Map<String, @Nullable Object> inquiry(Inquiry inquiry) {
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        answer.put("id", inquiry.id().toString());
        answer.put("number", inquiry.number());
        answer.put("partnerId", inquiry.partner().toString());
        answer.put("company", inquiry.company());
        answer.put("sentBy", inquiry.user());
        answer.put("enterpriseId", inquiry.enterprise().toString());
        answer.put("language", inquiry.language());
        answer.put("market", inquiry.market().orElse(null));
        answer.put("incoterm", inquiry.incoterm().orElse(null));
        answer.put("message", inquiry.message());
        answer.put("note", inquiry.note());
        answer.put("state", inquiry.state().name());
        answer.put("version", Integer.toString(inquiry.version()));
        answer.put("sentAt", inquiry.sentAt());
        answer.put("changedAt", inquiry.changedAt());
        answer.put("closedAt", inquiry.closedAt().orElse(null));
        answer.put("lines", inquiry.lines().stream().map(TradeAnswers::line).toList());
        answer.put(
                "messages",
                inquiry.messages().stream().map(TradeAnswers::message).toList());
        return answer;
    }

    private static Map<String, @Nullable Object> line(InquiryLine line) {
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        answer.put("productId", line.product().toString());
        answer.put("productName", line.productName());
        answer.put("quantity", line.quantity().toPlainString());
        answer.put("unit", line.unit().orElse(null));
        answer.put("note", line.note());
        answer.put("catalogueId", line.catalogue().map(UUID::toString).orElse(null));
        return answer;
    }

    private static Map<String, @Nullable Object> message(InquiryMessage message) {
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        answer.put("id", message.id().toString());
        answer.put("side", message.side().name());
        answer.put("by", message.by().orElse(null));
        answer.put("text", message.text());
        answer.put("sentAt", message.sentAt());
        return answer;
    }
}
