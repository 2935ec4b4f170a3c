package io.yizhan.core.projection;

import java.util.Map;

/**
 * How often the way a field is stored has changed: content type id and field path → generation, first 1. A field whose
 * type changed gets a new column and the old one stays, so nothing is lost.
 */
public record ColumnGenerations(Map<String, Integer> byPath) {
    public ColumnGenerations {
        byPath = Map.copyOf(byPath);
    }

    /** All fields in their first generation. */
    public static ColumnGenerations first() {
        return new ColumnGenerations(Map.of());
    }

    int of(String typeId, String path) {
        return byPath.getOrDefault(typeId + ":" + path, 1);
    }
}
