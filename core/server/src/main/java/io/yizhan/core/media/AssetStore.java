package io.yizhan.core.media;

import static io.yizhan.core.database.generated.Tables.ASSET;

import io.yizhan.core.database.generated.tables.records.AssetRecord;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.exception.IntegrityConstraintViolationException;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** SQL of the table {@code asset}. */
@Singleton
final class AssetStore {
    private final AssetSearch search;

    AssetStore(AssetSearch search) {
        this.search = search;
    }

    /** False when an asset of the same bytes is there already, trashed or not. */
    boolean insert(DSLContext sql, Asset asset) {
        AssetRecord row = sql.newRecord(ASSET);
        row.setId(asset.id());
        row.setKind(asset.kind().key());
        row.setMediaType(asset.mediaType());
        row.setDeliveredType(asset.deliveredType());
        row.setBytes(asset.bytes());
        asset.size().ifPresent(size -> {
            row.setWidth(size.width());
            row.setHeight(size.height());
        });
        row.setSha256(asset.sha256());
        row.setCreatedAt(asset.createdAt());
        asset.createdBy().ifPresent(row::setCreatedBy);
        setDetails(row, asset.details());
        row.setUpdatedAt(asset.updatedAt());
        row.setRevision(asset.revision());
        try {
            return sql.insertInto(ASSET).set(row).execute() == 1;
        } catch (IntegrityConstraintViolationException e) {
            // the id is random, so it can only be the hash
            return false;
        }
    }

    List<Asset> find(DSLContext sql, Collection<UUID> ids) {
        return ids.isEmpty()
                ? List.of()
                : sql.selectFrom(ASSET).where(ASSET.ID.in(ids)).fetch(AssetStore::asset);
    }

    Optional<Asset> findByHash(DSLContext sql, BlobKey key) {
        return sql.selectFrom(ASSET).where(ASSET.SHA256.eq(key.sha256())).fetchOptional(AssetStore::asset);
    }

    /** Newest first, then by id; {@code limit} rows after the cursor. */
    List<Asset> list(DSLContext sql, AssetQuery query, Optional<AssetCursor> after, int limit) {
        Condition where = condition(query);
        if (after.isPresent()) {
            Instant at = after.get().createdAt();
            where = where.and(ASSET.CREATED_AT
                    .lt(at)
                    .or(ASSET.CREATED_AT.eq(at).and(ASSET.ID.lt(after.get().id()))));
        }
        return sql.selectFrom(ASSET)
                .where(where)
                .orderBy(ASSET.CREATED_AT.desc(), ASSET.ID.desc())
                .limit(limit)
                .fetch(AssetStore::asset);
    }

    int count(DSLContext sql, AssetQuery query) {
        return sql.fetchCount(ASSET, condition(query));
    }

    /** False when the revision is no longer the expected one. */
    boolean update(DSLContext sql, UUID id, int expectedRevision, AssetDetails details, Instant now) {
        AssetRecord row = sql.newRecord(ASSET);
        setDetails(row, details);
        row.setUpdatedAt(now);
        row.setRevision(expectedRevision + 1);
        return sql.update(ASSET)
                        .set(row)
                        .where(ASSET.ID.eq(id), ASSET.REVISION.eq(expectedRevision), ASSET.TRASHED_AT.isNull())
                        .execute()
                == 1;
    }

    void trash(DSLContext sql, UUID id, Instant now) {
        sql.update(ASSET)
                .set(ASSET.TRASHED_AT, now)
                .set(ASSET.REVISION, ASSET.REVISION.plus(1))
                .where(ASSET.ID.eq(id), ASSET.TRASHED_AT.isNull())
                .execute();
    }

    void untrash(DSLContext sql, UUID id) {
        sql.update(ASSET)
                .setNull(ASSET.TRASHED_AT)
                .set(ASSET.REVISION, ASSET.REVISION.plus(1))
                .where(ASSET.ID.eq(id))
                .execute();
    }

    private Condition condition(AssetQuery query) {
        Condition where = ASSET.TRASHED_AT.isNull();
        if (!query.kinds().isEmpty()) {
            where = where.and(
                    ASSET.KIND.in(query.kinds().stream().map(AssetKind::key).toList()));
        }
        for (String word : search.words(query.search().orElse(""))) {
            where = where.and(ASSET.FOLDED.like("%" + DSL.escape(word, '!') + "%", '!'));
        }
        return where;
    }

    private void setDetails(AssetRecord row, AssetDetails details) {
        row.setName(details.name());
        row.setFocalX(details.focalPoint().map(point -> share(point.x())).orElse(null));
        row.setFocalY(details.focalPoint().map(point -> share(point.y())).orElse(null));
        row.setAlt(TextsJson.write(details.alt()));
        row.setCaption(TextsJson.write(details.caption()));
        row.setCredit(details.credit().orElse(null));
        row.setRights(details.rights().orElse(null));
        row.setFolded(search.key(details));
    }

    private static BigDecimal share(double value) {
        return BigDecimal.valueOf(value).setScale(4, RoundingMode.HALF_UP);
    }

    private static Asset asset(AssetRecord row) {
        return new Asset(
                row.getId(),
                details(row),
                AssetKind.find(row.getKind()).orElseThrow(),
                row.getMediaType(),
                row.getDeliveredType(),
                row.getBytes(),
                size(row.getWidth(), row.getHeight()),
                row.getSha256(),
                row.getCreatedAt(),
                Optional.ofNullable(row.getCreatedBy()),
                row.getUpdatedAt(),
                row.getRevision(),
                row.getTrashedAt() != null);
    }

    private static AssetDetails details(AssetRecord row) {
        Optional<AssetDetails.FocalPoint> focalPoint = Optional.ofNullable(row.getFocalX())
                .map(x -> new AssetDetails.FocalPoint(
                        x.doubleValue(), row.getFocalY().doubleValue()));
        return new AssetDetails(
                row.getName(),
                focalPoint,
                TextsJson.read(row.getAlt()),
                TextsJson.read(row.getCaption()),
                Optional.ofNullable(row.getCredit()),
                Optional.ofNullable(row.getRights()));
    }

    private static Optional<Asset.PixelSize> size(@Nullable Integer width, @Nullable Integer height) {
        return width == null || height == null ? Optional.empty() : Optional.of(new Asset.PixelSize(width, height));
    }
}
