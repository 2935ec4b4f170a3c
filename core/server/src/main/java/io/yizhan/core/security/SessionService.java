package io.yizhan.core.security;

import io.yizhan.core.database.Database;
import io.yizhan.core.model.Digests;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;

/** Opens, finds and ends sessions. The truth is the table alone, so that what one server ends is ended on all. */
@Singleton
final class SessionService {
    private static final Duration SEEN_STEP = Duration.ofMinutes(1);
    private static final int AGENT_LENGTH = 200;

    private final Database database;
    private final SessionStore store;
    private final Secrets secrets;
    private final Clock clock;
    private final Duration idle;
    private final Duration absolute;

    /** A session just opened, with the secret for its cookie; it is known here and in the browser, nowhere else. */
    record Opened(Caller.SignedIn caller, String secret) {}

    SessionService(
            Database database,
            SessionStore store,
            Secrets secrets,
            Clock clock,
            SecurityConfig config,
            Profile profile) {
        this.database = database;
        this.store = store;
        this.secrets = secrets;
        this.clock = clock;
        this.idle = config.idle(profile);
        this.absolute = config.absolute(profile);
    }

    /** Opens a session in the transaction; always under a new secret and id. */
    Opened open(DSLContext sql, User user, String address, String agent) {
        Instant now = clock.instant();
        store.deleteOver(sql, now, now.minus(idle));
        String secret = secrets.secret();
        Session session = new Session(
                secrets.id(now),
                now,
                now,
                now.plus(absolute),
                address,
                agent.substring(0, Math.min(agent.length(), AGENT_LENGTH)));
        store.insert(sql, session, user.id(), Digests.sha256(secret));
        return new Opened(new Caller.SignedIn(user, session.id(), Secrets.csrfToken(secret)), secret);
    }

    /** The caller a cookie's secret stands for; empty when it is over, unknown, or its user is disabled. */
    Optional<Caller.SignedIn> find(String secret) {
        Instant now = clock.instant();
        Optional<SessionStore.Held> held = held(secret, now);
        held.map(SessionStore.Held::session)
                .filter(session -> session.lastSeenAt().plus(SEEN_STEP).isBefore(now))
                .ifPresent(session -> database.change(sql -> store.touch(sql, session.id(), now)));
        return held.map(found -> caller(found, secret));
    }

    /** As {@link #find}, without counting as a use that keeps the session alive. */
    Optional<Caller.SignedIn> look(String secret) {
        return held(secret, clock.instant()).map(found -> caller(found, secret));
    }

    private Optional<SessionStore.Held> held(String secret, Instant now) {
        return database.read(sql -> store.find(sql, Digests.sha256(secret)))
                .filter(found -> lives(found.session(), now) && found.user().enabled());
    }

    private static Caller.SignedIn caller(SessionStore.Held held, String secret) {
        return new Caller.SignedIn(held.user(), held.session().id(), Secrets.csrfToken(secret));
    }

    List<Session> list(UUID user) {
        Instant now = clock.instant();
        return database.read(sql -> store.list(sql, user)).stream()
                .filter(session -> lives(session, now))
                .toList();
    }

    boolean end(UUID user, UUID session) {
        return database.write(sql -> store.delete(sql, user, session));
    }

    int endOthers(UUID user, UUID kept) {
        return database.write(sql -> store.deleteOthers(sql, user, kept));
    }

    /** Ends the session of a secret, if there is one, in the transaction: a sign-in never continues an old session. */
    void endOf(DSLContext sql, String secret) {
        store.delete(sql, Digests.sha256(secret));
    }

    private boolean lives(Session session, Instant now) {
        return now.isBefore(session.expiresAt())
                && now.isBefore(session.lastSeenAt().plus(idle));
    }
}
