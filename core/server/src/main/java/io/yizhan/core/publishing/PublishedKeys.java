package io.yizhan.core.publishing;

import io.yizhan.core.entry.EntryFinding;
import io.yizhan.core.entry.Head;
import io.yizhan.core.entry.UniqueKeyStore;
import io.yizhan.core.model.ContentType;
import io.yizhan.core.model.Field;
import io.yizhan.core.model.FieldType;
import io.yizhan.core.model.Finding;
import io.yizhan.core.model.Locales;
import io.yizhan.core.projection.Layouts.ContentTransaction;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Marks the unique values that go out, so that they lead to the entry from then on. */
@Singleton
class PublishedKeys {
    private final UniqueKeyStore uniqueKeys;

    PublishedKeys(UniqueKeyStore uniqueKeys) {
        this.uniqueKeys = uniqueKeys;
    }

    /**
     * What stands in the way of former versions going out again: unique values that another entry has by now.
     *
     * @param going places by entry, in a version that is not the newest
     */
    Map<UUID, List<EntryFinding>> taken(ContentTransaction tx, Map<Head, List<String>> going) {
        Map<UUID, List<EntryFinding>> findings = new LinkedHashMap<>();
        each(
                tx,
                going,
                (place, values) -> place.holders(tx, uniqueKeys, values.keySet())
                        .forEach((value, holder) -> {
                            UUID mine = values.get(value);
                            if (mine != null && !mine.equals(holder)) {
                                findings.computeIfAbsent(mine, _ -> new ArrayList<>())
                                        .add(place.finding(value));
                            }
                        }));
        return findings;
    }

    /** Takes up the unique values of former versions that go out again and that nobody has by now. */
    void takeUp(ContentTransaction tx, Map<Head, List<String>> going) {
        each(tx, going, (place, values) -> {
            Map<String, UUID> free = new LinkedHashMap<>(values);
            free.keySet()
                    .removeAll(place.holders(tx, uniqueKeys, values.keySet()).keySet());
            if (!free.isEmpty()) {
                uniqueKeys.takeUp(tx.sql(), place.type(), place.field(), place.locale(), free);
            }
        });
    }

    private record Place(ContentType type, Field field, String locale) {
        Map<String, UUID> holders(ContentTransaction tx, UniqueKeyStore keys, Set<String> values) {
            return keys.holders(tx.sql(), type, field, locale, values);
        }

        EntryFinding finding(String value) {
            Optional<String> where = field.localized() ? Optional.of(locale) : Optional.empty();
            String pointer = "/" + field.key() + where.map(tag -> "/" + tag).orElse("");
            return new EntryFinding(
                    new Finding(pointer, "TAKEN", Map.of("value", value), Finding.Severity.ERROR),
                    Optional.of(field.key()),
                    where,
                    true);
        }
    }

    private static void each(
            ContentTransaction tx, Map<Head, List<String>> going, BiConsumer<Place, Map<String, UUID>> work) {
        Map<Place, Map<String, UUID>> values = new LinkedHashMap<>();
        going.forEach((head, places) -> {
            ContentType type = tx.layout().model().requireType(head.type());
            for (Field field : type.allFields()) {
                for (String locale : where(field, places)) {
                    head.fields()
                            .find(field, locale, tx.layout().locales())
                            .ifPresent(value -> values.computeIfAbsent(
                                            new Place(type, field, locale), _ -> new LinkedHashMap<>())
                                    .put(value.asString(), head.id()));
                }
            }
        });
        values.forEach(work);
    }

    /** Those of the places in which a value of the field is unique; none if it need not be. */
    private static List<String> where(Field field, List<String> places) {
        if (!field.unique() && !(field.type() instanceof FieldType.Slug)) {
            return List.of();
        }
        return places.stream()
                .filter(place -> field.localized() != place.equals(Locales.SHARED))
                .toList();
    }

    /** Entries of one type, as they are published in places they all go out in: locales, and what is not localised. */
    void published(ContentTransaction tx, ContentType type, List<Head> heads, List<String> places) {
        List<UUID> ids = heads.stream().map(Head::id).toList();
        for (Field field : type.allFields()) {
            for (String locale : where(field, places)) {
                Set<String> values = heads.stream()
                        .flatMap(head ->
                                head.fields().find(field, locale, tx.layout().locales()).stream())
                        .map(JsonNode::asString)
                        .collect(Collectors.toSet());
                uniqueKeys.published(tx.sql(), type, field, locale, values, ids);
            }
        }
    }
}
