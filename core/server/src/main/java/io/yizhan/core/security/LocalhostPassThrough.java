package io.yizhan.core.security;

import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.http.server.HttpServerConfiguration.CorsConfiguration;
import jakarta.inject.Singleton;

/**
 * Switches off Micronaut's own refusal of foreign origins on a loopback server, which answers 403 without saying why: the
 * list of hosts, the same-origin check and the CSRF token of this room do the work, and {@code cors-origins} would be dead.
 */
@Singleton
final class LocalhostPassThrough implements BeanCreatedEventListener<CorsConfiguration> {
    @Override
    public CorsConfiguration onCreated(BeanCreatedEvent<CorsConfiguration> event) {
        CorsConfiguration cors = event.getBean();
        cors.setLocalhostPassThrough(true);
        return cors;
    }
}
