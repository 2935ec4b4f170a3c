package io.yizhan.core.media;

import io.yizhan.core.database.Database;
import jakarta.inject.Singleton;
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

    AssetReader(Database database, AssetStore store) {
        this.database = database;
        this.store = store;
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

    /** Address of a rendition, or of the file itself when it is no image; see {@link AssetAddress#of}. */
    public String url(Asset asset, Preset preset) {
        return AssetAddress.of(asset, preset);
    }
}
