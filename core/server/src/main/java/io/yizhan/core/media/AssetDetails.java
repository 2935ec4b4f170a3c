package io.yizhan.core.media;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What people may change of an asset.
 *
 * @param focalPoint what must stay visible when an image is cropped
 * @param alt what the image shows, for those who do not see it: language tag (BCP 47) → text
 * @param caption language tag → text
 * @param credit whose work it is, as it must be printed
 * @param rights licence or terms of use
 */
public record AssetDetails(
        String name,
        Optional<FocalPoint> focalPoint,
        Map<String, String> alt,
        Map<String, String> caption,
        Optional<String> credit,
        Optional<String> rights) {

    public AssetDetails {
        alt = Collections.unmodifiableMap(new TreeMap<>(alt));
        caption = Collections.unmodifiableMap(new TreeMap<>(caption));
    }

    /** The details of an asset of which nothing is known but its name. */
    public static AssetDetails named(String name) {
        return new AssetDetails(name, Optional.empty(), Map.of(), Map.of(), Optional.empty(), Optional.empty());
    }

    public AssetDetails withName(String other) {
        return new AssetDetails(other, focalPoint, alt, caption, credit, rights);
    }

    /** A place in an image: 0, 0 is the upper left corner of the upright image, 1, 1 the lower right. */
    public record FocalPoint(double x, double y) {}
}
