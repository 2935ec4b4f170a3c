package io.yizhan.core.security;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.cookie.Cookie;
import jakarta.inject.Singleton;
import java.util.Optional;

/**
 * The session's cookie: {@code __Host-yizhan} (only over HTTPS, only this host, any path) in production, {@code yizhan} for
 * plain HTTP on loopback in development. Scripts cannot read it. It ends with the browser; how long it is good for, the
 * server decides.
 */
@Singleton
final class SessionCookie {
    private static final int LONGEST = 64;

    private final String name;
    private final String attributes;

    SessionCookie(Profile profile) {
        boolean production = profile == Profile.PRODUCTION;
        this.name = production ? "__Host-yizhan" : "yizhan";
        this.attributes = "; Path=/; HttpOnly; SameSite=Lax" + (production ? "; Secure" : "");
    }

    Optional<String> find(HttpRequest<?> request) {
        return request.getCookies().findCookie(name).map(Cookie::getValue).filter(value -> value.length() <= LONGEST);
    }

    /** Value of Set-Cookie. */
    String set(String secret) {
        return name + "=" + secret + attributes;
    }

    /** Value of Set-Cookie that takes it away. */
    String taken() {
        return name + "=; Max-Age=0" + attributes;
    }
}
