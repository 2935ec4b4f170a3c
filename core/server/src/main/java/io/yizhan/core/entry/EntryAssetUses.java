package io.yizhan.core.entry;

import io.yizhan.core.media.AssetUses;
import io.yizhan.core.projection.Layouts;
import io.yizhan.core.projection.ReferenceStore;
import io.yizhan.core.projection.Stage;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Which entries use an asset: drafts, the trash included, and what is published. */
@Singleton
final class EntryAssetUses implements AssetUses {
    private final Layouts layouts;
    private final ReferenceStore references;
    private final PublicAssets publicAssets;

    EntryAssetUses(Layouts layouts, ReferenceStore references, PublicAssets publicAssets) {
        this.layouts = layouts;
        this.references = references;
        this.publicAssets = publicAssets;
    }

    @Override
    public Map<UUID, Integer> count(Collection<UUID> assetIds) {
        return layouts.read(tx -> references.countSources(tx.sql(), Stage.DRAFT, assetIds));
    }

    @Override
    public List<EntryUse> find(UUID assetId, int limit) {
        return layouts.read(tx -> {
            Set<String> types = tx.layout().model().types().keySet();
            Set<EntryUse> uses = new LinkedHashSet<>();
            for (Stage stage : Stage.values()) {
                references.to(tx.sql(), stage, assetId, types, limit).stream()
                        .map(use -> new EntryUse(use.source(), use.fieldPath()))
                        .forEach(uses::add);
            }
            return new ArrayList<>(uses).subList(0, Math.min(limit, uses.size()));
        });
    }

    @Override
    public boolean isPublic(UUID assetId) {
        return layouts.read(tx -> publicAssets.holds(tx, assetId));
    }
}
