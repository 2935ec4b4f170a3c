package io.yizhan.core.security;

import io.yizhan.core.database.Database;
import io.yizhan.core.model.Labels;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Makes, finds and revokes API tokens. */
@Singleton
public final class TokenService {
    /** The longest a token may live. */
    public static final Duration LONGEST = Duration.ofDays(731);

    private static final Duration USED_STEP = Duration.ofMinutes(1);
    private static final int HELD = 10_000;
    private static final int NAME_LENGTH = 100;

    /** Other servers' changes are seen with their event, and after this at the latest; own ones at once. */
    private static final Duration HELD_FOR = Duration.ofSeconds(3);

    private final Database database;
    private final TokenStore store;
    private final UserStore users;
    private final Secrets secrets;
    private final Clock clock;
    private final AccessNews news;
    private final HeldValues<String, Optional<HeldToken>> held = new HeldValues<>(HELD, HELD_FOR);

    private record HeldToken(Caller.TokenCaller caller, ApiToken token) {}

    /**
     * What came of making one: the token and its secret, or why not.
     *
     * @param secret the whole text, to be shown once
     */
    public record Outcome(Optional<ApiToken> token, Optional<String> secret, List<SecurityFinding> findings) {
        public Outcome {
            findings = List.copyOf(findings);
        }

        @Override
        public String toString() {
            return "Outcome[" + token + ", " + findings + "]";
        }
    }

    TokenService(Database database, TokenStore store, UserStore users, Secrets secrets, Clock clock, AccessNews news) {
        this.database = database;
        this.store = store;
        this.users = users;
        this.secrets = secrets;
        this.clock = clock;
        this.news = news;
    }

    /**
     * Makes a token.
     *
     * @param owner the user whose rights it borrows; empty on the command line for a token with the rights of an
     *     administrator
     */
    public Outcome create(String name, Set<ApiScope> scopes, Instant expiresAt, Optional<User> owner) {
        Instant now = clock.instant();
        List<SecurityFinding> findings = check(name.strip(), scopes, expiresAt, now);
        if (!findings.isEmpty()) {
            return new Outcome(Optional.empty(), Optional.empty(), findings);
        }
        ApiSecret secret = ApiSecret.create(secrets);
        ApiToken token = new ApiToken(
                secrets.id(now),
                name.strip(),
                secret.prefix(),
                scopes,
                owner.map(User::id),
                now,
                expiresAt,
                Optional.empty(),
                Optional.empty());
        database.change(sql -> store.insert(sql, token, secret.sha256()));
        held.forgetAll();
        return new Outcome(Optional.of(token), Optional.of(secret.text()), List.of());
    }

    public List<ApiToken> list() {
        return database.read(store::list);
    }

    /** True if it lived until now. */
    public boolean revoke(UUID id) {
        boolean revoked = database.write(sql -> {
            boolean done = store.revoke(sql, id, clock.instant());
            news.append(sql);
            return done;
        });
        changed();
        return revoked;
    }

    /** The caller a token's text stands for; empty when unknown, revoked, expired, or its owner is disabled. */
    Optional<Caller.TokenCaller> find(String text) {
        Optional<ApiSecret> secret = ApiSecret.parse(text);
        if (secret.isEmpty()) {
            return Optional.empty();
        }
        Optional<HeldToken> known = held.get(secret.get().hash(), () -> load(secret.get()));
        return known.filter(token -> token.token().lives(clock.instant())).map(HeldToken::caller);
    }

    /** Reads tokens and their owners again at the next question. */
    void changed() {
        held.forgetAll();
    }

    private Optional<HeldToken> load(ApiSecret secret) {
        Instant now = clock.instant();
        Optional<HeldToken> found = database.read(sql -> store.find(sql, secret.prefix())
                .filter(stored -> Secrets.equal(stored.secretHash(), secret.hash()))
                .map(TokenStore.StoredToken::token)
                .filter(token -> token.lives(now))
                .flatMap(token -> {
                    Optional<User> owner =
                            token.owner().flatMap(id -> users.find(sql, id)).map(UserStore.StoredUser::user);
                    boolean gone = token.owner().isPresent()
                            && !owner.map(User::enabled).orElse(false);
                    return gone
                            ? Optional.empty()
                            : Optional.of(new HeldToken(
                                    new Caller.TokenCaller(token.id(), token.name(), token.scopes(), owner), token));
                }));
        found.map(HeldToken::token)
                .filter(token -> token.lastUsedAt()
                        .map(at -> !at.plus(USED_STEP).isAfter(now))
                        .orElse(true))
                .ifPresent(token -> database.change(sql -> store.touch(sql, token.id(), now, USED_STEP)));
        return found;
    }

    private static List<SecurityFinding> check(String name, Set<ApiScope> scopes, Instant expiresAt, Instant now) {
        List<SecurityFinding> findings = new ArrayList<>();
        if (name.isEmpty() || name.length() > NAME_LENGTH) {
            findings.add(SecurityFinding.error(
                            "TOKEN_NAME", Labels.of("请填写名称，最多 100 个字符。", "Give a name of at most 100 characters."))
                    .at("name"));
        }
        if (scopes.isEmpty()) {
            findings.add(SecurityFinding.error("TOKEN_SCOPES", Labels.of("请至少选择一项权限范围。", "Choose at least one scope."))
                    .at("scopes"));
        }
        if (!expiresAt.isAfter(now) || expiresAt.isAfter(now.plus(LONGEST))) {
            findings.add(SecurityFinding.error(
                            "TOKEN_EXPIRY",
                            Labels.of("到期时间须在将来，且不超过两年。", "Choose an expiry in the future, within two years."))
                    .at("expiresAt"));
        }
        return findings;
    }
}
