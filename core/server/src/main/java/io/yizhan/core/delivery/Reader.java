package io.yizhan.core.delivery;

import graphql.GraphQLContext;
import io.yizhan.core.database.Snapshot;
import io.yizhan.core.graphql.ContextValues;
import io.yizhan.core.model.ContentType;
import io.yizhan.core.projection.Stage;
import io.yizhan.core.security.Access;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
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
    private final Optional<Instant> moment;

    private Reader(FieldUse use, Snapshot snapshot, AnswerSources sources, Optional<Instant> moment) {
        this.use = use;
        this.snapshot = snapshot;
        this.sources = sources;
        this.moment = moment;
    }

    /** @param locale asked for; where entries lead to others in another locale, those have a reader of their own */
    static Reader of(GraphQLContext context, Stage stage, String locale) {
        return of(context, FieldUse.of(ContextValues.require(context, Access.class), stage, locale), Optional.empty());
    }

    /** Of what was published at a moment of the past. */
    static Reader ofPast(GraphQLContext context, Instant moment, String locale) {
        return of(context, FieldUse.ofPast(ContextValues.require(context, Access.class), locale), Optional.of(moment));
    }

    /** Of the past if there is a moment, else of the stage. */
    static Reader of(GraphQLContext context, Stage stage, Optional<Instant> moment, String locale) {
        return moment.map(then -> ofPast(context, then, locale)).orElseGet(() -> of(context, stage, locale));
    }

    private static Reader of(GraphQLContext context, FieldUse use, Optional<Instant> moment) {
        return new Reader(use, ContextValues.require(context, Snapshot.class), AnswerSources.of(context), moment);
    }

    /** The moment of the past that is read; empty for what is there now. */
    Optional<Instant> moment() {
        return moment;
    }

    /** Times told from now, in this request; or from then. */
    RelativeTime time() {
        // what was in the past does not change with the clock
        return moment.map(then -> new RelativeTime(then, new AnswerSources(sources.position(), then)))
                .orElseGet(() -> new RelativeTime(sources.now(), sources));
    }

    FieldUse use() {
        return use;
    }

    /** Of the same state in another locale. */
    Reader in(String locale) {
        FieldUse there = use.in(locale);
        return there == use ? this : new Reader(there, snapshot, sources, moment);
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
