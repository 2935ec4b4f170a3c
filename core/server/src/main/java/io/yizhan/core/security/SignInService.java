package io.yizhan.core.security;

import io.yizhan.core.database.Database;
import io.yizhan.core.problem.ProblemCode;
import io.yizhan.core.problem.ProblemException;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sign-in with account and password. An unknown account costs the same work and gets the same answer as a wrong password;
 * that an account is disabled is said only to who knows its password.
 */
@Singleton
public final class SignInService {
    /** Of no password: verifying against it costs as much as against a real one. */
    private static final String NOBODY = "$argon2id$v=19$m=" + PasswordHasher.COST.memory() + ",t="
            + PasswordHasher.COST.passes() + ",p=" + PasswordHasher.COST.lanes()
            + "$bm9ib2R5J3Mgc2FsdDE2IQ$c2V2ZW50ZWVuIHllYXJzIG9mIG5vYm9keSdzIG5pZ2g";

    private static final Duration BUSY = Duration.ofSeconds(5);
    private static final Logger LOG = LoggerFactory.getLogger(SignInService.class);

    private final Database database;
    private final UserStore users;
    private final PasswordHasher hasher;
    private final SignInLimiter limiter;
    private final SessionService sessions;
    private final SessionCookie cookie;
    private final RoleService roles;
    private final Clock clock;

    /** What came of it. */
    public sealed interface Outcome {
        /**
         * @param setCookie value of the answer's Set-Cookie header
         */
        record Done(Caller.SignedIn caller, String setCookie) implements Outcome {}

        /**
         * @param retryAfter how long to wait; only for TOO_MANY_ATTEMPTS
         */
        record Refused(Reason reason, Optional<Duration> retryAfter) implements Outcome {}
    }

    public enum Reason {
        WRONG_CREDENTIALS,
        TOO_MANY_ATTEMPTS,
        DISABLED
    }

    SignInService(
            Database database,
            UserStore users,
            PasswordHasher hasher,
            SignInLimiter limiter,
            SessionService sessions,
            SessionCookie cookie,
            RoleService roles,
            Clock clock) {
        this.database = database;
        this.users = users;
        this.hasher = hasher;
        this.limiter = limiter;
        this.sessions = sessions;
        this.cookie = cookie;
        this.roles = roles;
        this.clock = clock;
    }

    /**
     * Signs in.
     *
     * @param from the connection it comes from, and the session it replaces
     * @param toAdmin whether the user wants into the admin: who is no staff is refused there as DISABLED
     */
    public Outcome signIn(String accountTyped, String password, Visit from, boolean toAdmin) {
        Optional<Account> account = Account.parse(accountTyped);
        String key = account.map(Account::name).orElse(shortened(accountTyped));
        String network = ClientAddress.network(from.address());
        Optional<Duration> wait = limiter.tryOnce(key, network);
        if (wait.isPresent()) {
            return new Outcome.Refused(Reason.TOO_MANY_ATTEMPTS, wait);
        }
        Optional<UserStore.StoredUser> stored =
                account.flatMap(found -> database.read(sql -> users.find(sql, found.name())));
        String hash = stored.map(UserStore.StoredUser::password).orElse(NOBODY);
        PasswordHasher.Verification verified;
        try {
            // No password is longer: what comes is not even hashed in full, whoever it is for
            verified = hasher.verify(password.substring(0, Math.min(password.length(), 1024)), hash);
        } catch (ProblemException e) {
            if (e.problem().code() == ProblemCode.RATE_LIMITED) {
                return new Outcome.Refused(Reason.TOO_MANY_ATTEMPTS, Optional.of(BUSY));
            }
            throw e;
        }
        if (stored.isEmpty() || !verified.matches()) {
            LOG.info("sign-in refused from {}", network);
            return new Outcome.Refused(Reason.WRONG_CREDENTIALS, Optional.empty());
        }
        limiter.succeeded(key, network);
        User user = stored.get().user();
        if (!user.enabled() || (toAdmin && !user.hasRole(roles.staff()))) {
            return new Outcome.Refused(Reason.DISABLED, Optional.empty());
        }
        Optional<String> renewed = verified.outdated() ? Optional.of(hasher.hash(password)) : Optional.empty();
        SessionService.Opened opened = database.write(sql -> {
            renewed.ifPresent(fresh -> users.replacePassword(sql, user.id(), hash, fresh));
            users.setLastSignIn(sql, user.id(), clock.instant());
            from.sessionSecret().ifPresent(old -> sessions.endOf(sql, old));
            return sessions.open(sql, user, from.address(), from.agent());
        });
        return new Outcome.Done(opened.caller(), cookie.set(opened.secret()));
    }

    /**
     * Ends the caller's session.
     *
     * @return value of the answer's Set-Cookie header
     */
    public String signOut(Caller.SignedIn caller) {
        sessions.end(caller.user().id(), caller.session());
        return cookie.taken();
    }

    private static String shortened(String typed) {
        String plain = typed.strip().toLowerCase(Locale.ROOT);
        return plain.substring(0, Math.min(plain.length(), Account.LONGEST));
    }
}
