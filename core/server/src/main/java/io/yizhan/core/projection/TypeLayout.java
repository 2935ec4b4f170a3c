package io.yizhan.core.projection;

import io.yizhan.core.model.ContentType;
import io.yizhan.core.model.Field;
import io.yizhan.core.model.FieldKey;
import io.yizhan.core.model.FieldType;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where the values of one content type lie.
 *
 * @param main own fields; its row carries the document to serve
 * @param groups one segment per field group, in the order of {@link ContentType#groups()}
 * @param rows tables of repeatable groups
 */
record TypeLayout(ContentType type, Segment main, List<Segment> groups, List<RowTable> rows) {
    TypeLayout {
        groups = List.copyOf(groups);
        rows = List.copyOf(rows);
    }

    /** Where a column stands. */
    record Place(Segment segment, ValueColumn column, boolean localized) {}

    Optional<Place> findColumn(List<FieldKey> path, ColumnRole role) {
        return java.util.stream.Stream.concat(java.util.stream.Stream.of(main), groups.stream())
                .flatMap(segment -> java.util.stream.Stream.concat(
                        segment.shared().stream().map(column -> new Place(segment, column, false)),
                        segment.localized().stream().map(column -> new Place(segment, column, true))))
                .filter(place ->
                        place.column().role() == role && place.column().path().equals(path))
                .findFirst();
    }

    /** True if the same values lie in the same columns. */
    boolean sameTables(@Nullable TypeLayout other) {
        return other != null
                && main.equals(other.main)
                && groups.equals(other.groups)
                && rows.equals(other.rows)
                && type.allFields().equals(other.type.allFields())
                && type.titleField().equals(other.type.titleField());
    }

    Optional<RowTable> findRows(FieldKey group) {
        return rows.stream().filter(table -> table.group().equals(group)).findFirst();
    }

    Field requireField(FieldKey key) {
        return type.findField(key)
                .orElseThrow(() -> new IllegalArgumentException("no field " + key + " in " + type.id()));
    }

    /**
     * Whether a column holds the value exactly as a reader of one locale is given it: texts that are never cut, numbers, terms. False for
     * fields without a column of their own.
     */
    boolean readableFromColumn(Field field) {
        boolean exact = switch (field.type()) {
            case FieldType.Text text -> text.maxLength() <= FieldType.INDEXABLE_LENGTH;
            case FieldType.Slug _, FieldType.Identifier _, FieldType.WholeNumber _, FieldType.TrueFalse _ -> true;
            case FieldType.Term term -> !term.many();
            default -> false;
        };
        // a localised field of a type that is not: which locale a reader is given depends on the value
        return exact
                && (!field.localized() || type.localized())
                && findColumn(List.of(field.key()), ColumnRole.VALUE).isPresent();
    }
}
