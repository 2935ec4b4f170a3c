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
import io.yizhan.core.problem.Problem;
import io.yizhan.core.problem.ProblemCode;
import io.yizhan.core.security.CallerSource;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import java.util.StringJoiner;

/**
 * {@code /assets/{id}/{name}}: images by preset, other files as they are. What is public goes to everybody, the rest to
 * staff and to who has a pass; for others it is not there. Everything goes out under headers that keep a file from acting
 * as a page of this server.
 */
@Controller("/assets")
@Produces(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
final class AssetController {
    private static final String FOREVER = "max-age=31536000, immutable";
    private static final String A_WHILE = "max-age=300";

    private final AssetService assets;
    private final AssetUses uses;
    private final AssetPasses passes;
    private final MediaGuard guard;
    private final CallerSource callers;
    private final RenditionService renditions;
    private final BlobStore blobs;

    AssetController(
            AssetService assets,
            AssetUses uses,
            AssetPasses passes,
            MediaGuard guard,
            CallerSource callers,
            RenditionService renditions,
            BlobStore blobs) {
        this.assets = assets;
        this.uses = uses;
        this.passes = passes;
        this.guard = guard;
        this.callers = callers;
        this.renditions = renditions;
        this.blobs = blobs;
    }

    @Get("/{id}/{name}")
    HttpResponse<?> asset(HttpRequest<?> http, @PathVariable String id, @PathVariable String name) throws IOException {
        AssetRequest asked = AssetRequest.read(http, id, name);
        Asset asset = assets.require(asked.id());
        // copies of what not everybody may see stay with who asked
        String keeping = requireReach(http, asset, asked) ? "public, " : "private, ";
        if (!name.equals(AssetAddress.deliveredName(asset))) {
            return renamed(asset, asked).header(HttpHeaders.CACHE_CONTROL, keeping + A_WHILE);
        }
        Delivered delivered = delivered(asset, asked);
        MutableHttpResponse<?> response = guarded(HttpResponse.ok(), asset, delivered);
        boolean current =
                asked.version().filter(AssetAddress.version(asset)::equals).isPresent();
        response.header(HttpHeaders.CACHE_CONTROL, keeping + (current ? FOREVER : A_WHILE));
        if (isHeld(http, delivered)) {
            return response.status(HttpStatus.NOT_MODIFIED);
        }
        return answer(http, response.contentType(delivered.mediaType()), delivered);
    }

    /** True if everybody may see it; throws NOT_FOUND if not even who asks may. */
    private boolean requireReach(HttpRequest<?> http, Asset asset, AssetRequest asked) {
        if (uses.isPublic(asset.id())) {
            return true;
        }
        boolean lent =
                asked.pass().filter(pass -> passes.admits(asset.id(), pass)).isPresent();
        if (!lent && !guard.mayRead(callers.of(http))) {
            throw Problem.of(ProblemCode.NOT_FOUND).exception();
        }
        return false;
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
    private static MutableHttpResponse<?> renamed(Asset asset, AssetRequest asked) {
        StringJoiner query = new StringJoiner("&", "?", "").setEmptyValue("");
        asked.preset().ifPresent(preset -> query.add("preset=" + preset.key()));
        asked.pass().ifPresent(pass -> query.add(AssetAddress.query(pass)));
        return HttpResponse.<Object>status(HttpStatus.FOUND)
                .header(
                        HttpHeaders.LOCATION,
                        URI.create(AssetAddress.path(asset) + query).toString());
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
