package io.yizhan.core.transfer;

import io.yizhan.core.entry.Author;
import io.yizhan.core.entry.BulkWriter;
import io.yizhan.core.entry.BulkWriter.Write;
import io.yizhan.core.entry.BulkWriter.Written;
import io.yizhan.core.entry.EntryIds;
import io.yizhan.core.entry.EntryState;
import io.yizhan.core.entry.EntryStore;
import io.yizhan.core.entry.Head;
import io.yizhan.core.entry.LocaleStates;
import io.yizhan.core.entry.UniqueKeyStore;
import io.yizhan.core.event.EventFeed;
import io.yizhan.core.model.FieldKey;
import io.yizhan.core.model.Locales;
import io.yizhan.core.model.SlugProposal;
import io.yizhan.core.projection.Layouts;
import io.yizhan.core.projection.Layouts.ContentTransaction;
import io.yizhan.core.publishing.BulkPublisher;
import io.yizhan.core.transfer.ImportedEntryStore.Imported;
import io.yizhan.core.transfer.Mapping.FieldPlan;
import io.yizhan.core.transfer.Mapping.Import;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.exception.IntegrityConstraintViolationException;
import tools.jackson.databind.JsonNode;

/** Writes a batch of rows as entries, with what is remembered of them, in one transaction. */
@Singleton
class BatchWriter {
    private static final int ATTEMPTS = 3;

    private final Layouts layouts;
    private final ImportedEntryStore imported;
    private final BulkWriter writer;
    private final BulkPublisher publisher;
    private final EntryStore entries;
    private final UniqueKeyStore uniqueKeys;
    private final EntryIds ids;
    private final EventFeed feed;
    private final Clock clock;

    BatchWriter(
            Layouts layouts,
            ImportedEntryStore imported,
            BulkWriter writer,
            BulkPublisher publisher,
            EntryStore entries,
            UniqueKeyStore uniqueKeys,
            EntryIds ids,
            EventFeed feed,
            Clock clock) {
        this.layouts = layouts;
        this.imported = imported;
        this.writer = writer;
        this.publisher = publisher;
        this.entries = entries;
        this.uniqueKeys = uniqueKeys;
        this.ids = ids;
        this.feed = feed;
        this.clock = clock;
    }

    /**
     * The rows of a batch.
     *
     * @param dryRun nothing is kept
     */
    record Batch(Author author, String source, Import plan, List<MappedRow> rows, boolean publish, boolean dryRun) {}

    /**
     * What became of one row.
     *
     * @param written empty if the row was left alone
     * @param published empty if it was not to be
     */
    record Outcome(
            MappedRow row,
            RowChange change,
            Optional<Written> written,
            Optional<BulkPublisher.Published> published,
            boolean handEdited) {}

    /** Rows that are to be written, or published, or were refused; the others are as they were. Reads only. */
    List<MappedRow> changed(DSLContext sql, Batch batch) {
        Map<String, Imported> known = known(sql, batch);
        Map<UUID, LocaleStates> states = batch.publish() ? states(sql, known.values()) : Map.of();
        return batch.rows().stream()
                .filter(row -> {
                    Imported before = known.get(row.key());
                    if (before == null) {
                        return true;
                    }
                    boolean toPublish = batch.publish() && !states.containsKey(before.entryId());
                    boolean differs = !before.rowHash().equals(row.hash());
                    return toPublish || (differs && !batch.plan().addOnly());
                })
                .toList();
    }

    /** Writes rows; again, if another import has just written one of them. */
    List<Outcome> write(Batch batch) {
        for (int attempt = 1; ; attempt++) {
            try {
                List<Outcome> outcomes = layouts.write(tx -> writeOnce(tx, batch));
                feed.committed();
                return outcomes;
            } catch (DryRun end) {
                return end.outcomes;
            } catch (IntegrityConstraintViolationException meanwhile) {
                if (attempt == ATTEMPTS) {
                    throw meanwhile;
                }
            }
        }
    }

    private List<Outcome> writeOnce(ContentTransaction tx, Batch batch) {
        Map<String, Imported> known = known(tx.sql(), batch);
        Map<UUID, Head> heads = known.isEmpty()
                ? Map.of()
                : writer.lock(tx, known.values().stream().map(Imported::entryId).toList());
        Map<UUID, LocaleStates> states = batch.publish() ? states(tx.sql(), known.values()) : Map.of();
        List<RowChange> changes = new ArrayList<>();
        for (MappedRow row : withFreeSlugs(tx, batch, known)) {
            Optional<Imported> before = Optional.ofNullable(known.get(row.key()));
            Optional<Head> head = before.flatMap(one -> Optional.ofNullable(heads.get(one.entryId())));
            changes.add(RowChange.of(
                    row,
                    before,
                    head,
                    head.map(Head::id).orElseGet(ids::next),
                    tx.layout().locales(),
                    batch.plan()));
        }
        Map<UUID, RowChange> byId = new LinkedHashMap<>();
        List<Write> writes = new ArrayList<>();
        Set<FieldKey> mayLack = batch.plan().fields().stream()
                .filter(FieldPlan::leaveOut)
                .map(plan -> plan.field().key())
                .collect(Collectors.toSet());
        for (RowChange change : changes) {
            if (!change.inTrash()) {
                byId.put(change.id(), change);
                writes.add(change.write(batch.plan().type().id(), mayLack));
            }
        }
        BulkPublisher.Result result = publisher.write(
                tx,
                batch.author(),
                writes,
                written -> batch.publish() && wanted(written, required(byId, written), states),
                done -> remember(tx, batch, done, byId));
        List<Outcome> outcomes = outcomes(batch, changes, result, states);
        if (batch.dryRun()) {
            throw new DryRun(outcomes);
        }
        return outcomes;
    }

