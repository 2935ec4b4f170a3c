package io.yizhan.core.search;

import org.apache.lucene.search.CollectionStatistics;
import org.apache.lucene.search.similarities.BM25Similarity;

/**
 * Ranks an entry by what stands in it alone, not by how often a word occurs elsewhere: all words must stand in it anyway. So every server
 * ranks alike, a place in a list stays where it is, an answer that is held stays right, and texts a reader may not see change nothing.
 */
final class EntrySimilarity extends BM25Similarity {
    /** Words of a text neither short nor long. */
    private static final float USUAL_LENGTH = 20;

    @Override
    protected float idf(long docFreq, long docCount) {
        return 1;
    }

    @Override
    protected float avgFieldLength(CollectionStatistics statistics) {
        return USUAL_LENGTH;
    }
}
