package io.yizhan.core.security;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.yizhan.core.problem.Problem;
import io.yizhan.core.problem.ProblemCode;
import io.yizhan.core.problem.ProblemException;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who is behind an HTTP request: the API token of {@code Authorization: Bearer}, else the session of the cookie, else nobody.
 * Looked up once per request.
 */
@Singleton
public final class CallerSource {
    /** Header that has to bring the session's token with everything that is not a mere read. */
    public static final String CSRF_HEADER = "X-CSRF-Token";

    private static final String ATTRIBUTE = CallerSource.class.getName();
    private static final String BEARER = "bearer ";

    private final SessionService sessions;
    private final TokenService tokens;
    private final SessionCookie cookie;
    private final ClientAddress addresses;

    CallerSource(SessionService sessions, TokenService tokens, SessionCookie cookie, ClientAddress addresses) {
        this.sessions = sessions;
        this.tokens = tokens;
        this.cookie = cookie;
        this.addresses = addresses;
    }

    /**
     * The caller.
     *
     * @throws ProblemException UNAUTHENTICATED if the request brings a token that is unknown, revoked, expired or not a
     *     token of ours: a program must not go on as somebody else. A session that is over is nobody.
     */
    public Caller of(HttpRequest<?> request) {
        Optional<Caller> known = request.getAttribute(ATTRIBUTE, Caller.class);
        if (known.isPresent()) {
            return known.get();
        }
        Caller caller = bearer(request)
                .<Caller>map(text -> tokens.find(text)
                        .orElseThrow(
                                () -> Problem.of(ProblemCode.UNAUTHENTICATED).exception()))
                .orElseGet(() -> cookie.find(request)
                        .flatMap(sessions::find)
                        .<Caller>map(signedIn -> signedIn)
                        .orElseGet(Caller.Anonymous::new));
        request.setAttribute(ATTRIBUTE, caller);
        return caller;
    }

    /**
     * As {@link #of}, for a request that goes on for long and is asked about anew. No sign of use: it keeps no session alive.
     *
     * @param request without what was found out before
     */
    public Caller again(HttpRequest<?> request) {
        Caller caller = bearer(request).isPresent()
                ? of(request)
                : cookie.find(request)
                        .flatMap(sessions::look)
                        .<Caller>map(signedIn -> signedIn)
                        .orElseGet(Caller.Anonymous::new);
        request.setAttribute(ATTRIBUTE, caller);
        return caller;
    }

    /**
     * As {@link #of}, for requests that change something.
     *
     * @throws ProblemException FORBIDDEN if a session's request comes from another site or lacks its CSRF token, or if a
     *     token's scopes do not let it change anything
     */
    public Caller ofChange(HttpRequest<?> request) {
        Caller caller = of(request);
        if (caller instanceof Caller.SignedIn signedIn
                && (!SameOrigin.holds(request)
                        || !csrfMatches(signedIn, request.getHeaders().get(CSRF_HEADER)))) {
            throw Problem.of(ProblemCode.FORBIDDEN, "security.csrf").exception();
        }
        if (caller instanceof Caller.TokenCaller token && !token.scopes().contains(ApiScope.ADMIN_WRITE)) {
            throw Problem.of(ProblemCode.FORBIDDEN).exception();
        }
        return caller;
    }

    /**
     * As {@link #ofChange}, for forms of pages, which cannot send headers.
     *
     * @param csrf hidden member of the form; needed from sessions
     * @throws ProblemException FORBIDDEN if the form was not one of this server's pages, or is a former session's
     */
    public Caller ofForm(HttpRequest<?> request, @Nullable String csrf) {
        Caller caller = of(request);
        boolean ours = caller instanceof Caller.SignedIn signedIn
                ? csrfMatches(signedIn, csrf)
                : caller instanceof Caller.Anonymous;
        if (!ours || !SameOrigin.holds(request)) {
            throw Problem.of(ProblemCode.FORBIDDEN, "security.csrf").exception();
        }
        return caller;
    }

    /** Whether a text from the request, such as the hidden member of a form, is the session's CSRF token. */
    public boolean csrfMatches(Caller.SignedIn caller, @Nullable String sent) {
        return sent != null && Secrets.equal(caller.csrfToken(), sent);
    }

    /** What a sign-in needs to know of the request. */
    public Visit visit(HttpRequest<?> request) {
        String agent = request.getHeaders().get(HttpHeaders.USER_AGENT);
        return new Visit(addresses.of(request), agent == null ? "" : agent, cookie.find(request));
    }

    /** Value of Set-Cookie after a sign-out. */
    public String takenCookie() {
        return cookie.taken();
    }

    static boolean reads(HttpRequest<?> request) {
        return request.getMethod() == HttpMethod.GET || request.getMethod() == HttpMethod.HEAD;
    }

    private static Optional<String> bearer(HttpRequest<?> request) {
        return Optional.ofNullable(request.getHeaders().get(HttpHeaders.AUTHORIZATION))
                .filter(value -> value.toLowerCase(Locale.ROOT).startsWith(BEARER))
                .map(value -> value.substring(BEARER.length()).strip());
    }
}
