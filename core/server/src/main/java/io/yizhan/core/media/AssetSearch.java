package io.yizhan.core.media;

import io.yizhan.core.model.SearchKeys;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The forms of texts in which a search of the library compares, those of {@link SearchKeys}. */
@Singleton
final class AssetSearch {
    private static final int MAX_WORDS = 8;
    private static final int MAX_QUERY = 200;

    private final SearchKeys keys;

    AssetSearch(SearchKeys keys) {
        this.keys = keys;
    }

    /** What search looks at for an asset: its texts, folded, and those in Chinese also in pinyin and in first letters. */
    String key(AssetDetails details) {
        List<String> texts = new ArrayList<>(List.of(details.name()));
        texts.addAll(details.alt().values());
        texts.addAll(details.caption().values());
        details.credit().ifPresent(texts::add);
        return texts.stream()
                .flatMap(text -> Stream.of(keys.fold(text), keys.pinyin(text), keys.initials(text)))
                .filter(form -> !form.isEmpty())
                .collect(Collectors.joining("\n"));
    }

    /** The words all of which must occur; empty for a search without words. */
    List<String> words(String query) {
        String folded = keys.fold(query.substring(0, Math.min(query.length(), MAX_QUERY)));
        return Stream.of(folded.split(" ", -1))
                .filter(word -> !word.isEmpty())
                .limit(MAX_WORDS)
                .toList();
    }
}
