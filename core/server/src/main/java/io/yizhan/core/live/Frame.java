package io.yizhan.core.live;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Server-sent events as bytes. On a connection of its own an operation's answers stand as they are; on a shared one they are wrapped
 * with the operation's id. Ids need no escapes, and JSON is written without line breaks.
 */
final class Frame {
    /** A comment, which clients skip: it opens the stream, and keeps it from looking dead. */
    static final byte[] PING = bytes(":\n\n");

    private Frame() {}

    /** A comment that names the position up to which everything was told: clients come back with it as if with an event's id. */
    static byte[] ping(long position) {
        return bytes(":\nid: " + position + "\n\n");
    }

    /**
     * @param answer UTF-8 JSON {@code {errors, data}}
     * @param position of the event it shows, for Last-Event-ID
     */
    static byte[] next(Optional<String> operation, byte[] answer, Optional<Long> position) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(answer.length + 100);
        out.writeBytes(bytes("event: next\n"));
        position.ifPresent(at -> out.writeBytes(bytes("id: " + at + "\n")));
        out.writeBytes(bytes("data: "));
        operation.ifPresent(id -> out.writeBytes(bytes("{\"id\":\"" + id + "\",\"payload\":")));
        out.writeBytes(answer);
        out.writeBytes(bytes(operation.isPresent() ? "}\n\n" : "\n\n"));
        return out.toByteArray();
    }

    /** Nothing more of this operation follows. */
    static byte[] complete(Optional<String> operation) {
        String data = operation.map(id -> "{\"id\":\"" + id + "\"}").orElse("");
        return bytes("event: complete\ndata: " + data + "\n\n");
    }

    static byte[] both(byte[] one, byte[] other) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(one.length + other.length);
        out.writeBytes(one);
        out.writeBytes(other);
        return out.toByteArray();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
