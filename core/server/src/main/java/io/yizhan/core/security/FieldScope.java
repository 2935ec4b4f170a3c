package io.yizhan.core.security;

import io.yizhan.core.model.Field;
import io.yizhan.core.model.FieldKey;
import io.yizhan.core.model.Visibility;
import java.util.Collections;
import java.util.NavigableSet;
import java.util.TreeSet;

/** Which fields a grant speaks of. */
public sealed interface FieldScope {
    /** All fields up to a visibility: {@code PARTNER} means public and partner fields. */
    record UpTo(Visibility level) implements FieldScope {}

    /** Exactly these fields; none of them means none. */
    record Keys(NavigableSet<FieldKey> keys) implements FieldScope {
        public Keys {
            keys = Collections.unmodifiableNavigableSet(new TreeSet<>(keys));
        }
    }

    default boolean includes(Field field) {
        return switch (this) {
            case UpTo upTo -> field.visibility().compareTo(upTo.level()) <= 0;
            case Keys some -> some.keys().contains(field.key());
        };
    }
}
