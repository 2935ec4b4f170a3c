package io.yizhan.core.search;

import io.yizhan.core.model.ContentType;
import io.yizhan.core.projection.EntryRow;
import io.yizhan.core.projection.ModelLayout;
import io.yizhan.core.search.IndexSource.Changes;
import io.yizhan.core.search.IndexSource.Mark;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.apache.lucene.index.IndexableField;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TermRangeQuery;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One opened index and what is still to be done to it. Types are made one after the other, in batches, and between two batches events are
 * followed: however much there is to make, what was published just now is found. Belongs to one thread.
 */
final class IndexWork {
    private static final Logger LOG = LoggerFactory.getLogger(IndexWork.class);
    private static final int BATCH = 100;
    private static final Duration COMMIT = Duration.ofSeconds(5);
    private static final String POSITION = "position";
    private static final String AT = "at";
    private static final String TYPE = "type:";
    /** So many entries are remembered as left out. */
    private static final int NOTED = 1_000;

    private final IndexFolder files;
    private final SearchIndex index;
    private final IndexSource source;
    /** Type id → how its entries lie, of the types that are whole. */
    private final Map<String, String> whole = new TreeMap<>();
    /** Type id → entry after which its making goes on. */
    private final Map<String, Optional<UUID>> making = new LinkedHashMap<>();

    private final Map<String, IndexedEntry> makers = new HashMap<>();
    /** Entries of which it was said that they are left out. */
    private final Set<UUID> noted = new HashSet<>();

    private Mark mark = Mark.START;
    private @Nullable ModelLayout layout;
    private boolean uncommitted;
    private long committedAt = System.nanoTime();

    IndexWork(IndexFolder files, SearchIndex index, IndexSource source) {
        this.files = files;
        this.index = index;
        this.source = source;
    }

    /** Takes up what was committed last, if it is of this database; else nothing of it stays. */
    void resume() throws IOException {
        Map<String, String> said = files.said();
        Mark last = new Mark(Long.parseLong(said.getOrDefault(POSITION, "-1")), said.getOrDefault(AT, ""));
        if (last.position() > 0 && source.knows(last)) {
            mark = last;
            said.forEach((key, value) -> {
                if (key.startsWith(TYPE)) {
                    whole.put(key.substring(TYPE.length()), value);
                }
            });
        } else {
            files.clear();
            mark = source.newest();
        }
    }

    /** Does the next piece of work; false if there is none. */
    boolean step() throws IOException {
        if (index.suspected()) {
            files.check();
            index.cleared();
        }
        boolean moved = follow(adopt());
        boolean made = make();
        if (moved || made) {
            files.show();
        }
        publish();
        if (uncommitted && System.nanoTime() - committedAt >= COMMIT.toNanos()) {
            commit();
        }
        return moved || made || !making.isEmpty();
    }

    /** The layout in force; types that lie otherwise than in the index are to be made anew. */
    private ModelLayout adopt() throws IOException {
        ModelLayout next = source.layout();
        ModelLayout before = layout;
        if (before == null || before.generation() != next.generation()) {
            Map<String, ContentType> types = next.model().types();
            makers.clear();
            for (String gone : new TreeSet<>(whole.keySet())) {
                if (!types.containsKey(gone)) {
                    forget(gone);
                }
            }
            for (ContentType type : types.values()) {
                makers.put(type.id(), new IndexedEntry(next, type, source.keys(), index.analysis()));
                if (!TypeForm.of(next, type).equals(whole.get(type.id()))) {
                    forget(type.id());
                    making.put(type.id(), Optional.empty());
                }
            }
            layout = next;
        }
        return next;
    }

    private void forget(String type) throws IOException {
        whole.remove(type);
        making.remove(type);
        files.replace(new TermQuery(new Term(IndexFields.TYPE, type)), List.of());
        uncommitted = true;
    }

    /** True if there was anything to follow. */
    private boolean follow(ModelLayout now) throws IOException {
        Changes changes = source.after(now, mark);
        for (Map.Entry<String, Set<UUID>> touched : changes.ids().entrySet()) {
            List<EntryRow> rows = changes.rows().getOrDefault(touched.getKey(), List.of());
            replace(ids(touched.getValue()), touched.getKey(), rows);
        }
        if (changes.anew()) {
            // what stands goes on being searched until it is replaced, batch by batch
            now.model().types().keySet().forEach(type -> making.put(type, Optional.empty()));
        }
        uncommitted |= !changes.upTo().equals(mark);
        mark = changes.upTo();
        return !changes.ids().isEmpty() || changes.full();
    }

