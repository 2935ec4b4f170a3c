package io.yizhan.core.media;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * Addresses of assets: {@code /assets/{id}/{name}?preset=card&v=…}. The version changes with the bytes that come back, so
 * an answer to a versioned address may be kept for ever.
 */
final class AssetAddress {
    private static final int VERSION_DIGITS = 16;

    private AssetAddress() {}

    /** Path and query from the root of the server. The preset is left out where there are no renditions. */
    static String of(Asset asset, Preset preset) {
        String query = asset.kind() == AssetKind.IMAGE ? "preset=" + preset.key() + "&" : "";
        return path(asset) + "?" + query + "v=" + version(asset);
    }

    /** As above, with a pass. */
    static String of(Asset asset, Preset preset, AssetPasses.Pass pass) {
        return of(asset, preset) + "&" + query(pass);
    }

    static String query(AssetPasses.Pass pass) {
        return "until=" + pass.until().getEpochSecond() + "&seal=" + pass.seal();
    }

    static String path(Asset asset) {
        return "/assets/" + asset.id() + "/" + encode(deliveredName(asset));
    }

    /** The name a visitor saves the file under: that of the asset, with the extension of what is delivered. */
    static String deliveredName(Asset asset) {
        FileFormat delivered = FileFormat.ofMediaType(asset.deliveredType());
        FileName name = FileName.of(asset.name());
        return (delivered.extensions().contains(name.extension()) ? name : name.withExtension(delivered.extension()))
                .toString();
    }

    static String version(Asset asset) {
        String bytes = asset.sha256().substring(0, VERSION_DIGITS);
        return asset.kind() == AssetKind.IMAGE ? bytes + "-" + RenditionMaker.RECIPE : bytes;
    }

    /** RFC 3986 percent-encoding of one path segment. */
    static String encode(String segment) {
        return URLEncoder.encode(segment, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("%7E", "~");
    }
}
