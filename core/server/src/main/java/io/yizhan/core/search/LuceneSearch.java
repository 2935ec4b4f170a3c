package io.yizhan.core.search;

import io.yizhan.core.delivery.SearchView;
import io.yizhan.core.delivery.TextSearch;
import io.yizhan.core.model.ContentModels;
import io.yizhan.core.model.SearchKeys;
import io.yizhan.core.projection.Layouts;
import jakarta.inject.Singleton;

/** Searches the index of this server. */
@Singleton
final class LuceneSearch implements TextSearch {
    private final SearchIndex index;
    private final ContentModels models;
    private final Layouts layouts;
    private final SearchKeys keys;

    LuceneSearch(SearchIndex index, ContentModels models, Layouts layouts, SearchKeys keys) {
        this.index = index;
        this.models = models;
        this.layouts = layouts;
        this.keys = keys;
    }

    @Override
    public SearchView open(long position, long generation) {
        index.await(position, generation);
        return new LuceneView(index, index.open(), layouts.current(), generation, keys);
    }

    @Override
    public boolean complete() {
        return !models.ready()
                || index.state()
                        .whole()
                        .containsAll(layouts.current().model().types().keySet());
    }
}
