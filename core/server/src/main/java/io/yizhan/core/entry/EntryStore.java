package io.yizhan.core.entry;

import static io.yizhan.core.database.generated.Tables.ENTRY;
import static io.yizhan.core.database.generated.Tables.ENTRY_LOCALE;
import static io.yizhan.core.database.generated.Tables.ENTRY_VERSION;

import io.yizhan.core.model.Locales;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.BatchBindStep;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Query;
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.SelectOnConditionStep;
import org.jooq.impl.DSL;

/** Entries and their newest versions as rows. */
@Singleton
public class EntryStore {

    /** The entry with its newest version, locked until the transaction ends. */
    public Optional<Head> lockHead(DSLContext sql, UUID id) {
        boolean there = sql.select(ENTRY.ID)
                .from(ENTRY)
                .where(ENTRY.ID.eq(id))
                .forUpdate()
                .fetchOptional()
                .isPresent();
        return there ? findHead(sql, id) : Optional.empty();
    }

    /** Those of the entries that exist with their newest versions, locked until the transaction ends; two statements. */
    public List<Head> lockHeads(DSLContext sql, Collection<UUID> ids) {
        List<UUID> there = sql.select(ENTRY.ID)
                .from(ENTRY)
                .where(ENTRY.ID.in(ids))
                .orderBy(ENTRY.ID)
                .forUpdate()
                .fetch(ENTRY.ID);
        return there.isEmpty() ? List.of() : findHeads(sql, there);
    }

    public Optional<Head> findHead(DSLContext sql, UUID id) {
        return findHeads(sql, List.of(id)).stream().findFirst();
    }

    /** Heads of those that exist, in no order; one statement. */
    public List<Head> findHeads(DSLContext sql, Collection<UUID> ids) {
        return heads(sql, ENTRY.ID.in(ids)).fetch(EntryStore::head);
    }

    /**
     * Entries as they were in a version, as if it were the newest; those that do not exist are left out. One statement.
     *
     * @param numbers by entry
     */
    public List<Head> findVersions(DSLContext sql, Map<UUID, Integer> numbers) {
        List<Condition> each = numbers.entrySet().stream()
                .map(one -> ENTRY_VERSION.ENTRY_ID.eq(one.getKey()).and(ENTRY_VERSION.NUMBER.eq(one.getValue())))
                .toList();
        return each.isEmpty()
                ? List.of()
                : versions(sql)
                        .where(ENTRY.ID.in(numbers.keySet()).and(DSL.or(each)))
                        .fetch(EntryStore::head);
    }

    private static Select<? extends Record> heads(DSLContext sql, Condition condition) {
        return versions(sql).and(ENTRY_VERSION.NUMBER.eq(ENTRY.HEAD_NUMBER)).where(condition);
    }

    private static SelectOnConditionStep<Record> versions(DSLContext sql) {
        return sql.select(ENTRY.fields())
                .select(
                        ENTRY_VERSION.NUMBER,
                        ENTRY_VERSION.REVISION,
                        ENTRY_VERSION.CLOSED,
                        ENTRY_VERSION.FIELDS,
                        ENTRY_VERSION.CHANGES,
                        ENTRY_VERSION.SOURCES,
                        ENTRY_VERSION.CREATED_AT,
                        ENTRY_VERSION.CREATED_BY,
                        ENTRY_VERSION.UPDATED_AT)
                .from(ENTRY)
                .join(ENTRY_VERSION)
                .on(ENTRY_VERSION.ENTRY_ID.eq(ENTRY.ID));
    }

    private static Head head(Record row) {
        return new Head(
                row.get(ENTRY.ID),
                row.get(ENTRY.TYPE),
                row.get(ENTRY.CREATED_AT),
                Optional.ofNullable(row.get(ENTRY.CREATED_BY)),
                row.get(ENTRY.TRASHED_AT) != null,
                new VersionMark(row.get(ENTRY_VERSION.NUMBER), row.get(ENTRY_VERSION.REVISION)),
                row.get(ENTRY_VERSION.CLOSED),
                row.get(ENTRY_VERSION.CREATED_AT),
                Optional.ofNullable(row.get(ENTRY_VERSION.CREATED_BY)),
                row.get(ENTRY_VERSION.UPDATED_AT),
                StoredFields.parse(row.get(ENTRY_VERSION.FIELDS)),
                FieldMarks.parse(row.get(ENTRY_VERSION.CHANGES)),
                TranslationSources.parse(row.get(ENTRY_VERSION.SOURCES)));
    }

    /** What is published of each entry; entries that never were are not in the map. */
    public Map<UUID, LocaleStates> localeStates(DSLContext sql, Collection<UUID> ids) {
        Map<UUID, Map<String, LocaleStates.Row>> rows = new LinkedHashMap<>();
        sql.selectFrom(ENTRY_LOCALE)
                .where(ENTRY_LOCALE.ENTRY_ID.in(ids))
                .forEach(row -> rows.computeIfAbsent(row.getEntryId(), _ -> new LinkedHashMap<>())
                        .put(
                                row.getLocale(),
                                new LocaleStates.Row(
                                        row.getState(),
                                        row.getVersionNumber() == null ? 0 : row.getVersionNumber(),
                                        Optional.ofNullable(row.getFirstPublishedAt()),
                                        Optional.ofNullable(row.getPublishedAt()))));
        Map<UUID, LocaleStates> states = new LinkedHashMap<>();
        rows.forEach((id, byLocale) -> states.put(id, new LocaleStates(byLocale)));
        return states;
    }

