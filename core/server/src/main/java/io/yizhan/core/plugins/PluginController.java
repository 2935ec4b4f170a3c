package io.yizhan.core.plugins;

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
import io.yizhan.core.security.AccessService;
import io.yizhan.core.security.Caller;
import io.yizhan.core.security.CallerSource;
import io.yizhan.core.security.Permissions;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code POST /admin/plugins}: one jar in the part {@code file} of a multipart form; installs it. */
@Controller("/admin/plugins")
@ExecuteOn(TaskExecutors.BLOCKING)
final class PluginController {
    /** What a form may add around its file: boundaries and headers. */
    private static final long FORM_OVERHEAD = 64 * 1024;

    private final PluginService plugins;
    private final CallerSource callers;
    private final AccessService access;

    PluginController(PluginService plugins, CallerSource callers, AccessService access) {
        this.plugins = plugins;
        this.callers = callers;
        this.access = access;
    }

    /** Answers 201 with the plugin, or PLUGIN_REJECTED with all reasons. */
    @Post
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    HttpResponse<Map<String, @Nullable Object>> install(HttpRequest<?> http) throws IOException {
        Caller caller = callers.ofChange(http);
        if (caller instanceof Caller.Anonymous) {
            throw Problem.of(ProblemCode.UNAUTHENTICATED).exception();
        }
        if (!access.of(caller).may(Permissions.PLUGINS_MANAGE)) {
            throw Problem.of(ProblemCode.FORBIDDEN).exception();
        }
        if (http.getContentLength() > PackageChecks.MAX_PACKAGE_BYTES + FORM_OVERHEAD) {
            throw Problem.of(ProblemCode.PAYLOAD_TOO_LARGE, "plugin.tooLarge").exception();
        }
        InstalledPlugin installed = plugins.install(onlyFile(http), caller.userId());
        return HttpResponse.<Map<String, @Nullable Object>>status(HttpStatus.CREATED)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(PluginJson.of(installed));
    }

    private static byte[] onlyFile(HttpRequest<?> http) throws IOException {
        if (!(http instanceof ServerHttpRequest<?> server)) {
            throw new IllegalStateException("The request has no body to stream");
        }
        String type = http.getHeaders().get(HttpHeaders.CONTENT_TYPE);
        try (MultipartForm form =
                MultipartForm.of(type == null ? "" : type, server.byteBody().toInputStream())) {
            MultipartForm.Part part =
                    form.next().filter(one -> one.name().equals("file")).orElseThrow(PluginController::noFile);
            byte[] archive = PluginInstaller.read(part.content());
            if (archive.length <= PackageChecks.MAX_PACKAGE_BYTES && form.next().isPresent()) {
                throw noFile();
            }
            return archive;
        }
    }

    private static ProblemException noFile() {
        return Problem.of(ProblemCode.BAD_USER_INPUT, "plugin.form").exception();
    }
}
