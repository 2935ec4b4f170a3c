package io.yizhan.core.model;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Collects problems so that all are reported together. */
final class Problems {
    private final List<ModelProblem> found = new ArrayList<>();

    /** @param params name and value in turn */
    void add(ModelLocations.Location at, ModelProblemCode code, String... params) {
        Map<String, String> named = new LinkedHashMap<>();
        for (int i = 0; i < params.length; i += 2) {
            named.put(params[i], params[i + 1]);
        }
        found.add(new ModelProblem(at.file(), at.line(), at.path(), code.name(), named));
    }

    /** As {@link #add}, with the nearest known word as the suggestion. */
    void addUnknown(
            ModelLocations.Location at, ModelProblemCode code, String param, String word, Collection<String> known) {
        add(at, code, param, word, "suggestion", Suggestion.nearest(word, known), "known", String.join(", ", known));
    }

    void addAll(List<ModelProblem> more) {
        found.addAll(more);
    }

    List<ModelProblem> sorted() {
        return found.stream()
                .distinct()
                .sorted(Comparator.comparing(ModelProblem::file).thenComparingInt(ModelProblem::line))
                .toList();
    }
}
