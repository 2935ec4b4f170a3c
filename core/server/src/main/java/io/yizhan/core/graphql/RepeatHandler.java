package io.yizhan.core.graphql;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.ReferenceCountUtil;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stands before the framework on one connection: answers requests that were answered before, and learns from the answers that go by.
 * Answers leave in the order of their requests: nothing is answered here while the framework still owes one.
 */
final class RepeatHandler extends ChannelDuplexHandler {
    private static final Logger LOG = LoggerFactory.getLogger(RepeatHandler.class);

    private final Repeats repeats;

    /** Requests that went on to the framework and are not answered yet. */
    private int owed;

    /** The first of these, if its answer may be repeated. */
    private @Nullable AskedRequest asked;

    /** Of the answer that is being written, if it may be repeated. */
    private @Nullable AnswerCopy copy;

    /** Whether what comes next belongs to a request that was answered here. */
    private boolean skipping;

    private boolean written;

    RepeatHandler(Repeats repeats) {
        this.repeats = repeats;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (skipping) {
            skipping = !(message instanceof LastHttpContent);
            ReferenceCountUtil.release(message);
        } else if (message instanceof HttpRequest request) {
            read(context, request);
        } else {
            context.fireChannelRead(message);
        }
    }

    private void read(ChannelHandlerContext context, HttpRequest request) {
        // A client that does not read what it asked for is slowed down by the framework.
        boolean free = owed == 0 && context.channel().isWritable() && !(request instanceof LastHttpContent);
        Optional<RepeatableRequest> key = free
                ? RepeatableRequest.of(request, context.pipeline().get(SslHandler.class) != null)
                : Optional.empty();
        Optional<FullHttpResponse> response = key.flatMap(one -> find(one, request));
        if (response.isPresent()) {
            skipping = true;
            // Failures go to the framework, as those of reading do.
            ChannelFuture _ = context.write(response.get(), context.voidPromise());
            written = true;
        } else {
            owed++;
            if (key.isPresent()) {
                asked = new AskedRequest(request, key.get());
                context.fireChannelRead(asked);
            } else {
                context.fireChannelRead(request);
            }
        }
    }

    /** What goes wrong here is no reason not to answer. */
    private Optional<FullHttpResponse> find(RepeatableRequest key, HttpRequest request) {
        try {
            return repeats.find(key, request.headers().get(RequestIds.HEADER));
        } catch (RuntimeException failure) {
            LOG.error("a request could not be answered as before and is answered anew", failure);
            return Optional.empty();
        }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        if (written) {
            written = false;
            context.flush();
        }
        context.fireChannelReadComplete();
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) throws Exception {
        boolean informational = message instanceof HttpResponse response
                && response.status().codeClass() == HttpStatusClass.INFORMATIONAL;
        if (!informational) {
            copy(message);
        }
        super.write(context, message, promise);
    }

    private void copy(Object message) {
        try {
            if (message instanceof HttpResponse head) {
                AskedRequest answered = asked;
                asked = null;
                copy = answered == null ? null : AnswerCopy.of(answered, head).orElse(null);
            }
            if (copy != null && message instanceof HttpContent piece) {
                copy.add(piece.content());
            }
            if (copy != null && message instanceof LastHttpContent) {
                repeats.keep(copy);
            }
        } catch (RuntimeException failure) {
            LOG.error("how a request was answered could not be kept", failure);
            copy = null;
        }
        if (message instanceof LastHttpContent) {
            copy = null;
            owed--;
        }
    }
}
