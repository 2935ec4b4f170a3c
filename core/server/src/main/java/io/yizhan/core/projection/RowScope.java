package io.yizhan.core.projection;

import io.yizhan.core.model.Field;
import io.yizhan.core.model.FieldKey;
import io.yizhan.core.model.FieldPath;
import io.yizhan.core.model.FieldType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jooq.impl.DSL;

/** One row of a repeatable group. */
record RowScope(EntryScope entry, RowTable rows, FieldKey group, FieldType.Group type, String alias)
        implements SqlScope {

    @Override
    public List<Field> find(FieldPath path) {
        List<FieldKey> keys = ConditionSql.fieldSteps(path);
        return type.fields().stream()
                .filter(field -> keys.size() == 1 && field.key().equals(keys.getFirst()))
                .toList();
    }

    @Override
    public Optional<org.jooq.Field<?>> findColumn(List<Field> path, ColumnRole role) {
        return rows.columns().stream()
                .filter(column -> column.role() == role && column.path().equals(ConditionSql.keys(path)))
                .findFirst()
                .map(column -> ProjectionTables.in(DSL.name(alias), column));
    }

    @Override
    public org.jooq.Condition holds(String table, String fieldPath) {
        return ProjectionTables.in(DSL.name(table), ProjectionTables.ENTRY_ID)
                .eq(entry.id())
                .and(ProjectionTables.in(DSL.name(table), ProjectionTables.FIELD_PATH)
                        .eq(fieldPath))
                .and(ProjectionTables.in(DSL.name(table), ProjectionTables.ROW_ORDINAL)
                        .eq(ProjectionTables.in(DSL.name(alias), ProjectionTables.ROW_ORDINAL)));
    }

    @Override
    public String fieldPath(List<Field> path) {
        List<FieldKey> keys = new ArrayList<>();
        keys.add(group);
        keys.addAll(ConditionSql.keys(path));
        return Names.path(keys);
    }
}
