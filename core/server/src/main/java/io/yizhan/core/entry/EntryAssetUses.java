package io.yizhan.core.entry;

import io.yizhan.core.database.Database;
import io.yizhan.core.media.AssetUses;
import io.yizhan.core.model.SearchKeys;
import io.yizhan.core.projection.Layouts;
import io.yizhan.core.projection.Stage;
import io.yizhan.core.projection.UseSelect;
import io.yizhan.core.security.AccessService;
import io.yizhan.core.security.Caller;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;

/** Which entries use an asset: drafts, the trash included, and what is published. */
@Singleton
final class EntryAssetUses implements AssetUses {
    private final Layouts layouts;
    private final StandingUses standing;
    private final AccessService access;
    private final Database database;
    private final SearchKeys keys;
    private final PublicAssets publicAssets;

    EntryAssetUses(
            Layouts layouts,
            StandingUses standing,
            AccessService access,
            Database database,
            SearchKeys keys,
            PublicAssets publicAssets) {
        this.layouts = layouts;
        this.standing = standing;
        this.access = access;
        this.database = database;
        this.keys = keys;
        this.publicAssets = publicAssets;
    }

    @Override
    public Map<UUID, Integer> count(Caller reader, Collection<UUID> assetIds) {
        return layouts.read(tx -> new UseSelect(tx.layout(), database.dialect(), keys, Stage.DRAFT)
                .countSources(tx.sql(), assetIds, UsePlaces.of(tx.layout().model(), access.of(reader))));
    }

    @Override
    public Found find(Caller reader, UUID assetId) {
        return layouts.read(tx -> standing.find(tx, new Author(reader, access.of(reader)), assetId, true));
    }

    @Override
    public boolean isPublic(UUID assetId) {
        return layouts.read(tx -> publicAssets.holds(tx, assetId));
    }
}
