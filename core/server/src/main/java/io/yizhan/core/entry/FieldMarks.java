package io.yizhan.core.entry;

import io.yizhan.core.model.ContentType;
import io.yizhan.core.model.Field;
import io.yizhan.core.model.Locales;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Where each field × locale last changed: what makes a save conflict only with changes of the same field. */
public final class FieldMarks {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final TreeMap<String, TreeMap<String, VersionMark>> marks = new TreeMap<>();

    static FieldMarks empty() {
        return new FieldMarks();
    }

    /** Reads them as {@link #toJson} writes them. */
    public static FieldMarks parse(String json) {
        FieldMarks parsed = new FieldMarks();
        JSON.readTree(json)
                .properties()
                .forEach(field -> field.getValue()
                        .properties()
                        .forEach(mark -> parsed.marks
                                .computeIfAbsent(field.getKey(), _ -> new TreeMap<>())
                                .put(
                                        mark.getKey(),
                                        VersionMark.parse(mark.getValue().asString()))));
        return parsed;
    }

    FieldMarks copy() {
        FieldMarks copy = new FieldMarks();
        marks.forEach((key, byLocale) -> copy.marks.put(key, new TreeMap<>(byLocale)));
        return copy;
    }

    Optional<VersionMark> find(Field field, String locale) {
        return Optional.ofNullable(
                marks.getOrDefault(field.key().toString(), new TreeMap<>()).get(place(field, locale)));
    }

    void put(Field field, String locale, VersionMark mark) {
        marks.computeIfAbsent(field.key().toString(), _ -> new TreeMap<>()).put(place(field, locale), mark);
    }

    /** True if a value of the locale ({@code *} for shared ones) changed in a later version. */
    public boolean changedAfter(String locale, int version) {
        return marks.values().stream()
                .map(byLocale -> byLocale.get(locale))
                .anyMatch(mark -> mark != null && mark.number() > version);
    }

    /**
     * True if anything changed in a later version that goes out with the locale: its values, those that are not localised, and those
     * that were localised before their field ceased to be.
     */
    public boolean changedAfter(ContentType type, String locale, int version) {
        Set<String> localized = type.allFields().stream()
                .filter(Field::localized)
                .map(field -> field.key().toString())
                .collect(Collectors.toSet());
        return marks.entrySet().stream()
                .flatMap(field -> field.getValue().entrySet().stream()
                        .filter(mark -> !localized.contains(field.getKey())
                                || mark.getKey().equals(locale)
                                || mark.getKey().equals(Locales.SHARED)))
                .anyMatch(mark -> mark.getValue().number() > version);
    }

    /** Later versions in which values of the locale ({@code *} for shared ones) last changed. */
    public Set<Integer> changesAfter(String locale, int version) {
        return marks.values().stream()
                .flatMap(byLocale -> Optional.ofNullable(byLocale.get(locale)).stream())
                .map(VersionMark::number)
                .filter(number -> number > version)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Field key → locale ({@code *} where not localised) → {@code number.revision}. */
    public ObjectNode toJson() {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        marks.forEach((key, byLocale) -> {
            ObjectNode field = root.putObject(key);
            byLocale.forEach((locale, mark) -> field.put(locale, mark.toString()));
        });
        return root;
    }

    private static String place(Field field, String locale) {
        return field.localized() ? locale : Locales.SHARED;
    }
}
