package io.yizhan.core.graphql;

import io.micronaut.http.server.netty.AbstractNettyHttpRequest;
import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.HttpRequest;
import io.yizhan.core.graphql.AnswerCache.HeldAnswer;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A repeatable request on its way through the server, which learns that its answer is a held one. */
final class AskedRequest extends DefaultHttpRequest {
    private final RepeatableRequest key;
    private volatile @Nullable HeldAnswer answer;

    AskedRequest(HttpRequest request, RepeatableRequest key) {
        super(request.protocolVersion(), request.method(), request.uri(), request.headers());
        this.key = key;
    }

    /** Tells the request behind this one, if it is such a request. */
    static void answered(io.micronaut.http.HttpRequest<?> http, HeldAnswer held) {
        if (http instanceof AbstractNettyHttpRequest<?> netty
                && netty.getNettyRequest() instanceof AskedRequest asked) {
            asked.answer = held;
        }
    }

    RepeatableRequest key() {
        return key;
    }

    Optional<HeldAnswer> answer() {
        return Optional.ofNullable(answer);
    }
}