    /** Where another source has a proposed slug, the name of this one tells them apart. */
    private List<MappedRow> withFreeSlugs(ContentTransaction tx, Batch batch, Map<String, Imported> known) {
        Map<String, MappedRow> proposals = new LinkedHashMap<>();
        for (MappedRow row : batch.rows()) {
            if (!known.containsKey(row.key())) {
                row.proposal()
                        .ifPresent(value -> proposals.put(
                                value.json().map(JsonNode::asString).orElse(""), row));
            }
        }
        if (proposals.isEmpty()) {
            return batch.rows();
        }
        MappedRow.Value any = proposals.values().iterator().next().proposal().orElseThrow();
        Set<String> taken = uniqueKeys
                .holders(
                        tx.sql(),
                        batch.plan().type(),
                        any.plan().field(),
                        any.locale().orElse(Locales.SHARED),
                        proposals.keySet())
                .keySet();
        Map<String, MappedRow> renamed = new LinkedHashMap<>();
        taken.forEach(slug -> Optional.ofNullable(proposals.get(slug))
                .ifPresent(row -> SlugProposal.from(slug + "-" + batch.source())
                        .ifPresent(other -> renamed.put(row.key(), row.withProposal(other)))));
        return batch.rows().stream()
                .map(row -> renamed.getOrDefault(row.key(), row))
                .toList();
    }

    private static RowChange required(Map<UUID, RowChange> byId, Written written) {
        RowChange change = byId.get(written.write().id());
        if (change == null) {
            throw new IllegalStateException(
                    "nobody asked for " + written.write().id());
        }
        return change;
    }

    /** New and changed entries go out, and those an earlier import left as drafts; never an editor's unfinished work. */
    private static boolean wanted(Written written, RowChange change, Map<UUID, LocaleStates> states) {
        if (handEdited(change, states)) {
            return false;
        }
        return written.changed() || !states.containsKey(written.write().id());
    }

    private static boolean handEdited(RowChange change, Map<UUID, LocaleStates> states) {
        Optional<Head> head = change.head();
        if (head.isEmpty() || change.untouchedSinceImport()) {
            return false;
        }
        LocaleStates state = states.getOrDefault(head.get().id(), LocaleStates.none());
        return state.whole(head.get().marks()) != EntryState.PUBLISHED;
    }

    private void remember(
            ContentTransaction tx, Batch batch, BulkPublisher.Result result, Map<UUID, RowChange> changes) {
        List<Imported> rows = new ArrayList<>();
        for (Written written : result.written()) {
            if (!written.refused()) {
                RowChange change = required(changes, written);
                Imported now = change.remembered(written, tx.layout().locales());
                if (!change.before().map(now::equals).orElse(false)) {
                    rows.add(now);
                }
            }
        }
        if (!rows.isEmpty()) {
            imported.put(tx.sql(), batch.source(), batch.plan().type().id(), rows, clock.instant());
        }
    }

    private static List<Outcome> outcomes(
            Batch batch, List<RowChange> changes, BulkPublisher.Result result, Map<UUID, LocaleStates> states) {
        Map<UUID, Written> written = result.written().stream()
                .collect(Collectors.toMap(one -> one.write().id(), one -> one));
        return changes.stream()
                .map(change -> {
                    Optional<Written> one = Optional.ofNullable(written.get(change.id()));
                    return new Outcome(
                            change.row(),
                            change,
                            one,
                            Optional.ofNullable(result.published().get(change.id())),
                            batch.publish() && one.map(Written::changed).orElse(false) && handEdited(change, states));
                })
                .toList();
    }

    private Map<String, Imported> known(DSLContext sql, Batch batch) {
        List<String> keys = batch.rows().stream().map(MappedRow::key).toList();
        return imported.find(sql, batch.source(), batch.plan().type().id(), keys);
    }

    private Map<UUID, LocaleStates> states(DSLContext sql, Collection<Imported> known) {
        return known.isEmpty()
                ? Map.of()
                : entries.localeStates(
                        sql, known.stream().map(Imported::entryId).toList());
    }

    /** Ends a transaction of which nothing shall be kept. */
    private static final class DryRun extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient List<Outcome> outcomes;

        DryRun(List<Outcome> outcomes) {
            super(null, null, false, false);
            this.outcomes = outcomes;
        }
    }
}
