package io.yizhan.core.security;

import static io.yizhan.core.database.generated.Tables.SESSION;
import static io.yizhan.core.database.generated.Tables.USER;
import static io.yizhan.core.database.generated.Tables.USER_ROLE;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.Result;

/** Sessions. An ended session is a deleted row: no state of it can be misread. */
@Singleton
final class SessionStore {
    /** A session and the user it belongs to. */
    record Held(Session session, User user) {}

    void insert(DSLContext sql, Session session, UUID user, byte[] secretHash) {
        sql.insertInto(SESSION)
                .set(SESSION.ID, session.id())
                .set(SESSION.SECRET_HASH, secretHash)
                .set(SESSION.USER_ID, user)
                .set(SESSION.CREATED_AT, session.createdAt())
                .set(SESSION.LAST_SEEN_AT, session.lastSeenAt())
                .set(SESSION.EXPIRES_AT, session.expiresAt())
                .set(SESSION.ADDRESS, session.address())
                .set(SESSION.AGENT, session.agent())
                .execute();
    }

    /** Session, user and roles in one statement. */
    Optional<Held> find(DSLContext sql, byte[] secretHash) {
        Result<? extends Record> rows = sql.select(SESSION.asterisk(), USER.asterisk(), USER_ROLE.ROLE_ID)
                .from(SESSION)
                .join(USER)
                .on(USER.ID.eq(SESSION.USER_ID))
                .leftJoin(USER_ROLE)
                .on(USER_ROLE.USER_ID.eq(USER.ID))
                .where(SESSION.SECRET_HASH.eq(secretHash))
                .fetch();
        return rows.isEmpty()
                ? Optional.empty()
                : Optional.of(new Held(
                        session(rows.getFirst()), UserStore.of(rows).getFirst().user()));
    }

    List<Session> list(DSLContext sql, UUID user) {
        return sql.selectFrom(SESSION)
                .where(SESSION.USER_ID.eq(user))
                .orderBy(SESSION.LAST_SEEN_AT.desc(), SESSION.ID)
                .fetch(SessionStore::session);
    }

    void touch(DSLContext sql, UUID id, Instant now) {
        sql.update(SESSION)
                .set(SESSION.LAST_SEEN_AT, now)
                .where(SESSION.ID.eq(id))
                .and(SESSION.LAST_SEEN_AT.lt(now))
                .execute();
    }

    /** Ends one session of the user; another user's is left alone. */
    boolean delete(DSLContext sql, UUID user, UUID id) {
        return sql.deleteFrom(SESSION)
                        .where(SESSION.ID.eq(id))
                        .and(SESSION.USER_ID.eq(user))
                        .execute()
                > 0;
    }

    int deleteOthers(DSLContext sql, UUID user, UUID kept) {
        return sql.deleteFrom(SESSION)
                .where(SESSION.USER_ID.eq(user))
                .and(SESSION.ID.ne(kept))
                .execute();
    }

    int deleteAll(DSLContext sql, UUID user) {
        return sql.deleteFrom(SESSION).where(SESSION.USER_ID.eq(user)).execute();
    }

    void delete(DSLContext sql, byte[] secretHash) {
        sql.deleteFrom(SESSION).where(SESSION.SECRET_HASH.eq(secretHash)).execute();
    }

    /** Forgets what is over. */
    void deleteOver(DSLContext sql, Instant now, Instant lastSeenBefore) {
        sql.deleteFrom(SESSION)
                .where(SESSION.EXPIRES_AT.le(now).or(SESSION.LAST_SEEN_AT.le(lastSeenBefore)))
                .limit(1000)
                .execute();
    }

    private static Session session(Record row) {
        return new Session(
                row.get(SESSION.ID),
                row.get(SESSION.CREATED_AT),
                row.get(SESSION.LAST_SEEN_AT),
                row.get(SESSION.EXPIRES_AT),
                row.get(SESSION.ADDRESS),
                row.get(SESSION.AGENT));
    }
}