    /** Those of the entries of which anything is published; one statement. */
    public List<UUID> published(DSLContext sql, Collection<UUID> ids) {
        return sql.select(ENTRY_LOCALE.ENTRY_ID)
                .from(ENTRY_LOCALE)
                .where(ENTRY_LOCALE.ENTRY_ID.in(ids))
                .and(ENTRY_LOCALE.LOCALE.eq(Locales.SHARED))
                .and(ENTRY_LOCALE.STATE.eq(LocaleStates.PUBLISHED))
                .fetch(ENTRY_LOCALE.ENTRY_ID);
    }

    /** New entries with their first versions; two statements. */
    void insert(DSLContext sql, List<Head> heads) {
        var insert = sql.insertInto(ENTRY, ENTRY.ID, ENTRY.TYPE, ENTRY.CREATED_AT, ENTRY.CREATED_BY, ENTRY.HEAD_NUMBER);
        for (Head head : heads) {
            insert = insert.values(
                    head.id(),
                    head.type(),
                    head.createdAt(),
                    head.createdBy().orElse(null),
                    head.version().number());
        }
        insert.execute();
        insertVersions(sql, heads, Optional.empty());
    }

    private void insertVersions(DSLContext sql, List<Head> heads, Optional<String> note) {
        var insert = sql.insertInto(ENTRY_VERSION)
                .columns(
                        ENTRY_VERSION.ENTRY_ID,
                        ENTRY_VERSION.NUMBER,
                        ENTRY_VERSION.REVISION,
                        ENTRY_VERSION.CLOSED,
                        ENTRY_VERSION.FIELDS,
                        ENTRY_VERSION.CHANGES,
                        ENTRY_VERSION.SOURCES,
                        ENTRY_VERSION.NOTE,
                        ENTRY_VERSION.CREATED_AT,
                        ENTRY_VERSION.CREATED_BY,
                        ENTRY_VERSION.UPDATED_AT);
        for (Head head : heads) {
            insert = insert.values(
                    head.id(),
                    head.version().number(),
                    head.version().revision(),
                    head.closed(),
                    head.fields().json(),
                    head.marks().toJson().toString(),
                    head.sources().json(),
                    note.orElse(null),
                    head.versionCreatedAt(),
                    head.versionCreatedBy().orElse(null),
                    head.updatedAt());
        }
        insert.execute();
    }

    /** Opens the next version of each of these locked entries and makes it the head; three statements. */
    void append(DSLContext sql, List<Head> heads, Optional<String> note) {
        List<UUID> ids = heads.stream().map(Head::id).toList();
        close(sql, ids);
        insertVersions(sql, heads, note);
        sql.update(ENTRY)
                .set(ENTRY.HEAD_NUMBER, ENTRY.HEAD_NUMBER.plus(1))
                .where(ENTRY.ID.in(ids))
                .execute();
    }

    /** Amends open versions; one batch. Closed versions are immutable: the update finds none. */
    void amend(DSLContext sql, List<Head> heads) {
        BatchBindStep batch = sql.batch(amendment(sql, heads.getFirst()));
        for (Head head : heads) {
            batch = batch.bind(
                    head.version().revision(),
                    head.fields().json(),
                    head.marks().toJson().toString(),
                    head.sources().json(),
                    head.updatedAt(),
                    head.id(),
                    head.version().number());
        }
        int[] updated = batch.execute();
        for (int i = 0; i < updated.length; i++) {
            if (updated[i] != 1) {
                Head head = heads.get(i);
                throw new IllegalStateException("version " + head.version() + " of " + head.id() + " is closed");
            }
        }
    }

    private static Query amendment(DSLContext sql, Head head) {
        return sql.update(ENTRY_VERSION)
                .set(ENTRY_VERSION.REVISION, head.version().revision())
                .set(ENTRY_VERSION.FIELDS, head.fields().json())
                .set(ENTRY_VERSION.CHANGES, head.marks().toJson().toString())
                .set(ENTRY_VERSION.SOURCES, head.sources().json())
                .set(ENTRY_VERSION.UPDATED_AT, head.updatedAt())
                .where(ENTRY_VERSION.ENTRY_ID.eq(head.id()))
                .and(ENTRY_VERSION.NUMBER.eq(head.version().number()))
                .and(ENTRY_VERSION.CLOSED.isFalse());
    }

    /** Closes the newest versions of locked entries for good: no other is open. One statement. */
    public void close(DSLContext sql, Collection<UUID> ids) {
        sql.update(ENTRY_VERSION)
                .set(ENTRY_VERSION.CLOSED, true)
                .where(ENTRY_VERSION.ENTRY_ID.in(ids))
                .and(ENTRY_VERSION.CLOSED.isFalse())
                .execute();
    }

    /** Closes a version for good; nothing happens if it is. */
    public void close(DSLContext sql, UUID id, int number, Optional<String> note) {
        var update = sql.update(ENTRY_VERSION).set(ENTRY_VERSION.CLOSED, true);
        var noted = note.isPresent() ? update.set(ENTRY_VERSION.NOTE, note.get()) : update;
        noted.where(ENTRY_VERSION.ENTRY_ID.eq(id))
                .and(ENTRY_VERSION.NUMBER.eq(number))
                .and(ENTRY_VERSION.CLOSED.isFalse())
                .execute();
    }

    void setTrashed(DSLContext sql, UUID id, Optional<Instant> at, Optional<UUID> by) {
        sql.update(ENTRY)
                .set(ENTRY.TRASHED_AT, at.orElse(null))
                .set(ENTRY.TRASHED_BY, by.orElse(null))
                .where(ENTRY.ID.eq(id))
                .execute();
    }
}
