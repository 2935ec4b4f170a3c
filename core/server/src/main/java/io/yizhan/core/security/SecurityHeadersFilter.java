package io.yizhan.core.security;

import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.filter.ServerFilterPhase;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * First and last at every request: refuses foreign Host headers, answers other sites' preflights for {@code /graphql}, and
 * puts the security headers on every answer, errors included.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class SecurityHeadersFilter implements Ordered {
    private static final String DELIVERY = "/graphql";
    /** Without cookies: a page of another site gets in by a preview token alone. */
    private static final String PREVIEW = "/graphql/preview";

    private static final String EXPOSED = "etag, x-cache-tags, x-cache-until, x-content-position, x-content-stale";
    private static final String CORS_HEADERS =
            "accept, authorization, content-type, if-none-match, x-cache-tags, x-min-position";

    private final AllowedHosts hosts;
    private final SecurityConfig config;
    private final Profile profile;
    private final Set<String> origins;

    SecurityHeadersFilter(AllowedHosts hosts, SecurityConfig config, Profile profile) {
        this.hosts = hosts;
        this.config = config;
        this.profile = profile;
        this.origins = Set.copyOf(config.corsOrigins());
    }

    @Override
    public int getOrder() {
        return ServerFilterPhase.FIRST.before();
    }

    @RequestFilter
    @Nullable
    HttpResponse<?> before(HttpRequest<?> request) {
        if (!hosts.allows(request.getHeaders().get(HttpHeaders.HOST))) {
            MutableHttpResponse<String> refusal = HttpResponse.<String>status(HttpStatus.MISDIRECTED_REQUEST)
                    .contentType(MediaType.TEXT_PLAIN_TYPE)
                    .body("This server does not answer to that host name. Add it to yizhan.security.hosts.\n");
            after(request, refusal);
            return refusal;
        }
        boolean preflight = request.getMethod() == HttpMethod.OPTIONS
                && request.getHeaders().contains(HttpHeaders.ACCESS_CONTROL_REQUEST_METHOD);
        if (preflight) {
            MutableHttpResponse<?> answer = HttpResponse.noContent();
            if (allowedOrigin(request).isPresent()) {
                answer.header(HttpHeaders.ACCESS_CONTROL_ALLOW_METHODS, "GET, POST")
                        .header(HttpHeaders.ACCESS_CONTROL_ALLOW_HEADERS, CORS_HEADERS)
                        .header(HttpHeaders.ACCESS_CONTROL_MAX_AGE, "600");
            }
            after(request, answer);
            return answer;
        }
        return null;
    }

    @ResponseFilter
    void after(HttpRequest<?> request, MutableHttpResponse<?> response) {
        String path = request.getPath();
        set(response, "X-Content-Type-Options", "nosniff");
        set(response, "Referrer-Policy", "same-origin");
        set(response, "Cross-Origin-Opener-Policy", "same-origin");
        set(response, "Cross-Origin-Resource-Policy", path.startsWith("/assets/") ? "cross-origin" : "same-origin");
        set(
                response,
                "Permissions-Policy",
                "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()");
        set(response, ContentSecurityPolicy.HEADER, policy(path));
        if (profile == Profile.PRODUCTION) {
            set(response, "Strict-Transport-Security", "max-age=31536000");
        }
        if (path.startsWith("/graphql/admin")
                || path.startsWith("/graphql/preview")
                || path.startsWith("/admin/uploads")) {
            response.getHeaders().set(HttpHeaders.CACHE_CONTROL, "no-store");
        }
        if (open(path)) {
            response.getHeaders().add(HttpHeaders.VARY, "Origin");
            allowedOrigin(request).ifPresent(origin -> {
                response.header(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, origin);
                response.header(HttpHeaders.ACCESS_CONTROL_EXPOSE_HEADERS, EXPOSED);
                response.getHeaders().set("Cross-Origin-Resource-Policy", "cross-origin");
            });
        }
    }

    private static boolean open(String path) {
        return path.equals(DELIVERY) || path.equals(PREVIEW);
    }

    /** The origin of another site that may read this answer; compared as a whole, never by a part. */
    private Optional<String> allowedOrigin(HttpRequest<?> request) {
        List<String> sent = request.getHeaders().getAll(HttpHeaders.ORIGIN);
        return open(request.getPath()) && sent.size() == 1 && origins.contains(sent.getFirst())
                ? Optional.of(sent.getFirst())
                : Optional.empty();
    }

    private String policy(String path) {
        Optional<String> media = Optional.ofNullable(config.mediaOrigin());
        if (path.equals("/admin") || (path.startsWith("/admin/") && !path.startsWith("/admin/uploads"))) {
            return ContentSecurityPolicy.admin(List.of(), Optional.empty(), media);
        }
        if (path.startsWith("/assets/")) {
            return ContentSecurityPolicy.asset();
        }
        boolean page = path.equals("/catalog") || path.startsWith("/catalog/");
        return page ? ContentSecurityPolicy.page(media) : ContentSecurityPolicy.api();
    }

    private static void set(MutableHttpResponse<?> response, String header, String value) {
        if (!response.getHeaders().contains(header)) {
            response.header(header, value);
        }
    }
}
