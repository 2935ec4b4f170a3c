package io.yizhan.core.app;

import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.yizhan.core.security.ContentSecurityPolicy;
import io.yizhan.core.security.SecurityConfig;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The sample frontend (deploy/sample-site), only where {@code yizhan.sample-site} asks for it. As any server of static
 * files would do it: a file by its name, and the one page for every other address, which its script reads.
 */
@Controller("/sample")
@Requires(property = "yizhan.sample-site", value = "true")
@ExecuteOn(TaskExecutors.BLOCKING)
class SampleSiteController {
    private static final String INDEX = "index.html";

    private final PackedFiles files = new PackedFiles("sample-site");
    private final String policy;

    SampleSiteController(SecurityConfig security) {
        this.policy = ContentSecurityPolicy.sampleSite(Optional.ofNullable(security.mediaOrigin()));
    }

    @Get("{/path:.*}")
    HttpResponse<?> file(@Nullable String path) {
        if (path == null) {
            return HttpResponse.redirect(URI.create("/sample/"));
        }
        String name = path.isEmpty() ? INDEX : path;
        return files.find(name)
                .<HttpResponse<?>>map(bytes -> answer(name, bytes))
                .orElseGet(() -> absent(name));
    }

    /** A name with an extension is a file's, anything else an address of the page. */
    private HttpResponse<?> absent(String path) {
        boolean namesFile = path.substring(path.lastIndexOf('/') + 1).contains(".");
        return namesFile
                ? HttpResponse.notFound()
                : files.find(INDEX)
                        .<HttpResponse<?>>map(bytes -> answer(INDEX, bytes))
                        .orElseGet(HttpResponse::notFound);
    }

    private HttpResponse<?> answer(String name, byte[] bytes) {
        return HttpResponse.ok(bytes)
                .contentType(type(name))
                .header(ContentSecurityPolicy.HEADER, policy)
                .header("Referrer-Policy", "same-origin")
                .header(HttpHeaders.CACHE_CONTROL, "no-cache");
    }

    private static String type(String name) {
        if (name.endsWith(".js")) {
            return "text/javascript; charset=utf-8";
        }
        MediaType type = MediaType.forFilename(name);
        return type.getType().equals("text") ? type + "; charset=utf-8" : type.toString();
    }
}
