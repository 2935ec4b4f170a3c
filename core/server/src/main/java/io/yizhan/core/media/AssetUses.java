package io.yizhan.core.media;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Who uses an asset. The room that holds entries implements it; without one, nothing uses anything. */
public interface AssetUses {

    /** How many entries use each asset, in one statement; an asset that is missing in the answer is not used. */
    Map<UUID, Integer> count(Collection<UUID> assetIds);

    /** The first uses, in a fixed order. */
    List<? extends AssetUse> find(UUID assetId, int limit);

    /** Whether anybody may see the asset: something published shows it in a field that nobody has to be entitled to. */
    boolean isPublic(UUID assetId);
}
