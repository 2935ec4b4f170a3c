package io.yizhan.core.security;

import io.yizhan.core.database.Database;
import io.yizhan.core.problem.Problem;
import io.yizhan.core.problem.ProblemCode;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jooq.DSLContext;

/** Makes and changes users. Whether the caller may at all, {@link Access#may} has said before. */
@Singleton
public final class UserService {
    private final Database database;
    private final UserStore store;
    private final SessionStore sessions;
    private final UserChecks checks;
    private final PasswordHasher hasher;
    private final RoleService roles;
    private final TokenService tokens;
    private final SiteSettingStore settings;
    private final Secrets secrets;
    private final Clock clock;
    private final AccessNews news;

    UserService(
            Database database,
            UserStore store,
            SessionStore sessions,
            UserChecks checks,
            PasswordHasher hasher,
            RoleService roles,
            TokenService tokens,
            SiteSettingStore settings,
            Secrets secrets,
            Clock clock,
            AccessNews news) {
        this.database = database;
        this.store = store;
        this.sessions = sessions;
        this.checks = checks;
        this.hasher = hasher;
        this.roles = roles;
        this.tokens = tokens;
        this.settings = settings;
        this.secrets = secrets;
        this.clock = clock;
        this.news = news;
    }

    /** Makes a user; without a password, one is made and is in the outcome. */
    public UserOutcome create(NewUser wanted, Caller by) {
        Optional<Account> account = Account.parse(wanted.account());
        List<SecurityFinding> findings = new ArrayList<>(checks.profile(wanted.displayName(), wanted.email()));
        findings.addAll(checks.roles(wanted.roles(), roles.known(), by));
        if (account.isEmpty()) {
            findings.add(UserChecks.accountUnusable());
        }
        wanted.password()
                .ifPresent(password -> findings.addAll(checks.password(
                        password, context(settings.siteName(), wanted.account(), wanted.displayName()))));
        if (account.isEmpty() || !findings.isEmpty()) {
            return UserOutcome.refused(findings);
        }
        Optional<String> generated =
                wanted.password().isPresent() ? Optional.empty() : Optional.of(secrets.readablePassword());
        String hash = hasher.hash(wanted.password().or(() -> generated).orElseThrow());
        User user = newUser(wanted, account.get());
        boolean made = database.write(sql -> insertUnlessTaken(sql, user, account.get(), hash));
        return made ? UserOutcome.done(user, generated) : UserOutcome.refused(UserChecks.accountTaken());
    }

    /**
     * Changes a user. Sessions end when roles, password or the right to sign in change.
     *
     * @throws io.yizhan.core.problem.ProblemException NOT_FOUND; CONFLICT if the version is another one; FORBIDDEN if the
     *     user has a role the caller could not give
     */
    public UserOutcome update(UserChange change, Caller by) {
        Map<String, Role> known = roles.known();
        User before = require(change.id());
        if (!UserChecks.mayChange(before, known, by)) {
            throw Problem.of(ProblemCode.FORBIDDEN).exception();
        }
        Set<String> kept = new TreeSet<>(before.roles());
        kept.removeIf(role -> !known.containsKey(role) || known.get(role).assignable());
        User after = changed(before, change, kept);
        List<SecurityFinding> findings = new ArrayList<>(checks.profile(after.displayName(), after.email()));
        if (!after.roles().equals(before.roles())) {
            Set<String> given = new TreeSet<>(after.roles());
            given.removeAll(kept);
            findings.addAll(checks.roles(given, known, by));
        }
        String newPassword = change.newPassword();
        if (newPassword != null) {
            findings.addAll(
                    checks.password(newPassword, context(settings.siteName(), after.account(), after.displayName())));
        }
        if (!findings.isEmpty()) {
            return UserOutcome.refused(findings);
        }
        Optional<String> hash = Optional.ofNullable(newPassword).map(hasher::hash);
        UserOutcome outcome = database.write(sql -> {
            UserOutcome written = write(sql, before, after, change.expectedVersion(), hash);
            news.append(sql);
            return written;
        });
        tokens.changed();
        return outcome;
    }

