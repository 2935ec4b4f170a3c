package io.yizhan.core.portal;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.cookie.Cookie;
import io.yizhan.core.security.Caller;
import io.yizhan.core.security.Profile;
import io.yizhan.core.trade.BasketKey;
import io.yizhan.core.trade.BasketService;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/** Whose basket a request speaks of: the user's, else that of the browser, known by a cookie no script can read. */
@Singleton
final class Baskets {
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9_-]{43}");
    private static final Duration KEPT = Duration.ofDays(30);

    private final BasketService service;
    private final String name;
    private final String attributes;

    Baskets(BasketService service, Profile profile) {
        this.service = service;
        boolean production = profile == Profile.PRODUCTION;
        this.name = production ? "__Secure-yizhan-basket" : "yizhan-basket";
        this.attributes = "; Path=/catalog; HttpOnly; SameSite=Lax" + (production ? "; Secure" : "");
    }

    /** Empty for a browser that never put anything in. */
    Optional<BasketKey> find(HttpRequest<?> http, Caller caller) {
        return caller.userId().<BasketKey>map(BasketKey.OfUser::new).or(() -> findVisitor(http));
    }

    /** The browser's own, whoever is signed in. */
    Optional<BasketKey> findVisitor(HttpRequest<?> http) {
        return http.getCookies()
                .findCookie(name)
                .map(Cookie::getValue)
                .filter(token -> TOKEN.matcher(token).matches())
                .map(BasketKey.OfVisitor::new);
    }

    int count(HttpRequest<?> http, Caller caller) {
        return find(http, caller).map(service::count).orElse(0);
    }

    /** Value of Set-Cookie that lets the browser keep its basket. */
    String cookie(BasketKey.OfVisitor visitor) {
        return name + "=" + visitor.token() + "; Max-Age=" + KEPT.toSeconds() + attributes;
    }

    /** Value of Set-Cookie that takes it away. */
    String taken() {
        return name + "=; Max-Age=0" + attributes;
    }
}
