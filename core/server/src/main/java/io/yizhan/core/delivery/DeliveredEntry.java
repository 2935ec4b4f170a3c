package io.yizhan.core.delivery;

import io.yizhan.core.model.ContentType;
import io.yizhan.core.model.Field;
import io.yizhan.core.model.Locales;
import io.yizhan.core.model.Visibility;
import io.yizhan.core.projection.EntryRow;
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
    private final List<String> available;
    private final StoredDocument fields;
    private final @Nullable StoredDocument longFields;

    private DeliveredEntry(
            ContentType type,
            EntryRow row,
            Locales locales,
            String locale,
            Set<FieldMark> restricted,
            List<String> available,
            StoredDocument fields,
            @Nullable StoredDocument longFields) {
        this.type = type;
        this.row = row;
        this.locales = locales;
        this.locale = locale;
        this.restricted = restricted;
        this.available = available;
        this.fields = fields;
        this.longFields = longFields;
    }

    /**
     * @param restricted fields that this reader may not see on this entry
     */
    static DeliveredEntry of(
            ContentType type, EntryRow row, Locales locales, String locale, Set<FieldMark> restricted) {
        StoredDocument document = new StoredDocument(row.document());
        return new DeliveredEntry(
                type,
                row,
                locales,
                locale,
                restricted,
                document.locales(),
                document,
                row.longDocument().map(StoredDocument::new).orElse(null));
    }

    /** The same entry for a reader of another locale. */
    DeliveredEntry in(String other) {
        return other.equals(locale)
                ? this
                : new DeliveredEntry(type, row, locales, other, restricted, available, fields, longFields);
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

    List<String> available() {
        return available;
    }

    boolean restricts(Field field) {
        return !restricted.isEmpty() && restricted.contains(FieldMark.of(field));
    }

    /** Whether readers of the locale are given this entry at all. */
    boolean meantFor(String tag) {
        return !type.localized() || locales.choose(tag, available).isPresent();
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
        JsonNode value = fields.value(key);
        return value == null && longFields != null ? longFields.value(key) : value;
    }

    @Override
    public DeliveredEntry entry() {
        return this;
    }

    /** The slug for readers of the locale, if the type has slugs. */
    Optional<String> findSlug() {
        Optional<Field> slug = type.findSlug().filter(field -> field.visibility() == Visibility.PUBLIC);
        return slug.filter(field -> !restricts(field)).flatMap(field -> {
            JsonNode value = value(field);
            return field.localized() && value != null
                    ? choose(locale, value).map(tag -> value.get(tag).asString())
                    : Optional.ofNullable(value).map(JsonNode::asString);
        });
    }

    /** Fields delivered in another locale than asked for: field → locale. */
    Map<Field, String> fallbacks() {
        Map<Field, String> fallbacks = new java.util.LinkedHashMap<>();
        for (Field field : type.allFields()) {
            if (field.localized()) {
                choose(locale, value(field))
                        .filter(delivered -> !delivered.equals(locale))
                        .ifPresent(delivered -> fallbacks.put(field, delivered));
            }
        }
        return fallbacks;
    }
}
