package io.yizhan.core.projection;

import io.yizhan.core.model.FieldKey;
import java.util.List;

/** What of an entry is read. */
public sealed interface EntryReading {
    /** Whether long columns are read, which the database should not carry along while it sorts many rows. */
    default boolean wide() {
        return switch (this) {
            case Documents _ -> true;
            case Columns columns -> columns.links();
        };
    }

    /**
     * All there is of it, in one document.
     *
     * @param longTexts whether long texts, which stand apart, are read too
     */
    record Documents(boolean longTexts) implements EntryReading {}

    /**
     * The id and these values, from their columns: an entry's document is many times as long as the few values most lists show.
     *
     * @param fields of which {@link TypeLayout#readableFromColumn} is true
     * @param links whether it is read where its references lead
     * @param placed whether the values that order the list are read too, as cursors need them
     */
    record Columns(List<FieldKey> fields, boolean links, boolean placed) implements EntryReading {
        public Columns {
            fields = List.copyOf(fields);
        }
    }
}
