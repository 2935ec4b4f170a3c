package io.yizhan.core.delivery;

import io.yizhan.core.model.ContentModel;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** How many entries of each type are in a list of several, as the schema's type TypeCount. */
final class TypeCounts {
    private TypeCounts() {}

    /**
     * The most first; types without any are left out.
     *
     * @param counts by id of the type
     */
    static List<Map<String, Object>> of(ContentModel model, Map<String, Integer> counts, String locale) {
        return counts.entrySet().stream()
                .filter(count -> count.getValue() > 0)
                .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .map(count -> Map.<String, Object>of(
                        "type",
                        count.getKey(),
                        "label",
                        model.requireType(count.getKey()).pluralLabel().in(locale),
                        "count",
                        count.getValue()))
                .toList();
    }
}
