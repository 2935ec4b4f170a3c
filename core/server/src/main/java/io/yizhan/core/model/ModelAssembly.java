package io.yizhan.core.model;

import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Puts checked parts together and takes the fingerprint of the whole. */
final class ModelAssembly {
    private final StringBuilder text = new StringBuilder(1 << 16);
    private final Map<Class<?>, List<Method>> accessorsOf = new HashMap<>();

    private ModelAssembly() {}

    static ContentModel unchecked(ModelParts parts) {
        ModelParts whole = ComponentExpansion.of(parts);
        Map<String, ContentType> types = new LinkedHashMap<>();
        withGroups(whole).forEach(type -> types.put(type.id(), type));
        Map<String, Vocabulary> vocabularies = new LinkedHashMap<>();
        parts.vocabularies().forEach(vocabulary -> vocabularies.put(vocabulary.id(), vocabulary));
        Map<String, ContentComponent> components = new LinkedHashMap<>();
        whole.components().forEach(component -> components.put(component.id(), component));
        return new ContentModel(types, components, vocabularies, fingerprint(types, components, vocabularies));
    }

    /** The types with the groups of other owners. */
    static List<ContentType> withGroups(ModelParts parts) {
        return parts.types().stream()
                .map(type -> type.withGroups(parts.groups().stream()
                        .filter(group -> group.type().equals(type.id()))
                        .sorted(Comparator.comparing(FieldGroup::owner).thenComparing(FieldGroup::id))
                        .toList()))
                .toList();
    }

    private static String fingerprint(
            Map<String, ContentType> types,
            Map<String, ContentComponent> components,
            Map<String, Vocabulary> vocabularies) {
        ModelAssembly assembly = new ModelAssembly();
        assembly.write(types);
        assembly.write(components);
        assembly.write(vocabularies);
        return Digests.sha256Hex(assembly.text.toString());
    }

    /** Canonical text: lengths before contents, so that no two models share a text. New components join by themselves. */
    private void write(Object part) {
        switch (part) {
            case Record value -> writeRecord(value);
            case Map<?, ?> map -> {
                open("map", map.size());
                map.forEach((key, value) -> {
                    write(key);
                    write(value);
                });
            }
            case List<?> list -> {
                open("list", list.size());
                list.forEach(this::write);
            }
            case Optional<?> optional -> optional.ifPresentOrElse(this::write, () -> open("none", 0));
            case OptionalInt number -> write(number.isPresent() ? "" + number.getAsInt() : "none");
            case OptionalLong number -> write(number.isPresent() ? "" + number.getAsLong() : "none");
            default -> {
                String value = part.toString();
                open("value", value.length());
                text.append(value);
            }
        }
    }

    private void writeRecord(Record value) {
        List<Method> accessors = accessorsOf.computeIfAbsent(value.getClass(), ModelAssembly::accessors);
        open(value.getClass().getSimpleName(), accessors.size());
        for (Method accessor : accessors) {
            try {
                write(accessor.invoke(value));
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(accessor.toString(), e);
            }
        }
    }

    private static List<Method> accessors(Class<?> type) {
        List<Method> accessors = new ArrayList<>();
        for (RecordComponent component : type.getRecordComponents()) {
            Method accessor = component.getAccessor();
            accessor.setAccessible(true);
            accessors.add(accessor);
        }
        return accessors;
    }

    private void open(String kind, int size) {
        text.append('\n').append(kind).append(' ').append(size).append(' ');
    }
}
