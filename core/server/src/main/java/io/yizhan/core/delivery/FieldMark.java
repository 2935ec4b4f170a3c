package io.yizhan.core.delivery;

import io.yizhan.core.model.Field;
import io.yizhan.core.model.FieldKey;
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

    /** The fields, those inside groups and blocks and the attributes of references. */
    static Stream<Field> withInner(List<Field> fields) {
        return fields.stream()
                .flatMap(field ->
                        Stream.concat(Stream.of(field), withInner(field.type().inner())));
    }
}
