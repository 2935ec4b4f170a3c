package io.yizhan.core.security;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import java.util.Locale;

/**
 * Whether a request that changes something was made by a page of this server. Browsers say so by Sec-Fetch-Site and
 * Origin; programs send neither.
 */
final class SameOrigin {
    private SameOrigin() {}

    static boolean holds(HttpRequest<?> request) {
        HttpHeaders headers = request.getHeaders();
        for (String site : headers.getAll("Sec-Fetch-Site")) {
            if (!site.equals("same-origin") && !site.equals("none")) {
                return false;
            }
        }
        String host = headers.get(HttpHeaders.HOST);
        for (String origin : headers.getAll(HttpHeaders.ORIGIN)) {
            String lower = origin.toLowerCase(Locale.ROOT);
            if (host == null
                    || !(lower.equals("http://" + host.toLowerCase(Locale.ROOT))
                            || lower.equals("https://" + host.toLowerCase(Locale.ROOT)))) {
                return false;
            }
        }
        return true;
    }
}
