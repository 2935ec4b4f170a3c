package io.yizhan.core.review;

import static io.yizhan.core.database.generated.Tables.REVIEW;
import static io.yizhan.core.database.generated.Tables.SENSITIVE_WORDS;
import static io.yizhan.core.database.generated.Tables.WORKFLOW;
import static io.yizhan.core.database.generated.Tables.WORKFLOW_REVISION;

import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;

/** Workflows with their revisions, and the list of sensitive words. */
@Singleton
class WorkflowStore {

    /** One revision of a workflow. */
    record RevisionKey(UUID workflow, int revision) {
        static RevisionKey of(Review review) {
            return new RevisionKey(review.workflow(), review.revision());
        }

        static RevisionKey of(Workflow workflow) {
            return new RevisionKey(workflow.id(), workflow.revision());
        }
    }

    /** Entries whose reviews are under way, and those of them under an older revision than the newest. */
    record UnderWay(int entries, int older) {}

    /** All in their newest revisions, in the order they were made; one statement. */
    List<Workflow> all(DSLContext sql) {
        return newest(sql, DSL.noCondition());
    }

    /** Those that are active, in their newest revisions; one statement. */
    List<Workflow> active(DSLContext sql) {
        return newest(sql, WORKFLOW.ACTIVE.isTrue());
    }

    Optional<Workflow> find(DSLContext sql, UUID id) {
        return newest(sql, WORKFLOW.ID.eq(id)).stream().findFirst();
    }

    /** The active workflow of a type. */
    Optional<Workflow> activeOf(DSLContext sql, String type) {
        return covering(active(sql), type);
    }

    static Optional<Workflow> covering(List<Workflow> active, String type) {
        return active.stream()
                .filter(workflow -> workflow.definition().covers(type))
                .findFirst();
    }

    private static List<Workflow> newest(DSLContext sql, Condition which) {
        return sql.select(WORKFLOW.fields())
                .select(WORKFLOW_REVISION.fields())
                .from(WORKFLOW)
                .join(WORKFLOW_REVISION)
                .on(WORKFLOW_REVISION.WORKFLOW_ID.eq(WORKFLOW.ID))
                .and(WORKFLOW_REVISION.NUMBER.eq(WORKFLOW.REVISION))
                .where(which)
                .orderBy(WORKFLOW.CREATED_AT, WORKFLOW.ID)
                .fetch(WorkflowStore::workflow);
    }

    /** These revisions; one statement. */
    Map<RevisionKey, Workflow> revisions(DSLContext sql, Collection<RevisionKey> keys) {
        Map<RevisionKey, Workflow> found = new LinkedHashMap<>();
        if (keys.isEmpty()) {
            return found;
        }
        sql.select(WORKFLOW.fields())
                .select(WORKFLOW_REVISION.fields())
                .from(WORKFLOW)
                .join(WORKFLOW_REVISION)
                .on(WORKFLOW_REVISION.WORKFLOW_ID.eq(WORKFLOW.ID))
                .where(DSL.row(WORKFLOW_REVISION.WORKFLOW_ID, WORKFLOW_REVISION.NUMBER)
                        .in(keys.stream()
                                .map(key -> DSL.row(key.workflow(), key.revision()))
                                .toList()))
                .fetch(WorkflowStore::workflow)
                .forEach(workflow -> found.put(new RevisionKey(workflow.id(), workflow.revision()), workflow));
        return found;
    }

    Workflow require(DSLContext sql, RevisionKey key) {
        return Optional.ofNullable(revisions(sql, List.of(key)).get(key))
                .orElseThrow(() -> new IllegalStateException("no revision " + key));
    }

    private static Workflow workflow(Record row) {
        return new Workflow(
                row.get(WORKFLOW.ID),
                row.get(WORKFLOW_REVISION.NUMBER),
                row.get(WORKFLOW.ACTIVE),
                WorkflowDefinition.parse(row.get(WORKFLOW_REVISION.DEFINITION)),
                row.get(WORKFLOW_REVISION.CREATED_AT),
                Optional.ofNullable(row.get(WORKFLOW_REVISION.CREATED_BY)));
    }

    /** Keeps others from changing workflows until the transaction ends: two that are switched on at once would not see each other. */
    void lock(DSLContext sql) {
        sql.select(SENSITIVE_WORDS.REVISION).from(SENSITIVE_WORDS).forUpdate().fetch();
    }

    void insert(DSLContext sql, Workflow workflow) {
        sql.insertInto(WORKFLOW)
                .set(WORKFLOW.ID, workflow.id())
                .set(WORKFLOW.REVISION, workflow.revision())
                .set(WORKFLOW.ACTIVE, workflow.active())
                .set(WORKFLOW.CREATED_AT, workflow.changedAt())
                .set(WORKFLOW.CREATED_BY, workflow.changedBy().orElse(null))
                .execute();
        addRevision(sql, workflow);
    }

    /** Adds the revision and makes it the newest. */
    void revise(DSLContext sql, Workflow workflow) {
        addRevision(sql, workflow);
        sql.update(WORKFLOW)
                .set(WORKFLOW.REVISION, workflow.revision())
                .where(WORKFLOW.ID.eq(workflow.id()))
                .execute();
    }

    private static void addRevision(DSLContext sql, Workflow workflow) {
        sql.insertInto(WORKFLOW_REVISION)
                .set(WORKFLOW_REVISION.WORKFLOW_ID, workflow.id())
                .set(WORKFLOW_REVISION.NUMBER, workflow.revision())
                .set(WORKFLOW_REVISION.DEFINITION, workflow.definition().json())
                .set(WORKFLOW_REVISION.CREATED_AT, workflow.changedAt())
                .set(WORKFLOW_REVISION.CREATED_BY, workflow.changedBy().orElse(null))
                .execute();
    }

    void setActive(DSLContext sql, UUID id, boolean active) {
        sql.update(WORKFLOW)
                .set(WORKFLOW.ACTIVE, active)
                .where(WORKFLOW.ID.eq(id))
                .execute();
    }

    /** By workflow; those without any are not in the map. */
    Map<UUID, UnderWay> underWay(DSLContext sql) {
        var older = DSL.when(REVIEW.WORKFLOW_REVISION.lt(WORKFLOW.REVISION), REVIEW.ENTRY_ID);
        return sql.select(WORKFLOW.ID, DSL.countDistinct(REVIEW.ENTRY_ID), DSL.countDistinct(older))
                .from(REVIEW)
                .join(WORKFLOW)
                .on(WORKFLOW.ID.eq(REVIEW.WORKFLOW_ID))
                .where(ReviewStore.UNDER_WAY)
                .groupBy(WORKFLOW.ID)
                .fetchMap(row -> row.value1(), row -> new UnderWay(row.value2(), row.value3()));
    }

    SensitiveWords words(DSLContext sql) {
        return sql.select(SENSITIVE_WORDS.REVISION, SENSITIVE_WORDS.WORDS)
                .from(SENSITIVE_WORDS)
                .fetchSingle(row -> SensitiveWords.parse(row.value1(), row.value2()));
    }

    void put(DSLContext sql, SensitiveWords words) {
        sql.update(SENSITIVE_WORDS)
                .set(SENSITIVE_WORDS.REVISION, words.revision())
                .set(SENSITIVE_WORDS.WORDS, words.json())
                .where(SENSITIVE_WORDS.ID.eq(Byte.valueOf((byte) 1)))
                .execute();
    }
}
