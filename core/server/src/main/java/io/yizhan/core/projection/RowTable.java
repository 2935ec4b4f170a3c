package io.yizhan.core.projection;

import io.yizhan.core.model.FieldKey;
import java.util.List;

/**
 * Rows of a repeatable group: 1:n, so that the conditions of one {@code some} bind to one row.
 *
 * @param base table name without the stage's prefix
 * @param group key of the group field
 */
record RowTable(String base, FieldKey group, List<ValueColumn> columns) {
    RowTable {
        columns = List.copyOf(columns);
    }

    String table(Stage stage) {
        return stage.table(base);
    }
}
