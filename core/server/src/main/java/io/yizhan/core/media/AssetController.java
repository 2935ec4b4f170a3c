package io.yizhan.core.media;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;

/**
 * {@code /assets/{id}/{name}}: images by preset, other files as they are. Everything goes out under headers that keep a
 * file from acting as a page of this server.
 */
@Controller("/assets")
@Produces(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
final class AssetController {
    private static final String FOREVER = "public, max-age=31536000, immutable";
    private static final String A_WHILE = "public, max-age=300";

    private final AssetService assets;
    private final RenditionService renditions;
    private final BlobStore blobs;

    AssetController(AssetService assets, RenditionService renditions, BlobStore blobs) {
        this.assets = assets;
        this.renditions = renditions;
        this.blobs = blobs;
    }

    @Get("/{id}/{name}")
    HttpResponse<?> asset(HttpRequest<?> http, @PathVariable String id, @PathVariable String name) throws IOException {
        AssetRequest asked = AssetRequest.read(http, id, name);
        Asset asset = assets.require(asked.id());
        if (!name.equals(AssetAddress.deliveredName(asset))) {
            return renamed(asset, asked);
        }
        Delivered delivered = delivered(asset, asked);
        MutableHttpResponse<?> response = guarded(HttpResponse.ok(), asset, delivered);
        boolean current =
                asked.version().filter(AssetAddress.version(asset)::equals).isPresent();
        response.header(HttpHeaders.CACHE_CONTROL, current ? FOREVER : A_WHILE);
        if (isHeld(http, delivered)) {
            return response.status(HttpStatus.NOT_MODIFIED);
        }
        return answer(http, response.contentType(delivered.mediaType()), delivered);
    }

    private HttpResponse<?> answer(HttpRequest<?> http, MutableHttpResponse<?> response, Delivered delivered)
            throws IOException {
        ByteRange part = new ByteRange(0, delivered.bytes());
        Optional<String> range = findRange(http, delivered);
        if (range.isPresent()) {
            Optional<ByteRange> asked = ByteRange.find(range.get(), delivered.bytes());
            if (asked.isEmpty()) {
                return response.status(HttpStatus.REQUESTED_RANGE_NOT_SATISFIABLE)
                        .header(HttpHeaders.CONTENT_RANGE, "bytes */" + delivered.bytes());
            }
            part = asked.get();
            response.status(HttpStatus.PARTIAL_CONTENT)
                    .header(HttpHeaders.CONTENT_RANGE, part.contentRange(delivered.bytes()));
        }
        response.header(HttpHeaders.CONTENT_LENGTH, Long.toString(part.length()));
        return http.getMethod() == HttpMethod.HEAD
                ? response
                : response.body(blobs.open(delivered.key(), part.from(), part.length()));
    }

    /** Asset addresses outlive names: the old name leads to the present one. */
    private static HttpResponse<?> renamed(Asset asset, AssetRequest asked) {
        String query = asked.preset().map(preset -> "?preset=" + preset.key()).orElse("");
        return HttpResponse.<Object>status(HttpStatus.FOUND)
                .header(
                        HttpHeaders.LOCATION,
                        URI.create(AssetAddress.path(asset) + query).toString())
                .header(HttpHeaders.CACHE_CONTROL, A_WHILE);
    }

    private Delivered delivered(Asset asset, AssetRequest asked) {
        if (asset.kind() == AssetKind.IMAGE) {
            Rendition rendition = renditions.require(asset, asked.requirePreset());
            return new Delivered(
                    rendition.key(), rendition.bytes(), rendition.format().mediaType(), false);
        }
        asked.requireNoPreset();
        return new Delivered(new BlobKey(asset.sha256()), asset.bytes(), asset.mediaType(), true);
    }

    private static MutableHttpResponse<?> guarded(MutableHttpResponse<?> response, Asset asset, Delivered delivered) {
        String name = AssetAddress.encode(AssetAddress.deliveredName(asset));
        return response.header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "sandbox; default-src 'none'")
                .header("Cross-Origin-Resource-Policy", "cross-origin")
                .header(HttpHeaders.CONTENT_DISPOSITION, "inline; filename*=UTF-8''" + name)
                .header(HttpHeaders.ACCEPT_RANGES, delivered.inParts() ? "bytes" : "none")
                .header(HttpHeaders.ETAG, delivered.tag());
    }

    private static boolean isHeld(HttpRequest<?> http, Delivered delivered) {
        for (String header : http.getHeaders().getAll(HttpHeaders.IF_NONE_MATCH)) {
            for (String tag : header.split(",", -1)) {
                String bare = tag.strip();
                if (bare.equals("*") || bare.equals(delivered.tag()) || bare.equals("W/" + delivered.tag())) {
                    return true;
                }
            }
        }
        return false;
    }

    /** The Range header where it counts: one range, of a file delivered in parts, and still of the same bytes. */
    private static Optional<String> findRange(HttpRequest<?> http, Delivered delivered) {
        String since = http.getHeaders().get(HttpHeaders.IF_RANGE);
        if (!delivered.inParts() || (since != null && !since.equals(delivered.tag()))) {
            return Optional.empty();
        }
        return Optional.ofNullable(http.getHeaders().get(HttpHeaders.RANGE)).filter(ByteRange::isSingle);
    }

    /** The bytes an answer stands on; {@code inParts}: whether players may ask for ranges. */
    private record Delivered(BlobKey key, long bytes, String mediaType, boolean inParts) {
        /** Strong: bytes of one hash are equal. */
        String tag() {
            return "\"" + key.sha256().substring(0, 32) + "\"";
        }
    }
}
