package io.yizhan.core.trade;

import io.yizhan.core.database.Database;
import io.yizhan.core.entry.EntryIds;
import io.yizhan.core.event.Event;
import io.yizhan.core.event.EventFeed;
import io.yizhan.core.event.EventStore;
import io.yizhan.core.event.IdempotencyKeyStore;
import io.yizhan.core.model.SearchKeys;
import io.yizhan.core.problem.Problem;
import io.yizhan.core.problem.ProblemCode;
import io.yizhan.core.security.Caller;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jooq.DSLContext;

/** A partner's side of inquiries: send, read, reply. Only approved partners may; others are refused with NOT_A_PARTNER. */
@Singleton
public final class InquiryService {
    private static final int MOST_LISTED = 200;
    private static final TradeFinding NOT_A_PARTNER = TradeFinding.error("", "NOT_A_PARTNER");

    private final Database database;
    private final InquiryStore store;
    private final InquirySplit split;
    private final PartnerStore partners;
    private final BasketStore baskets;
    private final PartnerChecks checks;
    private final IdempotencyKeyStore onceOnly;
    private final EventStore events;
    private final EventFeed feed;
    private final SearchKeys keys;
    private final EntryIds ids;
    private final Clock clock;

    InquiryService(
            Database database,
            InquiryStore store,
            InquirySplit split,
            PartnerStore partners,
            BasketStore baskets,
            PartnerChecks checks,
            IdempotencyKeyStore onceOnly,
            EventStore events,
            EventFeed feed,
            SearchKeys keys,
            EntryIds ids,
            Clock clock) {
        this.database = database;
        this.store = store;
        this.split = split;
        this.partners = partners;
        this.baskets = baskets;
        this.checks = checks;
        this.onceOnly = onceOnly;
        this.events = events;
        this.feed = feed;
        this.keys = keys;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Sends the basket: one inquiry to each enterprise, all of them or none, in one transaction that also empties the
     * basket.
     *
     * @param idempotencyKey the same request with the same key is done once and has the same answer for a day; empty for
     *     none
     * @return errors: NOT_A_PARTNER, BASKET_EMPTY, those of the lines as {@link BasketService#put} has them, TOO_LONG,
     *     CODE_UNKNOWN of market or incoterm, LANGUAGE
     * @throws io.yizhan.core.problem.ProblemException FORBIDDEN if the basket is another user's; IDEMPOTENCY_MISMATCH
     */
    public SendOutcome send(Caller caller, InquiryDraft draft, String idempotencyKey) {
        if (draft.basket() instanceof BasketKey.OfUser of && !caller.userId().equals(Optional.of(of.user()))) {
            throw Problem.of(ProblemCode.FORBIDDEN).exception();
        }
        return send(caller, draft, Optional.empty(), idempotencyKey);
    }

    /** Sends these lines in the basket's stead; no basket is changed. */
    SendOutcome sendLines(Caller caller, InquiryDraft draft, List<BasketLine> lines, String idempotencyKey) {
        return send(caller, draft, Optional.of(lines), idempotencyKey);
    }

    private SendOutcome send(
            Caller caller, InquiryDraft draft, Optional<List<BasketLine>> lines, String idempotencyKey) {
        if (caller.userId().isEmpty()) {
            return new SendOutcome.Refused(List.of(NOT_A_PARTNER));
        }
        List<TradeFinding> findings = check(draft);
        if (!findings.isEmpty()) {
            return new SendOutcome.Refused(findings);
        }
        try {
            SendOutcome.Sent sent = database.write(sql ->
                    write(sql, caller, draft, lines, Optional.of(idempotencyKey).filter(key -> !key.isEmpty())));
            feed.committed();
            return sent;
        } catch (Refusal refusal) {
            return new SendOutcome.Refused(refusal.findings);
        }
    }

    private List<TradeFinding> check(InquiryDraft draft) {
        List<TradeFinding> findings = new ArrayList<>();
        checks.text("message", draft.message()).ifPresent(findings::add);
        draft.market().flatMap(code -> checks.code("market", "country", code)).ifPresent(findings::add);
        draft.incoterm()
                .flatMap(code -> checks.code("incoterm", "incoterm", code))
                .ifPresent(findings::add);
        if (!draft.language().matches("[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}")) {
            findings.add(TradeFinding.error("language", "LANGUAGE"));
        }
        return findings;
    }

    /** Undoes what the transaction did so far, a used idempotency key among it. */
    private static final class Refusal extends RuntimeException {
        private static final long serialVersionUID = 1;

        private final transient List<TradeFinding> findings;

        Refusal(List<TradeFinding> findings) {
            super("refused", null, false, false);
            this.findings = List.copyOf(findings);
        }
    }

    private SendOutcome.Sent write(
            DSLContext sql,
            Caller caller,
            InquiryDraft draft,
            Optional<List<BasketLine>> lines,
            Optional<String> idempotencyKey) {
        UUID user = caller.userId().orElseThrow();
        Partner partner = partners.findByUser(sql, user)
                .filter(Partner::approved)
                .orElseThrow(() -> new Refusal(List.of(NOT_A_PARTNER)));
        List<TradeFinding> warnings = new ArrayList<>();
        List<Event> happened = new ArrayList<>();
        String request = String.join(
                "\n",
                draft.message(),
                draft.market().orElse(""),
                draft.incoterm().orElse(""),
                draft.language(),
                lines.map(InquiryService::asked).orElse(""));
        String answer = onceOnly.once(sql, caller.key(), idempotencyKey, request, () -> {
            List<BasketLine> asked = lines.orElseGet(() -> baskets.lock(sql, draft.basket()));
            InquirySplit.Outcome outcome = split.of(sql, caller, partner, user, draft, asked);
            if (outcome.inquiries().isEmpty()) {
                throw new Refusal(outcome.findings());
            }
            warnings.addAll(outcome.findings());
            for (Inquiry inquiry : outcome.inquiries()) {
                store.insert(sql, inquiry);
                happened.add(new Event.InquirySent(inquiry.id(), partner.id(), inquiry.enterprise()));
            }
            if (lines.isEmpty()) {
                baskets.clear(sql, draft.basket());
            }
            return outcome.inquiries().stream()
                    .map(inquiry -> inquiry.id().toString())
                    .collect(Collectors.joining(" "));
        });
        List<Inquiry> sent = inOrder(sql, answer);
        if (!happened.isEmpty()) {
            events.append(sql, Optional.of(user), happened);
        }
        return new SendOutcome.Sent(sent, warnings);
    }

    /** What is asked for, and not when: a request that is repeated later is still the same. */
    private static String asked(List<BasketLine> lines) {
        return lines.stream()
                .map(line ->
                        List.of(line.product(), line.quantity(), line.note()).toString())
                .collect(Collectors.joining("\n"));
    }

    private List<Inquiry> inOrder(DSLContext sql, String answer) {
        List<UUID> wanted =
                Arrays.stream(answer.split(" ", -1)).map(UUID::fromString).toList();
        Map<UUID, Inquiry> found = new LinkedHashMap<>();
        store.find(sql, wanted).forEach(inquiry -> found.put(inquiry.id(), inquiry.withoutNote()));
        return wanted.stream().filter(found::containsKey).map(found::get).toList();
    }

    /** The newest first, at most 200; none for who is no approved partner. */
    public List<Inquiry> ofPartner(Caller caller) {
        return database.read(sql -> partner(sql, caller)
                .map(
                        partner -> store
                                .page(
                                        sql,
                                        InquiryFilter.ofPartner(partner.id()),
                                        keys::fold,
                                        Optional.empty(),
                                        MOST_LISTED)
                                .stream()
                                .map(Inquiry::withoutNote)
                                .toList())
                .orElse(List.of()));
    }

    /** An inquiry of the caller's own partner. */
    public Optional<Inquiry> find(Caller caller, UUID id) {
        return database.read(sql -> partner(sql, caller)
                .flatMap(partner -> store.find(sql, List.of(id)).stream()
                        .filter(inquiry -> inquiry.partner().equals(partner.id()))
                        .map(Inquiry::withoutNote)
                        .findFirst()));
    }

    /**
     * Adds a message of the partner; the inquiry is NEW again for the staff.
     *
     * @return errors: NOT_A_PARTNER, CLOSED, REQUIRED or TOO_LONG of {@code text}
     * @throws io.yizhan.core.problem.ProblemException NOT_FOUND if it is not an inquiry of the caller's partner
     */
    public InquiryOutcome reply(Caller caller, UUID id, String text) {
        Optional<TradeFinding> finding = checks.requiredText("text", text);
        if (finding.isPresent()) {
            return InquiryOutcome.refused(finding.get());
        }
        InquiryOutcome outcome = database.write(sql -> {
            Optional<Partner> partner = partner(sql, caller);
            if (partner.isEmpty()) {
                return InquiryOutcome.refused(NOT_A_PARTNER);
            }
            store.lock(sql, id);
            Inquiry inquiry = store.find(sql, List.of(id)).stream()
                    .filter(one -> one.partner().equals(partner.get().id()))
                    .findFirst()
                    .orElseThrow(() -> Problem.of(ProblemCode.NOT_FOUND).exception());
            if (inquiry.state() == InquiryState.CLOSED) {
                return InquiryOutcome.refused(TradeFinding.error("", "CLOSED"));
            }
            store.insert(
                    sql,
                    id,
                    new InquiryMessage(
                            ids.next(), InquiryMessage.Side.PARTNER, caller.userId(), text.strip(), clock.instant()));
            store.update(sql, inquiry.next(InquiryState.NEW, inquiry.note(), clock.instant()));
            Inquiry after = store.find(sql, List.of(id)).getFirst().withoutNote();
            events.append(sql, caller.userId(), List.of(new Event.InquiryChanged(id, InquiryState.NEW.name())));
            return new InquiryOutcome.Done(after);
        });
        feed.committed();
        return outcome;
    }

    private Optional<Partner> partner(DSLContext sql, Caller caller) {
        return caller.userId().flatMap(user -> partners.findByUser(sql, user)).filter(Partner::approved);
    }
}
