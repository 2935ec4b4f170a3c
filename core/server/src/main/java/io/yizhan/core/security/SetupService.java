package io.yizhan.core.security;

import io.micronaut.context.BeanProvider;
import io.micronaut.http.HttpRequest;
import io.yizhan.core.database.Database;
import io.yizhan.core.model.Digests;
import io.yizhan.core.model.Labels;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * First-run set-up: the first administrator and what the site is called. It needs the token of the link that the console
 * shows, in development too: others may have an account on the same machine. It is over as soon as there is an administrator.
 */
@Singleton
public final class SetupService {
    /** How long a link is good for. */
    public static final Duration LINK_FOR = Duration.ofMinutes(30);

    private static final String KEY = "setup";
    private static final int NAME_LENGTH = 100;
    private static final int LOCALES = 30;

    private final Database database;
    private final SiteSettingStore settings;
    private final UserService users;
    private final UserStore store;
    private final UserChecks checks;
    private final PasswordHasher hasher;
    private final SessionService sessions;
    private final SessionCookie cookie;
    private final CallerSource callers;
    private final RoleService roles;
    private final Secrets secrets;
    private final Clock clock;
    private final BeanProvider<SetupListener> listeners;

    /** Once there is an administrator there is always one: the last cannot be taken away. */
    private final AtomicBoolean complete = new AtomicBoolean();

    /**
     * For the console.
     *
     * @param path path and fragment of the page; the token is in the fragment, which browsers send to no server
     */
    public record SetupLink(String path, Instant expiresAt) {
        @Override
        public String toString() {
            return "SetupLink[until " + expiresAt + "]";
        }
    }

    /** What a person fills in. */
    public record Input(
            Optional<String> token,
            String siteName,
            String language,
            String account,
            String displayName,
            String password,
            List<String> contentLocales,
            boolean loadSampleContent) {
        public Input {
            contentLocales = List.copyOf(contentLocales);
        }

        @Override
        public String toString() {
            return "Input[" + siteName + ", " + account + "]";
        }
    }

    /**
     * What came of it.
     *
     * @param setCookie value of Set-Cookie for the new administrator's session
     */
    public record Outcome(
            Optional<Caller.SignedIn> caller, Optional<String> setCookie, List<SecurityFinding> findings) {
        public Outcome {
            findings = List.copyOf(findings);
        }
    }

    SetupService(
            Database database,
            SiteSettingStore settings,
            UserService users,
            UserStore store,
            UserChecks checks,
            PasswordHasher hasher,
            SessionService sessions,
            SessionCookie cookie,
            CallerSource callers,
            RoleService roles,
            Secrets secrets,
            Clock clock,
            BeanProvider<SetupListener> listeners) {
        this.database = database;
        this.settings = settings;
        this.users = users;
        this.store = store;
        this.checks = checks;
        this.hasher = hasher;
        this.sessions = sessions;
        this.cookie = cookie;
        this.callers = callers;
        this.roles = roles;
        this.secrets = secrets;
        this.clock = clock;
        this.listeners = listeners;
    }

    /** A fresh link while there is no administrator, to be called at each start; links shown earlier are void then. */
    public Optional<SetupLink> openSetup() {
        if (isComplete()) {
            return Optional.empty();
        }
        String token = secrets.secret();
        Instant end = clock.instant().plus(LINK_FOR);
        database.change(sql -> settings.put(sql, KEY, hash(token) + " " + end));
        return Optional.of(new SetupLink("/admin/setup#token=" + token, end));
    }

    public boolean isComplete() {
        if (!complete.get() && database.read(sql -> store.anyEnabledWith(sql, Role.ADMIN))) {
            complete.set(true);
        }
        return complete.get();
    }

