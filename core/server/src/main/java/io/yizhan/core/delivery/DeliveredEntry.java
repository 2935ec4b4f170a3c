package io.yizhan.core.delivery;

import io.yizhan.core.model.ContentType;
import io.yizhan.core.model.Field;
import io.yizhan.core.model.FieldKey;
import io.yizhan.core.model.Locales;
import io.yizhan.core.model.Visibility;
import io.yizhan.core.projection.EntryLinks;
import io.yizhan.core.projection.EntryRow;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** An entry on its way to a reader, in the locale asked for. */
final class DeliveredEntry implements ValueSource {
    private final ContentType type;
    private final EntryRow row;
    private final Locales locales;
    private final String locale;
    private final Set<FieldMark> restricted;
    private final FieldUse use;
    private final List<FieldKey> columns;
    private final Optional<Instant> asOf;
    private @Nullable StoredDocument fields;
    private @Nullable StoredDocument longFields;

    private DeliveredEntry(
            ContentType type,
            EntryRow row,
            Locales locales,
            String locale,
            Set<FieldMark> restricted,
            FieldUse use,
            List<FieldKey> columns,
            Optional<Instant> asOf) {
        this.type = type;
        this.row = row;
        this.locales = locales;
        this.locale = locale;
        this.restricted = restricted;
        this.use = use;
        this.columns = columns;
        this.asOf = asOf;
    }

    /**
     * @param columns fields whose values were read in place of documents, in the order of the row's
     * @param restricted fields that this reader may not see on this entry
     * @param use says what else shows in other locales
     */
    static DeliveredEntry of(
            ContentType type,
            EntryRow row,
            List<FieldKey> columns,
            Locales locales,
            String locale,
            Set<FieldMark> restricted,
            FieldUse use) {
        return new DeliveredEntry(type, row, locales, locale, restricted, use, columns, Optional.empty());
    }

    /**
     * An entry as it was published at a moment of the past.
     *
     * @param restricted fields that this reader may not see on its draft of today
     */
    static DeliveredEntry ofPast(
            ContentType type,
            EntryRow row,
            Locales locales,
            String locale,
            Set<FieldMark> restricted,
            FieldUse use,
            Instant moment) {
        return new DeliveredEntry(type, row, locales, locale, restricted, use, List.of(), Optional.of(moment));
    }

    ContentType type() {
        return type;
    }

    EntryRow row() {
        return row;
    }

    /** Locale asked for. */
    String locale() {
        return locale;
    }

    /** The moment of the past it is of, as is all that it leads to; empty for what is there now. */
    Optional<Instant> asOf() {
        return asOf;
    }

    /** Locales it is published in, those of them that show to this reader. */
    List<String> available() {
        return document().locales().stream().filter(this::reaches).toList();
    }

    /** Whether this reader is shown the entry in another locale as well. */
    boolean reaches(String other) {
        return other.equals(locale) || use.reaches(other, type);
    }

    /** Whether all that shows here is shown in another locale as well. */
    boolean reachesAll(String other) {
        return other.equals(locale) || use.reachesAll(other, type);
    }

    /** Whether a field that shows here is shown in another locale as well. */
    boolean reaches(String other, Field field) {
        return other.equals(locale) || use.reaches(other, type, field);
    }

    boolean restricts(Field field) {
        return !restricted.isEmpty() && restricted.contains(FieldMark.of(field));
    }

    /** The locale a value is delivered in, of those it has; drafts may come in any. */
    Optional<String> choose(String tag, @Nullable JsonNode byLocale) {
        if (byLocale == null) {
            return Optional.empty();
        }
        for (String candidate : locales.chain(tag)) {
            if (byLocale.has(candidate)) {
                return Optional.of(candidate);
            }
        }
        return Optional.empty();
    }

    boolean knows(String tag) {
        return locales.contains(tag);
    }

    List<String> knownLocales() {
        return locales.tags();
    }

    @Override
    public @Nullable JsonNode value(Field field) {
        String key = field.key().toString();
        return holding(key).value(key);
    }

    @Override
    public @Nullable JsonNode value(Field field, String locale) {
        String key = field.key().toString();
        return holding(key).value(key, locales.chain(locale));
    }

    /** Where the field has its value, if it has any: long texts stand apart. */
    private StoredDocument holding(String key) {
        StoredDocument document = document();
        if (document.has(key) || row.longDocument().isEmpty()) {
            return document;
        }
        StoredDocument longs = longFields;
        if (longs == null) {
            longs = new StoredDocument(row.longDocument().get());
            longFields = longs;
        }
        return longs;
    }

    /** Where a reference leads: links in their order, those of all locales if the field has locales. */
    List<EntryLinks.Link> links(Field field) {
        return inColumns()
                ? row.links().map(text -> EntryLinks.of(text, field.key())).orElse(List.of())
                : document().links(field.key().toString());
    }

    /** Whether values were read from their columns; then {@link #column} has them, and there is no document. */
    boolean inColumns() {
        return row.head().isEmpty();
    }

    /** The value as this reader is given it: a text, a number, a truth or the code of a term; null if there is none. */
    @Nullable
    Object column(Field field) {
        int index = columns.indexOf(field.key());
        if (index < 0) {
            throw new IllegalStateException(field.key() + " was not read of " + type.id());
        }
        return row.values().get(index);
    }

    /** Looked through at the first value: entries whose ids alone are shown need none. */
    private StoredDocument document() {
        StoredDocument known = fields;
        if (known == null) {
            known = new StoredDocument(row.document());
            fields = known;
        }
        return known;
    }

    @Override
    public DeliveredEntry entry() {
        return this;
    }

    /** The slug for readers of the locale, if the type has slugs. */
    Optional<String> findSlug() {
        Optional<Field> slug = type.findSlug().filter(field -> field.visibility() == Visibility.PUBLIC);
        return slug.filter(field -> !restricts(field)).flatMap(field -> {
            JsonNode value = field.localized() ? value(field, locale) : value(field);
            return Optional.ofNullable(value).map(JsonNode::asString);
        });
    }

    /** Fields delivered in another locale than asked for, of those the reader is shown: field → locale. */
    Map<Field, String> fallbacks() {
        Map<Field, String> fallbacks = new java.util.LinkedHashMap<>();
        for (Field field : type.allFields()) {
            if (field.localized() && field.visibility() != Visibility.INTERNAL && !restricts(field)) {
                choose(locale, value(field))
                        .filter(delivered -> !delivered.equals(locale))
                        .ifPresent(delivered -> fallbacks.put(field, delivered));
            }
        }
        return fallbacks;
    }
}
