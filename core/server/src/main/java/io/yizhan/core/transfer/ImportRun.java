package io.yizhan.core.transfer;

import io.yizhan.core.entry.Author;
import io.yizhan.core.entry.EntryFinding;
import io.yizhan.core.model.Digests;
import io.yizhan.core.projection.Layouts;
import io.yizhan.core.transfer.BatchWriter.Batch;
import io.yizhan.core.transfer.BatchWriter.Outcome;
import io.yizhan.core.transfer.MappedRow.Value;
import io.yizhan.core.transfer.Mapping.Import;
import io.yizhan.core.transfer.SourceRows.Row;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One pass over one file. */
final class ImportRun {
    private static final int BATCH = 250;
    private static final int LONGEST_KEY = 190;

    private final Layouts layouts;
    private final BatchWriter writer;
    private final LinkLookup links;
    private final ImportListener listener;
    private final SourceFile file;
    private final String name;
    private final Options options;
    private final Import plan;

    /** First row of each key, by 64 bits of its hash: all keys of a large file as texts would not fit into memory. */
    private final Map<Long, Long> firstRows = new HashMap<>();

    private ImportCounts counts = ImportCounts.NONE;

    /** What is the same for all files of an import. */
    record Options(Author author, String source, String locale, boolean publish, boolean dryRun) {}

    private record Candidate(long number, String key, Cursor row) {}

    ImportRun(
            Layouts layouts,
            BatchWriter writer,
            LinkLookup links,
            ImportListener listener,
            SourceFile file,
            Options options,
            Import plan) {
        this.layouts = layouts;
        this.writer = writer;
        this.links = links;
        this.listener = listener;
        this.file = file;
        this.name = String.valueOf(file.path().getFileName());
        this.options = options;
        this.plan = plan;
    }

    /** Reads the file to its end; what is read is kept batch by batch, so an import that was cut off goes on. */
    ImportCounts run() throws IOException {
        List<Candidate> batch = new ArrayList<>();
        try (SourceRows rows = SourceRows.open(file, plan)) {
            for (Optional<Row> row = rows.next(); row.isPresent(); row = rows.next()) {
                take(row.get()).ifPresent(batch::add);
                if (batch.size() == BATCH) {
                    flush(batch);
                    batch.clear();
                }
            }
        }
        flush(batch);
        return counts;
    }

    /** What it did so far. */
    ImportCounts counts() {
        return counts;
    }

    private Optional<Candidate> take(Row row) {
        if (row instanceof Row.Broken broken) {
            refuse(broken.number(), "", broken.finding(), broken.params().toArray(String[]::new));
            return Optional.empty();
        }
        Row.Read read = (Row.Read) row;
        String key = plan.key().first(read.cursor(), new RowNotes()).orElse("");
        if (key.isEmpty()) {
            if (plan.repeats() == Mapping.Repeats.IGNORE) {
                counts = counts.plus(ImportCounts.ofUnchanged());
            } else {
                refuse(read.number(), "", ImportFinding.NO_KEY);
            }
            return Optional.empty();
        }
        if (key.codePointCount(0, key.length()) > LONGEST_KEY) {
            refuse(
                    read.number(),
                    RowNotes.shorten(key),
                    ImportFinding.KEY_TOO_LONG,
                    "max",
                    Integer.toString(LONGEST_KEY));
            return Optional.empty();
        }
        Long first = firstRows.putIfAbsent(ByteBuffer.wrap(Digests.sha256(key)).getLong(), read.number());
        if (first == null) {
            return Optional.of(new Candidate(read.number(), key, read.cursor()));
        }
        if (plan.repeats() == Mapping.Repeats.REFUSE) {
            refuse(read.number(), key, ImportFinding.REPEATED, "first", first.toString());
            return Optional.empty();
        }
        if (plan.repeats() == Mapping.Repeats.NOTE) {
            Map<String, String> params = Map.of("first", first.toString());
            listener.line(
                    ReportLine.of(name, read.number(), key, ReportLine.Outcome.NOTED, ImportFinding.REPEATED, params));
        }
        counts = counts.plus(ImportCounts.ofUnchanged());
        return Optional.empty();
    }

    private void refuse(long number, String key, ImportFinding finding, String... params) {
        RowNotes notes = new RowNotes();
        notes.add(finding, params);
        listener.line(ReportLine.of(
                name, number, key, ReportLine.Outcome.REFUSED, notes.all().getFirst()));
        counts = counts.plus(ImportCounts.ofRefused());
    }

