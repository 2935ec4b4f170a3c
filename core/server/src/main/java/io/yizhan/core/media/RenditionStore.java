package io.yizhan.core.media;

import static io.yizhan.core.database.generated.Tables.RENDITION;

import io.yizhan.core.database.generated.tables.records.RenditionRecord;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;

/** SQL of the table {@code rendition}. */
final class RenditionStore {
    private RenditionStore() {}

    /** Writes the rendition in place of one of an older recipe. Two servers that made the same write the same. */
    static void put(DSLContext sql, Rendition rendition, Instant now) {
        RenditionRecord row = sql.newRecord(RENDITION);
        row.setAssetId(rendition.assetId());
        row.setPreset(rendition.preset().key());
        row.setRecipe(rendition.recipe());
        row.setMediaType(rendition.format().mediaType());
        row.setWidth(rendition.width());
        row.setHeight(rendition.height());
        row.setBytes(rendition.bytes());
        row.setStorageKey(rendition.key().sha256());
        row.setMadeAt(now);
        sql.insertInto(RENDITION).set(row).onDuplicateKeyUpdate().set(row).execute();
    }

    static Optional<Rendition> find(DSLContext sql, UUID assetId, Preset preset) {
        return sql.selectFrom(RENDITION)
                .where(RENDITION.ASSET_ID.eq(assetId), RENDITION.PRESET.eq(preset.key()))
                .fetchOptional(row -> new Rendition(
                        assetId,
                        preset,
                        row.getRecipe(),
                        FileFormat.ofMediaType(row.getMediaType()),
                        row.getWidth(),
                        row.getHeight(),
                        row.getBytes(),
                        new BlobKey(row.getStorageKey())));
    }

    /** Whether any rendition stands on these bytes; small images share them between presets. */
    static boolean uses(DSLContext sql, BlobKey key) {
        return sql.fetchExists(RENDITION, RENDITION.STORAGE_KEY.eq(key.sha256()));
    }
}
