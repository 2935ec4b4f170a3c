package io.yizhan.core.model;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Collects problems so that all are reported together. */
public final class Problems {
    private final List<ModelProblem> found = new ArrayList<>();

    /** A problem that its finder puts into words, in both languages of the console. */
    public void explain(String file, int line, String path, String chinese, String english) {
        add(new ModelLocations.Location(file, line, path), ModelProblemCode.EXPLAINED, "zh", chinese, "en", english);
    }

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

    public List<ModelProblem> sorted() {
        return found.stream()
                .distinct()
                .sorted(Comparator.comparing(ModelProblem::file).thenComparingInt(ModelProblem::line))
                .toList();
    }
}
