package io.yizhan.core.graphql;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.EmptyHttpHeaders;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.util.AsciiString;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How requests were answered with held answers, headers and all, to answer the same requests alike without going through the server. What
 * is kept here says nothing about how long it holds: the held answer is asked each time.
 */
@Singleton
final class Repeats {
    private static final int OWN_BYTES = 2_000;

    private static final DateTimeFormatter HTTP_DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private final Cache<RepeatableRequest, Repeat> repeats;
    private final Clock clock;

    /**
     * @param body as it goes over the wire, perhaps compressed
     * @param standing of the held answer, which itself is not kept from here
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Repeat(HttpResponseStatus status, HttpHeaders headers, byte[] body, AnswerCache.Standing standing) {}

    Repeats(Optional<AnswerCache> answers, Clock clock) {
        this.clock = clock;
        repeats = Caffeine.newBuilder()
                .maximumWeight(answers.map(AnswerCache::capacity).orElse(0L) / 2)
                .weigher((RepeatableRequest request, Repeat repeat) ->
                        OWN_BYTES + 2 * request.length() + repeat.body.length)
                .executor(Runnable::run)
                .build();
    }

    /** What the request is answered now; empty if it has to be asked from the start. The body is not to be changed. */
    Optional<FullHttpResponse> find(RepeatableRequest request, @Nullable String requestId) {
        Repeat repeat = repeats.getIfPresent(request);
        return repeat == null
                ? Optional.empty()
                : repeat.standing.now().map(state -> response(repeat, state, requestId));
    }

    private FullHttpResponse response(Repeat repeat, Map<String, String> state, @Nullable String requestId) {
        HttpHeaders headers = repeat.headers.copy();
        headers.set(HttpHeaderNames.DATE, HTTP_DATE.format(clock.instant()));
        headers.set(RequestIds.HEADER, RequestIds.of(requestId));
        state.forEach(headers::set);
        return new DefaultFullHttpResponse(
                HttpVersion.HTTP_1_1,
                repeat.status,
                Unpooled.wrappedBuffer(repeat.body),
                headers,
                EmptyHttpHeaders.INSTANCE);
    }

    /** Keeps how a request was answered, unless the answer is very large. */
    void keep(AnswerCopy answer) {
        byte[] body = answer.body();
        if (body.length > AnswerCopy.MOST_BYTES) {
            return;
        }
        HttpHeaders headers = answer.headers();
        if (answer.status().equals(HttpResponseStatus.OK)) {
            headers.set(HttpHeaderNames.CONTENT_LENGTH, AsciiString.of(Integer.toString(body.length)));
        }
        repeats.put(answer.key(), new Repeat(answer.status(), headers, body, answer.standing()));
    }
}
