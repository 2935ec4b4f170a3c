package io.yizhan.core.security;

import io.yizhan.core.model.Labels;
import io.yizhan.core.model.Visibility;

/**
 * A bundle of grants that users have.
 *
 * @param id e.g. {@code editor}; other rooms prefix theirs, e.g. {@code trade:…}
 * @param assignable whether administrators give it to users in the admin
 */
public record Role(String id, Kind kind, Labels label, Labels description, boolean assignable) {
    /** Everybody has this one. */
    public static final String ANONYMOUS = "anonymous";

    public static final String ADMIN = "admin";
    public static final String PUBLISHER = "publisher";
    public static final String EDITOR = "editor";
    public static final String ENTERPRISE_EDITOR = "enterpriseEditor";
    public static final String PARTNER = "partner";

    /** What a role can be given at most, whatever its grants say. */
    public enum Kind {
        /** Only public fields, only what is published. */
        ANONYMOUS(Visibility.PUBLIC),
        /** Also partner fields, only what is published. Never the admin. */
        PARTNER(Visibility.PARTNER),
        /** Everything. */
        STAFF(Visibility.INTERNAL);

        private final Visibility ceiling;

        Kind(Visibility ceiling) {
            this.ceiling = ceiling;
        }

        /** The most restricted fields the kind can ever see. */
        Visibility ceiling() {
            return ceiling;
        }
    }
}
