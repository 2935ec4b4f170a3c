package io.yizhan.core.projection;

import java.util.List;
import org.jooq.DataType;

/** A table as it should be. Definitions only ever grow: a column or index that is no longer wanted stays. */
record TableDefinition(
        String name, List<ColumnDefinition> columns, List<String> primaryKey, List<IndexDefinition> indexes) {
    TableDefinition {
        columns = List.copyOf(columns);
        primaryKey = List.copyOf(primaryKey);
        indexes = List.copyOf(indexes);
    }

    record ColumnDefinition(String name, DataType<?> dataType) {}

    record IndexDefinition(String name, List<String> columns) {
        IndexDefinition {
            columns = List.copyOf(columns);
        }
    }
}
