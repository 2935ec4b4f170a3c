package io.yizhan.core.media;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Settings of the media room, prefix {@code yizhan.media}.
 *
 * @param folder where the bytes of assets are kept; absent means {@code <yizhan.data-folder>/assets}
 * @param maxUploadBytes largest file taken in, in bytes
 * @param reserveBytes bytes of the disk that uploads leave free
 * @param maxPixels largest image taken in, width × height; it is refused before it is decoded
 * @param decoders how many images are decoded at the same time; each may need some 200 MB of heap
 * @param decodeTimeout longest time one image may take, waiting for a free decoder apart
 */
@ConfigurationProperties("yizhan.media")
public record MediaConfig(
        @Nullable String folder,
        @Bindable(defaultValue = "52428800") long maxUploadBytes,
        @Bindable(defaultValue = "67108864") long reserveBytes,
        @Bindable(defaultValue = "50000000") long maxPixels,
        @Bindable(defaultValue = "2") int decoders,
        @Bindable(defaultValue = "20s") Duration decodeTimeout) {

    /** Checks the ranges. */
    public MediaConfig {
        require(maxUploadBytes >= 1024, "yizhan.media.max-upload-bytes", "1024 or more", maxUploadBytes);
        require(reserveBytes >= 0, "yizhan.media.reserve-bytes", "0 or more", reserveBytes);
        require(maxPixels >= 1 && maxPixels <= 400_000_000, "yizhan.media.max-pixels", "1 to 400000000", maxPixels);
        require(decoders >= 1 && decoders <= 64, "yizhan.media.decoders", "1 to 64", decoders);
        require(decodeTimeout.isPositive(), "yizhan.media.decode-timeout", "more than 0s", decodeTimeout);
    }

    private static void require(boolean holds, String setting, String range, Object value) {
        if (!holds) {
            throw new IllegalArgumentException(setting + " must be " + range + ", but is " + value);
        }
    }
}
