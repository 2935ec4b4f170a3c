package io.yizhan.core.webhook;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * Sends one message by HTTP/1.1 to an address that was checked. On sockets, since HTTP clients resolve names themselves, and nothing
 * would hold them to the address that was checked. It follows no redirects and reads no body.
 */
final class WebhookPost {
    private static final Duration LONGEST_CONNECT = Duration.ofSeconds(5);
    private static final int LONGEST_HEAD = 16_384;

    private final WebhookAddress address;
    private final List<SigningKey> keys;
    private final Clock clock;
    private final Duration longest;

    /** @param longest time for the whole call */
    WebhookPost(WebhookAddress address, List<SigningKey> keys, Clock clock, Duration longest) {
        this.address = address;
        this.keys = List.copyOf(keys);
        this.clock = clock;
        this.longest = longest;
    }

    /**
     * What the receiver said.
     *
     * @param status of HTTP
     * @param retryAfter when it wishes to be asked again
     */
    record Answer(int status, Optional<String> retryAfter) {
        boolean taken() {
            return status >= 200 && status < 300;
        }
    }

    Answer send(WebhookMessage message) throws IOException {
        try (Socket plain = new Socket()) {
            // Ends what takes too long wherever it hangs; closing it twice does nothing.
            CompletableFuture.delayedExecutor(longest.toMillis(), TimeUnit.MILLISECONDS)
                    .execute(() -> close(plain));
            plain.setSoTimeout((int) longest.toMillis());
            plain.connect(new InetSocketAddress(address.resolve(), address.port()), (int) LONGEST_CONNECT.toMillis());
            Socket socket = address.secure() ? secured(plain) : plain;
            socket.getOutputStream().write(request(message));
            socket.getOutputStream().flush();
            return answer(socket.getInputStream());
        }
    }

    /** With the host's name: its certificate has to be for it. */
    private Socket secured(Socket plain) throws IOException {
        SSLSocketFactory factory = (SSLSocketFactory) SSLSocketFactory.getDefault();
        SSLSocket socket = (SSLSocket) factory.createSocket(plain, address.host(), address.port(), true);
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        socket.setSSLParameters(parameters);
        socket.startHandshake();
        return socket;
    }

    private byte[] request(WebhookMessage message) {
        long timestamp = clock.instant().getEpochSecond();
        String signatures = keys.stream()
                .map(key -> key.sign(message.id(), timestamp, message.body()))
                .collect(Collectors.joining(" "));
        String head = "POST " + address.target() + " HTTP/1.1\r\n"
                + "Host: " + address.hostHeader() + "\r\n"
                + "User-Agent: Yizhan\r\n"
                + "Content-Type: application/json\r\n"
                + "Content-Length: " + message.body().length + "\r\n"
                + "Connection: close\r\n"
                + "webhook-id: " + message.id() + "\r\n"
                + "webhook-timestamp: " + timestamp + "\r\n"
                + "webhook-signature: " + signatures + "\r\n"
                + "\r\n";
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(head.getBytes(StandardCharsets.US_ASCII));
        bytes.writeBytes(message.body());
        return bytes.toByteArray();
    }

    private static Answer answer(InputStream in) throws IOException {
        int read = 0;
        while (true) {
            List<String> head = new ArrayList<>();
            for (String line = line(in, LONGEST_HEAD - read); !line.isEmpty(); line = line(in, LONGEST_HEAD - read)) {
                head.add(line);
                read += line.length() + 2;
            }
            int status = status(head.isEmpty() ? "" : head.getFirst());
            // 1xx come before the answer itself
            if (status >= 200) {
                return new Answer(status, header(head, "retry-after:"));
            }
        }
    }

    private static int status(String line) throws IOException {
        if (!line.matches("HTTP/1\\.[01] [1-5][0-9]{2}( .*)?")) {
            throw new IOException("no HTTP answer");
        }
        return Integer.parseInt(line.substring(9, 12));
    }

    private static Optional<String> header(List<String> head, String name) {
        return head.stream()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(name))
                .map(line -> line.substring(name.length()).strip())
                .findFirst();
    }

    private static String line(InputStream in, int most) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next == -1) {
                throw new IOException("the answer broke off");
            }
            if (bytes.size() >= most) {
                throw new SocketTimeoutException("the head of the answer is endless");
            }
            bytes.write(next);
        }
        return bytes.toString(StandardCharsets.ISO_8859_1).stripTrailing();
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // It was closed before, or is gone with its connection.
        }
    }
}