    private void flush(List<Candidate> candidates) {
        if (candidates.isEmpty()) {
            return;
        }
        links.begin();
        candidates.forEach(one -> plan.fields().forEach(field -> RowReading.collect(field.plan(), one.row(), links)));
        links.load();
        List<MappedRow> fit = new ArrayList<>();
        for (Candidate one : candidates) {
            MappedRow row = MappedRow.read(plan, options.locale(), one.number(), one.key(), one.row(), links);
            if (row.refused()) {
                counts = counts.plus(ImportCounts.ofRefused());
            } else {
                fit.add(row);
            }
            ReportLine.Outcome outcome = row.refused() ? ReportLine.Outcome.REFUSED : ReportLine.Outcome.NOTED;
            row.notes().forEach(note -> listener.line(ReportLine.of(name, row.number(), row.key(), outcome, note)));
        }
        write(fit);
        listener.progress(file.share(), counts);
    }

    private void write(List<MappedRow> rows) {
        if (rows.isEmpty()) {
            return;
        }
        Batch all = new Batch(options.author(), options.source(), plan, rows, options.publish(), options.dryRun());
        List<MappedRow> changed = layouts.read(tx -> writer.changed(tx.sql(), all));
        int unchanged = rows.size() - changed.size();
        counts = counts.plus(new ImportCounts(unchanged, 0, 0, unchanged, 0, 0));
        if (!changed.isEmpty()) {
            Batch batch =
                    new Batch(options.author(), options.source(), plan, changed, options.publish(), options.dryRun());
            writer.write(batch).forEach(this::count);
        }
    }

    private void count(Outcome outcome) {
        MappedRow row = outcome.row();
        if (outcome.change().inTrash()) {
            refuse(row.number(), row.key(), ImportFinding.IN_TRASH);
            return;
        }
        var written = outcome.written().orElseThrow();
        boolean refused = written.refused();
        for (EntryFinding finding : written.findings()) {
            ReportLine.Outcome kind =
                    refused && written.refuses(finding) ? ReportLine.Outcome.REFUSED : ReportLine.Outcome.NOTED;
            listener.line(ReportLine.of(name, row.number(), row.key(), kind, finding));
        }
        if (!written.conflicts().isEmpty()) {
            line(row, ReportLine.Outcome.REFUSED, ImportFinding.CONFLICT);
        }
        if (refused) {
            counts = counts.plus(ImportCounts.ofRefused());
            return;
        }
        links.put(
                new ValuePlan.Target.Imported(options.source(), plan.type().id()),
                row.key(),
                outcome.change().id());
        outcome.change().kept().forEach(value -> kept(row, value));
        boolean out = published(outcome);
        boolean created = written.created();
        boolean changed = written.changed() && !created;
        counts = counts.plus(
                new ImportCounts(1, created ? 1 : 0, changed ? 1 : 0, written.changed() ? 0 : 1, 0, out ? 1 : 0));
    }

    private boolean published(Outcome outcome) {
        MappedRow row = outcome.row();
        if (outcome.handEdited()) {
            line(row, ReportLine.Outcome.NOT_PUBLISHED, ImportFinding.HAND_EDITED);
        }
        if (outcome.published().isEmpty()) {
            return false;
        }
        boolean out = !outcome.published().get().locales().isEmpty();
        ReportLine.Outcome kind = out ? ReportLine.Outcome.NOTED : ReportLine.Outcome.NOT_PUBLISHED;
        outcome.published().get().findings().stream()
                .filter(finding -> out || finding.error())
                .forEach(finding -> listener.line(ReportLine.of(name, row.number(), row.key(), kind, finding)));
        return out;
    }

    private void kept(MappedRow row, Value value) {
        RowNotes notes = new RowNotes();
        notes.about(value.plan().name());
        notes.add(
                ImportFinding.KEPT,
                "value",
                RowNotes.shorten(value.json().map(Object::toString).orElse("")));
        listener.line(ReportLine.of(
                name,
                row.number(),
                row.key(),
                ReportLine.Outcome.KEPT,
                notes.all().getFirst()));
    }

    private void line(MappedRow row, ReportLine.Outcome outcome, ImportFinding finding) {
        listener.line(ReportLine.of(name, row.number(), row.key(), outcome, finding, Map.of()));
    }
}
