package io.yizhan.core.media;

import io.yizhan.core.security.Caller;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Who uses an asset. The room that holds entries implements it; without one, nothing uses anything. */
public interface AssetUses {

    /**
     * How many entries that the reader may see use each asset, in one statement; an asset that is missing in the answer is used by
     * none of them.
     */
    Map<UUID, Integer> count(Caller reader, Collection<UUID> assetIds);

    /** What uses an asset. */
    Found find(Caller reader, UUID assetId);

    /**
     * Uses of an asset.
     *
     * @param shown the first that the reader may see, in a fixed order
     * @param hidden whether there are others that the reader may not see
     */
    record Found(List<? extends AssetUse> shown, boolean hidden) {
        public static final Found NONE = new Found(List.of(), false);

        public Found {
            shown = List.copyOf(shown);
        }
    }

    /** Whether anybody may see the asset: something published shows it in a field that nobody has to be entitled to. */
    boolean isPublic(UUID assetId);
}
