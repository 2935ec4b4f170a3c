package io.yizhan.core.webhook;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Another system that is told of changes. */
final class Receiver implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private final HttpServer http;
    private final BlockingQueue<Call> calls = new LinkedBlockingQueue<>();
    private final List<Call> all = new CopyOnWriteArrayList<>();
    private volatile Answer answer = new Answer(204, Map.of());

    record Answer(int status, Map<String, String> headers) {}

    @SuppressWarnings("ArrayRecordComponent") // compared as bytes by tests
    record Call(String id, String timestamp, String signature, byte[] body) {
        JsonNode json() {
            return JSON.readTree(body);
        }

        Set<String> tags() {
            Set<String> tags = new TreeSet<>();
            json().at("/data/tags").values().forEach(tag -> tags.add(tag.asString()));
            return tags;
        }
    }

    Receiver() {
        try {
            http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        http.createContext("/", this::take);
        http.start();
    }

    String url(String path) {
        return "http://127.0.0.1:" + http.getAddress().getPort() + path;
    }

    void answer(int status, Map<String, String> headers) {
        answer = new Answer(status, headers);
    }

    private void take(HttpExchange exchange) throws IOException {
        var headers = exchange.getRequestHeaders();
        Call call = new Call(
                headers.getFirst("webhook-id"),
                headers.getFirst("webhook-timestamp"),
                headers.getFirst("webhook-signature"),
                exchange.getRequestBody().readAllBytes());
        Answer now = answer;
        now.headers().forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
        byte[] text = "thanks".getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(now.status(), now.status() == 204 ? -1 : text.length);
        if (now.status() != 204) {
            exchange.getResponseBody().write(text);
        }
        exchange.close();
        all.add(call);
        calls.add(call);
    }

    /** The next call that came. */
    Call next() {
        try {
            Call call = calls.poll(LONGEST.toSeconds(), TimeUnit.SECONDS);
            if (call == null) {
                throw new AssertionError("nothing was told within " + LONGEST);
            }
            return call;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** All calls that tell of the tag. */
    List<Call> telling(String tag) {
        return all.stream().filter(call -> call.tags().contains(tag)).toList();
    }

    List<Call> all() {
        return List.copyOf(all);
    }

    @Override
    public void close() {
        http.stop(0);
    }
}
