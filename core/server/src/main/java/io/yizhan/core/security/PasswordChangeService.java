package io.yizhan.core.security;

import io.yizhan.core.database.Database;
import io.yizhan.core.model.Labels;
import io.yizhan.core.problem.Problem;
import io.yizhan.core.problem.ProblemCode;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A signed-in user's change of the own password: needs the current one, and ends all other sessions. */
@Singleton
final class PasswordChangeService {
    private final Database database;
    private final UserStore users;
    private final SessionStore sessions;
    private final PasswordHasher hasher;
    private final UserChecks checks;
    private final SignInLimiter limiter;
    private final SiteSettingStore settings;

    PasswordChangeService(
            Database database,
            UserStore users,
            SessionStore sessions,
            PasswordHasher hasher,
            UserChecks checks,
            SignInLimiter limiter,
            SiteSettingStore settings) {
        this.database = database;
        this.users = users;
        this.sessions = sessions;
        this.hasher = hasher;
        this.checks = checks;
        this.limiter = limiter;
        this.settings = settings;
    }

    /** Empty when it is changed, else why not. A stolen session must not try passwords: tries count as at sign-in. */
    List<SecurityFinding> change(Caller.SignedIn caller, String current, String fresh) {
        User user = caller.user();
        String key = "session of " + user.id();
        Optional<Duration> wait = limiter.tryOnce(key, key);
        if (wait.isPresent()) {
            throw Problem.of(ProblemCode.RATE_LIMITED)
                    .with("retryAfterSeconds", wait.get().toSeconds() + 1)
                    .exception();
        }
        String stored = database.read(sql -> users.find(sql, user.id()))
                .map(UserStore.StoredUser::password)
                .orElseThrow(() -> Problem.of(ProblemCode.UNAUTHENTICATED).exception());
        if (!hasher.verify(current, stored).matches()) {
            return List.of(
                    SecurityFinding.error("PASSWORD_WRONG", Labels.of("当前密码不正确。", "The current password is not right."))
                            .at("current"));
        }
        limiter.succeeded(key, key);
        List<SecurityFinding> findings =
                checks.password(fresh, UserService.context(settings.siteName(), user.account(), user.displayName()));
        if (!findings.isEmpty()) {
            return findings.stream().map(finding -> finding.at("new")).toList();
        }
        String hash = hasher.hash(fresh);
        database.change(sql -> {
            users.setPassword(sql, user.id(), hash);
            sessions.deleteOthers(sql, user.id(), caller.session());
        });
        return List.of();
    }
}
