package io.yizhan.core.security;

import java.util.Arrays;
import java.util.Optional;

/** What an API token may be used for; it never gives more than its owner may do. */
public enum ApiScope {
    /** The published content, on {@code /graphql}. */
    DELIVERY_READ("delivery:read"),
    /** Drafts, on {@code /graphql/preview}. */
    PREVIEW_READ("preview:read"),
    /** Queries on {@code /graphql/admin}. */
    ADMIN_READ("admin:read"),
    /** Queries and mutations on {@code /graphql/admin}, and uploads. */
    ADMIN_WRITE("admin:write");

    private final String text;

    ApiScope(String text) {
        this.text = text;
    }

    /** The form of the API, e.g. {@code delivery:read}. */
    public String text() {
        return text;
    }

    public static Optional<ApiScope> parse(String text) {
        return Arrays.stream(values()).filter(scope -> scope.text.equals(text)).findFirst();
    }
}
