package io.yizhan.core.security;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Settings of this room, under {@code yizhan.security}.
 *
 * @param sessionIdle how long a session lives without a request; 30 minutes in production, 8 hours in development
 * @param sessionAbsolute how long a session lives at most; 12 hours in production, 7 days in development
 * @param hosts names this server answers to (Host header without port); loopback names always in development. Required in
 *     production
 * @param publicUrl address people reach the server at, e.g. {@code https://cms.example.org}; its host is allowed too, and
 *     links that leave the server begin with it
 * @param trustedProxies addresses of proxies whose X-Forwarded-For and X-Forwarded-Proto are believed; nobody's by default
 * @param corsOrigins origins of other sites that may query {@code /graphql} from a browser, and {@code /graphql/preview} with a preview
 *     token; without cookies
 * @param mediaOrigin origin of pictures in the admin when it is not this server's
 */
@ConfigurationProperties("yizhan.security")
public record SecurityConfig(
        @Nullable Duration sessionIdle,
        @Nullable Duration sessionAbsolute,
        @Bindable(defaultValue = "") List<String> hosts,
        @Nullable String publicUrl,
        @Bindable(defaultValue = "") List<String> trustedProxies,
        @Bindable(defaultValue = "") List<String> corsOrigins,
        @Nullable String mediaOrigin) {

    /** Scheme, host and port people reach the server at, if they are set. */
    public Optional<String> findOrigin() {
        return Optional.ofNullable(publicUrl).map(URI::create).map(url -> url.getScheme() + "://" + url.getAuthority());
    }

    Duration idle(Profile profile) {
        return Optional.ofNullable(sessionIdle)
                .orElse(profile == Profile.DEVELOPMENT ? Duration.ofHours(8) : Duration.ofMinutes(30));
    }

    Duration absolute(Profile profile) {
        return Optional.ofNullable(sessionAbsolute)
                .orElse(profile == Profile.DEVELOPMENT ? Duration.ofDays(7) : Duration.ofHours(12));
    }
}
