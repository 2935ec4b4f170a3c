package io.yizhan.core.review;

import static io.yizhan.core.database.generated.Tables.ENTRY_VERSION;
import static io.yizhan.core.database.generated.Tables.REVIEW;
import static io.yizhan.core.database.generated.Tables.REVIEW_OPINION;
import static io.yizhan.core.database.generated.Tables.REVIEW_WRITER;

import io.yizhan.core.database.generated.tables.records.ReviewRecord;
import io.yizhan.core.entry.EntryFinding;
import io.yizhan.core.entry.FieldMarks;
import io.yizhan.core.model.ContentType;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import tools.jackson.databind.json.JsonMapper;

/** Reviews, what was said in them, and whose work they are about. Written under the lock of their entry. */
@Singleton
class ReviewStore {
    /** Of reviews that have not ended, and of those that steps have still to decide afterwards. */
    static final Condition UNDER_WAY = REVIEW.STATE
            .in(ReviewState.IN_REVIEW.name(), ReviewState.RETURNED.name())
            .or(REVIEW.AFTERWARDS.isTrue());

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** What was decided of an entry in a locale: all that the gate asks. */
    record Mark(UUID entry, String locale, UUID workflow, int revision, int version, int step, ReviewState state) {}

    static Mark mark(Review review) {
        return new Mark(
                review.entry(),
                review.locale(),
                review.workflow(),
                review.revision(),
                review.version(),
                review.step(),
                review.state());
    }

    /**
     * Who wrote versions in which something changed that goes out with the locale, whether others have written over it since or not.
     *
     * @param base version after which
     * @param last version up to which
     */
    Set<UUID> authors(DSLContext sql, UUID entry, int base, int last, ContentType type, String locale) {
        Set<UUID> authors = new LinkedHashSet<>();
        sql.select(ENTRY_VERSION.NUMBER, ENTRY_VERSION.CREATED_BY, ENTRY_VERSION.CHANGES)
                .from(ENTRY_VERSION)
                .where(ENTRY_VERSION.ENTRY_ID.eq(entry))
                .and(ENTRY_VERSION.NUMBER.gt(base))
                .and(ENTRY_VERSION.NUMBER.le(last))
                .and(ENTRY_VERSION.CREATED_BY.isNotNull())
                .forEach(row -> {
                    if (FieldMarks.parse(row.value3()).changedAfter(type, locale, row.value1() - 1)) {
                        authors.add(row.value2());
                    }
                });
        return authors;
    }

    Optional<Review> find(DSLContext sql, UUID id) {
        return sql.selectFrom(REVIEW).where(REVIEW.ID.eq(id)).fetchOptional(ReviewStore::review);
    }

    /** The review, locked until the transaction ends; its entry is locked before. */
    Review lock(DSLContext sql, UUID id) {
        return sql.selectFrom(REVIEW).where(REVIEW.ID.eq(id)).forUpdate().fetchSingle(ReviewStore::review);
    }

    /** In the order asked. */
    List<Review> some(DSLContext sql, List<UUID> ids) {
        return sql.selectFrom(REVIEW).where(REVIEW.ID.in(ids)).fetch(ReviewStore::review).stream()
                .sorted(Comparator.comparingInt(review -> ids.indexOf(review.id())))
                .toList();
    }

    /** Of an entry, by locale, the newest first. */
    Map<String, List<Review>> ofEntry(DSLContext sql, UUID entry, Collection<String> locales) {
        Map<String, List<Review>> found = new LinkedHashMap<>();
        sql.selectFrom(REVIEW)
                .where(REVIEW.ENTRY_ID.eq(entry))
                .and(REVIEW.LOCALE.in(locales))
                .orderBy(REVIEW.ROUND.desc())
                .forEach(row -> found.computeIfAbsent(row.getLocale(), _ -> new ArrayList<>())
                        .add(review(row)));
        return found;
    }

    /** Of entries by these workflows, the oldest first; one statement. */
    List<Mark> marks(DSLContext sql, Collection<UUID> entries, Collection<String> locales, Collection<UUID> workflows) {
        return sql.select(
                        REVIEW.ENTRY_ID,
                        REVIEW.LOCALE,
                        REVIEW.WORKFLOW_ID,
                        REVIEW.WORKFLOW_REVISION,
                        REVIEW.VERSION_NUMBER,
                        REVIEW.STEP,
                        REVIEW.STATE)
                .from(REVIEW)
                .where(REVIEW.ENTRY_ID.in(entries))
                .and(REVIEW.LOCALE.in(locales))
                .and(REVIEW.WORKFLOW_ID.in(workflows))
                .orderBy(REVIEW.ROUND)
                .fetch(row -> new Mark(
                        row.value1(),
                        row.value2(),
                        row.value3(),
                        row.value4(),
                        row.value5(),
                        row.value6(),
                        ReviewState.valueOf(row.value7())));
    }

    void insert(DSLContext sql, Review review) {
        sql.insertInto(REVIEW).set(row(review)).execute();
    }

    void update(DSLContext sql, Review review) {
        sql.update(REVIEW).set(row(review)).where(REVIEW.ID.eq(review.id())).execute();
    }

