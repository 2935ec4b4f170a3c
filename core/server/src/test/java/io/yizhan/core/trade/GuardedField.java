package io.yizhan.core.trade;

import io.yizhan.core.model.ContentModel;
import io.yizhan.core.model.ContentType;
import io.yizhan.core.model.Field;
import io.yizhan.core.model.FieldType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A field of whatever depth, and who may see it as {@code field-guard.txt} has it; of the model only names and shapes are read.
 *
 * @param names in the API, from the type down: {@code compliance, file}; attributes stand below their reference
 */
record GuardedField(ContentType type, List<String> names, Field field, Guard guard) {
    enum Guard {
        PUBLIC,
        PARTNER,
        INTERNAL
    }

    /** The list written by hand. */
    record Listed(Map<String, Guard> lines) {
        static Listed read() {
            Map<String, Guard> lines = new LinkedHashMap<>();
            for (String line : resource("field-guard.txt").lines().toList()) {
                if (!line.isBlank() && !line.startsWith("#")) {
                    String[] parts = line.split(" ", 2);
                    lines.put(parts[0], Guard.valueOf(parts[1].toUpperCase(Locale.ROOT)));
                }
            }
            return new Listed(lines);
        }

        /** That of the path or of the nearest that it stands in. */
        Guard of(String path) {
            return lines.getOrDefault(line(path), Guard.PUBLIC);
        }

        /** The path itself or the nearest that it stands in; empty if neither is listed. */
        String line(String path) {
            String at = path;
            while (!at.isEmpty() && !lines.containsKey(at)) {
                at = at.substring(0, Math.max(at.lastIndexOf('.'), 0));
            }
            return at;
        }

        boolean holds(String path) {
            return lines.keySet().stream().anyMatch(line -> line.equals(path) || line.startsWith(path + "."));
        }
    }

    static String resource(String name) {
        try (InputStream in = Objects.requireNonNull(GuardedField.class.getResourceAsStream("/trade/" + name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<GuardedField> all(ContentModel model, Listed listed) {
        List<GuardedField> all = new ArrayList<>();
        for (ContentType type : model.types().values()) {
            type.fields().forEach(field -> add(type, List.of(), field, listed, all));
            type.groups()
                    .forEach(group ->
                            group.fields().forEach(field -> add(type, List.of(group.name()), field, listed, all)));
        }
        return all;
    }

    private static void add(
            ContentType type, List<String> before, Field field, Listed listed, List<GuardedField> into) {
        List<String> names =
                Stream.concat(before.stream(), Stream.of(field.name())).toList();
        String path = type.id() + "." + String.join(".", names);
        into.add(new GuardedField(type, names, field, listed.of(path)));
        inner(field).forEach(one -> add(type, names, one, listed, into));
    }

    static List<Field> inner(Field field) {
        return switch (field.type()) {
            case FieldType.Group group -> group.fields();
            case FieldType.Reference reference -> reference.attributes();
            default -> List.of();
        };
    }

    String path() {
        return type.id() + "." + String.join(".", names);
    }

    /** Name of its type in the API. */
    String object() {
        return type.singular();
    }

    /** As it is called where there are lists of fields: {@code PACKING_NET_WEIGHT}. */
    String constant() {
        return names.stream().map(GuardedField::constant).collect(Collectors.joining("_"));
    }

    static String constant(String name) {
        return name.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toUpperCase(Locale.ROOT);
    }

    /** As it is called among numbers: {@code packingNetWeight}. */
    String joined() {
        return names.getFirst()
                + names.stream()
                        .skip(1)
                        .map(name -> name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1))
                        .collect(Collectors.joining());
    }

    @Override
    public String toString() {
        return path();
    }
}
