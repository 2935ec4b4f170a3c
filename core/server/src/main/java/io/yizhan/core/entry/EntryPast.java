package io.yizhan.core.entry;

import io.yizhan.core.entry.VersionStore.StoredVersion;
import io.yizhan.core.model.Locales;
import io.yizhan.core.security.Action;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;

/** What one caller may see of an entry's past, for rooms that tell more of its versions than this one does. */
public final class EntryPast {
    private final DSLContext sql;
    private final EntryView entry;
    private final VersionStore versions;

    EntryPast(DSLContext sql, EntryView entry, VersionStore versions) {
        this.sql = sql;
        this.entry = entry;
        this.versions = versions;
    }

    /** The snapshot that all of it is read in. */
    public DSLContext sql() {
        return sql;
    }

    /** All of the site. */
    public Locales siteLocales() {
        return entry.layout().locales();
    }

    /** Locales of the site in which the caller may see the draft. */
    public List<String> locales() {
        return siteLocales().tags().stream()
                .filter(locale -> entry.guard().may(Action.READ_DRAFT, entry.head(), locale))
                .toList();
    }

    /**
     * Of versions, the locales in which the caller may see the entry as it was then: by number, empty lists where none. As in the list
     * of versions, one of a time when the entry was not the caller's to see stays hidden. At most one statement.
     */
    public Map<Integer, List<String>> seen(Collection<Integer> numbers) {
        List<String> locales = locales();
        Map<Integer, List<String>> seen = new HashMap<>();
        // values are long, and seldom matter
        if (locales.stream().allMatch(locale -> entry.guard().mayAll(Action.READ_DRAFT, locale))) {
            numbers.forEach(number -> seen.put(number, locales));
            return seen;
        }
        for (StoredVersion version : versions.some(sql, entry.id(), numbers)) {
            Head then = version.of(entry.head());
            seen.put(
                    version.number(),
                    locales.stream()
                            .filter(locale -> entry.guard().may(Action.READ_DRAFT, then, locale))
                            .toList());
        }
        return seen;
    }
}
