package io.yizhan.core.app;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.yizhan.core.security.Caller;
import io.yizhan.core.security.CallerSource;
import io.yizhan.core.security.ContentSecurityPolicy;
import io.yizhan.core.security.Profile;
import io.yizhan.core.security.SecurityConfig;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The admin's single page and its files. An address without a file extension is one of the page's own (deep links
 * work); files with a hash in their name never change; a missing file is not found. In production the GraphQL explorer is
 * given to who has signed in.
 */
@Controller("/admin")
@ExecuteOn(TaskExecutors.BLOCKING)
class AdminController {
    private static final String EXPLORER = "explorer.html";

    /** A page of the admin's own: it asks for a sign-in and leads on to the explorer. */
    private static final URI BEFORE_EXPLORER = URI.create("/admin/explorer");

    private static final String ABSENT = """
            本次构建不含管理后台页面：请安装 Node 20.19 或更新版本后重新构建。
            This build holds no admin pages: install Node 20.19 or newer and build again.
            """;
    private static final String FOREVER =
            "public, max-age=" + Duration.ofDays(365).toSeconds() + ", immutable";

    private final AdminPages pages;
    private final Optional<String> mediaOrigin;
    private final CallerSource callers;
    private final Profile profile;
    private final SecureRandom random = new SecureRandom();

    AdminController(AdminPages pages, SecurityConfig security, CallerSource callers, Profile profile) {
        this.pages = pages;
        this.mediaOrigin = Optional.ofNullable(security.mediaOrigin());
        this.callers = callers;
        this.profile = profile;
    }

    @Get("{/path:.*}")
    HttpResponse<?> file(HttpRequest<?> http, @Nullable String path) {
        if (path == null) {
            return HttpResponse.redirect(URI.create("/admin/"));
        }
        if (path.isEmpty() || path.equals(AdminPages.INDEX)) {
            return page();
        }
        if (path.equals(EXPLORER)) {
            return mayExplore(http)
                    ? pages.find(path).map(this::explorer).orElseGet(HttpResponse::notFound)
                    : HttpResponse.seeOther(BEFORE_EXPLORER).header(HttpHeaders.CACHE_CONTROL, "no-store");
        }
        Optional<MutableHttpResponse<?>> found = pages.find(path).map(bytes -> answer(path, bytes));
        if (found.isPresent()) {
            return found.get();
        }
        boolean namesFile = path.startsWith("assets/") || path.contains(".") || path.contains("%");
        return namesFile ? HttpResponse.notFound() : page();
    }

    private boolean mayExplore(HttpRequest<?> http) {
        return profile == Profile.DEVELOPMENT || !(callers.of(http) instanceof Caller.Anonymous);
    }

    private HttpResponse<?> page() {
        Optional<byte[]> index = pages.find(AdminPages.INDEX);
        if (index.isEmpty()) {
            return HttpResponse.notFound(ABSENT).contentType(MediaType.TEXT_PLAIN_TYPE);
        }
        AdminPage page = AdminPage.of(new String(index.get(), StandardCharsets.UTF_8), random);
        return html(
                page.html(), ContentSecurityPolicy.admin(page.scriptHashes(), Optional.of(page.nonce()), mediaOrigin));
    }

    private HttpResponse<?> explorer(byte[] bytes) {
        return html(new String(bytes, StandardCharsets.UTF_8), ContentSecurityPolicy.explorer(mediaOrigin));
    }

    private static HttpResponse<?> html(String html, String policy) {
        return guarded(HttpResponse.ok(html))
                .contentType("text/html; charset=utf-8")
                .header(ContentSecurityPolicy.HEADER, policy)
                .header("Referrer-Policy", "same-origin")
                .header(HttpHeaders.CACHE_CONTROL, "no-cache");
    }

    private static MutableHttpResponse<?> answer(String path, byte[] bytes) {
        return guarded(HttpResponse.ok(bytes))
                .contentType(MediaType.forFilename(path))
                .header(HttpHeaders.CACHE_CONTROL, path.startsWith("assets/") ? FOREVER : "no-cache");
    }

    private static MutableHttpResponse<?> guarded(MutableHttpResponse<?> response) {
        return response.header("X-Content-Type-Options", "nosniff");
    }
}
