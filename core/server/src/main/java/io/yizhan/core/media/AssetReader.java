package io.yizhan.core.media;

import io.yizhan.core.database.Database;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;

/** Assets for those who show entries: by id, many at once, without what is in the trash. */
@Singleton
public final class AssetReader {
    private final Database database;
    private final AssetStore store;
    private final AssetPasses passes;

    AssetReader(Database database, AssetStore store, AssetPasses passes) {
        this.database = database;
        this.store = store;
        this.passes = passes;
    }

    /** Assets by id in one statement; ids that name none, or one in the trash, are missing in the answer. */
    public Map<UUID, Asset> find(Collection<UUID> ids) {
        return ids.isEmpty() ? Map.of() : database.read(sql -> find(sql, ids));
    }

    /** As above, inside a transaction or snapshot that is open already. */
    public Map<UUID, Asset> find(DSLContext sql, Collection<UUID> ids) {
        Map<UUID, Asset> found = new LinkedHashMap<>();
        List<UUID> distinct = ids.stream().distinct().toList();
        for (Asset asset : store.find(sql, distinct)) {
            if (!asset.trashed()) {
                found.put(asset.id(), asset);
            }
        }
        return found;
    }

    /**
     * Address of a rendition, or of the file itself when it is no image; see {@link AssetAddress#of}. It works for staff,
     * and for everybody if the asset is public.
     */
    public String url(Asset asset, Preset preset) {
        return AssetAddress.of(asset, preset);
    }

    /** As above, for readers who may see more than everybody: it works for whoever has it, for 12 to 24 hours. */
    public String lentUrl(Asset asset, Preset preset) {
        return AssetAddress.of(asset, preset, passes.issue(asset.id()));
    }

    /** From when on lent addresses are other ones. */
    public Instant lendingChanges() {
        return passes.changing();
    }
}