    /**
     * Gives a user a new password and ends all sessions, for the command line.
     *
     * @throws io.yizhan.core.problem.ProblemException NOT_FOUND if there is no such account
     */
    public UserOutcome reset(String account, Optional<String> password) {
        User user = Account.parse(account)
                .flatMap(name -> database.read(sql -> store.find(sql, name.name())))
                .map(UserStore.StoredUser::user)
                .orElseThrow(() -> Problem.of(ProblemCode.NOT_FOUND).exception());
        List<SecurityFinding> findings = password.map(
                        text -> checks.password(text, context(settings.siteName(), user.account(), user.displayName())))
                .orElse(List.of());
        if (!findings.isEmpty()) {
            return UserOutcome.refused(findings);
        }
        Optional<String> generated = password.isPresent() ? Optional.empty() : Optional.of(secrets.readablePassword());
        String hash = hasher.hash(password.or(() -> generated).orElseThrow());
        database.change(sql -> {
            store.setPassword(sql, user.id(), hash);
            sessions.deleteAll(sql, user.id());
            news.append(sql);
        });
        tokens.changed();
        return UserOutcome.done(user, generated);
    }

    public Optional<User> find(UUID id) {
        return database.read(sql -> store.find(sql, id)).map(UserStore.StoredUser::user);
    }

    /** A user who may sign in; empty if disabled or gone. In the transaction of the caller. */
    public Optional<User> findEnabled(DSLContext sql, UUID id) {
        return store.find(sql, id).map(UserStore.StoredUser::user).filter(User::enabled);
    }

    /** The user of an account in any spelling. */
    public Optional<User> findByAccount(String account) {
        return Account.parse(account)
                .flatMap(name -> database.read(sql -> store.find(sql, name.name())))
                .map(UserStore.StoredUser::user);
    }

    /** Display names of users, for lists of what they did; unknown ids are left out. */
    public Map<UUID, String> displayNames(Collection<UUID> ids) {
        return ids.isEmpty() ? Map.of() : database.read(sql -> store.displayNames(sql, ids));
    }

    /** In order of the account, from the one after {@code after}. */
    List<User> page(Optional<String> search, Optional<String> after, int limit) {
        return database.read(sql -> store.page(sql, search, after, limit));
    }

    int count(Optional<String> search) {
        return database.read(sql -> store.count(sql, search));
    }

    /** In the transaction of the set-up; false if the account is taken. */
    boolean insertUnlessTaken(DSLContext sql, User user, Account account, String hash) {
        if (store.taken(sql, account)) {
            return false;
        }
        store.insert(sql, user, account, hash);
        return true;
    }

    User newUser(NewUser wanted, Account account) {
        Instant now = clock.instant();
        return new User(
                secrets.id(now),
                account.name(),
                wanted.displayName().strip(),
                wanted.email().map(String::strip),
                new TreeSet<>(wanted.roles()),
                wanted.language(),
                wanted.enterpriseId(),
                true,
                1,
                now,
                Optional.empty());
    }

    static Set<String> context(String... texts) {
        return Set.copyOf(new TreeSet<>(List.of(texts)));
    }

    private User require(UUID id) {
        return find(id).orElseThrow(() -> Problem.of(ProblemCode.NOT_FOUND).exception());
    }

    /** @param kept roles that other rooms give: no change of the account takes them */
    private static User changed(User before, UserChange change, Set<String> kept) {
        String email = change.email();
        Set<String> roles = change.roles() == null ? null : new TreeSet<>(change.roles());
        if (roles != null) {
            roles.addAll(kept);
        }
        Boolean enabled = change.enabled();
        String name = change.displayName();
        return new User(
                before.id(),
                before.account(),
                name == null ? before.displayName() : name.strip(),
                email == null ? before.email() : Optional.of(email.strip()).filter(text -> !text.isEmpty()),
                new TreeSet<>(roles == null ? before.roles() : roles),
                before.language(),
                change.changesEnterprise() ? change.enterpriseId() : before.enterpriseId(),
                enabled == null ? before.enabled() : enabled,
                change.expectedVersion() + 1,
                before.createdAt(),
                before.lastSignInAt());
    }

    private UserOutcome write(DSLContext sql, User before, User after, int expectedVersion, Optional<String> hash) {
        boolean wasAdministrator = before.enabled() && before.roles().contains(Role.ADMIN);
        boolean isAdministrator = after.enabled() && after.roles().contains(Role.ADMIN);
        if (wasAdministrator
                && !isAdministrator
                && store.lockEnabledWith(sql, Role.ADMIN).size() < 2) {
            return UserOutcome.refused(UserChecks.lastAdministrator());
        }
        if (before.version() != expectedVersion || !store.update(sql, after)) {
            throw Problem.of(ProblemCode.CONFLICT).exception();
        }
        hash.ifPresent(fresh -> store.setPassword(sql, after.id(), fresh));
        boolean rightsChanged = !before.roles().equals(after.roles())
                || before.enabled() != after.enabled()
                || !before.enterpriseId().equals(after.enterpriseId());
        if (rightsChanged || hash.isPresent()) {
            sessions.deleteAll(sql, after.id());
        }
        return UserOutcome.done(after, Optional.empty());
    }
}
