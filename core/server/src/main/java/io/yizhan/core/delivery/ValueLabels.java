package io.yizhan.core.delivery;

import io.yizhan.core.model.ContentType;
import io.yizhan.core.model.Field;
import io.yizhan.core.model.FieldType;
import io.yizhan.core.projection.EntryReading;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** What values that are counted are called for people, in facets and groups alike. */
final class ValueLabels {
    private final PublishedEntriesStore store;

    ValueLabels(PublishedEntriesStore store) {
        this.store = store;
    }

    /**
     * A term's label, an entry's title; else the value itself.
     *
     * @param titles by id, as far as they are known
     */
    String of(Field field, String value, String locale, Map<String, String> titles) {
        return field.type() instanceof FieldType.Term term
                ? store.layout()
                        .model()
                        .requireVocabulary(term.vocabulary())
                        .findTerm(value)
                        .map(found -> found.label().in(locale))
                        .orElse(value)
                : titles.getOrDefault(value, value);
    }

    /** By id, of those the reader may see; one statement, and none if the titles do not show to all. */
    Map<String, String> titles(Reader reader, ContentType type, Collection<UUID> ids, String locale) {
        Map<String, String> titles = new LinkedHashMap<>();
        if (!ids.isEmpty() && reader.use().always(type, type.title())) {
            store.byIds(reader, type, ids, locale, new EntryReading.Documents(false))
                    .forEach(entry -> titles.put(entry.row().id().toString(), title(entry)));
        }
        return titles;
    }

    static String title(DeliveredEntry entry) {
        Field title = entry.type().title();
        JsonNode value = title.localized() ? entry.value(title, entry.locale()) : entry.value(title);
        return value == null ? entry.row().id().toString() : value.asString();
    }
}
