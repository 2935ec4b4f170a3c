package io.yizhan.core.entry;

import static io.yizhan.core.database.generated.Tables.ENTRY_VERSION;

import io.yizhan.core.projection.Page;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.SortOrder;
import org.jooq.impl.DSL;

/** Versions of an entry as rows. */
@Singleton
final class VersionStore {

    /** A version with its values. */
    record StoredVersion(
            int number,
            int revision,
            boolean closed,
            Optional<String> note,
            Instant createdAt,
            Optional<UUID> createdBy,
            Instant updatedAt,
            StoredFields fields,
            FieldMarks marks) {

        /** The entry as it was in this version. */
        Head of(Head head) {
            return new Head(
                    head.id(),
                    head.type(),
                    head.createdAt(),
                    head.createdBy(),
                    head.trashed(),
                    new VersionMark(number, revision),
                    closed,
                    createdAt,
                    createdBy,
                    updatedAt,
                    fields,
                    marks,
                    head.sources());
        }
    }

    /** When and by whom a version was written. */
    record Written(Instant at, Optional<UUID> by) {}

    /**
     * The newest first.
     *
     * @param page its place holds the number of a version
     */
    List<StoredVersion> page(DSLContext sql, UUID entry, Page page) {
        Optional<Integer> number = page.place().map(place -> Math.toIntExact((Long) place.getFirst()));
        Condition which = number.map(page.backwards() ? ENTRY_VERSION.NUMBER::gt : ENTRY_VERSION.NUMBER::lt)
                .orElse(DSL.noCondition());
        return select(sql, entry, which, page.backwards() ? SortOrder.ASC : SortOrder.DESC, page.size());
    }

    Optional<StoredVersion> find(DSLContext sql, UUID entry, int number) {
        return select(sql, entry, ENTRY_VERSION.NUMBER.eq(number), SortOrder.DESC, 1).stream()
                .findFirst();
    }

    /** Those of the versions that there are, the newest first. */
    List<StoredVersion> some(DSLContext sql, UUID entry, Collection<Integer> numbers) {
        return select(sql, entry, ENTRY_VERSION.NUMBER.in(numbers), SortOrder.DESC, numbers.size());
    }

    private static List<StoredVersion> select(DSLContext sql, UUID entry, Condition which, SortOrder order, int limit) {
        return sql.selectFrom(ENTRY_VERSION)
                .where(ENTRY_VERSION.ENTRY_ID.eq(entry))
                .and(which)
                .orderBy(ENTRY_VERSION.NUMBER.sort(order))
                .limit(limit)
                .fetch(row -> new StoredVersion(
                        row.getNumber(),
                        row.getRevision(),
                        row.getClosed(),
                        Optional.ofNullable(row.getNote()),
                        row.getCreatedAt(),
                        Optional.ofNullable(row.getCreatedBy()),
                        row.getUpdatedAt(),
                        StoredFields.parse(row.getFields()),
                        FieldMarks.parse(row.getChanges())));
    }

    int count(DSLContext sql, UUID entry) {
        return sql.fetchCount(ENTRY_VERSION, ENTRY_VERSION.ENTRY_ID.eq(entry));
    }

    /** By version number. */
    Map<Integer, Written> written(DSLContext sql, UUID entry, Collection<Integer> numbers) {
        return sql.select(ENTRY_VERSION.NUMBER, ENTRY_VERSION.UPDATED_AT, ENTRY_VERSION.CREATED_BY)
                .from(ENTRY_VERSION)
                .where(ENTRY_VERSION.ENTRY_ID.eq(entry))
                .and(ENTRY_VERSION.NUMBER.in(numbers))
                .fetchMap(row -> row.value1(), row -> new Written(row.value2(), Optional.ofNullable(row.value3())));
    }
}
