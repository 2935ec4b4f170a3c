package io.yizhan.core.transfer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Where a value comes from: texts worked out of a source row. Empty texts are none. */
sealed interface Expression {

    /** The texts, in order. What could not be worked out is noted. */
    List<String> values(Cursor row, RowNotes notes);

    /** Whether it is the same for every row. */
    default boolean constant() {
        return false;
    }

    default Optional<String> first(Cursor row, RowNotes notes) {
        return values(row, notes).stream().findFirst();
    }

    /** All texts a path leads to. */
    record At(RowPath path) implements Expression {
        @Override
        public List<String> values(Cursor row, RowNotes notes) {
            List<String> texts = new ArrayList<>();
            path.find(row).forEach(place -> collect(place.node(), texts));
            return texts;
        }

        private static void collect(JsonNode node, List<String> texts) {
            if (node.isArray()) {
                node.values().forEach(one -> collect(one, texts));
            } else if (node.isValueNode() && !node.isNull()) {
                String text = node.isNumber() ? node.decimalValue().toPlainString() : node.asString();
                if (!text.isBlank()) {
                    texts.add(text.strip());
                }
            }
        }
    }

    record Constant(String text) implements Expression {
        @Override
        public List<String> values(Cursor row, RowNotes notes) {
            return List.of(text);
        }

        @Override
        public boolean constant() {
            return true;
        }
    }

    /** Texts with places between: {@code {title} ({acno})}; nothing if one of the places is empty. */
    record Template(List<Expression> parts) implements Expression {
        public Template {
            parts = List.copyOf(parts);
        }

        @Override
        public List<String> values(Cursor row, RowNotes notes) {
            StringBuilder text = new StringBuilder();
            for (Expression part : parts) {
                Optional<String> value = part.first(row, notes);
                if (value.isEmpty()) {
                    return List.of();
                }
                text.append(value.get());
            }
            return text.toString().isBlank()
                    ? List.of()
                    : List.of(text.toString().strip());
        }
    }

    /** The first of several that gives anything. */
    record FirstOf(List<Expression> choices) implements Expression {
        public FirstOf {
            choices = List.copyOf(choices);
        }

        @Override
        public List<String> values(Cursor row, RowNotes notes) {
            for (Expression choice : choices) {
                List<String> values = choice.values(row, notes);
                if (!values.isEmpty()) {
                    return values;
                }
            }
            return List.of();
        }

        @Override
        public boolean constant() {
            return choices.stream().allMatch(Expression::constant);
        }
    }

    /** The texts of several, one after the other. */
    record AllOf(List<Expression> parts) implements Expression {
        public AllOf {
            parts = List.copyOf(parts);
        }

        @Override
        public List<String> values(Cursor row, RowNotes notes) {
            return parts.stream()
                    .flatMap(part -> part.values(row, notes).stream())
                    .toList();
        }

        @Override
        public boolean constant() {
            return parts.stream().allMatch(Expression::constant);
        }
    }

    /** Texts changed step by step. */
    record Changed(Expression of, List<TextStep> steps) implements Expression {
        public Changed {
            steps = List.copyOf(steps);
        }

        @Override
        public List<String> values(Cursor row, RowNotes notes) {
            List<String> values = of.values(row, notes);
            for (TextStep step : steps) {
                values = step.apply(values, notes);
            }
            return values.stream()
                    .filter(text -> !text.isBlank())
                    .map(String::strip)
                    .toList();
        }

        @Override
        public boolean constant() {
            return of.constant();
        }
    }
}
