package io.yizhan.core.security;

import io.yizhan.core.model.Condition;
import java.time.Instant;
import java.util.Collections;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** One thing a role may do. There are no denials: what no grant allows is denied, and roles add up. */
public sealed interface Grant {
    /** Every type, every locale. */
    String ANY = "*";

    /** Id of the role. */
    String role();

    /**
     * An action on entries.
     *
     * @param type id of a content type, or {@link #ANY}
     * @param fields which fields; what is outside is neither shown nor usable in filters, orders and facets
     * @param locales BCP 47 tags or {@link #ANY}; none means none
     * @param rows which entries; {@link Condition#always()} for all. The value {@code $enterprise} stands for the
     *     enterprise of the user; for users without one the grant gives nothing. The system property {@code type} may be
     *     compared: it is known when access is asked for, so rows of other types stay as wide as they were
     * @param until from this moment on it gives nothing, to the instant, on every server; empty for no end
     */
    record OnEntries(
            String role,
            Action action,
            String type,
            FieldScope fields,
            NavigableSet<String> locales,
            Condition rows,
            Optional<Instant> until)
            implements Grant {
        public OnEntries {
            locales = Collections.unmodifiableNavigableSet(new TreeSet<>(locales));
        }

        /** Without an end. */
        public OnEntries(
                String role,
                Action action,
                String type,
                FieldScope fields,
                NavigableSet<String> locales,
                Condition rows) {
            this(role, action, type, fields, locales, rows, Optional.empty());
        }

        /** For all locales and all rows. */
        public static OnEntries everywhere(String role, Action action, String type, FieldScope fields) {
            return new OnEntries(role, action, type, fields, new TreeSet<>(Set.of(ANY)), Condition.always());
        }

        boolean covers(Action wanted, String typeId) {
            return action == wanted && (type.equals(ANY) || type.equals(typeId));
        }

        boolean holdsAt(Instant now) {
            return until.isEmpty() || now.isBefore(until.get());
        }

        boolean coversLocale(String locale) {
            return locales.contains(ANY) || locales.contains(locale);
        }
    }

    /** A function permission, one of {@link Permissions} or of a plugin. */
    record OfPermission(String role, String permission) implements Grant {}
}
