package io.yizhan.core.delivery;

import org.jooq.DSLContext;

/**
 * Changes laid over what is published for one request: in its context under this class. They are made in the request's own snapshot,
 * so that lists, filters, references and counts see them as if published, and are undone with it; nobody else ever sees them.
 */
@FunctionalInterface
public interface Overlay {
    /** Writes the changes, in the snapshot of the request, before anything is read. */
    void apply(DSLContext sql);
}
