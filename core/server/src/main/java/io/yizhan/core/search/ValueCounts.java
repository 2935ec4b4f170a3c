package io.yizhan.core.search;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.Bits;
import org.jspecify.annotations.Nullable;

/** Counts what is found by its values of one field; an entry with several values counts once for each. */
final class ValueCounts {
    private ValueCounts() {}

    static Map<String, Integer> of(IndexSearcher searcher, Query query, String field) throws IOException {
        Weight weight = searcher.createWeight(searcher.rewrite(query), ScoreMode.COMPLETE_NO_SCORES, 1);
        Map<String, Integer> counts = new HashMap<>();
        for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
            Scorer scorer = weight.scorer(leaf);
            SortedSetDocValues values = leaf.reader().getSortedSetDocValues(field);
            if (scorer != null && values != null) {
                int[] found = count(scorer.iterator(), leaf.reader().getLiveDocs(), values);
                for (int value = 0; value < found.length; value++) {
                    if (found[value] > 0) {
                        counts.merge(values.lookupOrd(value).utf8ToString(), found[value], Integer::sum);
                    }
                }
            }
        }
        return counts;
    }

    private static int[] count(DocIdSetIterator found, @Nullable Bits live, SortedSetDocValues values)
            throws IOException {
        int[] counts = new int[Math.toIntExact(values.getValueCount())];
        for (int next = found.nextDoc(); next != DocIdSetIterator.NO_MORE_DOCS; next = found.nextDoc()) {
            if ((live == null || live.get(next)) && values.advanceExact(next)) {
                for (int i = values.docValueCount(); i > 0; i--) {
                    counts[(int) values.nextOrd()]++;
                }
            }
        }
        return counts;
    }
}