    private static Query ids(Collection<UUID> ids) {
        return new TermInSetQuery(
                IndexFields.ID, ids.stream().map(TermBytes::of).toList());
    }

    /** Puts entries in the place of what the query finds. One of which nothing can be made is left out: the others go on being found. */
    private void replace(Query before, String type, List<EntryRow> rows) throws IOException {
        List<Iterable<? extends IndexableField>> entries = new ArrayList<>();
        for (EntryRow row : rows) {
            entries.addAll(entry(type, row));
        }
        try {
            files.replace(before, entries);
        } catch (IllegalArgumentException refused) {
            // nothing was written: one by one, it shows which of them it was
            files.replace(before, List.of());
            for (EntryRow row : rows) {
                add(type, row);
            }
        }
    }

    private void add(String type, EntryRow row) throws IOException {
        List<Iterable<? extends IndexableField>> entry = entry(type, row);
        if (!entry.isEmpty()) {
            try {
                files.replace(ids(List.of(row.id())), entry);
            } catch (IllegalArgumentException refused) {
                leftOut(type, row, refused);
            }
        }
    }

    private List<Iterable<? extends IndexableField>> entry(String type, EntryRow row) {
        IndexedEntry maker = java.util.Objects.requireNonNull(makers.get(type), type);
        try {
            return maker.of(row);
        } catch (RuntimeException broken) {
            leftOut(type, row, broken);
            return List.of();
        }
    }

    /** Says so once for each entry, however often it comes. */
    private void leftOut(String type, EntryRow row, RuntimeException why) {
        if (noted.size() < NOTED && noted.add(row.id())) {
            LOG.error("{} {} cannot be indexed and is left out: searches do not find it", type, row.id(), why);
        }
    }

    /** Makes the next batch of a type; true if that was its last one, and searches are to see it. */
    private boolean make() throws IOException {
        if (making.isEmpty()) {
            return false;
        }
        Map.Entry<String, Optional<UUID>> next = making.entrySet().iterator().next();
        String type = next.getKey();
        ModelLayout now = java.util.Objects.requireNonNull(layout);
        List<EntryRow> rows = source.batch(now, type, next.getValue(), BATCH);
        boolean last = rows.size() < BATCH;
        Optional<UUID> end =
                last ? Optional.empty() : Optional.of(rows.getLast().id());
        replace(between(type, next.getValue(), end), type, rows);
        uncommitted = true;
        if (!last) {
            making.put(type, end);
            return false;
        }
        making.remove(type);
        whole.put(type, TypeForm.of(now, now.model().requireType(type)));
        if (making.isEmpty()) {
            LOG.info("the search index is complete");
            committedAt = System.nanoTime() - COMMIT.toNanos();
        }
        return true;
    }

    private static Query between(String type, Optional<UUID> after, Optional<UUID> to) {
        BytesRef lower = after.map(TermBytes::of).orElse(null);
        BytesRef upper = to.map(TermBytes::of).orElse(null);
        return ConditionQuery.all(List.of(
                new TermQuery(new Term(IndexFields.TYPE, type)),
                new TermRangeQuery(IndexFields.ID, lower, upper, false, true)));
    }

    private void publish() {
        long generation = java.util.Objects.requireNonNull(layout).generation();
        IndexState next = new IndexState(mark.position(), generation, whole.keySet());
        if (!next.equals(index.state())) {
            index.show(next, files.searchers());
        }
    }

    private void commit() throws IOException {
        Map<String, String> saying = new TreeMap<>();
        saying.put(POSITION, Long.toString(mark.position()));
        saying.put(AT, mark.at());
        whole.forEach((type, form) -> {
            if (!making.containsKey(type)) {
                saying.put(TYPE + type, form);
            }
        });
        files.commit(saying);
        uncommitted = false;
        committedAt = System.nanoTime();
    }

    /** Keeps what was done. */
    void finish() throws IOException {
        if (uncommitted) {
            commit();
        }
    }
}
