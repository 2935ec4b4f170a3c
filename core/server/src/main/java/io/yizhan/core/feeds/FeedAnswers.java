package io.yizhan.core.feeds;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.yizhan.core.graphql.EntityTag;
import io.yizhan.core.problem.Problem;
import io.yizhan.core.problem.ProblemCode;
import io.yizhan.core.problem.ProblemException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Supplier;

/** HTTP answers of feeds: for everybody, kept by caches, asked for again with {@code If-None-Match}. */
final class FeedAnswers {
    private static final String KEPT = "public, max-age=0, must-revalidate";

    private FeedAnswers() {}

    /**
     * A feed, or 304 without making it.
     *
     * @param made all that the body is made from
     */
    static HttpResponse<?> feed(HttpRequest<?> http, List<String> made, Supplier<MutableHttpResponse<?>> response) {
        String tag = EntityTag.of(String.join("\n", made).getBytes(StandardCharsets.UTF_8));
        String held = http.getHeaders().get(HttpHeaders.IF_NONE_MATCH);
        boolean known = held != null && EntityTag.matches(held, tag);
        MutableHttpResponse<?> answer = known ? HttpResponse.notModified() : response.get();
        return answer.header(HttpHeaders.ETAG, tag)
                .header(HttpHeaders.CACHE_CONTROL, KEPT)
                .header("X-Content-Type-Options", "nosniff");
    }

    static MutableHttpResponse<?> whole(String mediaType, String body) {
        return HttpResponse.ok(body.getBytes(StandardCharsets.UTF_8)).contentType(mediaType);
    }

    static HttpResponse<?> moved(String address) {
        return HttpResponse.redirect(URI.create(address)).status(HttpStatus.MOVED_PERMANENTLY);
    }

    static ProblemException absent() {
        return Problem.of(ProblemCode.NOT_FOUND).exception();
    }

    /** Machines ask for feeds: a refusal is its HTTP status and the code. */
    static HttpResponse<?> refusal(Problem problem) {
        HttpStatus status = switch (problem.code()) {
            case NOT_FOUND -> HttpStatus.NOT_FOUND;
            case DEPENDENCY_UNAVAILABLE, TIMEOUT -> HttpStatus.SERVICE_UNAVAILABLE;
            case BAD_USER_INPUT -> HttpStatus.BAD_REQUEST;
            default -> HttpStatus.INTERNAL_SERVER_ERROR;
        };
        return HttpResponse.status(status)
                .body(problem.code().name())
                .contentType("text/plain; charset=utf-8")
                .header(HttpHeaders.CACHE_CONTROL, "no-store");
    }
}
