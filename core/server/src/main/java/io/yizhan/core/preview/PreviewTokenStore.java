package io.yizhan.core.preview;

import static io.yizhan.core.database.generated.Tables.ENTRY;
import static io.yizhan.core.database.generated.Tables.ENTRY_VERSION;
import static io.yizhan.core.database.generated.Tables.PREVIEW_TOKEN;

import io.yizhan.core.database.generated.tables.records.PreviewTokenRecord;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;

/** Preview tokens, and which entries one of a type stands for. */
@Singleton
final class PreviewTokenStore {

    void insert(DSLContext sql, PreviewToken token, String hash) {
        sql.insertInto(PREVIEW_TOKEN)
                .set(PREVIEW_TOKEN.ID, token.id())
                .set(PREVIEW_TOKEN.HASH, hash)
                .set(PREVIEW_TOKEN.ENTRY_ID, token.entryId().orElse(null))
                .set(PREVIEW_TOKEN.RELEASE_ID, token.releaseId().orElse(null))
                .set(PREVIEW_TOKEN.TYPE, token.type())
                .set(PREVIEW_TOKEN.LOCALE, token.locale())
                .set(PREVIEW_TOKEN.CREATED_AT, token.createdAt())
                .set(PREVIEW_TOKEN.CREATED_BY, token.createdBy().orElse(null))
                .set(PREVIEW_TOKEN.EXPIRES_AT, token.expiresAt())
                .execute();
    }

    Optional<PreviewToken> findByHash(DSLContext sql, String hash) {
        return sql.selectFrom(PREVIEW_TOKEN).where(PREVIEW_TOKEN.HASH.eq(hash)).fetchOptional(PreviewTokenStore::token);
    }

    Optional<PreviewToken> find(DSLContext sql, UUID id) {
        return sql.selectFrom(PREVIEW_TOKEN).where(PREVIEW_TOKEN.ID.eq(id)).fetchOptional(PreviewTokenStore::token);
    }

    /** Of a type, or of one entry of it, the newest first. */
    List<PreviewToken> list(DSLContext sql, String type, Optional<UUID> entry, int most) {
        Condition named = entry.map(PREVIEW_TOKEN.ENTRY_ID::eq).orElseGet(PREVIEW_TOKEN.ENTRY_ID::isNull);
        return sql.selectFrom(PREVIEW_TOKEN)
                .where(PREVIEW_TOKEN.TYPE.eq(type))
                .and(named)
                .orderBy(PREVIEW_TOKEN.CREATED_AT.desc(), PREVIEW_TOKEN.ID.desc())
                .limit(most)
                .fetch(PreviewTokenStore::token);
    }

    /** Of a release, the newest first. */
    List<PreviewToken> ofRelease(DSLContext sql, UUID release, int most) {
        return sql.selectFrom(PREVIEW_TOKEN)
                .where(PREVIEW_TOKEN.RELEASE_ID.eq(release))
                .orderBy(PREVIEW_TOKEN.CREATED_AT.desc(), PREVIEW_TOKEN.ID.desc())
                .limit(most)
                .fetch(PreviewTokenStore::token);
    }

    /** False if it had been revoked before. */
    boolean revoke(DSLContext sql, UUID id, Instant now) {
        return sql.update(PREVIEW_TOKEN)
                        .set(PREVIEW_TOKEN.REVOKED_AT, now)
                        .where(PREVIEW_TOKEN.ID.eq(id))
                        .and(PREVIEW_TOKEN.REVOKED_AT.isNull())
                        .execute()
                == 1;
    }

    /** Locks the token until the transaction ends; others wait. */
    void lock(DSLContext sql, UUID id) {
        sql.select(PREVIEW_TOKEN.ID)
                .from(PREVIEW_TOKEN)
                .where(PREVIEW_TOKEN.ID.eq(id))
                .forUpdate()
                .fetch();
    }

    /** The entries of the type that were changed last; none from the trash. */
    List<UUID> lastChanged(DSLContext sql, String type, int most) {
        return sql.select(ENTRY.ID)
                .from(ENTRY)
                .join(ENTRY_VERSION)
                .on(ENTRY_VERSION.ENTRY_ID.eq(ENTRY.ID))
                .and(ENTRY_VERSION.NUMBER.eq(ENTRY.HEAD_NUMBER))
                .where(ENTRY.TYPE.eq(type))
                .and(ENTRY.TRASHED_AT.isNull())
                .orderBy(ENTRY_VERSION.UPDATED_AT.desc(), ENTRY.ID.desc())
                .limit(most)
                .fetch(ENTRY.ID);
    }

    private static PreviewToken token(PreviewTokenRecord row) {
        return new PreviewToken(
                row.getId(),
                Optional.ofNullable(row.getEntryId()),
                Optional.ofNullable(row.getReleaseId()),
                row.getType(),
                row.getLocale(),
                row.getCreatedAt(),
                Optional.ofNullable(row.getCreatedBy()),
                row.getExpiresAt(),
                Optional.ofNullable(row.getRevokedAt()));
    }
}
