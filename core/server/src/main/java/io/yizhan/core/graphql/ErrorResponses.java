package io.yizhan.core.graphql;

import io.micronaut.context.annotation.Primary;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.micronaut.http.server.exceptions.response.ErrorResponseProcessor;
import io.yizhan.core.problem.Problem;
import io.yizhan.core.problem.ProblemCode;
import io.yizhan.core.problem.ProblemException;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Every refusal by HTTP, of any path, as {@code {"errors":[…]}}. Takes the place of Micronaut's own bodies, which repeat exception texts.
 */
@Singleton
@Primary
public final class ErrorResponses implements ErrorResponseProcessor<byte[]> {
    private static final Logger LOG = LoggerFactory.getLogger(ErrorResponses.class);

    private final ErrorShape errors;
    private final AnswerWriter writer;

    ErrorResponses(ErrorShape errors, AnswerWriter writer) {
        this.errors = errors;
        this.writer = writer;
    }

    /** The HTTP answer that says one problem, with the status that belongs to its code. */
    public MutableHttpResponse<byte[]> answer(HttpRequest<?> http, Problem problem) {
        String requestId = RequestIds.of(http);
        return HttpResponse.<byte[]>status(Refusals.status(problem))
                .body(body(http, problem))
                .contentType(ContentTypes.JSON)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header(RequestIds.HEADER, requestId);
    }

    @Override
    public MutableHttpResponse<byte[]> processResponse(ErrorContext context, MutableHttpResponse<?> response) {
        HttpRequest<?> http = context.getRequest();
        Problem problem = context.getRootCause()
                .filter(ProblemException.class::isInstance)
                .map(cause -> ((ProblemException) cause).problem())
                .orElseGet(() -> problem(response));
        if (problem.code() == ProblemCode.INTERNAL) {
            LOG.error(
                    "Request {} failed",
                    RequestIds.of(http),
                    context.getRootCause().orElse(null));
        }
        return response.<byte[]>body(body(http, problem))
                .contentType(ContentTypes.JSON)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header(RequestIds.HEADER, RequestIds.of(http));
    }

    private byte[] body(HttpRequest<?> http, Problem problem) {
        return writer.write(
                Map.of("errors", List.of(errors.of(problem, RequestIds.of(http), RequestIds.language(http)))));
    }

    private static Problem problem(MutableHttpResponse<?> response) {
        HttpStatus status = response.status();
        return switch (status) {
            case UNAUTHORIZED -> Problem.of(ProblemCode.UNAUTHENTICATED);
            case FORBIDDEN -> Problem.of(ProblemCode.FORBIDDEN);
            case NOT_FOUND -> Problem.of(ProblemCode.NOT_FOUND);
            case METHOD_NOT_ALLOWED ->
                Problem.of(ProblemCode.BAD_USER_INPUT, "http.method")
                        .with("allowed", String.join(", ", response.getHeaders().getAll(HttpHeaders.ALLOW)));
            case NOT_ACCEPTABLE -> Refusals.NOT_ACCEPTABLE;
            case CONFLICT -> Problem.of(ProblemCode.CONFLICT);
            case REQUEST_ENTITY_TOO_LARGE -> Problem.of(ProblemCode.PAYLOAD_TOO_LARGE);
            case UNSUPPORTED_MEDIA_TYPE -> Problem.of(ProblemCode.UNSUPPORTED_MEDIA);
            case TOO_MANY_REQUESTS -> Problem.of(ProblemCode.RATE_LIMITED);
            case SERVICE_UNAVAILABLE -> Problem.of(ProblemCode.DEPENDENCY_UNAVAILABLE);
            default ->
                status.getCode() < 500
                        ? Problem.of(ProblemCode.BAD_USER_INPUT, "http.bad-request")
                        : Problem.of(ProblemCode.INTERNAL);
        };
    }
}
