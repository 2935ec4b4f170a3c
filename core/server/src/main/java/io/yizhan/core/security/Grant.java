package io.yizhan.core.security;

import io.yizhan.core.model.Condition;
import java.util.Collections;
import java.util.NavigableSet;
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
     *     enterprise of the user; for users without one the grant gives nothing
     */
    record OnEntries(
            String role, Action action, String type, FieldScope fields, NavigableSet<String> locales, Condition rows)
            implements Grant {
        public OnEntries {
            locales = Collections.unmodifiableNavigableSet(new TreeSet<>(locales));
        }

        /** For all locales and all rows. */
        public static OnEntries everywhere(String role, Action action, String type, FieldScope fields) {
            return new OnEntries(role, action, type, fields, new TreeSet<>(Set.of(ANY)), Condition.always());
        }

        boolean covers(Action wanted, String typeId) {
            return action == wanted && (type.equals(ANY) || type.equals(typeId));
        }

        boolean coversLocale(String locale) {
            return locales.contains(ANY) || locales.contains(locale);
        }
    }

    /** A function permission, one of {@link Permissions} or of a plugin. */
    record OfPermission(String role, String permission) implements Grant {}
}
