package io.yizhan.core.security;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jooq.DSLContext;

/**
 * Accounts that another room looks after: it gives their roles, lets them in and shuts them out, in its own transaction.
 * Whether it may, it has asked before. After the commit it calls {@link #changed()}.
 */
@Singleton
public final class AccountService {
    private final UserStore store;
    private final SessionStore sessions;
    private final UserService users;
    private final UserChecks checks;
    private final PasswordHasher hasher;
    private final TokenService tokens;
    private final RoleService roles;
    private final SiteSettingStore settings;
    private final Secrets secrets;

    AccountService(
            UserStore store,
            SessionStore sessions,
            UserService users,
            UserChecks checks,
            PasswordHasher hasher,
            TokenService tokens,
            RoleService roles,
            SiteSettingStore settings,
            Secrets secrets) {
        this.store = store;
        this.sessions = sessions;
        this.users = users;
        this.checks = checks;
        this.hasher = hasher;
        this.tokens = tokens;
        this.roles = roles;
        this.settings = settings;
        this.secrets = secrets;
    }

    /** An account that may be made; the password is in it as a hash only. */
    public static final class Prepared {
        private final User user;
        private final Account account;
        private final String hash;
        private final Optional<String> generatedPassword;

        private Prepared(User user, Account account, String hash, Optional<String> generatedPassword) {
            this.user = user;
            this.account = account;
            this.hash = hash;
            this.generatedPassword = generatedPassword;
        }

        public UUID id() {
            return user.id();
        }

        /** In canonical form. */
        public String account() {
            return account.name();
        }

        /** When none was given, the one made for it; to be shown once. */
        public Optional<String> generatedPassword() {
            return generatedPassword;
        }
    }

    /** The account, or why it cannot be made. That a name is taken shows at {@link #insert} only. */
    public record Preparation(Optional<Prepared> account, List<SecurityFinding> findings) {
        public Preparation {
            findings = List.copyOf(findings);
        }
    }

    /** Checks an account to be made and hashes its password: slow on purpose, hence before the transaction. */
    public Preparation prepare(NewUser wanted) {
        Optional<Account> account = Account.parse(wanted.account());
        List<SecurityFinding> findings = new ArrayList<>(checks.profile(wanted.displayName(), wanted.email()));
        if (account.isEmpty()) {
            findings.add(UserChecks.accountUnusable());
        }
        wanted.password()
                .ifPresent(password -> findings.addAll(checks.password(
                        password, UserService.context(settings.siteName(), wanted.account(), wanted.displayName()))));
        if (account.isEmpty() || !findings.isEmpty()) {
            return new Preparation(Optional.empty(), findings);
        }
        Optional<String> generated =
                wanted.password().isPresent() ? Optional.empty() : Optional.of(secrets.readablePassword());
        String hash = hasher.hash(wanted.password().or(() -> generated).orElseThrow());
        return new Preparation(
                Optional.of(new Prepared(users.newUser(wanted, account.get()), account.get(), hash, generated)),
                List.of());
    }

    /** The finding of a name that is taken. */
    public SecurityFinding taken() {
        return UserChecks.accountTaken();
    }

    /** Makes the account; false, and nothing is made, if its name is taken or looks like another's. */
    public boolean insert(DSLContext sql, Prepared prepared, boolean enabled) {
        User user = prepared.user;
        return users.insertUnlessTaken(
                sql,
                new User(
                        user.id(),
                        user.account(),
                        user.displayName(),
                        user.email(),
                        user.roles(),
                        user.language(),
                        user.enterpriseId(),
                        enabled,
                        user.version(),
                        user.createdAt(),
                        user.lastSignInAt()),
                prepared.account,
                prepared.hash);
    }

    /** Users by id; unknown ids are left out. */
    public List<User> find(DSLContext sql, Collection<UUID> ids) {
        return store.findAll(sql, ids);
    }

    /** Lets users in or shuts them out; whoever is shut out is signed out at once, with all tokens. */
    public void enable(DSLContext sql, Collection<UUID> ids, boolean enabled) {
        for (User user : store.lockAll(sql, ids)) {
            if (user.enabled() != enabled) {
                write(sql, user, user.roles(), enabled);
            }
        }
    }

    /** Gives a user these roles and takes those; sessions go on and have the new roles at once. */
    public void giveRoles(DSLContext sql, UUID id, Set<String> given, Set<String> taken) {
        for (User user : store.lockAll(sql, List.of(id))) {
            Set<String> wanted = new TreeSet<>(user.roles());
            wanted.removeAll(taken);
            wanted.addAll(given);
            if (!wanted.equals(user.roles())) {
                write(sql, user, wanted, user.enabled());
            }
        }
    }

    private void write(DSLContext sql, User user, Set<String> wanted, boolean enabled) {
        User after = new User(
                user.id(),
                user.account(),
                user.displayName(),
                user.email(),
                new TreeSet<>(wanted),
                user.language(),
                user.enterpriseId(),
                enabled,
                user.version() + 1,
                user.createdAt(),
                user.lastSignInAt());
        if (!store.update(sql, after)) {
            throw new IllegalStateException("user " + user.id() + " changes in two transactions at once");
        }
        if (!enabled) {
            sessions.deleteAll(sql, user.id());
        }
    }

    /**
     * To be called after the transaction of a change has ended well: this server reads roles and tokens anew. Others do
     * when the event AccessChanged arrives, which the transaction has recorded.
     */
    public void changed() {
        roles.changed();
        tokens.changed();
    }
}
