package io.yizhan.core.graphql;

import java.util.Optional;

/** The three doors of the API. Each has one schema, the same for every caller. */
public enum Endpoint {
    /** Published content, for frontends and partners. */
    DELIVERY("/graphql"),
    /** The delivery schema over drafts, behind a preview token. */
    PREVIEW("/graphql/preview"),
    /** Management. */
    ADMIN("/graphql/admin");

    private final String path;

    Endpoint(String path) {
        this.path = path;
    }

    public String path() {
        return path;
    }

    public static Optional<Endpoint> findByPath(String path) {
        for (Endpoint endpoint : values()) {
            if (endpoint.path.equals(path)) {
                return Optional.of(endpoint);
            }
        }
        return Optional.empty();
    }
}
