package io.yizhan.core.projection;

import io.yizhan.core.model.Field;
import io.yizhan.core.model.FieldKey;
import io.yizhan.core.model.FieldPath;
import io.yizhan.core.model.FieldPath.LinkStep;
import java.util.List;
import java.util.Optional;
import org.jooq.impl.DSL;

/** The entry a link leads to; {@code link/…} speaks of the link's own attributes, which lie as JSON beside it. */
record LinkScope(EntryScope entry, List<Field> attributes, String alias) implements SqlScope {

    static boolean ofLink(FieldPath path) {
        return path.steps().getFirst() instanceof LinkStep;
    }

    /** The attribute a path names. */
    Optional<Field> findAttribute(FieldPath path) {
        List<FieldKey> keys = ConditionSql.fieldSteps(path);
        return attributes.stream()
                .filter(field -> keys.size() == 1 && field.key().equals(keys.getFirst()))
                .findFirst();
    }

    org.jooq.Field<String> json() {
        return ProjectionTables.in(DSL.name(alias), ProjectionTables.ATTRIBUTES);
    }

    /** The texts among them, folded. */
    org.jooq.Field<String> folded() {
        return ProjectionTables.in(DSL.name(alias), ProjectionTables.FOLDED_ATTRIBUTES);
    }

    @Override
    public List<Field> find(FieldPath path) {
        return entry.find(path);
    }

    @Override
    public Optional<org.jooq.Field<?>> findColumn(List<Field> path, ColumnRole role) {
        return entry.findColumn(path, role);
    }

    @Override
    public org.jooq.Condition holds(String table, String fieldPath) {
        return entry.holds(table, fieldPath);
    }

    @Override
    public String fieldPath(List<Field> path) {
        return entry.fieldPath(path);
    }
}
