package io.yizhan.core.projection;

import io.yizhan.core.model.Field;
import io.yizhan.core.model.FieldPath;
import java.util.List;
import java.util.Optional;

/** Where a path of a condition starts: an entry, a row of a group, or a link to an entry. */
sealed interface SqlScope permits EntryScope, RowScope, LinkScope {
    /** The fields along the path; empty if the type has no such path. */
    List<Field> find(FieldPath path);

    /** The column with one part of the value at the path. */
    Optional<org.jooq.Field<?>> findColumn(List<Field> path, ColumnRole role);

    /** Condition that a row of the term or reference table (by its alias) belongs to this scope and field path. */
    org.jooq.Condition holds(String alias, String fieldPath);

    /** The path's name in the term and reference tables. */
    String fieldPath(List<Field> path);

    /** The entry a system property is asked of. */
    EntryScope entry();
}
