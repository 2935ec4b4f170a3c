package io.yizhan.core.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The way from an entry, a row or a link to one value. Written with slashes: {@code core.title},
 * {@code core.size/core.height/normalized}, {@code publishedAt}, {@code link/core.role}.
 *
 * @param steps at least one
 */
public record FieldPath(List<Step> steps) {
    private static final String LINK = "link";

    public FieldPath {
        steps = List.copyOf(steps);
        if (steps.isEmpty()) {
            throw new IllegalArgumentException("a path has at least one step");
        }
    }

    /** One step of a path. */
    public sealed interface Step {
        String word();
    }

    /** Into a field of the entry, the group or the row. */
    public record FieldStep(FieldKey key) implements Step {
        @Override
        public String word() {
            return key.toString();
        }
    }

    /** Inside {@link Condition.Linked} over a reference: to the attributes of the link itself, e.g. a maker's role. */
    public record LinkStep() implements Step {
        @Override
        public String word() {
            return LINK;
        }
    }

    /** Into a part of a value; always last. */
    public enum Component implements Step {
        /** Of money: the number. */
        AMOUNT("amount"),
        /** Of money: the code. */
        CURRENCY("currency"),
        /** Of an uncertain date: the first year. */
        EARLIEST("earliest"),
        /** Of an uncertain date: the last year. */
        LATEST("latest"),
        /** Of a measure: the number in the field's base unit. */
        NORMALIZED("normalized"),
        /** Of a measure: the unit entered. */
        UNIT("unit"),
        /** Of a term: its code. */
        CODE("code"),
        /** Of a moment: the instant in UTC. */
        INSTANT("instant"),
        /** Of a day or, in UTC, of a moment: the year. */
        YEAR("year"),
        /** Of a day or, in UTC, of a moment: the month, 1 to 12. */
        MONTH("month"),
        /** Of a reference or an asset: the id. */
        TARGET("target"),
        /** Of a reference: the content type linked to. */
        TARGET_TYPE("targetType");

        private final String word;

        Component(String word) {
            this.word = word;
        }

        @Override
        public String word() {
            return word;
        }
    }

    /** A property every entry has; always the first step. */
    public enum SystemProperty implements Step {
        ID("id"),
        TYPE("type"),
        CREATED_AT("createdAt"),
        UPDATED_AT("updatedAt"),
        PUBLISHED_AT("publishedAt");

        private final String word;

        SystemProperty(String word) {
            this.word = word;
        }

        @Override
        public String word() {
            return word;
        }
    }

    public static FieldPath of(FieldKey key) {
        return new FieldPath(List.of(new FieldStep(key)));
    }

    /** From a field of the entry down to one inside it. */
    public static FieldPath of(List<Field> fields) {
        return new FieldPath(
                fields.stream().<Step>map(field -> new FieldStep(field.key())).toList());
    }

    /**
     * Reads the written form.
     *
     * @throws IllegalArgumentException for anything else
     */
    public static FieldPath parse(String text) {
        List<Step> steps = new ArrayList<>();
        for (String word : text.split("/", -1)) {
            steps.add(step(word, steps.isEmpty()));
        }
        return new FieldPath(steps);
    }

    private static Step step(String word, boolean first) {
        if (word.indexOf('.') >= 0) {
            return new FieldStep(FieldKey.parse(word));
        }
        if (first && word.equals(LINK)) {
            return new LinkStep();
        }
        Step[] known = first ? SystemProperty.values() : Component.values();
        return Arrays.stream(known)
                .filter(step -> step.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no step of a path: " + word));
    }

    /** The path that starts after this path's first step; empty if there is but one. */
    public Optional<FieldPath> rest() {
        return steps.size() == 1 ? Optional.empty() : Optional.of(new FieldPath(steps.subList(1, steps.size())));
    }

    @Override
    public String toString() {
        return steps.stream().map(Step::word).collect(Collectors.joining("/"));
    }
}
