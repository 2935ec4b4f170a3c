package io.yizhan.core.delivery;

import graphql.schema.DataFetchingEnvironment;
import io.yizhan.core.model.ContentType;
import java.util.concurrent.CompletableFuture;

/** What can be counted over a list beside its entries: facets and aggregates. */
final class CountFetchers {
    private final ContentType type;
    private final PublishedEntriesStore store;
    private final FacetFetcher facets;
    private final LinkedFacets linkedFacets;
    private final AggregateFetcher aggregates;

    CountFetchers(PublishedEntriesStore store, ContentType type) {
        this.type = type;
        this.store = store;
        this.facets = new FacetFetcher(store, type);
        this.linkedFacets = new LinkedFacets(store, type);
        this.aggregates = new AggregateFetcher(store, type);
    }

    ContentType type() {
        return type;
    }

    /** The page, with the list it is of. */
    Delivered.Connection with(Delivered.Connection page, ListView view) {
        return page.counted(environment -> facets(environment, view), environment -> aggregate(environment, view));
    }

    private CompletableFuture<?> facets(DataFetchingEnvironment environment, ListView view) {
        if (view.links().isPresent()) {
            return linkedFacets.facets(environment, view, view.links().get());
        }
        ListCounts counts = view.searched()
                .<ListCounts>map(found -> found)
                .orElseGet(() -> ListCounts.bySql(store, view.reader(), type));
        return CompletableFuture.completedFuture(facets.facets(environment, view.reader(), view.request(), counts));
    }

    CompletableFuture<?> aggregate(DataFetchingEnvironment environment, ListView view) {
        return aggregates.whole(environment, view.byConditions());
    }
}
