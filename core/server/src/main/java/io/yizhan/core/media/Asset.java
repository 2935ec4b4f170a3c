package io.yizhan.core.media;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * One uploaded file and what people say of it.
 *
 * @param id random (UUID version 4)
 * @param details name and texts, which people may change
 * @param mediaType of the uploaded file, one of a closed list
 * @param deliveredType media type visitors get: JPEG or PNG for images, the file's own for the rest
 * @param bytes size of the uploaded file
 * @param size pixels of an image, upright; empty for other kinds
 * @param sha256 of the uploaded file, 64 hexadecimal digits
 * @param createdAt UTC, microseconds
 * @param createdBy account that uploaded it; empty for sample content and imports
 * @param revision rises by one with each change, from 1
 * @param trashed whether it is in the trash: neither listed nor delivered
 */
public record Asset(
        UUID id,
        AssetDetails details,
        AssetKind kind,
        String mediaType,
        String deliveredType,
        long bytes,
        Optional<PixelSize> size,
        String sha256,
        Instant createdAt,
        Optional<UUID> createdBy,
        Instant updatedAt,
        int revision,
        boolean trashed) {

    public String name() {
        return details.name();
    }

    /** Width and height in pixels. */
    public record PixelSize(int width, int height) {
        /** The size in which a preset delivers it; never enlarged. */
        public PixelSize fit(Preset preset) {
            int longest = Math.max(width, height);
            return new PixelSize(
                    Pixels.side(width, preset.longSide(), longest), Pixels.side(height, preset.longSide(), longest));
        }
    }
}
