package io.yizhan.core.media;

import java.util.UUID;

/** One place where an asset is used. Whoever answers {@link AssetUses} may return a richer object of its own. */
public interface AssetUse {
    /** The entry that uses it. */
    UUID entryId();

    /** Key of its field, {@code owner.id}. */
    String field();
}
