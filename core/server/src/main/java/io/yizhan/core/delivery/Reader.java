package io.yizhan.core.delivery;

import graphql.GraphQLContext;
import io.yizhan.core.database.Snapshot;
import io.yizhan.core.graphql.ContextValues;
import io.yizhan.core.model.ContentType;
import io.yizhan.core.projection.Stage;
import io.yizhan.core.security.Access;
import java.util.Collection;
import java.util.UUID;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Who reads in this request, and from which state of the database: one for the whole request, so that a release is seen whole or not at
 * all. Whoever reads says what, since the answer depends on it.
 */
final class Reader {
    private final FieldUse use;
    private final Snapshot snapshot;
    private final AnswerSources sources;

    /** Times told from now, in this request. */
    RelativeTime time() {
        return new RelativeTime(sources.now(), sources);
    }

    private Reader(FieldUse use, Snapshot snapshot, AnswerSources sources) {
        this.use = use;
        this.snapshot = snapshot;
        this.sources = sources;
    }

    static Reader of(GraphQLContext context, Stage stage) {
        return new Reader(
                new FieldUse(ContextValues.require(context, Access.class), stage),
                ContextValues.require(context, Snapshot.class),
                AnswerSources.of(context));
    }

    FieldUse use() {
        return use;
    }

    /** Notes that a link to the entry is looked at: whether it leads anywhere, and in which order. */
    void follows(String type, UUID id) {
        sources.entry(type, id);
    }

    /** Notes that a condition looks at entries of these types. */
    void looksAt(Collection<String> types) {
        types.forEach(sources::type);
    }

    /** Reads what may be any entry of the type. */
    <T extends @Nullable Object> T anyOf(ContentType type, Function<DSLContext, T> reading) {
        sources.type(type.id());
        return snapshot.run(reading);
    }

    /** Reads these entries alone, whether they are there or not. */
    <T extends @Nullable Object> T only(ContentType type, Collection<UUID> ids, Function<DSLContext, T> reading) {
        ids.forEach(id -> sources.entry(type.id(), id));
        return snapshot.run(reading);
    }

    /** Reads where links lead that were noted by {@link #follows}, or what is noted once it is known. */
    <T extends @Nullable Object> T noted(Function<DSLContext, T> reading) {
        return snapshot.run(reading);
    }
}
