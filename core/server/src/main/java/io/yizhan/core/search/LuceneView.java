package io.yizhan.core.search;

import io.yizhan.core.delivery.SearchHit;
import io.yizhan.core.delivery.SearchQuestion;
import io.yizhan.core.delivery.SearchView;
import io.yizhan.core.model.FieldPath;
import io.yizhan.core.model.SearchKeys;
import io.yizhan.core.projection.ModelLayout;
import io.yizhan.core.projection.Page;
import java.io.IOException;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.search.Query;

/** One state of the index. Belongs to one request; safe for its threads. */
final class LuceneView implements SearchView {
    private final SearchIndex index;
    private final SearchIndex.Opened opened;
    private final ModelLayout layout;
    private final long generation;
    private final QuestionQuery queries;
    private final IdentityHashMap<SearchQuestion, Query> made = new IdentityHashMap<>();

    LuceneView(SearchIndex index, SearchIndex.Opened opened, ModelLayout layout, long generation, SearchKeys keys) {
        this.index = index;
        this.opened = opened;
        this.layout = layout;
        this.generation = generation;
        this.queries = new QuestionQuery(index.analysis(), keys, layout);
    }

    @Override
    public long position() {
        return opened.state().position();
    }

    @Override
    public List<SearchHit> hits(SearchQuestion question, Page page) {
        Query query = query(question);
        return reading(() -> new FoundPage(opened.searcher(), question).hits(query, page));
    }

    @Override
    public int count(SearchQuestion question) {
        Query query = query(question);
        return reading(() -> opened.searcher().count(query));
    }

    @Override
    public Map<String, Integer> counts(SearchQuestion question, FieldPath path) {
        Query query = query(question);
        String field = IndexFields.counted(ComparedPath.name(path));
        return reading(() -> ValueCounts.of(opened.searcher(), query, field));
    }

    @Override
    public Map<String, Integer> types(SearchQuestion question) {
        Query query = query(question);
        return reading(() -> ValueCounts.of(opened.searcher(), query, IndexFields.counted(IndexFields.TYPE)));
    }

    @Override
    public List<String> passages(SearchQuestion question, String text, int most) {
        return new Passages(index.analysis(), queries.wanted(question)).of(text, most);
    }

    @Override
    public String marked(SearchQuestion question, String text) {
        return new Passages(index.analysis(), queries.wanted(question)).marked(text);
    }

    @Override
    public void close() {
        opened.close();
    }

    private synchronized Query query(SearchQuestion question) {
        boolean whole = opened.state().generation() == generation
                && layout.generation() == generation
                && question.types().stream()
                        .allMatch(asked ->
                                opened.state().whole().contains(asked.type().id()));
        if (!whole) {
            throw SearchIndex.rebuilding();
        }
        return made.computeIfAbsent(question, queries::of);
    }

    /** What reads files. */
    @FunctionalInterface
    private interface Reading<T> {
        T read() throws IOException;
    }

    /** Damaged files fail in many ways; whether they are damaged is looked at then. */
    private <T> T reading(Reading<T> reading) {
        try {
            return reading.read();
        } catch (IOException | IndexOutOfBoundsException | IllegalStateException | InternalError failed) {
            index.suspect();
            throw (RuntimeException) SearchIndex.rebuilding().initCause(failed);
        }
    }
}
