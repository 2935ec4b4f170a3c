package io.yizhan.core.media;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What an asset is for a person; the kinds a field may be limited to. */
public enum AssetKind {
    IMAGE,
    DOCUMENT,
    AUDIO,
    VIDEO;

    /** The name in the API and in model files: {@code image}, {@code document}, {@code audio}, {@code video}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The kind of a key; empty for anything else. */
    public static Optional<AssetKind> find(String key) {
        return Arrays.stream(values()).filter(kind -> kind.key().equals(key)).findFirst();
    }
}
