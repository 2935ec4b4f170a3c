package io.yizhan.core.delivery;

import io.yizhan.core.model.Field;
import io.yizhan.core.model.FieldKey;
import io.yizhan.core.model.FieldType;
import io.yizhan.core.model.Visibility;
import java.util.List;
import java.util.stream.Stream;

/**
 * What decides who may see a field. The key alone does not: inside a group another field may have the key of one of the
 * entry's own.
 */
record FieldMark(FieldKey key, Visibility visibility) {
    static FieldMark of(Field field) {
        return new FieldMark(field.key(), field.visibility());
    }

    /** The fields, those inside groups and the attributes of references. */
    static Stream<Field> withInner(List<Field> fields) {
        return fields.stream().flatMap(field -> {
            List<Field> inner = switch (field.type()) {
                case FieldType.Group group -> group.fields();
                case FieldType.Reference reference -> reference.attributes();
                default -> List.of();
            };
            return Stream.concat(Stream.of(field), withInner(inner));
        });
    }
}
