package io.yizhan.core.projection;

import io.yizhan.core.model.Condition;
import io.yizhan.core.model.FieldPath;
import java.util.Optional;

/**
 * One part of an order. Entries without a value come first when ascending.
 *
 * @param path from the entry, or from the one it leads to
 * @param through the reference that is followed first, if any
 */
public record OrderKey(FieldPath path, boolean descending, Optional<Through> through) {
    public OrderKey(FieldPath path, boolean descending) {
        this(path, descending, Optional.empty());
    }

    /**
     * A reference to one entry.
     *
     * @param reference path of it; not localised
     * @param target id of the type it leads to
     * @param visible which of its targets count; the others have no value
     */
    public record Through(FieldPath reference, String target, Condition visible) {}
}
