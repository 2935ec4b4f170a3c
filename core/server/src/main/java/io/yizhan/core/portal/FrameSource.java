package io.yizhan.core.portal;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.yizhan.core.security.Caller;
import io.yizhan.core.security.CallerSource;
import io.yizhan.core.security.Profile;
import io.yizhan.core.security.SecurityConfig;
import jakarta.inject.Singleton;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Makes the frame of a request's page. */
@Singleton
final class FrameSource {
    private static final String ROOT = "/catalog/";

    private final CallerSource callers;
    private final SiteLanguages languages;
    private final Baskets baskets;
    private final PageFiles files;
    private final Optional<String> origin;
    private final String scheme;
    private final Map<PageLanguage, Words> words = new EnumMap<>(PageLanguage.class);

    FrameSource(
            CallerSource callers,
            SiteLanguages languages,
            Baskets baskets,
            PageFiles files,
            SecurityConfig config,
            Profile profile) {
        this.callers = callers;
        this.languages = languages;
        this.baskets = baskets;
        this.files = files;
        this.origin = config.findOrigin();
        this.scheme = profile == Profile.PRODUCTION ? "https://" : "http://";
        for (PageLanguage language : PageLanguage.values()) {
            words.put(language, new Words(language));
        }
    }

    /**
     * The frame of a page.
     *
     * @return empty if the pages are not offered in the language
     */
    Optional<Frame> find(HttpRequest<?> http, String path) {
        return PageLanguage.ofPath(path).filter(languages.offered()::contains).map(language -> of(http, language));
    }

    /** The language of the address if it names one, else the one the browser prefers. */
    PageLanguage guess(HttpRequest<?> http) {
        String path = http.getPath();
        String[] segments =
                path.startsWith(ROOT) ? path.substring(ROOT.length()).split("/", 2) : new String[] {""};
        return PageLanguage.ofPath(segments[0])
                .filter(languages.offered()::contains)
                .orElseGet(() -> languages.choose(http.getHeaders().get(HttpHeaders.ACCEPT_LANGUAGE)));
    }

    /** The frame of a page that says what failed; who asks may be what failed. */
    Frame ofProblem(HttpRequest<?> http) {
        try {
            return of(http, guess(http));
        } catch (RuntimeException unknownCaller) {
            return frame(http, guess(http), new Caller.Anonymous());
        }
    }

    private Frame of(HttpRequest<?> http, PageLanguage language) {
        return frame(http, language, callers.of(http));
    }

    private Frame frame(HttpRequest<?> http, PageLanguage language, Caller caller) {
        String start = ROOT + language.path() + "/";
        String path = http.getPath();
        String rest = path.startsWith(start) ? path.substring(start.length()) : "";
        String raw = http.getUri().getRawQuery();
        return new Frame(
                language,
                words(language),
                new Formats(language),
                languages.locale(language),
                caller,
                origin.orElseGet(() ->
                        scheme + Objects.requireNonNullElse(http.getHeaders().get(HttpHeaders.HOST), "localhost")),
                rest,
                raw == null || raw.isEmpty() ? "" : "?" + raw,
                languages.offered(),
                baskets.count(http, caller),
                files.styles());
    }

    private Words words(PageLanguage language) {
        return Objects.requireNonNull(words.get(language));
    }
}