    /** Makes the first administrator and signs in. Of two at once one wins; the other is told that it is done. */
    Outcome complete(Input input, HttpRequest<?> request) {
        if (isComplete()) {
            return refused(done());
        }
        if (!database.read(sql -> tokenFits(settings.find(sql, KEY), input.token()))) {
            return refused(wrongToken());
        }
        roles.known();
        NewUser wanted = new NewUser(
                input.account(),
                input.displayName(),
                Optional.empty(),
                Set.of(Role.ADMIN),
                Optional.empty(),
                Optional.of(input.password()),
                input.language());
        Optional<Account> account = Account.parse(input.account());
        List<SecurityFinding> findings = findings(input, account);
        if (account.isEmpty() || !findings.isEmpty()) {
            return new Outcome(Optional.empty(), Optional.empty(), findings);
        }
        String hash = hasher.hash(input.password());
        User user = users.newUser(wanted, account.get());
        Visit visit = callers.visit(request);
        Outcome outcome = database.write(sql -> {
            Optional<String> link = settings.lock(sql, KEY);
            if (store.anyEnabledWith(sql, Role.ADMIN)) {
                return refused(done());
            }
            if (!tokenFits(link, input.token())) {
                return refused(wrongToken());
            }
            if (!users.insertUnlessTaken(sql, user, account.get(), hash)) {
                return refused(UserChecks.accountTaken());
            }
            settings.put(sql, KEY, "");
            settings.write(
                    sql, input.siteName().strip(), input.language(), input.contentLocales(), input.loadSampleContent());
            store.setLastSignIn(sql, user.id(), clock.instant());
            SessionService.Opened opened = sessions.open(sql, user, visit.address(), visit.agent());
            return new Outcome(Optional.of(opened.caller()), Optional.of(cookie.set(opened.secret())), List.of());
        });
        if (outcome.caller().isPresent()) {
            listeners.stream().forEach(SetupListener::setUp);
        }
        return outcome;
    }

    private List<SecurityFinding> findings(Input input, Optional<Account> account) {
        List<SecurityFinding> findings = new ArrayList<>(checks.profile(input.displayName(), Optional.empty()));
        if (account.isEmpty()) {
            findings.add(UserChecks.accountUnusable());
        }
        findings.addAll(checks.password(
                input.password(), UserService.context(input.siteName(), input.account(), input.displayName())));
        if (input.siteName().isBlank() || input.siteName().length() > NAME_LENGTH) {
            findings.add(SecurityFinding.error(
                            "SITE_NAME",
                            Labels.of("请填写站点名称，最多 100 个字符。", "Give the site a name of at most 100 characters."))
                    .at("siteName"));
        }
        List<String> locales = input.contentLocales();
        if (locales.isEmpty()
                || locales.size() > LOCALES
                || Set.copyOf(locales).size() < locales.size()
                || !locales.stream().allMatch(SetupService::isLocale)) {
            findings.add(SecurityFinding.error(
                            "CONTENT_LOCALES",
                            Labels.of("请选择 1–30 种互不相同的内容语言。", "Choose 1 to 30 different content locales."))
                    .at("contentLocales"));
        }
        return findings;
    }

    private boolean tokenFits(Optional<String> stored, Optional<String> token) {
        String[] parts = stored.orElse("").split(" ", -1);
        return parts.length == 2
                && token.isPresent()
                && Secrets.equal(parts[0], hash(token.get()))
                && clock.instant().isBefore(Instant.parse(parts[1]));
    }

    private static String hash(String token) {
        return Digests.sha256Hex(token);
    }

    private static boolean isLocale(String tag) {
        try {
            return !new Locale.Builder()
                    .setLanguageTag(tag)
                    .build()
                    .getLanguage()
                    .isEmpty();
        } catch (IllformedLocaleException e) {
            return false;
        }
    }

    private static Outcome refused(SecurityFinding finding) {
        return new Outcome(Optional.empty(), Optional.empty(), List.of(finding));
    }

    private static SecurityFinding done() {
        return SecurityFinding.error(
                "SETUP_DONE", Labels.of("初始设置已经完成，请登录。", "The set-up has been done already. Sign in."));
    }

    private static SecurityFinding wrongToken() {
        return SecurityFinding.error(
                        "SETUP_TOKEN",
                        Labels.of(
                                "设置链接无效或已过期。请使用控制台中最新的链接；重新启动会生成新链接。",
                                "The set-up link is not valid or has expired. Use the newest link of the console; a restart makes a new one."))
                .at("token");
    }
}
