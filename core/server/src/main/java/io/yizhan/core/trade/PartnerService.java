package io.yizhan.core.trade;

import io.yizhan.core.database.Database;
import io.yizhan.core.event.Event;
import io.yizhan.core.event.EventFeed;
import io.yizhan.core.event.EventStore;
import io.yizhan.core.model.SearchKeys;
import io.yizhan.core.problem.Problem;
import io.yizhan.core.problem.ProblemCode;
import io.yizhan.core.security.AccountService;
import io.yizhan.core.security.Caller;
import io.yizhan.core.security.User;
import io.yizhan.core.security.Visit;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import org.jooq.DSLContext;

/**
 * Partners: apply, enter, decide, change, grant. What an approved partner is entitled to holds from the commit on; what is
 * taken is gone at the commit on this server and when the event arrives (some 200 ms, at most 3 s) on others. A grant with
 * an end gives nothing from that instant on, everywhere, without anything having to run. Whether the caller may change
 * partners at all, {@link io.yizhan.core.security.Access#may} has said before.
 */
@Singleton
public final class PartnerService {
    private final Database database;
    private final PartnerStore store;
    private final PartnerEntry entry;
    private final PartnerChecks checks;
    private final Entitlements entitlements;
    private final TradeContent content;
    private final AccountService accounts;
    private final EventStore events;
    private final EventFeed feed;
    private final SearchKeys keys;
    private final Clock clock;

    PartnerService(
            Database database,
            PartnerStore store,
            PartnerEntry entry,
            PartnerChecks checks,
            Entitlements entitlements,
            TradeContent content,
            AccountService accounts,
            EventStore events,
            EventFeed feed,
            SearchKeys keys,
            Clock clock) {
        this.database = database;
        this.store = store;
        this.entry = entry;
        this.checks = checks;
        this.entitlements = entitlements;
        this.content = content;
        this.accounts = accounts;
        this.events = events;
        this.feed = feed;
        this.keys = keys;
        this.clock = clock;
    }

    /** The partner a user belongs to, in whatever state. */
    public Optional<Partner> findByUser(UUID user) {
        return database.read(sql -> store.findByUser(sql, user));
    }

    public Optional<Partner> find(UUID id) {
        return database.read(sql -> store.find(sql, id));
    }

    public Map<UUID, Partner> findAll(Collection<UUID> ids) {
        return ids.isEmpty() ? Map.of() : database.read(sql -> store.findAll(sql, ids));
    }

    /** In order of the company's name, those behind {@code after}. */
    List<Partner> page(PartnerFilter filter, Optional<PartnerStore.Place> after, int limit) {
        return database.read(sql -> store.page(sql, filter, keys::fold, after, limit));
    }

    /** Where the page behind this partner starts. */
    PartnerStore.Place place(Partner partner) {
        return new PartnerStore.Place(key(partner.profile()), partner.id());
    }

    public int count(PartnerFilter filter) {
        return database.read(sql -> store.count(sql, filter, keys::fold));
    }

    /** For each partner how many others have the same name. */
    public Map<UUID, Integer> namesakes(Collection<Partner> partners) {
        Map<UUID, Integer> others = new LinkedHashMap<>();
        Map<String, Integer> counts = database.read(sql -> store.countNames(
                sql, partners.stream().map(partner -> key(partner.profile())).toList()));
        partners.forEach(partner -> others.put(partner.id(), counts.getOrDefault(key(partner.profile()), 1) - 1));
        return others;
    }

    /** Users by partner, in the order they joined. */
    public Map<UUID, List<User>> users(Collection<UUID> partners) {
        return database.read(sql -> {
            Map<UUID, List<UUID>> ids = store.users(sql, partners);
            Map<UUID, User> known = new LinkedHashMap<>();
            accounts.find(sql, ids.values().stream().flatMap(List::stream).toList())
                    .forEach(user -> known.put(user.id(), user));
            Map<UUID, List<User>> users = new LinkedHashMap<>();
            ids.forEach((partner, of) -> users.put(
                    partner,
                    of.stream().filter(known::containsKey).map(known::get).toList()));
            return users;
        });
    }

