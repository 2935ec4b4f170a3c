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
 * @param ours whether the program wrote the operation itself, so that no list of allowed ones is asked
 */
public record GraphqlCall(
        Endpoint endpoint,
        GraphqlRequest request,
        String requestId,
        Language language,
        Optional<HttpRequest<?>> http,
        boolean ours) {

    /** An operation that somebody sent. */
    public GraphqlCall(
            Endpoint endpoint,
            GraphqlRequest request,
            String requestId,
            Language language,
            Optional<HttpRequest<?>> http) {
        this(endpoint, request, requestId, language, http, false);
    }

    /** A caller asks by this header, whose value then is {@code true}, what the operation costs. */
    private static final String COST = "X-Query-Cost";

    /** The start of the header Authorization that brings a preview token. */
    public static final String PREVIEW_TOKEN = "Preview ";

    /** Whether it brings a preview token, valid or not. */
    public boolean byPreviewToken() {
        return endpoint == Endpoint.PREVIEW
                && http.map(request -> request.getHeaders().get("Authorization"))
                        .filter(value -> value.regionMatches(true, 0, PREVIEW_TOKEN, 0, PREVIEW_TOKEN.length()))
                        .isPresent();
    }

    /** Whether {@code extensions.cost} is wanted. */
    public boolean wantsCost() {
        return http.map(request -> request.getHeaders().get(COST))
                .filter("true"::equalsIgnoreCase)
                .isPresent();
    }

    /** Whose schema answers: a preview by token is the delivery API itself, with drafts laid over what is published. */
    public Endpoint schema() {
        return byPreviewToken() ? Endpoint.DELIVERY : endpoint;
    }

    /** A question another address of this server asks to answer a request: in the name of the same caller. */
    public static GraphqlCall within(HttpRequest<?> http, Endpoint endpoint, GraphqlRequest request) {
        return new GraphqlCall(
                endpoint, request, RequestIds.of(http), RequestIds.language(http), Optional.of(http), true);
    }
}
