package io.yizhan.core.security;

import static io.yizhan.core.database.generated.Tables.API_TOKEN;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.Record;

/** API tokens, by the SHA-256 of their text. */
@Singleton
final class TokenStore {
    record StoredToken(ApiToken token, String secretHash) {}

    void insert(DSLContext sql, ApiToken token, byte[] secretHash) {
        sql.insertInto(API_TOKEN)
                .set(API_TOKEN.ID, token.id())
                .set(API_TOKEN.PREFIX, token.prefix())
                .set(API_TOKEN.SECRET_HASH, secretHash)
                .set(API_TOKEN.NAME, token.name())
                .set(
                        API_TOKEN.SCOPES,
                        token.scopes().stream().map(ApiScope::text).sorted().collect(Collectors.joining(" ")))
                .set(API_TOKEN.USER_ID, token.owner().orElse(null))
                .set(API_TOKEN.CREATED_AT, token.createdAt())
                .set(API_TOKEN.EXPIRES_AT, token.expiresAt())
                .execute();
    }

    Optional<StoredToken> find(DSLContext sql, String prefix) {
        return sql.selectFrom(API_TOKEN)
                .where(API_TOKEN.PREFIX.eq(prefix))
                .fetchOptional(
                        row -> new StoredToken(token(row), HexFormat.of().formatHex(row.get(API_TOKEN.SECRET_HASH))));
    }

    List<ApiToken> list(DSLContext sql) {
        return sql.selectFrom(API_TOKEN)
                .orderBy(API_TOKEN.CREATED_AT.desc(), API_TOKEN.ID)
                .limit(1000)
                .fetch(TokenStore::token);
    }

    boolean revoke(DSLContext sql, UUID id, Instant now) {
        return sql.update(API_TOKEN)
                        .set(API_TOKEN.REVOKED_AT, now)
                        .where(API_TOKEN.ID.eq(id))
                        .and(API_TOKEN.REVOKED_AT.isNull())
                        .execute()
                > 0;
    }

    void touch(DSLContext sql, UUID id, Instant now, Duration step) {
        sql.update(API_TOKEN)
                .set(API_TOKEN.LAST_USED_AT, now)
                .where(API_TOKEN.ID.eq(id))
                .and(API_TOKEN.LAST_USED_AT.isNull().or(API_TOKEN.LAST_USED_AT.le(now.minus(step))))
                .execute();
    }

    private static ApiToken token(Record row) {
        return new ApiToken(
                row.get(API_TOKEN.ID),
                row.get(API_TOKEN.NAME),
                row.get(API_TOKEN.PREFIX),
                Arrays.stream(row.get(API_TOKEN.SCOPES).split(" ", -1))
                        .flatMap(text -> ApiScope.parse(text).stream())
                        .collect(Collectors.toSet()),
                Optional.ofNullable(row.get(API_TOKEN.USER_ID)),
                row.get(API_TOKEN.CREATED_AT),
                row.get(API_TOKEN.EXPIRES_AT),
                Optional.ofNullable(row.get(API_TOKEN.LAST_USED_AT)),
                Optional.ofNullable(row.get(API_TOKEN.REVOKED_AT)));
    }
}