    /** Catalogues by partner, in the order they were granted; also those whose end is reached. */
    public Map<UUID, List<CatalogueGrant>> catalogues(Collection<UUID> partners) {
        return database.read(sql -> store.catalogues(sql, partners));
    }

    /**
     * A company asks to become a partner. Its account is made but shut out until it is approved. When the name of the
     * account is taken, the application is kept without one, with a note for the staff, and the answer is the same.
     *
     * @param from the connection it comes from: ten applications an hour from one network
     */
    public ApplicationOutcome apply(PartnerApplication application, Visit from) {
        return entry.apply(application, from);
    }

    /** Enters an approved partner, with an account when one is given. */
    public PartnerOutcome create(PartnerProfile profile, String note, Optional<PartnerAccount> account, Caller by) {
        return entry.create(profile, note, account, by);
    }

    /** Enters an application that came by other ways, without an account; it waits for a decision. */
    public PartnerOutcome register(PartnerProfile profile, String message, Caller by) {
        return entry.register(profile, message, by);
    }

    /** One more account for a partner. */
    public PartnerOutcome addUser(UUID id, PartnerAccount account, Caller by) {
        return entry.addUser(id, account, by);
    }

    /**
     * Shuts a user out and takes it from the partner; the account stays, disabled.
     *
     * @throws io.yizhan.core.problem.ProblemException NOT_FOUND if it is not the partner's user
     */
    public PartnerOutcome removeUser(UUID id, UUID user, Caller by) {
        return change(id, Optional.empty(), by, (sql, partner) -> {
            if (!store.removeUser(sql, id, user)) {
                throw Problem.of(ProblemCode.NOT_FOUND).exception();
            }
            accounts.enable(sql, List.of(user), false);
            accounts.giveRoles(sql, user, Set.of(), Set.of(partner.role(), io.yizhan.core.security.Role.PARTNER));
            return PartnerOutcome.done(partner);
        });
    }

    /**
     * Replaces profile and note.
     *
     * @throws io.yizhan.core.problem.ProblemException NOT_FOUND; CONFLICT if the version is another one
     */
    public PartnerOutcome update(UUID id, int expectedVersion, PartnerProfile profile, String note, Caller by) {
        List<TradeFinding> findings = new ArrayList<>(checks.profile(profile));
        checks.text("note", note).ifPresent(findings::add);
        if (!findings.isEmpty()) {
            return new PartnerOutcome.Refused(findings);
        }
        return change(
                id, Optional.of(expectedVersion), by, (sql, partner) -> write(sql, partner.changed(profile, note)));
    }

    /** Lets a partner in: its users can sign in, its catalogues hold. Refused for one that is in already. */
    public PartnerOutcome approve(UUID id, int expectedVersion, Caller by) {
        return decide(id, expectedVersion, PartnerState.APPROVED, Optional.empty(), by);
    }

    /** Refuses an application. */
    public PartnerOutcome refuse(UUID id, int expectedVersion, String reason, Caller by) {
        return decide(id, expectedVersion, PartnerState.REFUSED, Optional.of(reason), by);
    }

    /** Signs all users of an approved partner out and takes all it was granted, at once. */
    public PartnerOutcome suspend(UUID id, int expectedVersion, String reason, Caller by) {
        return decide(id, expectedVersion, PartnerState.SUSPENDED, Optional.of(reason), by);
    }

    private PartnerOutcome decide(
            UUID id, int expectedVersion, PartnerState state, Optional<String> reason, Caller by) {
        Optional<TradeFinding> finding = reason.flatMap(text -> checks.requiredText("reason", text));
        if (finding.isPresent()) {
            return PartnerOutcome.refused(finding.get());
        }
        return change(id, Optional.of(expectedVersion), by, (sql, partner) -> {
            if (!mayFollow(partner.state(), state)) {
                return PartnerOutcome.refused(TradeFinding.error("", "STATE")
                        .with("state", partner.state().name()));
            }
            Partner after = partner.decided(state, reason.map(String::strip), clock.instant(), by.userId());
            admit(sql, after);
            return write(sql, after);
        });
    }

