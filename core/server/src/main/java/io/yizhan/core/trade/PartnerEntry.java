package io.yizhan.core.trade;

import io.yizhan.core.database.Database;
import io.yizhan.core.entry.EntryIds;
import io.yizhan.core.event.Event;
import io.yizhan.core.event.EventFeed;
import io.yizhan.core.event.EventStore;
import io.yizhan.core.model.SearchKeys;
import io.yizhan.core.problem.Problem;
import io.yizhan.core.problem.ProblemCode;
import io.yizhan.core.security.AccountService;
import io.yizhan.core.security.Caller;
import io.yizhan.core.security.NewUser;
import io.yizhan.core.security.Role;
import io.yizhan.core.security.SiteSettingStore;
import io.yizhan.core.security.Visit;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;

/** How partners and their accounts come in: by an application of their own, or entered by staff. */
@Singleton
final class PartnerEntry {
    private static final int KEY_LENGTH = 190;

    private final Database database;
    private final PartnerStore store;
    private final PartnerChecks checks;
    private final Entitlements entitlements;
    private final StrangerLimiter limiter;
    private final AccountService accounts;
    private final SiteSettingStore settings;
    private final EventStore events;
    private final EventFeed feed;
    private final SearchKeys keys;
    private final EntryIds ids;
    private final Clock clock;

    PartnerEntry(
            Database database,
            PartnerStore store,
            PartnerChecks checks,
            Entitlements entitlements,
            StrangerLimiter limiter,
            AccountService accounts,
            SiteSettingStore settings,
            EventStore events,
            EventFeed feed,
            SearchKeys keys,
            EntryIds ids,
            Clock clock) {
        this.database = database;
        this.store = store;
        this.checks = checks;
        this.entitlements = entitlements;
        this.limiter = limiter;
        this.accounts = accounts;
        this.settings = settings;
        this.events = events;
        this.feed = feed;
        this.keys = keys;
        this.ids = ids;
        this.clock = clock;
    }

    /** The name by which partners are ordered and compared. */
    static String key(SearchKeys keys, PartnerProfile profile) {
        String key = keys.fold(profile.company());
        return key.substring(0, Math.min(key.length(), KEY_LENGTH));
    }

    ApplicationOutcome apply(PartnerApplication application, Visit from) {
        Optional<Duration> wait = limiter.tryOnce(StrangerLimiter.Deed.APPLY, from.network());
        if (wait.isPresent()) {
            return new ApplicationOutcome.TooMany(wait.get());
        }
        PartnerProfile profile = profile(application);
        List<TradeFinding> findings = new ArrayList<>();
        // An application names one language; the profile holds a list of them.
        checks.profile(profile)
                .forEach(found -> findings.add(found.field().equals("languages") ? found.at("language") : found));
        checks.text("message", application.message()).ifPresent(findings::add);
        UUID id = ids.next();
        AccountService.Preparation prepared = accounts.prepare(user(
                id,
                new PartnerAccount(
                        application.account(),
                        application.contact(),
                        Optional.of(application.email()),
                        Optional.of(application.password())),
                application.language()));
        PartnerChecks.ofAccount(prepared.findings()).stream()
                .filter(finding ->
                        findings.stream().noneMatch(one -> one.field().equals(finding.field())))
                .forEach(findings::add);
        if (!findings.isEmpty() || prepared.account().isEmpty()) {
            return new ApplicationOutcome.Refused(findings);
        }
        database.change(sql -> insertApplied(
                sql, id, profile, application.message(), prepared.account().get()));
        feed.committed();
        return new ApplicationOutcome.Received(id);
    }

    private static PartnerProfile profile(PartnerApplication application) {
        return new PartnerProfile(
                application.company().strip(),
                application.country(),
                List.of(application.language()),
                List.of(),
                application.contact().strip(),
                application.email().strip(),
                application.phone().map(String::strip).filter(text -> !text.isEmpty()),
                application.website().map(String::strip).filter(text -> !text.isEmpty()));
    }

