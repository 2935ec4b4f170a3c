package io.yizhan.core.entry;

import io.yizhan.core.model.ContentType;
import io.yizhan.core.model.Field;
import io.yizhan.core.model.Locales;
import io.yizhan.core.projection.ModelLayout;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * An entry's draft as one caller may see it.
 *
 * @param document values by field key that the caller may see
 */
record EntryView(
        Head head, LocaleStates states, ModelLayout layout, ContentType type, EntryGuard guard, ObjectNode document) {

    UUID id() {
        return head.id();
    }

    /** A localised value and where it was found. */
    record Delivered(String locale, JsonNode value) {}

    /** The value for readers of the locale; any other locale rather than none. */
    Optional<Delivered> deliver(Field field, String locale) {
        JsonNode value = document.get(field.key().toString());
        if (value == null) {
            return Optional.empty();
        }
        if (!field.localized()) {
            return Optional.of(new Delivered(locale, value));
        }
        Set<String> chain = new LinkedHashSet<>(layout.locales().chain(locale));
        chain.addAll(value.propertyNames());
        return chain.stream()
                .filter(tag -> value.hasNonNull(tag))
                .findFirst()
                .map(tag -> new Delivered(tag, value.get(tag)));
    }

    Optional<Delivered> title(String locale) {
        return deliver(type.title(), locale);
    }

    /** The first picture of the type's image field. */
    Optional<UUID> imageId(String locale) {
        return type.imageField()
                .flatMap(type::findOwnField)
                .flatMap(field -> deliver(field, locale))
                .map(Delivered::value)
                .map(value -> value.isArray() ? value.path(0) : value)
                .map(value -> value.path("id").asString(""))
                .filter(text -> !text.isEmpty())
                .map(UUID::fromString);
    }

    EntryState state() {
        return states.whole(head.marks());
    }

    /** In the shape of type LocaleState: every locale of the site, or the default for a type without localised fields. */
    List<Map<String, @Nullable Object>> localeStates() {
        List<String> tags = type.localized()
                ? layout.locales().tags()
                : List.of(layout.locales().defaultTag());
        List<Map<String, @Nullable Object>> answer = new ArrayList<>();
        for (String tag : tags) {
            Optional<LocaleStates.Row> row = states.find(tag).filter(LocaleStates.Row::published);
            Map<String, @Nullable Object> state = new LinkedHashMap<>();
            state.put("locale", tag);
            state.put("state", states.of(tag, head.marks()).name());
            state.put("publishedAt", row.flatMap(LocaleStates.Row::publishedAt).orElse(null));
            state.put(
                    "publishedVersion", row.map(LocaleStates.Row::versionNumber).orElse(null));
            answer.add(state);
        }
        return answer;
    }

    /** Per field key and locale the version that last changed it, of fields the caller may see. */
    Map<String, @Nullable Object> changes() {
        ObjectNode marks = head.marks().toJson();
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        for (Field field : guard.visibleFields(head)) {
            String key = field.key().toString();
            if (marks.has(key)) {
                answer.put(key, EntryJson.plain(marks.get(key)));
            }
        }
        return answer;
    }

    /** Per field key and locale: source locale of a translation, and whether the source has changed since. */
    Map<String, Object> translations() {
        Locales locales = layout.locales();
        Map<String, Object> answer = new LinkedHashMap<>();
        for (Field field : guard.visibleFields(head)) {
            Map<String, Object> byLocale = new LinkedHashMap<>();
            for (String locale : field.localized() ? locales.tags() : List.<String>of()) {
                head.sources().find(field, locale).ifPresent(source -> {
                    boolean fresh = head.fields()
                            .find(field, source.locale(), locales)
                            .map(value -> TranslationSources.hash(value).equals(source.hash()))
                            .orElse(false);
                    byLocale.put(locale, Map.of("source", source.locale(), "stale", !fresh));
                });
            }
            if (!byLocale.isEmpty()) {
                answer.put(field.key().toString(), byLocale);
            }
        }
        return answer;
    }

    /** Locales with content; the default if there is none. */
    List<String> filledLocales() {
        List<String> filled = head.fields().localesOf(type, layout.locales());
        return filled.isEmpty() ? List.of(layout.locales().defaultTag()) : filled;
    }
}
