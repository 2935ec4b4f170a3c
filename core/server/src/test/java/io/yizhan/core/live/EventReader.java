package io.yizhan.core.live;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A client of server-sent events on a socket of its own: what it is sent is read byte by byte, or left unread. */
final class EventReader implements AutoCloseable {
    static final String SUBSCRIBED = "text/event-stream";

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int PATIENCE_SECONDS = 20;

    private final Socket socket;
    private final InputStream in;
    private final BlockingQueue<Message> messages = new LinkedBlockingQueue<>();
    private final BlockingQueue<Long> positions = new LinkedBlockingQueue<>();
    private final Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final int status;

    /** One event as sent; {@code event} is {@code end} when the connection is over. */
    record Message(String event, String id, String data) {
        JsonNode json() {
            return JSON.readTree(data);
        }
    }

    /** @param body sent by POST; an empty one makes it a GET of the path */
    private EventReader(URI server, String method, String path, Map<String, String> given, String body, int window) {
        try {
            socket = new Socket();
            if (window > 0) {
                socket.setReceiveBufferSize(window);
            }
            socket.connect(new InetSocketAddress(server.getHost(), server.getPort()));
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            StringBuilder head = new StringBuilder(method + " " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\n");
            given.forEach((name, value) ->
                    head.append(name).append(": ").append(value).append("\r\n"));
            if (bytes.length > 0) {
                head.append("Content-Type: application/json\r\nContent-Length: ")
                        .append(bytes.length)
                        .append("\r\n");
            }
            socket.getOutputStream().write((head + "\r\n").getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().write(bytes);
            socket.getOutputStream().flush();
            in = new BufferedInputStream(socket.getInputStream(), 512);
            status = Integer.parseInt(line().split(" ", 3)[1]);
            for (String line = line(); !line.isEmpty(); line = line()) {
                int colon = line.indexOf(':');
                headers.put(line.substring(0, colon), line.substring(colon + 1).strip());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Subscribes on a connection of its own. */
    static EventReader subscribe(URI server, String query, Map<String, ?> variables, Map<String, String> headers) {
        EventReader reader = unread(server, query, variables, headers, 0);
        reader.read();
        return reader;
    }

    /** Subscribes and reads nothing. */
    static EventReader unread(
            URI server, String query, Map<String, ?> variables, Map<String, String> headers, int window) {
        Map<String, String> all = new TreeMap<>(headers);
        all.put("Accept", SUBSCRIBED);
        String body = JSON.writeValueAsString(Map.of("query", query, "variables", variables));
        return new EventReader(server, "POST", "/graphql", all, body, window);
    }

    /** An operation whose results go to another connection. */
    static EventReader post(URI server, String query, String operation, Map<String, String> headers) {
        String body = JSON.writeValueAsString(Map.of("query", query, "extensions", Map.of("operationId", operation)));
        return new EventReader(server, "POST", "/graphql", headers, body, 0);
    }

    /** Anything, as it is. */
    static EventReader raw(URI server, String method, String path, Map<String, String> headers, String body) {
        return new EventReader(server, method, path, headers, body, 0);
    }

    /** Any request without a body; to be read on. */
    static EventReader get(URI server, String method, String path, Map<String, String> headers) {
        return new EventReader(server, method, path, headers, "", 0);
    }

    int status() {
        return status;
    }

    String header(String name) {
        return headers.getOrDefault(name, "");
    }

    /** The next event; {@code end} once the connection is over. */
    Message next() {
        return next(messages);
    }

    /** The position the next sign of life tells. */
    long position() {
        return next(positions);
    }

    private static <T> T next(BlockingQueue<T> from) {
        try {
            T next = from.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (next == null) {
                throw new IllegalStateException("nothing came within " + PATIENCE_SECONDS + " s");
            }
            return next;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** What the next event shows, for subscriptions of one root field. */
    JsonNode shown() {
        JsonNode answer = next().json();
        if (answer.has("errors")) {
            throw new IllegalStateException(answer.toString());
        }
        return answer.get("data").values().iterator().next();
    }

    /** Code of the next event's error. */
    String code() {
        return next().json().at("/errors/0/extensions/code").asString();
    }

    /** Begins to read. */
    void read() {
        Thread.ofVirtual().start(() -> {
            try {
                boolean chunked = header("Transfer-Encoding").equals("chunked");
                events(chunked ? new Chunks() : whole()::read);
            } catch (IOException e) {
                // the connection is over
            }
            messages.add(new Message("end", "", ""));
        });
    }

    private InputStream whole() throws IOException {
        return new ByteArrayInputStream(in.readNBytes(Integer.parseInt(header("Content-Length"))));
    }

    /** The whole body of an answer that is no stream. */
    String body() {
        try {
            return new String(whole().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void events(Bytes body) throws IOException {
        String event = "";
        String id = "";
        StringBuilder data = new StringBuilder();
        for (String line = line(body); line != null; line = line(body)) {
            if (line.isEmpty()) {
                if (!event.isEmpty()) {
                    messages.add(new Message(event, id, data.toString()));
                } else if (!id.isEmpty()) {
                    positions.add(Long.parseLong(id));
                }
                event = "";
                id = "";
                data.setLength(0);
            } else if (line.startsWith("event: ")) {
                event = line.substring(7);
            } else if (line.startsWith("id: ")) {
                id = line.substring(4);
            } else if (line.startsWith("data: ")) {
                data.append(line.substring(6));
            } else if (!line.startsWith(":") && !line.isEmpty()) {
                throw new IllegalStateException("no line of server-sent events: " + line);
            }
        }
    }

    private String line() throws IOException {
        String line = line(in::read);
        return line == null ? "" : line;
    }

    private static @Nullable String line(Bytes from) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = from.read(); next >= 0; next = from.read()) {
            if (next == '\n') {
                return line.toString(StandardCharsets.UTF_8).replace("\r", "");
            }
            line.write(next);
        }
        return null;
    }

    /** One byte after the other; -1 at the end. */
    private interface Bytes {
        int read() throws IOException;
    }

    /** The body of a chunked answer. */
    private final class Chunks implements Bytes {
        private int left;

        @Override
        public int read() throws IOException {
            if (left == 0) {
                // nothing where the connection breaks off
                String length = line().strip();
                left = length.isEmpty() ? 0 : Integer.parseInt(length, 16);
                if (left == 0) {
                    return -1;
                }
            }
            int next = in.read();
            left--;
            if (left == 0) {
                line();
            }
            return next;
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
