package io.yizhan.core.graphql;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.handler.codec.http.DefaultHttpHeadersFactory;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.util.AsciiString;
import io.yizhan.core.graphql.AnswerCache.HeldAnswer;
import java.io.ByteArrayOutputStream;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What is written in answer to a request, collected while it goes by: perhaps compressed, then in pieces. */
final class AnswerCopy {
    /** Larger ones are not repeated: they would take the place of many. */
    static final int MOST_BYTES = 1_000_000;

    /** Made for each answer anew; of the last, each {@link AnswerCache.Standing} brings its own. */
    private static final Set<String> OF_ONE_ANSWER =
            Set.of("date", "content-length", "transfer-encoding", "x-request-id", "x-content-position");

    private final RepeatableRequest key;
    private final HeldAnswer held;
    private final HttpResponse head;

    /** Whether the body is that of the held answer, as it is. */
    private final boolean asHeld;

    private final ByteArrayOutputStream body = new ByteArrayOutputStream(0);

    private AnswerCopy(RepeatableRequest key, HeldAnswer held, HttpResponse head) {
        this.key = key;
        this.held = held;
        this.head = head;
        this.asHeld = head.status().equals(HttpResponseStatus.OK)
                && !head.headers().contains(HttpHeaderNames.CONTENT_ENCODING);
    }

    /**
     * One of the answer that begins so. Empty if it is not a held one as it stands, or says that the caller has that: not to be kept by
     * others, since it is old or has ended meanwhile, it is nothing to give once more either.
     */
    static Optional<AnswerCopy> of(AskedRequest asked, HttpResponse head) {
        HttpHeaders headers = head.headers();
        boolean fit =
                (head.status().equals(HttpResponseStatus.OK) || head.status().equals(HttpResponseStatus.NOT_MODIFIED))
                        && GraphqlController.REVALIDATED.equals(headers.get(HttpHeaderNames.CACHE_CONTROL))
                        && !headers.contains(HttpHeaderNames.CONNECTION)
                        && !headers.contains(HttpHeaderNames.SET_COOKIE);
        return fit
                ? asked.answer()
                        .filter(held -> held.tag().equals(headers.get(HttpHeaderNames.ETAG)))
                        .map(held -> new AnswerCopy(asked.key(), held, head))
                : Optional.empty();
    }

    void add(ByteBuf piece) {
        if (!asHeld && body.size() <= MOST_BYTES) {
            body.writeBytes(ByteBufUtil.getBytes(piece, piece.readerIndex(), piece.readableBytes(), false));
        }
    }

    RepeatableRequest key() {
        return key;
    }

    HttpResponseStatus status() {
        return head.status();
    }

    AnswerCache.Standing standing() {
        return held.standing();
    }

    /** The body as it went over the wire. */
    byte[] body() {
        return asHeld ? held.body() : body.toByteArray();
    }

    /** The headers that every repetition has. */
    HttpHeaders headers() {
        HttpHeaders headers =
                DefaultHttpHeadersFactory.headersFactory().withValidation(false).newHeaders();
        for (Map.Entry<String, String> header : head.headers()) {
            if (!OF_ONE_ANSWER.contains(header.getKey().toLowerCase(Locale.ROOT))) {
                headers.add(AsciiString.of(header.getKey()), AsciiString.of(header.getValue()));
            }
        }
        return headers;
    }
}