    private void insertApplied(
            DSLContext sql, UUID id, PartnerProfile profile, String message, AccountService.Prepared account) {
        boolean made = accounts.insert(sql, account, false);
        String note = made
                ? ""
                : "申请的账号“" + account.account() + "”已被占用，请与对方另约账号。 The account \"" + account.account()
                        + "\" that was asked for is taken: agree on another with the company.";
        Partner partner = new Partner(
                id,
                profile,
                message.strip(),
                note,
                PartnerState.APPLIED,
                Optional.empty(),
                1,
                clock.instant(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        insert(sql, partner);
        if (made) {
            store.addUser(sql, id, account.id(), true, partner.createdAt());
        }
        events.append(
                sql,
                Optional.empty(),
                List.of(new Event.PartnerChanged(id, partner.state().name())));
    }

    PartnerOutcome create(PartnerProfile profile, String note, Optional<PartnerAccount> account, Caller by) {
        List<TradeFinding> findings = new ArrayList<>(checks.profile(profile));
        checks.text("note", note).ifPresent(findings::add);
        UUID id = ids.next();
        Optional<AccountService.Preparation> prepared =
                account.map(wanted -> accounts.prepare(user(id, wanted, settings.language())));
        prepared.ifPresent(of -> findings.addAll(inAccount(PartnerChecks.ofAccount(of.findings()))));
        if (!findings.isEmpty()) {
            return new PartnerOutcome.Refused(findings);
        }
        Instant now = clock.instant();
        Partner partner = new Partner(
                id,
                profile,
                "",
                note,
                PartnerState.APPROVED,
                Optional.empty(),
                1,
                now,
                by.userId(),
                Optional.of(now),
                by.userId());
        return written(partner, prepared.flatMap(AccountService.Preparation::account), true, by);
    }

    PartnerOutcome register(PartnerProfile profile, String message, Caller by) {
        List<TradeFinding> findings = new ArrayList<>(checks.profile(profile));
        checks.text("message", message).ifPresent(findings::add);
        if (!findings.isEmpty()) {
            return new PartnerOutcome.Refused(findings);
        }
        Partner partner = new Partner(
                ids.next(),
                profile,
                message.strip(),
                "",
                PartnerState.APPLIED,
                Optional.empty(),
                1,
                clock.instant(),
                by.userId(),
                Optional.empty(),
                Optional.empty());
        return written(partner, Optional.empty(), true, by);
    }

    PartnerOutcome addUser(UUID id, PartnerAccount account, Caller by) {
        Partner partner = database.read(sql -> store.find(sql, id))
                .orElseThrow(() -> Problem.of(ProblemCode.NOT_FOUND).exception());
        AccountService.Preparation prepared = accounts.prepare(user(id, account, settings.language()));
        return prepared.account().isEmpty()
                ? new PartnerOutcome.Refused(inAccount(PartnerChecks.ofAccount(prepared.findings())))
                : written(partner, prepared.account(), false, by);
    }

    private PartnerOutcome written(
            Partner partner, Optional<AccountService.Prepared> account, boolean isNew, Caller by) {
        boolean done = database.write(sql -> {
            // of one that was suspended meanwhile the user has to wait
            boolean approved = isNew
                    ? partner.approved()
                    : store.lock(sql, partner.id()).map(Partner::approved).orElse(false);
            if (account.isPresent() && !accounts.insert(sql, account.get(), approved)) {
                return false;
            }
            if (isNew) {
                insert(sql, partner);
            }
            account.ifPresent(of -> store.addUser(sql, partner.id(), of.id(), !approved, clock.instant()));
            events.append(
                    sql,
                    by.userId(),
                    List.of(
                            new Event.PartnerChanged(
                                    partner.id(), partner.state().name()),
                            new Event.AccessChanged()));
            return true;
        });
        accounts.changed();
        feed.committed();
        return done
                ? new PartnerOutcome.Done(
                        partner, account.flatMap(AccountService.Prepared::generatedPassword), List.of())
                : new PartnerOutcome.Refused(inAccount(PartnerChecks.ofAccount(List.of(accounts.taken()))));
    }

    private void insert(DSLContext sql, Partner partner) {
        store.insert(sql, partner, key(keys, partner.profile()));
        entitlements.write(sql, partner, List.of());
    }

    private static NewUser user(UUID partner, PartnerAccount account, String language) {
        return new NewUser(
                account.account(),
                account.displayName().strip(),
                account.email().map(String::strip).filter(text -> !text.isEmpty()),
                Set.of(Role.PARTNER, Partner.role(partner)),
                Optional.empty(),
                account.password(),
                language);
    }

    private static List<TradeFinding> inAccount(List<TradeFinding> findings) {
        return findings.stream()
                .map(finding ->
                        finding.at("account." + (finding.field().equals("contact") ? "displayName" : finding.field())))
                .toList();
    }
}
