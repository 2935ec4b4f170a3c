package io.yizhan.core.media;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.ServerHttpRequest;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.yizhan.core.graphql.MultipartForm;
import io.yizhan.core.problem.Problem;
import io.yizhan.core.problem.ProblemCode;
import io.yizhan.core.problem.ProblemException;
import io.yizhan.core.security.Caller;
import io.yizhan.core.security.CallerSource;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * {@code POST /admin/uploads}: one file in the part {@code file} of a multipart form (RFC 7578). It goes to disk as it
 * arrives; a request that says it is too large is refused before its body is read.
 */
@Controller("/admin/uploads")
@ExecuteOn(TaskExecutors.BLOCKING)
final class UploadController {
    /** What a form may add around its file: boundaries and headers. */
    private static final long FORM_OVERHEAD = 64 * 1024;

    private final UploadService uploads;
    private final CallerSource callers;
    private final MediaGuard guard;
    private final AssetJson json;

    UploadController(UploadService uploads, CallerSource callers, MediaGuard guard, AssetJson json) {
        this.uploads = uploads;
        this.callers = callers;
        this.guard = guard;
        this.json = json;
    }

    /** Answers 201 with the asset, or 200 when the same bytes were there already. */
    @Post
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    HttpResponse<Map<String, @Nullable Object>> upload(HttpRequest<?> http) throws IOException {
        Caller caller = callers.ofChange(http);
        Optional<UUID> actor = guard.requireEditor(caller);
        if (http.getContentLength() > uploads.limit() + FORM_OVERHEAD) {
            throw uploads.tooLarge().exception();
        }
        UploadedAsset uploaded = keepOnlyFile(http, actor);
        return HttpResponse.<Map<String, @Nullable Object>>status(
                        uploaded.existing() ? HttpStatus.OK : HttpStatus.CREATED)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(json.uploaded(caller, uploaded));
    }

    /** The whole form is read before anything is kept, so that a refused form leaves nothing. */
    private UploadedAsset keepOnlyFile(HttpRequest<?> http, Optional<UUID> actor) throws IOException {
        if (!(http instanceof ServerHttpRequest<?> server)) {
            throw new IllegalStateException("The request has no body to stream");
        }
        String type = http.getHeaders().get(HttpHeaders.CONTENT_TYPE);
        try (MultipartForm form =
                MultipartForm.of(type == null ? "" : type, server.byteBody().toInputStream())) {
            MultipartForm.Part part = form.next().orElseThrow(() -> refused("media.form"));
            if (!part.name().equals("file") || part.fileName().isEmpty()) {
                throw refused("media.form");
            }
            try (IncomingFile file = uploads.receive(part.content())) {
                if (form.next().isPresent()) {
                    throw refused("media.oneFile");
                }
                return uploads.keep(file, AssetDetails.named(part.fileName().get()), actor);
            }
        }
    }

    private static ProblemException refused(String message) {
        return Problem.of(ProblemCode.BAD_USER_INPUT, message).exception();
    }
}
