package io.yizhan.core.graphql;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.yizhan.core.problem.Language;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What every answer needs to know of its request: a name for the log, and the language of messages. */
final class RequestIds {
    static final String HEADER = "X-Request-Id";
    private static final String ATTRIBUTE = "yizhan.request-id";
    private static final Pattern GIVEN = Pattern.compile("[A-Za-z0-9_-]{8,64}");

    private RequestIds() {}

    /** The id a proxy gave, or a new one; the same for the whole request. */
    static String of(HttpRequest<?> http) {
        return http.getAttribute(ATTRIBUTE, String.class).orElseGet(() -> {
            String id = of(http.getHeaders().get(HEADER));
            http.setAttribute(ATTRIBUTE, id);
            return id;
        });
    }

    /** The id that was given, if it is fit to be one, or a new one. */
    static String of(@Nullable String given) {
        return given != null && GIVEN.matcher(given).matches() ? given : made();
    }

    /** Told apart from others in a log, not kept from anybody: it need not be hard to guess. */
    private static String made() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        return new UUID(random.nextLong(), random.nextLong()).toString();
    }

    static Language language(HttpRequest<?> http) {
        return Language.fromAcceptLanguage(http.getHeaders().get(HttpHeaders.ACCEPT_LANGUAGE));
    }
}
