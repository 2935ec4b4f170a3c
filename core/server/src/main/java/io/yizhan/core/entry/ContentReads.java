package io.yizhan.core.entry;

import io.yizhan.core.database.Snapshot;
import io.yizhan.core.projection.Layouts;
import io.yizhan.core.projection.Layouts.ContentTransaction;
import io.yizhan.core.projection.ModelLayout;
import java.util.Optional;
import java.util.function.Function;

/** How one operation of the admin reads content: a query all in one snapshot, a mutation what is there after its writes. */
final class ContentReads implements AutoCloseable {
    private final Layouts layouts;
    private final Optional<Held> held;

    private record Held(Snapshot snapshot, ModelLayout layout) {}

    private ContentReads(Layouts layouts, Optional<Held> held) {
        this.layouts = layouts;
        this.held = held;
    }

    static ContentReads ofQuery(Layouts layouts, Snapshot snapshot) {
        return new ContentReads(layouts, Optional.of(new Held(snapshot, layouts.current())));
    }

    static ContentReads ofMutation(Layouts layouts) {
        return new ContentReads(layouts, Optional.empty());
    }

    <T> T run(Function<ContentTransaction, T> work) {
        return held.isPresent()
                ? held.get()
                        .snapshot()
                        .run(sql -> work.apply(
                                new ContentTransaction(sql, held.get().layout())))
                : layouts.read(work);
    }

    ModelLayout layout() {
        return held.map(Held::layout).orElseGet(layouts::current);
    }

    /** How many SQL statements the snapshot of a query has taken so far; 0 in a mutation. */
    int statements() {
        return held.map(one -> one.snapshot().statements()).orElse(0);
    }

    /** Breaks off what is being read. */
    void stop() {
        held.ifPresent(one -> one.snapshot().stop());
    }

    @Override
    public void close() {
        held.ifPresent(one -> one.snapshot().close());
    }
}
