package io.yizhan.core.entry;

import io.yizhan.core.model.ContentType;
import io.yizhan.core.model.Field;
import io.yizhan.core.model.Locales;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The values of a version: field key → locale → value, where {@code *} stands for "not localised". One shape for both,
 * so that making a field localised, or not, loses nothing: the value then counts for the default locale. Values of fields
 * that are not in the model (a plugin is off) stay untouched.
 */
public final class StoredFields {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final SortedMap<String, SortedMap<String, JsonNode>> values;

    private StoredFields(SortedMap<String, SortedMap<String, JsonNode>> values) {
        this.values = values;
    }

    static StoredFields empty() {
        return new StoredFields(new TreeMap<>());
    }

    public static StoredFields parse(String json) {
        SortedMap<String, SortedMap<String, JsonNode>> values = new TreeMap<>();
        for (Map.Entry<String, JsonNode> field : JSON.readTree(json).properties()) {
            SortedMap<String, JsonNode> byLocale = new TreeMap<>();
            field.getValue().properties().forEach(value -> byLocale.put(value.getKey(), value.getValue()));
            values.put(field.getKey(), byLocale);
        }
        return new StoredFields(values);
    }

    StoredFields copy() {
        SortedMap<String, SortedMap<String, JsonNode>> copy = new TreeMap<>();
        values.forEach((key, byLocale) -> copy.put(key, new TreeMap<>(byLocale)));
        return new StoredFields(copy);
    }

    /** Canonical JSON: keys in order, no white space. */
    public String json() {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        values.forEach((key, byLocale) -> {
            ObjectNode field = root.putObject(key);
            byLocale.forEach(field::set);
        });
        return root.toString();
    }

    /** The value at exactly this place. */
    Optional<JsonNode> find(String key, String locale) {
        return Optional.ofNullable(values.getOrDefault(key, new TreeMap<>()).get(locale));
    }

    /** The value of a field as the model now has it: a shared value stands in for the default locale and the other way. */
    public Optional<JsonNode> find(Field field, String locale, Locales locales) {
        SortedMap<String, JsonNode> byLocale = values.get(field.key().toString());
        if (byLocale == null) {
            return Optional.empty();
        }
        if (!field.localized()) {
            for (String candidate : List.of(Locales.SHARED, locales.defaultTag())) {
                if (byLocale.containsKey(candidate)) {
                    return Optional.of(byLocale.get(candidate));
                }
            }
            return byLocale.values().stream().findFirst();
        }
        JsonNode value = byLocale.get(locale);
        return Optional.ofNullable(
                value == null && locale.equals(locales.defaultTag()) ? byLocale.get(Locales.SHARED) : value);
    }

    /** Sets or, with empty, removes. */
    void put(Field field, String locale, Optional<JsonNode> value, Locales locales) {
        String key = field.key().toString();
        SortedMap<String, JsonNode> byLocale = values.computeIfAbsent(key, _ -> new TreeMap<>());
        if (!field.localized()) {
            byLocale.clear();
        } else if (byLocale.containsKey(Locales.SHARED)) {
            byLocale.putIfAbsent(locales.defaultTag(), byLocale.remove(Locales.SHARED));
        }
        value.ifPresentOrElse(present -> byLocale.put(locale, present), () -> byLocale.remove(locale));
        if (byLocale.isEmpty()) {
            values.remove(key);
        }
    }

    /** Keys of all fields that have a value, in the model or not. */
    Set<String> keys() {
        return values.keySet();
    }

    /** Locales in which any localised field of the type has a value, in the order of the site. */
    public List<String> localesOf(ContentType type, Locales locales) {
        Set<String> found = new LinkedHashSet<>();
        for (String locale : locales.tags()) {
            boolean any = type.allFields().stream()
                    .filter(Field::localized)
                    .anyMatch(field -> find(field, locale, locales).isPresent());
            if (any) {
                found.add(locale);
            }
        }
        return new ArrayList<>(found);
    }

    /** The values by field key in the form of docs/model-files.md. */
    public ObjectNode document(ContentType type, Locales locales) {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        for (Field field : type.allFields()) {
            if (!values.containsKey(field.key().toString())) {
                continue;
            }
            if (field.localized()) {
                ObjectNode byLocale = JsonNodeFactory.instance.objectNode();
                for (String locale : localesOf(field, locales)) {
                    find(field, locale, locales).ifPresent(value -> byLocale.set(locale, value));
                }
                if (!byLocale.isEmpty()) {
                    document.set(field.key().toString(), byLocale);
                }
            } else {
                find(field, Locales.SHARED, locales)
                        .ifPresent(value -> document.set(field.key().toString(), value));
            }
        }
        return document;
    }

    private Set<String> localesOf(Field field, Locales locales) {
        Set<String> found = new LinkedHashSet<>(locales.tags());
        found.addAll(
                values.getOrDefault(field.key().toString(), new TreeMap<>()).keySet());
        found.remove(Locales.SHARED);
        return found;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof StoredFields fields && fields.values.equals(values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }
}
