package io.yizhan.core.graphql;

import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.util.AsciiString;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * All of an anonymous caller's GET at the delivery endpoint that its answer can depend on: two of them that are equal are answered alike
 * as long as the held answer stands. A request with a header that is not known to make no difference is none.
 *
 * @param secure whether it came over TLS to this server itself
 * @param uri as sent, neither decoded nor put in order
 * @param headers those it may differ by, names in small letters
 */
record RepeatableRequest(boolean secure, String uri, Map<String, String> headers) {
    private static final String PATH = Endpoint.DELIVERY.path() + "?";
    private static final int LONGEST = 8_000;

    /** The answer may differ by these; all of them are told apart. */
    private static final Set<String> TOLD_APART =
            Set.of("host", "accept", "accept-encoding", "origin", "if-none-match");

    /**
     * Nothing of an answer to a query without errors depends on these: neither this room nor another reads them for one. The language
     * is that of messages, and there are none.
     */
    private static final Set<String> WITHOUT_DIFFERENCE = Set.of(
            "accept-language",
            "apollo-require-preflight",
            "apollographql-client-name",
            "apollographql-client-version",
            "cache-control",
            "content-type",
            "dnt",
            "forwarded",
            "pragma",
            "priority",
            "referer",
            "save-data",
            "sec-ch-ua",
            "sec-ch-ua-mobile",
            "sec-ch-ua-platform",
            "sec-fetch-dest",
            "sec-fetch-mode",
            "sec-fetch-site",
            "sec-gpc",
            "traceparent",
            "tracestate",
            "user-agent",
            "via",
            "x-apollo-operation-name",
            "x-forwarded-for",
            "x-forwarded-host",
            "x-forwarded-port",
            "x-forwarded-proto",
            "x-real-ip",
            "x-request-id");

    static Optional<RepeatableRequest> of(HttpRequest request, boolean secure) {
        boolean fit = request.method().equals(HttpMethod.GET)
                && request.protocolVersion().equals(HttpVersion.HTTP_1_1)
                && request.uri().startsWith(PATH)
                && request.uri().length() <= LONGEST
                && request.decoderResult().isSuccess();
        if (!fit) {
            return Optional.empty();
        }
        Map<String, String> toldApart = HashMap.newHashMap(TOLD_APART.size());
        Iterator<Map.Entry<CharSequence, CharSequence>> each = request.headers().iteratorCharSequence();
        while (each.hasNext()) {
            Map.Entry<CharSequence, CharSequence> header = each.next();
            String name = header.getKey().toString().toLowerCase(Locale.ROOT);
            boolean known = TOLD_APART.contains(name)
                    // sent twice, some may read the first and others the last
                    ? toldApart.put(name, header.getValue().toString()) == null
                    : WITHOUT_DIFFERENCE.contains(name) || keepsAlive(name, header.getValue());
            if (!known) {
                return Optional.empty();
            }
        }
        return Optional.of(new RepeatableRequest(secure, request.uri(), toldApart));
    }

    private static boolean keepsAlive(String name, CharSequence value) {
        return name.equals("connection") && AsciiString.contentEqualsIgnoreCase("keep-alive", value);
    }

    /** Characters that are kept for it. */
    int length() {
        return uri.length() + headers.values().stream().mapToInt(String::length).sum();
    }
}
