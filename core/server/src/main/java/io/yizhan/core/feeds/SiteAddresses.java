package io.yizhan.core.feeds;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.yizhan.core.model.PageTemplate;
import io.yizhan.core.model.PageTemplates;
import io.yizhan.core.security.Profile;
import io.yizhan.core.security.SecurityConfig;
import jakarta.inject.Singleton;
import java.util.Objects;
import java.util.Optional;

/** Addresses of pages of the public site, and of this server. */
@Singleton
final class SiteAddresses {
    private final Optional<String> site;
    private final Optional<String> server;
    private final boolean development;
    private final PageTemplates templates;

    SiteAddresses(SiteConfig config, SecurityConfig security, Profile profile) {
        this.site = config.findUrl();
        this.server = security.findOrigin();
        this.development = profile == Profile.DEVELOPMENT;
        this.templates = config.templates();
    }

    /** One request's addresses. */
    Addresses of(HttpRequest<?> http) {
        String origin = server.orElseGet(() -> (development ? "http://" : "https://")
                + Objects.requireNonNullElse(http.getHeaders().get(HttpHeaders.HOST), "localhost"));
        Optional<String> pages = site.or(() -> development ? Optional.of(origin) : Optional.empty());
        return new Addresses(origin, pages, this);
    }

    /** How pages of the type are addressed; empty if it has none. */
    Optional<PageTemplate> template(String type) {
        return templates.find(type);
    }

    /** All of them as a text: what is made of them changes with it. */
    String templates() {
        return templates.toString();
    }

    /**
     * What is addressed in the answer to one request.
     *
     * @param server scheme, host and port of this server
     * @param site the same of the public site, with its path if it has one; empty if there is none
     */
    record Addresses(String server, Optional<String> site, SiteAddresses templates) {
        /** The page of an entry on the public site. */
        Optional<String> page(String type, String slug, String id, String locale) {
            return site.flatMap(base -> templates
                    .template(type)
                    .flatMap(template -> template.fill(type, Optional.of(slug), Optional.of(id), locale))
                    .map(path -> base + path));
        }

        /** What names an entry to machines, the same in all locales. */
        String name(String type, String id) {
            return server + "/feeds/" + type + "/" + id + ".jsonld";
        }

        /** An address on this server; one that is whole already stays as it is. */
        String whole(String address) {
            return address.startsWith("/") ? server + address : address;
        }
    }
}
