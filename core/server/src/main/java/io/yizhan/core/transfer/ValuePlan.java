package io.yizhan.core.transfer;

import io.yizhan.core.model.Field;
import java.util.List;
import java.util.Optional;

/** How one value is made of a source row, by the kind of its field. */
sealed interface ValuePlan {

    /** Whether it is the same for every row: such a value alone makes no row of a group. */
    boolean constant();

    /** Plain values: texts, numbers, terms, codes, addresses. */
    record Plain(Expression expression, Optional<String> dateForm) implements ValuePlan {
        @Override
        public boolean constant() {
            return expression.constant();
        }
    }

    /** The value as it stands there, in the form in which an editor would send it: docs/model-files.md. */
    record Whole(RowPath path) implements ValuePlan {
        @Override
        public boolean constant() {
            return false;
        }
    }

    /** A slug made of the title and the row's key, since titles are seldom alone; given to new entries only. */
    record Slug(Expression title) implements ValuePlan {
        @Override
        public boolean constant() {
            return true;
        }
    }

    /** An uncertain date of a text for people and, where the source has them, years. */
    record Dating(Expression text, Optional<Expression> earliest, Optional<Expression> latest) implements ValuePlan {
        @Override
        public boolean constant() {
            return text.constant() && earliest.isEmpty() && latest.isEmpty();
        }
    }

    /** A value of two parts: measure (value, unit), money (amount, currency), moment (local, zone). */
    record Pair(String firstKey, Expression first, String secondKey, Expression second) implements ValuePlan {
        @Override
        public boolean constant() {
            return first.constant();
        }
    }

    /**
     * References.
     *
     * @param each places that make one reference each; without, the row itself makes one for every key
     * @param targets what is looked up
     * @param type which of several targets, by the id of its type; empty if there is one
     * @param ignoreMissing a target that is not there is nothing to report
     */
    record Links(
            Optional<RowPath> each,
            List<Target> targets,
            Optional<Expression> type,
            Expression key,
            List<InnerPlan> attributes,
            boolean ignoreMissing)
            implements ValuePlan {
        public Links {
            targets = List.copyOf(targets);
            attributes = List.copyOf(attributes);
        }

        /** What is looked up for one place; empty where the row names a type that is none of them. */
        Optional<Target> target(Cursor place, RowNotes notes) {
            return type.isEmpty()
                    ? Optional.of(targets.getFirst())
                    : type.get()
                            .first(place, notes)
                            .flatMap(word -> targets.stream()
                                    .filter(target -> target.type().equals(word))
                                    .findFirst());
        }

        @Override
        public boolean constant() {
            return false;
        }
    }

    /** A group: one object, or rows from any number of places. */
    record Rows(List<RowPlan> rows) implements ValuePlan {
        public Rows {
            rows = List.copyOf(rows);
        }

        @Override
        public boolean constant() {
            return false;
        }
    }

    /** Rows of a group from one kind of place. */
    record RowPlan(Optional<RowPath> each, List<InnerPlan> fields) {
        public RowPlan {
            fields = List.copyOf(fields);
        }
    }

    /** A value inside a group or of a reference's attributes. */
    record InnerPlan(Field field, ValuePlan plan) {}

    /** What a key leads to. */
    sealed interface Target {
        /** Id of the content type. */
        String type();

        /** An entry that an import brought in from a source. */
        record Imported(String source, String type) implements Target {}

        /** The entry that has a value in a unique field. */
        record Unique(String type, Field field) implements Target {}
    }
}
