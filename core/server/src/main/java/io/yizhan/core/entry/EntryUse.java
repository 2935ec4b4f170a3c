package io.yizhan.core.entry;

import io.yizhan.core.media.AssetUse;
import java.util.UUID;

/** One place of a draft that names an entry or an asset. */
record EntryUse(UUID entryId, String field) implements AssetUse {}
