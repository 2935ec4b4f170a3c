package io.yizhan.core.delivery;

import io.yizhan.core.model.Field;
import io.yizhan.core.model.FieldKey;
import io.yizhan.core.model.Visibility;

/**
 * What decides who may see a field. The key alone does not: inside a group another field may have the key of one of the
 * entry's own.
 */
record FieldMark(FieldKey key, Visibility visibility) {
    static FieldMark of(Field field) {
        return new FieldMark(field.key(), field.visibility());
    }
}
