package io.yizhan.core.projection;

import java.util.List;

/**
 * One 1:1 part of a type's projection: the type's own fields, or one field group. Shared values have a row per entry,
 * localised ones a row per entry and configured locale, with the fallback already applied. A field group without localised
 * columns has no table of texts.
 *
 * @param base table name without the stage's prefix; the localised twin is {@code base + "_text"}
 */
record Segment(String base, List<ValueColumn> shared, List<ValueColumn> localized) {
    Segment {
        shared = List.copyOf(shared);
        localized = List.copyOf(localized);
    }

    String table(Stage stage) {
        return stage.table(base);
    }

    boolean hasTexts() {
        return !localized.isEmpty();
    }

    String textTable(Stage stage) {
        return stage.table(base + "_text");
    }
}
