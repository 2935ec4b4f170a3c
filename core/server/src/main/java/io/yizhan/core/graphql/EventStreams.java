package io.yizhan.core.graphql;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;

/**
 * Answers operations of the delivery endpoint as server-sent events. The implementation keeps the connections; without a bean of this
 * type there are none.
 */
public interface EventStreams {
    /** Header that names a connection which was reserved before. */
    String TOKEN = "X-GraphQL-Event-Stream-Token";

    /** A connection for this operation alone. */
    HttpResponse<?> open(GraphqlCall call);

    /** The connection that was reserved under the token. */
    HttpResponse<?> connect(HttpRequest<?> http, String token);

    /** Runs an operation whose results go to the connection of the token. */
    HttpResponse<?> run(GraphqlCall call, String token);
}
