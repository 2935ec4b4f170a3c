package io.yizhan.core.review;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Who approved what, told by the edits: each counts, so that a text written back is another one. */
final class ApprovedTexts {
    /** Whether anything has to be approved, and by how many steps what is submitted now. */
    boolean active;

    int steps;

    private final Map<String, Integer> edits = new HashMap<>();
    private final Map<String, String> texts = new HashMap<>();
    private final Map<String, Case> cases = new HashMap<>();
    private final Map<String, Set<String>> approved = new HashMap<>();

    private static final class Case {
        private final String seen;
        private final int steps;
        private final Set<Integer> by = new HashSet<>();

        Case(String seen, int steps) {
            this.seen = seen;
            this.steps = steps;
        }
    }

    /** @param place a locale, or {@code *} */
    void write(String id, String place, String text) {
        String key = id + " " + place;
        if (!text.equals(texts.put(key, text))) {
            edits.merge(key, 1, Integer::sum);
        }
    }

    private String state(String id, String locale) {
        return edits.getOrDefault(id + " " + locale, 0) + "/" + edits.getOrDefault(id + " *", 0);
    }

    void submit(String id, String locale) {
        cases.put(id + " " + locale, new Case(state(id, locale), steps));
    }

    private Case require(String id, String locale) {
        return Objects.requireNonNull(cases.get(id + " " + locale));
    }

    void approve(String id, String locale, int step) {
        Case one = require(id, locale);
        one.by.add(step);
        if (one.by.size() == one.steps) {
            approved.computeIfAbsent(id + " " + locale, _ -> new HashSet<>()).add(one.seen);
        }
    }

    /** Steps from there on have to approve again. */
    void back(String id, String locale, int step) {
        require(id, locale).by.removeIf(by -> by >= step);
    }

    void veto(String id, String locale) {
        require(id, locale).by.clear();
    }

    boolean passed(String id, String locale) {
        return !active || approved.getOrDefault(id + " " + locale, Set.of()).contains(state(id, locale));
    }
}
