package io.yizhan.core.search;

import io.yizhan.core.model.Condition;
import io.yizhan.core.model.ContentType;
import io.yizhan.core.model.SearchKeys;
import io.yizhan.core.projection.EntryRow;
import io.yizhan.core.projection.ModelLayout;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.util.BytesRef;

/** Entries of one type in an index in memory, made as the server makes its own: for tests of conditions alone. */
public final class ConditionIndex {
    private final ConditionQuery conditions;
    private final IndexSearcher searcher;

    public ConditionIndex(ModelLayout layout, ContentType type, SearchKeys keys, List<EntryRow> rows)
            throws IOException {
        conditions = new ConditionQuery(layout.model(), type, keys);
        IndexedEntry maker = new IndexedEntry(layout, type, keys, new TextAnalysis(keys));
        ByteBuffersDirectory directory = new ByteBuffersDirectory();
        try (IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig(TextAnalysis.apart()))) {
            for (EntryRow row : rows) {
                writer.addDocuments(maker.of(row));
            }
        }
        searcher = new IndexSearcher(DirectoryReader.open(directory));
    }

    /** The entries for which the condition holds, which follows no links. */
    public Set<UUID> ids(Condition condition, String locale) throws IOException {
        Query query = ConditionQuery.all(
                List.of(new TermQuery(new Term(IndexFields.LOCALE, locale)), conditions.compile(condition)));
        Sort byId = new Sort(new SortField(IndexFields.ID, SortField.Type.STRING));
        Set<UUID> ids = new HashSet<>();
        for (ScoreDoc found : searcher.search(query, 10_000, byId).scoreDocs) {
            Object[] fields = Objects.requireNonNull(((FieldDoc) found).fields);
            ids.add(TermBytes.id((BytesRef) fields[0]));
        }
        return ids;
    }
}
