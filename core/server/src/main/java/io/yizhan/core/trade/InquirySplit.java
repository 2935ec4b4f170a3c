package io.yizhan.core.trade;

import io.yizhan.core.entry.EntryIds;
import io.yizhan.core.security.AccessService;
import io.yizhan.core.security.Caller;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;

/** Makes of one draft and its lines the inquiries to the enterprises that offer the products. */
@Singleton
final class InquirySplit {
    private final InquiryStore store;
    private final PartnerStore partners;
    private final TradeContent content;
    private final AccessService access;
    private final EntryIds ids;
    private final Clock clock;

    InquirySplit(
            InquiryStore store,
            PartnerStore partners,
            TradeContent content,
            AccessService access,
            EntryIds ids,
            Clock clock) {
        this.store = store;
        this.partners = partners;
        this.content = content;
        this.access = access;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * What came of it.
     *
     * @param inquiries in the order of the first line of each; none if a line has an error
     * @param findings errors, or warnings beside the inquiries
     */
    record Outcome(List<Inquiry> inquiries, List<TradeFinding> findings) {}

    Outcome of(DSLContext sql, Caller caller, Partner partner, UUID user, InquiryDraft draft, List<BasketLine> lines) {
        if (lines.isEmpty()) {
            return new Outcome(List.of(), List.of(TradeFinding.error("", "BASKET_EMPTY")));
        }
        if (lines.size() > BasketService.MOST_LINES) {
            return new Outcome(
                    List.of(), List.of(TradeFinding.error("", "BASKET_FULL").with("limit", BasketService.MOST_LINES)));
        }
        List<UUID> products = lines.stream().map(BasketLine::product).toList();
        Map<UUID, TradeContent.Product> found = content.products(sql, access.of(caller), products, draft.language());
        List<TradeFinding> findings = new ArrayList<>();
        for (BasketLine line : lines) {
            findings.addAll(LineChecks.check(
                    line.product(), line.quantity(), line.note(), Optional.ofNullable(found.get(line.product()))));
        }
        if (findings.stream().anyMatch(TradeFinding::error)) {
            return new Outcome(
                    List.of(), findings.stream().filter(TradeFinding::error).toList());
        }
        Instant now = clock.instant();
        List<UUID> catalogues = partners.catalogues(sql, partner.id()).stream()
                .filter(grant -> grant.lasts(now))
                .map(CatalogueGrant::catalogue)
                .toList();
        Map<UUID, UUID> held = content.heldBy(sql, products, catalogues);
        Map<UUID, List<InquiryLine>> byEnterprise = new LinkedHashMap<>();
        for (BasketLine line : lines) {
            TradeContent.Product product = Objects.requireNonNull(found.get(line.product()));
            byEnterprise
                    .computeIfAbsent(product.enterprise().orElseThrow(), _ -> new ArrayList<>())
                    .add(new InquiryLine(
                            line.product(),
                            product.name(),
                            line.quantity(),
                            product.unit(),
                            line.note(),
                            Optional.ofNullable(held.get(line.product()))));
        }
        List<Inquiry> inquiries = new ArrayList<>();
        byEnterprise.forEach(
                (enterprise, of) -> inquiries.add(inquiry(sql, partner, user, draft, enterprise, of, now)));
        return new Outcome(inquiries, findings);
    }

    private Inquiry inquiry(
            DSLContext sql,
            Partner partner,
            UUID user,
            InquiryDraft draft,
            UUID enterprise,
            List<InquiryLine> lines,
            Instant now) {
        return new Inquiry(
                ids.next(),
                store.nextNumber(sql, now.atZone(ZoneOffset.UTC).getYear()),
                partner.id(),
                partner.profile().company(),
                user,
                enterprise,
                draft.language(),
                draft.market(),
                draft.incoterm(),
                draft.message().strip(),
                "",
                InquiryState.NEW,
                1,
                now,
                now,
                Optional.empty(),
                lines,
                List.of());
    }
}
