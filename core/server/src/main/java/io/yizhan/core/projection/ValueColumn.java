package io.yizhan.core.projection;

import io.yizhan.core.model.FieldKey;
import java.util.List;
import org.jooq.DataType;

/**
 * A column that holds part of a field's value.
 *
 * @param name made from field id and generation, so renaming a field is no DDL and a changed type is a new column
 * @param path keys from the segment down to the field (two for a field of a group)
 * @param indexed has an index of its own
 */
record ValueColumn(String name, List<FieldKey> path, ColumnRole role, DataType<?> dataType, boolean indexed) {
    ValueColumn {
        path = List.copyOf(path);
    }
}
