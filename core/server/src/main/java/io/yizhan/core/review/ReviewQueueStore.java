package io.yizhan.core.review;

import static io.yizhan.core.database.generated.Tables.ENTRY;
import static io.yizhan.core.database.generated.Tables.REVIEW;
import static io.yizhan.core.database.generated.Tables.REVIEW_OPINION;
import static io.yizhan.core.database.generated.Tables.REVIEW_WRITER;

import io.yizhan.core.review.WorkflowStore.RevisionKey;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.SelectConditionStep;
import org.jooq.impl.DSL;

/** What waits for somebody. */
@Singleton
class ReviewQueueStore {
    private static final Condition WAITS =
            REVIEW.STATE.eq(ReviewState.IN_REVIEW.name()).or(REVIEW.AFTERWARDS.isTrue());

    /** A step that the caller has a role for. */
    record Desk(RevisionKey workflow, int step, boolean fourEyes) {}

    /** Place in the queue. */
    record Place(Instant due, UUID id) {}

    /** All that counting needs. */
    record Waiting(UUID entry, String type, String locale, Instant due) {}

    /** Revisions by which something waits. */
    List<RevisionKey> revisions(DSLContext sql) {
        return sql.selectDistinct(REVIEW.WORKFLOW_ID, REVIEW.WORKFLOW_REVISION)
                .from(REVIEW)
                .where(WAITS)
                .fetch(row -> new RevisionKey(row.value1(), row.value2()));
    }

    /** What is due first comes first. */
    List<Review> page(
            DSLContext sql,
            UUID user,
            Collection<Desk> desks,
            Collection<String> types,
            Optional<Place> after,
            int size) {
        Condition rest = after.map(place -> DSL.row(REVIEW.DUE_AT, REVIEW.ID).gt(place.due(), place.id()))
                .orElse(DSL.noCondition());
        return waiting(sql.select(REVIEW.fields()).from(REVIEW), user, desks, types)
                .and(rest)
                .orderBy(REVIEW.DUE_AT, REVIEW.ID)
                .limit(size)
                .fetchInto(REVIEW)
                .map(ReviewStore::review);
    }

    List<Waiting> waiting(DSLContext sql, UUID user, Collection<Desk> desks, Collection<String> types, int most) {
        return waiting(
                        sql.select(REVIEW.ENTRY_ID, REVIEW.TYPE, REVIEW.LOCALE, REVIEW.DUE_AT)
                                .from(REVIEW),
                        user,
                        desks,
                        types)
                .orderBy(REVIEW.DUE_AT, REVIEW.ID)
                .limit(most)
                .fetch(row -> new Waiting(
                        row.get(REVIEW.ENTRY_ID),
                        row.get(REVIEW.TYPE),
                        row.get(REVIEW.LOCALE),
                        row.get(REVIEW.DUE_AT)));
    }

    private static <R extends org.jooq.Record> SelectConditionStep<R> waiting(
            org.jooq.SelectJoinStep<R> select, UUID user, Collection<Desk> desks, Collection<String> types) {
        return select.join(ENTRY)
                .on(ENTRY.ID.eq(REVIEW.ENTRY_ID))
                .and(ENTRY.TRASHED_AT.isNull())
                .where(WAITS)
                .and(REVIEW.TYPE.in(types))
                .and(at(desks, false).or(at(desks, true).and(tookNoPart(user))));
    }

    private static Condition at(Collection<Desk> desks, boolean fourEyes) {
        return DSL.row(REVIEW.WORKFLOW_ID, REVIEW.WORKFLOW_REVISION, REVIEW.STEP)
                .in(desks.stream()
                        .filter(desk -> desk.fourEyes() == fourEyes)
                        .map(desk -> DSL.row(
                                desk.workflow().workflow(), desk.workflow().revision(), desk.step()))
                        .toList());
    }

    /** As {@link Rights} asks it of one review. */
    private static Condition tookNoPart(UUID user) {
        Condition wrote = DSL.exists(DSL.selectOne()
                .from(REVIEW_WRITER)
                .where(REVIEW_WRITER.REVIEW_ID.eq(REVIEW.ID))
                .and(REVIEW_WRITER.USER_ID.eq(user)));
        Condition decided = DSL.exists(DSL.selectOne()
                .from(REVIEW_OPINION)
                .where(REVIEW_OPINION.REVIEW_ID.eq(REVIEW.ID))
                .and(REVIEW_OPINION.ACTOR.eq(user))
                .and(REVIEW_OPINION.ROUND.eq(REVIEW.ROUND))
                .and(REVIEW_OPINION.STEP.lt(REVIEW.STEP))
                .and(REVIEW_OPINION.DECISION.ne(Decision.SUBMIT.name())));
        return DSL.not(wrote).and(DSL.not(decided));
    }
}
