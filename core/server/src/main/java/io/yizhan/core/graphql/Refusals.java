package io.yizhan.core.graphql;

import io.micronaut.http.HttpStatus;
import io.yizhan.core.problem.Problem;
import io.yizhan.core.problem.ProblemCode;

/** Which HTTP status a problem has (RFC 9110, GraphQL over HTTP). */
final class Refusals {
    static final Problem MUTATION_BY_GET = Problem.of(ProblemCode.BAD_USER_INPUT, "request.mutation-by-get");
    static final Problem NOT_ACCEPTABLE = Problem.of(ProblemCode.UNSUPPORTED_MEDIA, "http.not-acceptable");

    private Refusals() {}

    static HttpStatus status(Problem problem) {
        if (problem.equals(MUTATION_BY_GET)) {
            return HttpStatus.METHOD_NOT_ALLOWED;
        }
        if (problem.equals(NOT_ACCEPTABLE)) {
            return HttpStatus.NOT_ACCEPTABLE;
        }
        return switch (problem.code()) {
            case BAD_USER_INPUT,
                    GRAPHQL_PARSE_FAILED,
                    GRAPHQL_VALIDATION_FAILED,
                    QUERY_TOO_COMPLEX,
                    PERSISTED_OPERATION_NOT_FOUND -> HttpStatus.BAD_REQUEST;
            case UNAUTHENTICATED -> HttpStatus.UNAUTHORIZED;
            case FORBIDDEN, OPERATION_NOT_ALLOWED -> HttpStatus.FORBIDDEN;
            case NOT_FOUND -> HttpStatus.NOT_FOUND;
            case RATE_LIMITED -> HttpStatus.TOO_MANY_REQUESTS;
            case CONFLICT -> HttpStatus.CONFLICT;
            case EVENTS_MISSED -> HttpStatus.GONE;
            case IDEMPOTENCY_MISMATCH, PLUGIN_REJECTED, MODEL_REJECTED -> HttpStatus.UNPROCESSABLE_ENTITY;
            case PAYLOAD_TOO_LARGE -> HttpStatus.REQUEST_ENTITY_TOO_LARGE;
            case UNSUPPORTED_MEDIA -> HttpStatus.UNSUPPORTED_MEDIA_TYPE;
            case STALE_SCHEMA, DEPENDENCY_UNAVAILABLE -> HttpStatus.SERVICE_UNAVAILABLE;
            case TIMEOUT -> HttpStatus.GATEWAY_TIMEOUT;
            case STORAGE_FULL -> HttpStatus.INSUFFICIENT_STORAGE;
            case INTERNAL -> HttpStatus.INTERNAL_SERVER_ERROR;
        };
    }

    /** With application/json a well-formed request is answered 200 even when its operation cannot be run. */
    static boolean okAsJson(Problem problem) {
        return switch (problem.code()) {
            case GRAPHQL_PARSE_FAILED, GRAPHQL_VALIDATION_FAILED, QUERY_TOO_COMPLEX, PERSISTED_OPERATION_NOT_FOUND ->
                true;
            case BAD_USER_INPUT -> problem.message().equals("request.variable");
            default -> false;
        };
    }
}
