package io.yizhan.core.portal;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Style sheet, seal and fonts of the partners' pages. */
@Controller("/catalog/files")
@Produces("*/*")
class PageFilesController {
    private static final String FOREVER =
            "public, max-age=" + Duration.ofDays(365).toSeconds() + ", immutable";
    private static final String A_DAY = "public, max-age=" + Duration.ofDays(1).toSeconds();

    private final PageFiles files;

    PageFilesController(PageFiles files) {
        this.files = files;
    }

    @Get("/{name}")
    HttpResponse<?> file(@PathVariable String name, @QueryValue("v") @Nullable String version) {
        return files.find(name)
                .<HttpResponse<?>>map(file -> HttpResponse.ok(file.bytes())
                        .contentType(file.mediaType())
                        .header(HttpHeaders.CACHE_CONTROL, file.version().equals(version) ? FOREVER : A_DAY))
                .orElseGet(HttpResponse::notFound);
    }
}
