package io.yizhan.plugin;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * An entry as a plugin sees it: immutable, values in the canonical form of docs/model-files.md as Java values
 * ({@code String}, {@code Boolean}, {@code Long}, {@code List}, {@code Map}; decimals are strings). All reading methods
 * answer empty for values that are missing or of another shape, so that half-filled drafts never make a plugin fail.
 *
 * @param id id of the entry
 * @param type id of its content type, e.g. {@code work}
 * @param locale BCP 47 tag asked for, e.g. {@code zh-Hans}
 * @param values values by field key ({@code owner.id}); a localised field is a map from tag to value
 */
public record EntryView(UUID id, String type, String locale, Map<String, Object> values) {
    /** Takes a deep, unmodifiable copy. */
    public EntryView {
        values = frozen(values);
    }

    /** The value of a field that is not localised. */
    public Optional<Object> find(String key) {
        return Optional.ofNullable(values.get(key));
    }

    /** The value of a localised field in the locale asked for; no fallback. */
    public Optional<Object> findLocalized(String key) {
        return values.get(key) instanceof Map<?, ?> byLocale
                ? Optional.<Object>ofNullable(byLocale.get(locale))
                : Optional.empty();
    }

    /** A text, a term's code or any other value that is a string. */
    public Optional<String> findText(String key) {
        return text(values.get(key));
    }

    /** A localised text in the locale asked for; no fallback. */
    public Optional<String> findLocalizedText(String key) {
        return findLocalized(key).flatMap(EntryView::text);
    }

    /** Codes of a term field with several values; empty list if there are none. */
    public List<String> texts(String key) {
        return values.get(key) instanceof List<?> list
                ? list.stream().flatMap(value -> text(value).stream()).toList()
                : List.of();
    }

    /** A decimal; empty if it is no number. */
    public Optional<BigDecimal> findDecimal(String key) {
        return findText(key).flatMap(EntryView::decimal);
    }

    /** Whether a yes-or-no field says yes. */
    public boolean isTrue(String key) {
        return Boolean.TRUE.equals(values.get(key));
    }

    /** Whether the field has any value. */
    public boolean has(String key) {
        return values.containsKey(key);
    }

    /** Rows of a repeatable group, each from field id to value (localised values as maps from tag to value). */
    public List<Map<String, Object>> rows(String key) {
        List<Map<String, Object>> rows = new ArrayList<>();
        if (values.get(key) instanceof List<?> list) {
            for (Object row : list) {
                if (row instanceof Map<?, ?> map) {
                    rows.add(strings(map));
                }
            }
        }
        return Collections.unmodifiableList(rows);
    }

    /** A value as text, if it is one and not blank: for values of rows. */
    public static Optional<String> text(@org.jspecify.annotations.Nullable Object value) {
        return value instanceof String text && !text.isBlank() ? Optional.of(text) : Optional.empty();
    }

    private static Optional<BigDecimal> decimal(String text) {
        try {
            return Optional.of(new BigDecimal(text));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static Map<String, Object> strings(Map<?, ?> map) {
        Map<String, Object> strings = new LinkedHashMap<>();
        map.forEach((key, value) -> strings.put(String.valueOf(key), value));
        return Collections.unmodifiableMap(strings);
    }

    private static Map<String, Object> frozen(Map<?, ?> map) {
        Map<String, Object> copy = new LinkedHashMap<>();
        map.forEach((key, value) -> {
            if (value != null) {
                copy.put(String.valueOf(key), frozenValue(value));
            }
        });
        return Collections.unmodifiableMap(copy);
    }

    private static Object frozenValue(Object value) {
        return switch (value) {
            case Map<?, ?> map -> frozen(map);
            case List<?> list -> list.stream().map(EntryView::frozenValue).toList();
            default -> value;
        };
    }
}
