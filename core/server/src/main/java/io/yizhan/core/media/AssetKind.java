package io.yizhan.core.media;

import java.util.Locale;

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
}
