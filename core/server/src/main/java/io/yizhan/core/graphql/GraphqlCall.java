package io.yizhan.core.graphql;

import io.micronaut.http.HttpRequest;
import io.yizhan.core.problem.Language;
import java.util.Optional;

/**
 * One request at one endpoint, and how it came.
 *
 * @param requestId names this request in answers and log
 * @param language of messages
 * @param http the HTTP request, for headers, cookies and address; empty for calls within the program
 */
public record GraphqlCall(
        Endpoint endpoint,
        GraphqlRequest request,
        String requestId,
        Language language,
        Optional<HttpRequest<?>> http) {}
