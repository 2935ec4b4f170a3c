package io.yizhan.core.media;

import java.util.Locale;
import java.util.Optional;

/** The sizes in which images are delivered; the name is what stands after {@code ?preset=}. */
public enum Preset {
    THUMB(320),
    CARD(640),
    PAGE(1280),
    FULL(2048);

    private final int longSide;

    Preset(int longSide) {
        this.longSide = longSide;
    }

    /** Most pixels on the longer side; a smaller image keeps its size. */
    public int longSide() {
        return longSide;
    }

    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The preset of a key; empty for anything but the four keys. */
    public static Optional<Preset> find(String key) {
        for (Preset preset : values()) {
            if (preset.key().equals(key)) {
                return Optional.of(preset);
            }
        }
        return Optional.empty();
    }
}
