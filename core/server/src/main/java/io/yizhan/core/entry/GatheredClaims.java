package io.yizhan.core.entry;

import io.yizhan.core.entry.UniqueKeyStore.Place;
import io.yizhan.core.model.ContentType;
import io.yizhan.core.model.Field;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;

/**
 * Claims of many entries in one transaction: looked up together, written together. What an entry claimed counts once the
 * entry is accepted.
 */
final class GatheredClaims {
    private final DSLContext sql;
    private final UniqueKeyStore store;
    private final Map<Place, Map<String, Optional<UUID>>> known = new LinkedHashMap<>();
    private final Map<Place, Map<String, UUID>> fresh = new LinkedHashMap<>();
    private final Map<Place, Map<UUID, Optional<String>>> changed = new LinkedHashMap<>();

    GatheredClaims(DSLContext sql, UniqueKeyStore store) {
        this.sql = sql;
        this.store = store;
    }

    /** Looks up who has values that will be claimed. */
    void expect(Place place, Collection<String> values) {
        Map<String, UUID> holders = store.holders(sql, place, values);
        Map<String, Optional<UUID>> here = known.computeIfAbsent(place, _ -> new LinkedHashMap<>());
        values.forEach(value -> here.put(value, Optional.ofNullable(holders.get(value))));
    }

    /** Claims of one entry. */
    final class OfEntry implements KeyClaims {
        private final boolean created;
        private final Map<Place, String> claimed = new LinkedHashMap<>();
        private final Map<Place, Optional<String>> kept = new LinkedHashMap<>();

        /** @param created the entry has no values to give up */
        OfEntry(boolean created) {
            this.created = created;
        }

        @Override
        public Optional<UUID> claim(ContentType type, Field field, String locale, String value, UUID entry) {
            Place place = Place.of(type, field, locale);
            if (!known.getOrDefault(place, Map.of()).containsKey(value)) {
                expect(place, List.of(value));
            }
            Optional<UUID> holder = known.getOrDefault(place, Map.of()).getOrDefault(value, Optional.empty());
            if (holder.isEmpty()) {
                claimed.put(place, value);
            }
            return holder.filter(other -> !other.equals(entry));
        }

        @Override
        public void release(ContentType type, Field field, String locale, Optional<String> value, UUID entry) {
            if (!created) {
                kept.put(Place.of(type, field, locale), value);
            }
        }

        /** The entry is written: what it claimed is its own from here on. */
        void accept(UUID entry) {
            claimed.forEach((place, value) -> {
                known.computeIfAbsent(place, _ -> new LinkedHashMap<>()).put(value, Optional.of(entry));
                fresh.computeIfAbsent(place, _ -> new LinkedHashMap<>()).put(value, entry);
            });
            kept.forEach((place, value) ->
                    changed.computeIfAbsent(place, _ -> new LinkedHashMap<>()).put(entry, value));
        }
    }

    /** Writes what accepted entries claimed and gave up: a few statements for each field and locale. */
    void write() {
        changed.forEach((place, values) -> store.release(sql, place, values));
        fresh.forEach((place, holders) -> store.insert(sql, place, holders));
        changed.clear();
        fresh.clear();
    }
}
