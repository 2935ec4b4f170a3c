package io.yizhan.core.graphql;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import io.yizhan.core.problem.ProblemException;
import jakarta.inject.Singleton;

/** A problem thrown out of any controller becomes the answer that says it. */
@Singleton
final class ProblemHandler implements ExceptionHandler<ProblemException, HttpResponse<?>> {
    private final ErrorResponses responses;

    ProblemHandler(ErrorResponses responses) {
        this.responses = responses;
    }

    @Override
    @SuppressWarnings("rawtypes") // as the interface declares it
    public HttpResponse<?> handle(HttpRequest request, ProblemException thrown) {
        return responses.answer(request, thrown.problem());
    }
}
