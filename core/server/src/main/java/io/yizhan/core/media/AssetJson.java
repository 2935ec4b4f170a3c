package io.yizhan.core.media;

import io.yizhan.core.security.Caller;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An asset as JSON, of the shape of type {@code Asset} of the admin API. */
@Singleton
final class AssetJson {
    private final AssetService assets;

    AssetJson(AssetService assets) {
        this.assets = assets;
    }

    /** With {@code existing}: whether the bytes were there before. */
    Map<String, @Nullable Object> uploaded(Caller caller, UploadedAsset uploaded) {
        Asset asset = uploaded.asset();
        Map<String, @Nullable Object> json = new LinkedHashMap<>(fields(asset));
        Map<String, String> urls = new LinkedHashMap<>();
        for (Preset preset : Preset.values()) {
            urls.put(preset.key(), AssetAddress.of(asset, preset));
        }
        json.put("url", AssetAddress.of(asset, Preset.CARD));
        json.put("urls", urls);
        List<UUID> ids = List.of(asset.id());
        json.put("uses", assets.countUses(caller, ids).getOrDefault(asset.id(), 0));
        json.put("existing", uploaded.existing());
        return json;
    }

    /** The fields that need nothing but the asset. */
    static Map<String, @Nullable Object> fields(Asset asset) {
        AssetDetails details = asset.details();
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("id", asset.id().toString());
        json.put("name", asset.name());
        json.put("kind", asset.kind().key());
        json.put("mediaType", asset.mediaType());
        json.put("bytes", Long.toString(asset.bytes()));
        json.put("width", asset.size().map(Asset.PixelSize::width).orElse(null));
        json.put("height", asset.size().map(Asset.PixelSize::height).orElse(null));
        json.put(
                "focalPoint",
                details.focalPoint()
                        .map(point -> Map.of("x", point.x(), "y", point.y()))
                        .orElse(null));
        json.put("alt", details.alt());
        json.put("caption", details.caption());
        json.put("credit", details.credit().orElse(null));
        json.put("rights", details.rights().orElse(null));
        json.put("createdAt", asset.createdAt().toString());
        json.put("version", Integer.toString(asset.revision()));
        return json;
    }
}
