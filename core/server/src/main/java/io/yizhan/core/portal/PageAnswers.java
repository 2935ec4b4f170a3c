package io.yizhan.core.portal;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.yizhan.core.graphql.EntityTag;
import io.yizhan.core.problem.Problem;
import io.yizhan.core.problem.ProblemCode;
import io.yizhan.core.problem.ProblemException;
import jakarta.inject.Singleton;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes HTTP answers of pages, of failures too: whatever happens below /catalog, people see a page that says what happened and
 * where to go on.
 */
@Singleton
final class PageAnswers {
    private static final Logger LOG = LoggerFactory.getLogger(PageAnswers.class);

    private final FrameSource frames;
    private final TemplateEngine templates = TemplateEngine.createPrecompiled(
            null, ContentType.Html, PageAnswers.class.getClassLoader(), PageAnswers.class.getPackageName());

    PageAnswers(FrameSource frames) {
        this.frames = frames;
    }

    /** Answers a request for a page in the language of its address. */
    HttpResponse<?> answer(HttpRequest<?> http, String language, Function<Frame, PageAnswer> work) {
        Frame frame = null;
        try {
            frame = frames.find(http, language).orElse(null);
            if (frame == null) {
                throw Problem.of(ProblemCode.NOT_FOUND).exception();
            }
            return response(http, frame, work.apply(frame));
        } catch (ProblemException known) {
            return problem(http, known.problem());
        } catch (RuntimeException unforeseen) {
            LOG.error("The page {} failed", http.getPath(), unforeseen);
            return problem(http, Problem.of(ProblemCode.INTERNAL));
        }
    }

    private HttpResponse<?> problem(HttpRequest<?> http, Problem problem) {
        HttpStatus status = switch (problem.code()) {
            case NOT_FOUND -> HttpStatus.NOT_FOUND;
            case BAD_USER_INPUT, GRAPHQL_PARSE_FAILED, GRAPHQL_VALIDATION_FAILED -> HttpStatus.BAD_REQUEST;
            case FORBIDDEN -> HttpStatus.FORBIDDEN;
            case UNAUTHENTICATED -> HttpStatus.UNAUTHORIZED;
            case CONFLICT, IDEMPOTENCY_MISMATCH -> HttpStatus.CONFLICT;
            case RATE_LIMITED -> HttpStatus.TOO_MANY_REQUESTS;
            case PAYLOAD_TOO_LARGE -> HttpStatus.REQUEST_ENTITY_TOO_LARGE;
            case DEPENDENCY_UNAVAILABLE, TIMEOUT, STORAGE_FULL -> HttpStatus.SERVICE_UNAVAILABLE;
            default -> HttpStatus.INTERNAL_SERVER_ERROR;
        };
        Frame frame = frames.ofProblem(http);
        return response(
                http, frame, new PageAnswer.Page(status, "problem.jte", new ProblemPage(frame, status.getCode())));
    }

    private HttpResponse<?> response(HttpRequest<?> http, Frame frame, PageAnswer answer) {
        return switch (answer) {
            case PageAnswer.Elsewhere elsewhere -> {
                MutableHttpResponse<?> response = elsewhere.lasting()
                        ? HttpResponse.redirect(URI.create(elsewhere.address())).status(HttpStatus.MOVED_PERMANENTLY)
                        : HttpResponse.seeOther(URI.create(elsewhere.address()));
                elsewhere.cookies().forEach(cookie -> response.header(HttpHeaders.SET_COOKIE, cookie));
                yield response.header(HttpHeaders.CACHE_CONTROL, "no-store");
            }
            case PageAnswer.Page page -> page(http, frame, page);
        };
    }

    private HttpResponse<?> page(HttpRequest<?> http, Frame frame, PageAnswer.Page page) {
        StringOutput output = new StringOutput();
        templates.render(page.template(), page.model(), output);
        byte[] body = output.toString().getBytes(StandardCharsets.UTF_8);
        boolean open = !frame.personal() && page.status() == HttpStatus.OK;
        String tag = EntityTag.of(body);
        String held = http.getHeaders().get(HttpHeaders.IF_NONE_MATCH);
        if (open && held != null && EntityTag.matches(held, tag)) {
            return headers(HttpResponse.notModified(), frame, open).header(HttpHeaders.ETAG, tag);
        }
        MutableHttpResponse<byte[]> response =
                HttpResponse.<byte[]>status(page.status()).body(body).contentType("text/html; charset=utf-8");
        if (open) {
            response.header(HttpHeaders.ETAG, tag);
        }
        return headers(response, frame, open);
    }

    /** A page somebody is named on, or prices show on, is never kept; the others are asked for again each time. */
    private static MutableHttpResponse<?> headers(MutableHttpResponse<?> response, Frame frame, boolean open) {
        if (frame.signedIn()) {
            response.header("X-Robots-Tag", "noindex");
        }
        return response.header(HttpHeaders.CACHE_CONTROL, open ? "public, no-cache" : "private, no-store")
                .header(HttpHeaders.VARY, "Cookie, Authorization")
                .header(HttpHeaders.CONTENT_LANGUAGE, frame.language().tag());
    }
}