    private static boolean mayFollow(PartnerState before, PartnerState after) {
        return switch (after) {
            case APPLIED -> false;
            case APPROVED -> before != PartnerState.APPROVED;
            case REFUSED -> before == PartnerState.APPLIED;
            case SUSPENDED -> before == PartnerState.APPROVED;
        };
    }

    /** Lets in who waited, or shuts out who was in; who was disabled for another reason stays out. */
    private void admit(DSLContext sql, Partner partner) {
        List<UUID> ids = store.users(sql, List.of(partner.id())).getOrDefault(partner.id(), List.of());
        if (partner.approved()) {
            accounts.enable(sql, store.waiting(sql, partner.id()), true);
            store.setWaiting(sql, partner.id(), List.of());
        } else if (partner.state() == PartnerState.SUSPENDED) {
            List<UUID> enabled = accounts.find(sql, ids).stream()
                    .filter(User::enabled)
                    .map(User::id)
                    .toList();
            accounts.enable(sql, enabled, false);
            store.setWaiting(sql, partner.id(), enabled);
        }
    }

    /**
     * The partner holds exactly these catalogues from now on, and keeps the time at which it was granted those it had.
     *
     * @throws io.yizhan.core.problem.ProblemException NOT_FOUND; CONFLICT if the version is another one
     */
    public PartnerOutcome grantCatalogues(UUID id, int expectedVersion, List<CatalogueGrant.Wanted> wanted, Caller by) {
        return change(id, Optional.of(expectedVersion), by, (sql, partner) -> {
            List<TradeFinding> findings = content.checkCatalogues(sql, wanted);
            if (!findings.isEmpty()) {
                return new PartnerOutcome.Refused(findings);
            }
            Map<UUID, CatalogueGrant> before = new LinkedHashMap<>();
            store.catalogues(sql, id).forEach(grant -> before.put(grant.catalogue(), grant));
            List<CatalogueGrant> grants = wanted.stream()
                    .map(one -> Optional.ofNullable(before.get(one.catalogue()))
                            .map(old ->
                                    new CatalogueGrant(one.catalogue(), old.grantedAt(), old.grantedBy(), one.until()))
                            .orElseGet(() ->
                                    new CatalogueGrant(one.catalogue(), clock.instant(), by.userId(), one.until())))
                    .toList();
            store.replaceCatalogues(sql, id, grants);
            return write(sql, partner.next());
        });
    }

    private PartnerOutcome write(DSLContext sql, Partner after) {
        if (!store.update(sql, after, key(after.profile()))) {
            throw Problem.of(ProblemCode.CONFLICT).exception();
        }
        entitlements.write(sql, after, store.catalogues(sql, after.id()));
        return PartnerOutcome.done(after);
    }

    private PartnerOutcome change(
            UUID id,
            Optional<Integer> expectedVersion,
            Caller by,
            BiFunction<DSLContext, Partner, PartnerOutcome> work) {
        PartnerOutcome outcome = database.write(sql -> {
            Partner partner = store.lock(sql, id)
                    .orElseThrow(() -> Problem.of(ProblemCode.NOT_FOUND).exception());
            if (expectedVersion.isPresent() && expectedVersion.get() != partner.version()) {
                throw Problem.of(ProblemCode.CONFLICT).exception();
            }
            PartnerOutcome done = work.apply(sql, partner);
            if (done instanceof PartnerOutcome.Done of) {
                events.append(
                        sql,
                        by.userId(),
                        List.of(
                                new Event.PartnerChanged(
                                        id, of.partner().state().name()),
                                new Event.AccessChanged()));
            }
            return done;
        });
        accounts.changed();
        feed.committed();
        return outcome;
    }

    private String key(PartnerProfile profile) {
        return PartnerEntry.key(keys, profile);
    }
}
