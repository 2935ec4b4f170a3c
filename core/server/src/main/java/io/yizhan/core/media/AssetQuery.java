package io.yizhan.core.media;

import java.util.Optional;
import java.util.Set;

/**
 * Which assets to list.
 *
 * @param search words that must all occur in name, alt, caption or credit, folded, Chinese also by pinyin
 * @param kinds empty for all
 */
public record AssetQuery(Optional<String> search, Set<AssetKind> kinds) {
    public AssetQuery {
        kinds = Set.copyOf(kinds);
    }
}