    /** Whose work the review is about now, with who submitted it. */
    void putWriters(DSLContext sql, UUID review, Set<UUID> writers) {
        sql.deleteFrom(REVIEW_WRITER).where(REVIEW_WRITER.REVIEW_ID.eq(review)).execute();
        for (UUID writer : writers) {
            sql.insertInto(REVIEW_WRITER)
                    .set(REVIEW_WRITER.REVIEW_ID, review)
                    .set(REVIEW_WRITER.USER_ID, writer)
                    .execute();
        }
    }

    /** By review. */
    Map<UUID, Set<UUID>> writers(DSLContext sql, Collection<UUID> reviews) {
        Map<UUID, Set<UUID>> found = new LinkedHashMap<>();
        sql.selectFrom(REVIEW_WRITER)
                .where(REVIEW_WRITER.REVIEW_ID.in(reviews))
                .forEach(row -> found.computeIfAbsent(row.getReviewId(), _ -> new LinkedHashSet<>())
                        .add(row.getUserId()));
        return found;
    }

    void add(DSLContext sql, UUID review, Opinion opinion) {
        sql.insertInto(REVIEW_OPINION)
                .set(REVIEW_OPINION.REVIEW_ID, review)
                .set(REVIEW_OPINION.TURN, opinion.turn())
                .set(REVIEW_OPINION.ROUND, opinion.round())
                .set(REVIEW_OPINION.VERSION_NUMBER, opinion.version())
                .set(REVIEW_OPINION.HASH, opinion.hash())
                .set(REVIEW_OPINION.STEP, opinion.step())
                .set(REVIEW_OPINION.DECISION, opinion.decision().name())
                .set(REVIEW_OPINION.OPINION, opinion.opinion().orElse(null))
                .set(REVIEW_OPINION.TICKS, JSON.writeValueAsString(opinion.ticks()))
                .set(REVIEW_OPINION.ACTOR, opinion.by().orElse(null))
                .set(REVIEW_OPINION.AT, opinion.at())
                .execute();
    }

    /** By review, the oldest first. */
    Map<UUID, List<Opinion>> opinions(DSLContext sql, Collection<UUID> reviews) {
        Map<UUID, List<Opinion>> found = new LinkedHashMap<>();
        sql.selectFrom(REVIEW_OPINION)
                .where(REVIEW_OPINION.REVIEW_ID.in(reviews))
                .orderBy(REVIEW_OPINION.REVIEW_ID, REVIEW_OPINION.TURN)
                .forEach(row -> found.computeIfAbsent(row.getReviewId(), _ -> new ArrayList<>())
                        .add(new Opinion(
                                row.getTurn(),
                                row.getRound(),
                                row.getVersionNumber(),
                                row.getHash(),
                                row.getStep(),
                                Decision.valueOf(row.getDecision()),
                                Optional.ofNullable(row.getOpinion()),
                                List.of(JSON.readValue(row.getTicks(), String[].class)),
                                Optional.ofNullable(row.getActor()),
                                row.getAt())));
        return found;
    }

    /** By locale the newest version of an entry that somebody decided on. */
    Map<String, Integer> lastLooks(DSLContext sql, UUID entry, UUID user) {
        return sql.select(REVIEW.LOCALE, DSL.max(REVIEW_OPINION.VERSION_NUMBER))
                .from(REVIEW)
                .join(REVIEW_OPINION)
                .on(REVIEW_OPINION.REVIEW_ID.eq(REVIEW.ID))
                .where(REVIEW.ENTRY_ID.eq(entry))
                .and(REVIEW_OPINION.ACTOR.eq(user))
                .and(REVIEW_OPINION.DECISION.notIn(Decision.SUBMIT.name(), Decision.WITHDRAW.name()))
                .groupBy(REVIEW.LOCALE)
                .fetchMap(row -> row.value1(), row -> row.value2());
    }

    static Review review(ReviewRecord row) {
        return new Review(
                row.getId(),
                row.getEntryId(),
                row.getType(),
                row.getLocale(),
                row.getWorkflowId(),
                row.getWorkflowRevision(),
                row.getVersionNumber(),
                row.getHash(),
                row.getRound(),
                row.getTurn(),
                row.getStep(),
                ReviewState.valueOf(row.getState()),
                row.getEmergency(),
                row.getAfterwards(),
                List.of(JSON.readValue(row.getFindings(), EntryFinding[].class)),
                Optional.ofNullable(row.getSubmittedBy()),
                row.getSubmittedAt(),
                row.getDueAt(),
                Optional.ofNullable(row.getEndedAt()));
    }

    private static ReviewRecord row(Review review) {
        ReviewRecord row = new ReviewRecord();
        row.setId(review.id());
        row.setEntryId(review.entry());
        row.setType(review.type());
        row.setLocale(review.locale());
        row.setWorkflowId(review.workflow());
        row.setWorkflowRevision(review.revision());
        row.setVersionNumber(review.version());
        row.setHash(review.hash());
        row.setRound(review.round());
        row.setTurn(review.turn());
        row.setStep(review.step());
        row.setState(review.state().name());
        row.setEmergency(review.emergency());
        row.setAfterwards(review.afterwards());
        row.setFindings(JSON.writeValueAsString(review.findings()));
        row.setSubmittedBy(review.submittedBy().orElse(null));
        row.setSubmittedAt(review.submittedAt());
        row.setDueAt(review.dueAt());
        row.setEndedAt(review.endedAt().orElse(null));
        return row;
    }
}
